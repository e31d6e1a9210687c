"""What content blockers hide is reported at the directive that stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .pages import COOKIES, page, toctree, tree

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from ..support import Build, MakeRoot, Result

CODE = '[cookiecharter.hidden-by-blockers]'
TABLE = '.. cookie-table::\n'
CHARTER = '.. cookie-charter::\n'


def write(
    make_root: MakeRoot, text: str, name: str = 'index.rst', conf: str = ''
) -> Path:
    return make_root({name: text, 'cookies.yaml': COOKIES}, conf)


def sections_around_tables(result: Result, name: str = 'index') -> list[str]:
    """Return the ids of all elements around the first table, from outside."""
    table = tree(result, name).select_one('table.charter-table')
    assert table is not None
    around: list[Tag] = [*reversed([*table.parents])]
    return [str(one['id']) for one in around if one.name == 'section']


def said(result: Result, root: Path) -> list[str]:
    """Return the place of each finding, and what is hidden there."""
    found = []
    for warning in result.warnings:
        assert warning.endswith(CODE)
        place, _, message = warning.partition(': WARNING: content blockers hide the ')
        place = place.removeprefix(f'{root}/')
        found.append(f'{place} {message.partition(", and readers")[0]}')
    return found


@pytest.mark.parametrize('directive', [CHARTER, TABLE, '.. cookie-choice::\n'])
def test_a_hidden_title_is_reported_at_the_directive(
    make_root: MakeRoot, build: Build, directive: str
) -> None:
    root = write(make_root, page('Cookies charter', 'Text.', '', directive))
    (warning,) = build(root, expect_warnings=True).warnings
    assert warning == (
        f"{root}/index.rst:6: WARNING: content blockers hide the section 'Cookies "
        "charter', whose id is 'cookies-charter', and readers who use one see nothing "
        "of it: choose another title, such as 'Cookies' or 'Cookie charter', or write "
        f'a target with another name above it {CODE}'
    )


@pytest.mark.parametrize(
    'title',
    ['About cookies', 'Cookie declaration', 'Cookie-Richtlinie', 'Polityka cookies'],
)
def test_titles_that_are_hidden(make_root: MakeRoot, build: Build, title: str) -> None:
    root = write(make_root, page(title, TABLE))
    (warning,) = build(root, expect_warnings=True).warnings
    assert f'{title!r}' in warning


@pytest.mark.parametrize(
    'title',
    [
        'Cookies',
        'Cookie policy',
        'Cookie charter',
        'Charte cookies',
        'What is a cookie?',
        # Hidden in 2022, and no longer.
        'Cookie consent',
        'Utilisation des cookies',
    ],
)
def test_titles_that_are_not(make_root: MakeRoot, build: Build, title: str) -> None:
    build(write(make_root, page(title, CHARTER)))


def test_a_hidden_section_without_anything_of_ours_is_not_our_business(
    make_root: MakeRoot, build: Build
) -> None:
    root = write(
        make_root,
        'Page\n====\n\nCookies charter\n---------------\n\nText.\n\n'
        f'Others\n------\n\n{TABLE}',
    )
    build(root)


# --- explicit targets


@pytest.mark.parametrize('target', ['our-cookies', 'cookies-charter'])
def test_an_explicit_target_above_the_title_is_a_way_out(
    make_root: MakeRoot, build: Build, target: str
) -> None:
    text = f'.. _{target}:\n\n{page("Cookies charter", TABLE)}\n:ref:`{target}`\n'
    result = build(write(make_root, text))
    (section,) = sections_around_tables(result)
    assert section not in {'cookies-charter', 'about-cookies'}
    # What links to the title's own id still leads there.
    assert tree(result).select(f'[id={section}] > span#cookies-charter')
    link = tree(result).select_one('p > a.reference.internal')
    assert link is not None
    assert link.get_text() == 'Cookies charter'
    assert tree(result).find(id=str(link['href']).removeprefix('#')) is not None


def test_it_is_no_way_out_where_its_own_name_is_hidden(
    make_root: MakeRoot, build: Build
) -> None:
    text = f'.. _about-cookies:\n\n{page("Cookies charter", TABLE)}'
    root = write(make_root, text)
    result = build(root, expect_warnings=True)
    assert said(result, root) == [
        "index.rst:6 section 'Cookies charter', whose id is 'cookies-charter'"
    ]


def test_a_title_that_is_not_hidden_keeps_its_id(
    make_root: MakeRoot, build: Build
) -> None:
    text = f'.. _our-cookies:\n\n{page("Cookies", TABLE)}'
    assert sections_around_tables(build(write(make_root, text))) == ['cookies']


def test_toctrees_lead_to_the_id_that_is_shown(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page('Index', '.. toctree::\n\n   page\n'),
            'page.rst': 'Page\n====\n\nText.\n\n.. _our-cookies:\n\n'
            f'About cookies\n-------------\n\n{TABLE}',
            'cookies.yaml': COOKIES,
        }
    )
    entries = tree(build(root)).select('.toctree-wrapper a')
    assert [a['href'] for a in entries] == ['page.html', 'page.html#our-cookies']


# --- MyST

MYST = "extensions.append('myst_parser')\nmyst_enable_extensions = ['attrs_block']\n"
MYST_TABLE = '\n```{cookie-table}\n```\n'


def test_myst(make_root: MakeRoot, build: Build) -> None:
    text = f'# Page\n\n## Cookies charter\n{MYST_TABLE}'
    root = write(make_root, text, 'index.md', MYST)
    result = build(root, expect_warnings=True)
    assert said(result, root) == [
        "index.md:5 section 'Cookies charter', whose id is 'cookies-charter'"
    ]


@pytest.mark.parametrize(
    'above', ['(our-cookies)=', '(cookies-charter)=', '{#our-cookies}']
)
def test_a_target_in_myst(make_root: MakeRoot, build: Build, above: str) -> None:
    text = f'{above}\n# Cookies charter\n{MYST_TABLE}'
    result = build(write(make_root, text, 'index.md', MYST))
    assert 'cookies-charter' not in sections_around_tables(result)


# --- places


def test_every_section_around_is_reported_once_at_the_first_directive(
    make_root: MakeRoot, build: Build
) -> None:
    text = f"""\
