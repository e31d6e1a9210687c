"""The objects in the general index, in search, and in other projects."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, NamedTuple

import pytest

from .pages import CHARTER, COOKIES, ids, page, toctree, tree

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot, Result


class Listed(NamedTuple):
    role: str
    uri: str
    shown: str


def inventory(result: Result) -> dict[str, Listed]:
    """Return what `objects.inv` has of ours, read without Sphinx's help."""
    data = (result.outdir / 'objects.inv').read_bytes()
    lines = data.split(b'\n', 4)
    found = {}
    for line in zlib.decompress(lines[4]).decode().splitlines():
        before, _, rest = line.partition(' cookie:')
        if rest:
            role, _priority, uri, shown = rest.split(' ', 3)
            found[f'{role} {before}'] = Listed(role, uri, shown)
    return found


def write(make_root: MakeRoot, text: str = '', name: str = 'home') -> Path:
    return make_root(
        {
            'index.rst': page('Index', text, toctree('charter', 'table')),
            'charter.rst': CHARTER,
            'table.rst': page('Table', '.. cookie-table::'),
            'cookies.yaml': COOKIES.replace('name: _ga_special', 'name: été; à'),
        },
        name=name,
    )


# --- the general index


def test_each_object_stands_once_in_the_general_index(
    make_root: MakeRoot, build: Build
) -> None:
    result = build(write(make_root))
    found = {
        str(a['href']): a.get_text()
        for a in tree(result, 'genindex').select('table.indextable a, dl a')
        if 'charter-' in str(a['href'])
    }
    assert {
        'name-sessionid': 'sessionid (item of the charter)',
        'category-statistics': 'Statistics (category of the charter)',
        'provider-acme': 'Acme Ltd (organisation named in the charter)',
        'name-_ga_-': '_ga_* (item of the charter)',
    }.items() <= {
        (href.removeprefix('charter.html#charter-'), text)
        for href, text in found.items()
    }
    assert not any(href.startswith('table.html') for href in found)
    anchors = ids(result, 'charter')
    for href in found:
        assert href.partition('#')[2] in anchors
    text = tree(result, 'genindex').get_text()
    for name in ('lang', 'language', 'sessionid'):
        assert text.count(f'{name} (item of the charter)') == 1
    assert 'Your choices' in text


def test_no_index_enters_nothing(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {'index.rst': f'{CHARTER}   :no-index:\n', 'cookies.yaml': COOKIES}
    )
    result = build(root)
    assert 'sessionid' not in tree(result, 'genindex').get_text()
    assert inventory(result) == {}


# --- search


def test_search_finds_the_objects(make_root: MakeRoot, build: Build) -> None:
    result = build(write(make_root))
    text = result.read('searchindex.js')
    index = json.loads(text[text.index('(') + 1 : text.rindex(')')])
    kinds = {
        number: names[1:]
        for number, names in index['objnames'].items()
        if names[0] == 'cookie'
    }
    assert sorted(kind for kind, _ in kinds.values()) == [
        'category',
        'name',
        'provider',
        'section',
    ]
    (name,) = (number for number, (kind, _) in kinds.items() if kind == 'name')
    found = {one[4]: one for one in index['objects']['']}
    document, kind, priority, anchor, _ = found['sessionid']
    assert index['docnames'][document] == 'charter'
    assert str(kind) == name
    assert priority == 1
    assert anchor in {'charter-name-sessionid', '#charter-name-sessionid'}


# --- objects.inv


def test_the_inventory_has_every_object(make_root: MakeRoot, build: Build) -> None:
    found = inventory(build(write(make_root)))
    assert found['name sessionid'] == Listed('name', 'charter.html#charter-name-$', '-')
    assert found['name language'].uri == 'charter.html#charter-name-lang'
    assert found['name _ga_*'].uri == 'charter.html#charter-name-_ga_-'
    assert found['category statistics'].shown == 'Statistics'
    assert found['provider acme'].shown == 'Acme Ltd'
    assert found['section choices'].shown == 'Your choices'
    assert found['name été; à'].uri == 'charter.html#charter-name-été--à'


ABROAD = (
    ':cookie:name:`sessionid` :cookie:name:`language` :cookie:name:`_ga_*` '
    ':cookie:name:`été; à` :cookie:category:`statistics` :cookie:provider:`acme` '
    ':cookie:section:`choices` :external+home:cookie:name:`so <sessionid>`'
)


@pytest.mark.suppress('purpose-short')
def test_another_project_links_here_and_this_one_there(
    make_root: MakeRoot, build: Build
) -> None:
    home = write(make_root)
    built = build(home)
    conf = f"""\
        extensions.append('sphinx.ext.intersphinx')
        intersphinx_mapping = {{
            'home': ('https://home.test/docs/', {str(built.outdir / 'objects.inv')!r})
        }}
        """
    away = make_root({'index.rst': page('Away', ABROAD)}, conf, name='away')
    result = build(away)
    found = [
        (a.get_text(), a['href']) for a in tree(result).select('a.reference.external')
    ]
    base = 'https://home.test/docs/charter.html#charter-'
    assert found == [
        ('sessionid', f'{base}name-sessionid'),
        ('language', f'{base}name-lang'),
        ('_ga_*', f'{base}name-_ga_-'),
        ('été; à', f'{base}name-été--à'),
        ('Statistics', f'{base}category-statistics'),
        ('Acme Ltd', f'{base}provider-acme'),
        ('Your choices', f'{base}section-choices'),
        ('so', f'{base}name-sessionid'),
    ]

    # And back: what both have is found at home, the rest abroad.
    (away / 'cookies.yaml').write_text(
        'cookies:\n  - {name: sessionid, category: necessary, purpose: P.}\n'
        '  - {name: theirs, category: necessary, purpose: P.}\n',
        'utf-8',
    )
    (away / 'index.rst').write_text(CHARTER, 'utf-8')
    built = build(away)
    conf = (home / 'conf.py').read_text('utf-8') + (
        "extensions.append('sphinx.ext.intersphinx')\n"
        "intersphinx_mapping = {'away': ('https://away.test/', "
        f'{str(built.outdir / "objects.inv")!r})}}\n'
    )
    (home / 'conf.py').write_text(conf, 'utf-8')
    (home / 'table.rst').write_text(
        page('Table', ':cookie:name:`sessionid` :cookie:name:`theirs`'), 'utf-8'
    )
    found = [
        (a.get_text(), a['href'])
        for a in tree(build(home), 'table').select('.body a.reference')
    ]
    assert found == [
        ('sessionid', 'charter.html#charter-name-sessionid'),
        ('theirs', 'https://away.test/index.html#charter-name-theirs'),
    ]


def test_patterns_resolve_only_at_home(make_root: MakeRoot, build: Build) -> None:
    built = build(write(make_root))
    conf = f"""\
        extensions.append('sphinx.ext.intersphinx')
        intersphinx_mapping = {{
            'home': ('https://home.test/', {str(built.outdir / 'objects.inv')!r})
        }}
        """
    text = page('Away', ':cookie:name:`_ga_ABC` :cookie:name:`sessionid`')
    away = make_root({'index.rst': text}, conf, name='away')
    (warning,) = build(away, expect_warnings=True).warnings
    assert "'_ga_ABC'" in warning
    assert warning.endswith('[cookiecharter.unknown-reference]')
