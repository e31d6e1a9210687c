"""Several declarations, one on many pages, and pages in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.extension.domain.cache import (
    DeclarationCache,
    LoadedDeclaration,
)

from .pages import CHARTER, COOKIES, links, page, targets, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot

OTHER = """\
cookies:
  - {name: theirs, category: necessary, purpose: P., provider: Bee}
"""


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of the declarations that are read from now on."""
    calls: list[str] = []
    load = DeclarationCache._load

    def counting(self: DeclarationCache, path: str) -> LoadedDeclaration:
        calls.append(path)
        return load(self, path)

    monkeypatch.setattr(DeclarationCache, '_load', counting)
    return calls


def many(make_root: MakeRoot) -> Path:
    categories = ('necessary', 'preferences', 'statistics')
    return make_root(
        {
            'index.rst': page(
                'Index',
                ':cookie:name:`sessionid` :cookie:name:`lang` :cookie:name:`_ga_1`',
                toctree(*categories, 'other'),
            ),
            **{
                f'{one}.rst': page(
                    one, '.. cookie-charter::', f'   :categories: {one}', ''
                )
                for one in categories
            },
            'other.rst': page(
                'Other', '.. cookie-table:: other.yaml', '', '.. cookie-choice::'
            ),
            'cookies.yaml': COOKIES,
            'other.yaml': OTHER,
        }
    )


@pytest.mark.suppress('purpose-short')
def test_a_declaration_is_read_once_in_a_build(
    make_root: MakeRoot, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = many(make_root)
    calls = counted(monkeypatch)
    result = build(root)
    assert sorted(calls) == [f'{root}/cookies.yaml', f'{root}/other.yaml']
    assert [one.partition('#')[0] for one in targets(result)] == [
        'necessary.html',
        'preferences.html',
        'statistics.html',
    ]
    calls.clear()
    build(root)
    assert calls == []
    (root / 'other.yaml').write_text(OTHER.replace('theirs', 'ours'), 'utf-8')
    build(root)
    # The page of the other one has the control of the first.
    assert sorted(calls) == [f'{root}/cookies.yaml', f'{root}/other.yaml']


def test_one_file_named_in_several_ways_is_one(
    make_root: MakeRoot, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_root(
        {
            'index.rst': page(
                'Index',
                '.. cookie-table::',
                '',
                '.. cookie-table:: cookies.yaml',
                '',
                '.. cookie-table:: /sub/../cookies.yaml',
                toctree('sub/page'),
            ),
            'sub/page.rst': page('Page', '.. cookie-table:: ../cookies.yaml'),
            'cookies.yaml': COOKIES,
        }
    )
    calls = counted(monkeypatch)
    build(root)
    assert calls == [f'{root}/cookies.yaml']


@pytest.mark.suppress('purpose-short')
def test_each_declaration_has_its_objects(make_root: MakeRoot, build: Build) -> None:
    root = many(make_root)
    text = ':cookie:name:`theirs` :cookie:provider:`Bee` :cookie:provider:`acme`'
    (root / 'index.rst').write_text(
        page('Index', text, toctree('necessary', 'preferences', 'statistics', 'other')),
        'utf-8',
    )
    assert targets(build(root)) == [
        'other.html#charter-name-theirs',
        'other.html#charter-name-theirs',
        'necessary.html#charter-provider-acme',
    ]


# --- Markdown

RST = f"""\
{CHARTER}
See :cookie:name:`sessionid`, :cookie:name:`_ga_1`, :cookie:category:`statistics`.

And :cookie:provider:`those <acme>`, :cookie:section:`choices`; :any:`lang`.
"""
MYST = """\
# Charter

```{cookie-charter}
```

See {cookie:name}`sessionid`, {cookie:name}`_ga_1`, {cookie:category}`statistics`.

And {cookie:provider}`those <acme>`, {cookie:section}`choices`; {any}`lang`.
"""


def test_roles_in_markdown_give_the_same_tree(
    make_root: MakeRoot, build: Build
) -> None:
    pytest.importorskip('myst_parser')
    trees = []
    for name, text, conf in (
        ('rst', RST, ''),
        ('md', MYST, "extensions.append('myst_parser')\n"),
    ):
        root = make_root(
            {f'index.{name}': text, 'cookies.yaml': COOKIES}, conf, name=name
        )
        result = build(root, 'pseudoxml')
        _, _, tree = result.read('index.pseudoxml').partition('\n')
        trees.append(re.sub(r' (?:source|line)="[^"]*"', '', tree))
        html = build(root)
        assert len(links(html)) == 5
        assert links(html)[3].text == 'those'
    assert trees[0] == trees[1]


def test_an_unknown_name_in_markdown(make_root: MakeRoot, build: Build) -> None:
    pytest.importorskip('myst_parser')
    root = make_root(
        {
            'index.md': MYST.replace('{cookie:name}`sessionid`', '{cookie:name}`sess`'),
            'cookies.yaml': COOKIES,
        },
        "extensions.append('myst_parser')\n",
    )
    (warning,) = build(root, expect_warnings=True).warnings
    assert warning.startswith(f'{root}/index.md:6: WARNING: ')
    assert warning.endswith('[cookiecharter.unknown-reference]')