Cookies charter
===============

Details
-------

About cookies
~~~~~~~~~~~~~

{TABLE}
{TABLE}   :no-index:

Cookie declaration
------------------

- {CHARTER}
"""
    root = write(make_root, text)
    result = build(root, expect_warnings=True)
    assert said(result, root) == [
        "index.rst:10 section 'Cookies charter', whose id is 'cookies-charter'",
        "index.rst:10 section 'About cookies', whose id is 'about-cookies'",
        "index.rst:18 section 'Cookie declaration', whose id is 'cookie-declaration'",
    ]
    assert sections_around_tables(result) == [
        'cookies-charter',
        'details',
        'about-cookies',
    ]


def test_the_second_of_two_equal_titles_is_not_hidden(
    make_root: MakeRoot, build: Build
) -> None:
    twice = f'About cookies\n-------------\n\n{TABLE}   :no-index:\n\n'
    root = write(make_root, f'Page\n====\n\n{twice}{twice}')
    result = build(root, expect_warnings=True)
    assert len(said(result, root)) == 1


def test_an_included_directive_is_reported_where_it_is_written(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page('Cookies charter', '.. include:: /parts/table.txt'),
            'parts/table.txt': f'Text.\n\n{TABLE}',
            'cookies.yaml': COOKIES,
        },
        "exclude_patterns.append('parts')\n",
    )
    result = build(root, expect_warnings=True)
    assert said(result, root) == [
        "parts/table.txt:3 section 'Cookies charter', whose id is 'cookies-charter'"
    ]


def test_the_name_of_a_table(make_root: MakeRoot, build: Build) -> None:
    root = write(make_root, page('Page', f'{TABLE}   :name: cookie-info\n'))
    result = build(root, expect_warnings=True)
    assert said(result, root) == ["index.rst:4 table, whose id is 'cookie-info'"]
    assert result.warnings[0].endswith(f': choose another name {CODE}')


@pytest.mark.parametrize('name', ['cookies-section', 'gdpr-info', 'cookie'])
def test_the_class_of_a_table(make_root: MakeRoot, build: Build, name: str) -> None:
    root = write(make_root, page('Page', f'{TABLE}   :class: wide {name}\n'))
    result = build(root, expect_warnings=True)
    assert said(result, root) == [f"index.rst:4 table, whose class is '{name}'"]
    assert result.warnings[0].endswith(f': choose another class {CODE}')


def test_a_class_that_is_hidden_only_in_a_section(
    make_root: MakeRoot, build: Build
) -> None:
    build(write(make_root, page('Page', f'- {TABLE}     :class: cookie\n')))


@pytest.mark.parametrize('option', ['name', 'class'])
def test_a_container(make_root: MakeRoot, build: Build, option: str) -> None:
    around = {
        'name': '.. container::\n   :name: cookies-section',
        'class': '.. container:: cookies-section\n',
    }
    root = write(make_root, page('Page', around[option], '', f'   {TABLE}'))
    result = build(root, expect_warnings=True)
    (found,) = said(result, root)
    kind = 'id' if option == 'name' else 'class'
    assert found.partition(' ')[2] == f"container, whose {kind} is 'cookies-section'"


def test_a_target_above_a_table_hides_nothing(
    make_root: MakeRoot, build: Build
) -> None:
    # It is on an element of its own.
    result = build(write(make_root, page('Page', f'.. _cookie-info:\n\n{TABLE}')))
    assert tree(result).select('span#cookie-info') != []


@pytest.mark.suppress('purpose-short')
@pytest.mark.parametrize('title', ['Cookie info', 'About cookies'])
def test_a_section_of_ours_has_no_hidden_id(
    make_root: MakeRoot, build: Build, title: str
) -> None:
    declaration = f"""\
cookies: [{{name: a, category: own, purpose: P., provider: X, duration: session}}]
categories: {{own: {{title: {title}, consent: exempt}}}}
"""
    root = make_root(
        {
            'index.rst': page('Page', f'{CHARTER}   :no-index:\n'),
            'cookies.yaml': declaration,
        }
    )
    result = build(root)
    around = sections_around_tables(result)
    assert len(around) == 3
    assert not {'cookie-info', 'about-cookies'} & {*around}


# --- builds


def test_a_build_that_reads_nothing_reports_it_again_until_it_is_mended(
    make_root: MakeRoot, build: Build
) -> None:
    root = write(make_root, page('Cookies charter', TABLE))
    first = build(root, expect_warnings=True, warningiserror=True)
    assert first.statuscode == 1
    second = build(root, expect_warnings=True, warningiserror=True)
    assert '0 added, 0 changed, 0 removed' in second.status
    assert second.warnings == first.warnings
    assert second.statuscode == 1
    (root / 'index.rst').write_text(page('Cookies of this site', TABLE), 'utf-8')
    assert build(root, warningiserror=True).statuscode == 0
    assert build(root, warningiserror=True).statuscode == 0


@pytest.mark.parametrize('suppressed', ['cookiecharter', 'hidden-by-blockers'])
def test_it_can_be_suppressed(
    make_root: MakeRoot, build: Build, suppressed: str
) -> None:
    root = write(make_root, page('Cookies charter', TABLE))
    name = 'cookiecharter'
    if suppressed != name:
        name = f'{name}.{suppressed}'
    build(root, confoverrides={'suppress_warnings': [name]})


def test_it_can_have_another_level(make_root: MakeRoot, build: Build) -> None:
    root = write(make_root, page('Cookies charter', TABLE))

    def at(level: str, warns: bool = False) -> Result:
        levels = {'cookiecharter_levels': {'hidden-by-blockers': level}}
        return build(root, expect_warnings=warns, confoverrides=levels)

    failed = at('error', warns=True)
    assert failed.statuscode == 1
    assert f'{root}/index.rst:4: ERROR: ' in failed.warnings[0]
    assert 'index.rst: 1 note, shown with -v' in at('info').status
    at('off')


def test_parallel_processes_find_the_same(make_root: MakeRoot, build: Build) -> None:
    titles = ['About cookies', 'Cookies', 'Cookies charter', 'Cookie statement'] * 3
    names = [f'page{n:02}' for n in range(len(titles))]
    files = {
        f'{name}.rst': page(title, f'{TABLE}   :no-index:\n')
        for name, title in zip(names, titles, strict=True)
    }
    root = make_root(
        {
            'index.rst': page('Index', toctree(*names)),
            **files,
            'cookies.yaml': COOKIES,
        }
    )
    first = build(root, expect_warnings=True, parallel=2)
    assert said(first, root) == [
        f'{name}.rst:4 section {title!r}, whose id is '
        f'{title.lower().replace(" ", "-")!r}'
        for name, title in zip(names, titles, strict=True)
        if title != 'Cookies'
    ]
    assert build(root, expect_warnings=True, parallel=2).warnings == first.warnings


@pytest.mark.parametrize('builder', ['dirhtml', 'singlehtml', 'latex', 'text'])
def test_every_builder_says_it(make_root: MakeRoot, build: Build, builder: str) -> None:
    # The pages that one builder reads another writes.
    root = write(make_root, page('Cookies charter', TABLE))
    assert len(build(root, builder, expect_warnings=True).warnings) == 1


def test_a_translated_title_has_the_id_of_the_original(
    make_root: MakeRoot, build: Build
) -> None:
    catalogue = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    catalogue += '\nmsgid "{}"\nmsgstr "{}"\n'
    conf = "language = 'pl'\nlocale_dirs = ['locale']\n"
    shown = 'Pliki na twoim urządzeniu'
    for original, translated, hidden in (
        ('Cookies', 'Polityka cookies', False),
        ('Cookies charter', shown, True),
    ):
        root = make_root(
            {
                'index.rst': page(original, TABLE),
                'cookies.yaml': COOKIES,
                'locale/pl/LC_MESSAGES/index.po': catalogue.format(
                    original, translated
                ),
            },
            conf,
            name=translated,
        )
        result = build(root, expect_warnings=True)
        assert [shown in one for one in result.warnings] == [True] * hidden
