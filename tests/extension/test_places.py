"""A charter fits wherever it is put."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from docutils import nodes

from .declarations import CLEAN, FAULTY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..support import Build, MakeRoot, Result

TWO = """\
cookies:
  - name: sessionid
    category: necessary
    purpose: Keeps you signed in from one page to the next.
    provider: Example
    duration: session
  - name: visits
    category: statistics
    purpose: Counts the pages that are read.
    provider: Example
    duration: 13 months
"""


def page(body: str) -> str:
    return f'Page\n====\n\n{dedent(body).lstrip()}'


def rst_in(place: str, directive: str) -> str:
    """Return a page with a directive in a place where no section may be."""
    text = directive.strip('\n')
    return {
        'list': page('- An item:\n\n') + indent(text, '  '),
        'admonition': page('.. note::\n\n') + indent(text, '   '),
        'table': page('.. list-table::\n\n   - * First\n     * ')
        + indent(text, ' ' * 7).lstrip(),
        'quote': page('A quote:\n\n') + indent(text, '    '),
        'definition': page('term\n') + indent(text, '   '),
    }[place] + '\n'


PLACES = ('list', 'admonition', 'table', 'quote', 'definition')


def headings(result: Result, name: str = 'index') -> Iterator[tuple[str, str]]:
    """Yield the tag and the words of each heading in the body of a page."""
    soup = BeautifulSoup(result.read(f'{name}.html'), 'html.parser')
    body = soup.find(role='main')
    assert body is not None
    for heading in body(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']):
        text = heading.get_text()
        yield heading.name, text.removesuffix('¶')


def tree(result: Result, name: str = 'index') -> nodes.document:
    return result.app.env.get_doctree(name)


@pytest.mark.parametrize('place', PLACES)
def test_where_no_section_may_be_there_are_rubrics(
    make_root: MakeRoot, build: Build, place: str
) -> None:
    root = make_root(
        {'index.rst': rst_in(place, '.. cookie-charter::'), 'cookies.yaml': TWO}
    )
    result = build(root, 'html')
    document = tree(result)
    assert len(list(document.findall(nodes.section))) == 1
    rubrics = list(document.findall(nodes.rubric))
    levels = [(rubric.astext(), rubric['heading-level']) for rubric in rubrics]
    assert levels[0][1] == 2
    assert ('Strictly necessary', 3) in levels
    assert ('Statistics', 3) in levels
    assert {level for _, level in levels} == {2, 3}
    assert [(f'h{level}', title) for title, level in levels] == list(headings(result))[
        1:
    ]


def test_rubrics_are_one_level_below_the_section_they_are_in(
    make_root: MakeRoot, build: Build
) -> None:
    source = page(
        """
        Part
        ----

        Chapter
        ~~~~~~~

        .. cookie-charter::
           :headings: rubrics
           :sections: cookies
        """
    )
    result = build(make_root({'index.rst': source, 'cookies.yaml': CLEAN}))
    assert [tag for tag, _ in headings(result)] == ['h1', 'h2', 'h3', 'h4', 'h5']


@pytest.mark.parametrize('place', PLACES)
def test_to_ask_for_sections_there_is_an_error_at_the_directive(
    make_root: MakeRoot, build: Build, place: str
) -> None:
    directive = '.. cookie-charter::\n   :headings: sections'
    source = rst_in(place, directive)
    line = 1 + source[: source.index('.. cookie-charter')].count('\n')
    root = make_root({'index.rst': source, 'cookies.yaml': CLEAN})
    result = build(root, 'html', expect_warnings=True)
    (warning,) = [one for one in result.warnings if 'index.rst' in one]
    assert warning.startswith(f'{root}/index.rst:{line}: ERROR: ')
    assert ':headings: rubrics' in warning
    assert len(list(tree(result).findall(nodes.section))) == 1


def test_sections_appear_in_the_table_of_contents(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': 'Index\n=====\n\n.. toctree::\n\n   charter\n',
            'charter.rst': page('.. cookie-charter::\n'),
            'cookies.yaml': TWO,
        }
    )
    result = build(root)
    soup = BeautifulSoup(result.read('index.html'), 'html.parser')
    links = {str(link['href']) for link in soup.select('.toctree-wrapper a')}
    assert 'charter.html#charter-section-cookies' in links
    assert 'charter.html#charter-category-statistics' in links


def ids(document: nodes.document) -> list[str]:
    return [
        one for element in document.findall(nodes.Element) for one in element['ids']
    ]


@pytest.mark.parametrize('headings_', ['sections', 'rubrics', 'none'])
def test_two_charters_on_a_page(
    make_root: MakeRoot, build: Build, headings_: str
) -> None:
    source = page(
        f"""
        First
        -----

        .. cookie-charter::

        Second
        ------

        .. cookie-charter::
           :headings: {headings_}

        Third
        -----

        .. cookie-table::

        .. cookie-choice::
        """
    )
    root = make_root({'index.rst': source, 'cookies.yaml': TWO})
    result = build(root)
    found = ids(tree(result))
    assert len(found) == len(set(found))
    assert found.count('charter-section-summary') == 1
    soup = BeautifulSoup(result.read('index.html'), 'html.parser')
    written = [str(element['id']) for element in soup(id=True)]
    assert len(written) == len(set(written))
    # The first has the anchors.
    first = soup.find(id='first')
    assert first is not None
    assert first.find(id='charter-section-summary') is not None
    # And each section has one.
    assert all(section.get('id') for section in soup('section'))


@pytest.mark.parametrize('builder', ['html', 'latex', 'singlehtml', 'epub', 'texinfo'])
def test_the_same_charter_on_two_pages(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    root = make_root(
        {
            'index.rst': 'Index\n=====\n\n.. toctree::\n\n   a\n   b\n',
            'a.rst': page('.. cookie-charter::\n'),
            'b.rst': page('.. cookie-charter::\n'),
            'cookies.yaml': TWO,
        }
    )
    build(root, builder)


# --- MyST

MYST = """\
extensions.append('myst_parser')
myst_enable_extensions = ['colon_fence']
"""
DIRECTIVES = {
    'charter': ('.. cookie-charter::', '```{cookie-charter}\n```'),
    'options': (
        (
            '.. cookie-charter:: cookies.yaml\n   :columns: duration name\n'
            '   :sections: kinds cookies\n   :headings: rubrics'
        ),
        (
            '```{cookie-charter} cookies.yaml\n:columns: duration name\n'
            ':sections: kinds cookies\n:headings: rubrics\n```'
        ),
    ),
    'body': (
        '.. cookie-charter::\n\n   Our *own* words.',
        '```{cookie-charter}\nOur *own* words.\n```',
    ),
    'table': (
        '.. cookie-table::\n   :caption: Our *own*\n   :name: ours\n   :class: wide',
        '```{cookie-table}\n:caption: Our *own*\n:name: ours\n:class: wide\n```',
    ),
    'choice': ('.. cookie-choice::', '```{cookie-choice}\n```'),
}


def shape(document: nodes.document) -> str:
    """Return a page's tree without what MyST and docutils do differently."""
    for element in document.findall(nodes.Element):
        for attribute in ('backrefs', 'dupnames', 'myst_slug', 'xml:space'):
            element.attributes.pop(attribute, None)
    return ''.join(child.pformat() for child in document.children)


@pytest.mark.parametrize('which', DIRECTIVES)
def test_myst_gives_the_same_tree(
    make_root: MakeRoot, build: Build, which: str
) -> None:
    rst, myst = DIRECTIVES[which]
    one = make_root({'index.rst': page(rst + '\n'), 'cookies.yaml': TWO}, name='rst')
    two = make_root(
        {'index.md': f'# Page\n\n{myst}\n', 'cookies.yaml': TWO}, MYST, name='myst'
    )
    assert shape(tree(build(two, 'dummy'))) == shape(tree(build(one, 'dummy')))


def test_myst_gives_the_same_tree_in_an_admonition(
    make_root: MakeRoot, build: Build
) -> None:
    one = make_root(
        {
            'index.rst': rst_in('admonition', '.. cookie-charter::'),
            'cookies.yaml': TWO,
        },
        name='rst',
    )
    two = make_root(
        {
            'index.md': '# Page\n\n::::{note}\n:::{cookie-charter}\n:::\n::::\n',
            'cookies.yaml': TWO,
        },
        MYST,
        name='myst',
    )
    found = shape(tree(build(two, 'dummy')))
    assert found == shape(tree(build(one, 'dummy')))
    assert found.count('<section') == 1
    assert '<rubric heading-level="2"' in found


def test_myst_sections_are_refused_in_an_admonition(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.md': (
                '# Page\n\n::::{note}\n:::{cookie-charter}\n:headings: sections\n'
                ':::\n::::\n'
            ),
            'cookies.yaml': CLEAN,
        },
        MYST,
    )
    result = build(root, 'dummy', expect_warnings=True)
    text = '\n'.join(result.warnings)
    assert f'{root}/index.md:' in text
    assert ':headings: rubrics' in text
    assert len(list(tree(result).findall(nodes.section))) == 1


def test_myst_rubrics_are_below_their_section(
    make_root: MakeRoot, build: Build
) -> None:
    source = '# Page\n\n## Part\n\n- item\n\n  ```{cookie-charter}\n  ```\n'
    root = make_root({'index.md': source, 'cookies.yaml': CLEAN}, MYST)
    tags = [tag for tag, _ in headings(build(root))]
    assert tags[:3] == ['h1', 'h2', 'h3']


def test_myst_says_where_a_finding_is(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.md': '# Page\n\n```{cookie-table} missing.yaml\n```\n',
            'other.md': (
                '---\norphan: true\n---\n\n# Other\n\n'
                '```{cookie-table} cookies.yaml\n:tags: none\n```\n'
            ),
            'cookies.yaml': CLEAN,
        },
        MYST,
    )
    warnings = build(root, 'dummy', expect_warnings=True).warnings
    assert [one.partition(' WARNING')[0] for one in warnings] == [
        f'{root}/index.md:3:',
        f'{root}/other.md:7:',
    ]


# --- what stands around it


def test_text_after_the_directive_is_not_part_of_the_charter(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {'index.rst': page('.. cookie-charter::\n\nAfter.\n'), 'cookies.yaml': CLEAN}
    )
    document = tree(build(root, 'dummy'))
    (after,) = [
        one for one in document.findall(nodes.paragraph) if one.astext() == 'After.'
    ]
    assert isinstance(after.parent, nodes.section)
    assert after.parent['names'] == ['page']


def test_sections_after_the_directive_are_not_part_of_the_charter(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page('.. cookie-charter::\n\nNext\n----\n\nText.\n'),
            'cookies.yaml': CLEAN,
        }
    )
    assert list(headings(build(root)))[-1] == ('h2', 'Next')


def test_only_for_one_builder(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': page('.. only:: html\n\n   .. cookie-charter::\n\nAfter.\n'),
            'cookies.yaml': TWO,
        }
    )
    html = build(root, 'html')
    assert ('h2', 'Statistics') not in list(headings(html))
    assert ('h3', 'Statistics') in list(headings(html))
    assert 'id="charter-section-cookies"' in html.read('index.html')
    text = build(root, 'text').read('index.txt')
    assert 'sessionid' not in text
    assert 'After.' in text
    build(root, 'latex')


def test_in_an_included_file(
    make_root: MakeRoot, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    included = (
        'Words.\n\n.. cookie-charter::\n\n.. cookie-table::\n   :tags: none\n\n'
        '.. cookie-table::\n   :columns: nmae\n'
    )
    root = make_root(
        {
            'index.rst': 'Index\n=====\n\n.. toctree::\n\n   sub/page\n',
            'sub/page.rst': page('One.\n\n.. include:: /parts/part.txt\n'),
            'parts/part.txt': included,
            'cookies.yaml': CLEAN,
        }
    )
    # Docutils names an included file from where the build was started.
    monkeypatch.chdir(root)
    result = build(root, 'html', expect_warnings=True)
    assert ('h2', 'Cookies used by this site') in list(headings(result, 'sub/page'))
    text = '\n'.join(result.warnings)
    assert 'parts/part.txt:8: ERROR: ' in text
    found = f'{root}/parts/part.txt:5: WARNING: cookie-table: '
    assert found in text
    # The next build may be started elsewhere.
    monkeypatch.chdir(root / 'sub')
    assert found in '\n'.join(build(root, 'html', expect_warnings=True).warnings)


def test_in_an_included_file_a_path_is_relative_to_the_document(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': 'Index\n=====\n\n.. toctree::\n\n   sub/page\n',
            'sub/page.rst': page('.. include:: /parts/part.txt\n'),
            'parts/part.txt': '.. cookie-table:: here.yaml\n',
            'sub/here.yaml': FAULTY,
        }
    )
    result = build(root, 'dummy', expect_warnings=True)
    assert result.warnings[0].startswith(f'{root}/sub/here.yaml:2: WARNING: ')


def test_a_page_without_a_title(make_root: MakeRoot, build: Build) -> None:
    root = make_root({'index.rst': '.. cookie-charter::\n', 'cookies.yaml': CLEAN})
    result = build(root)
    assert 'id="charter-section-summary"' in result.read('index.html')


def test_under_a_deep_section(make_root: MakeRoot, build: Build) -> None:
    marks = '-~^"+'
    source = page('\n'.join(f'S{mark}\n{mark * 2}\n' for mark in marks))
    root = make_root(
        {
            'index.rst': f'{source}\n.. cookie-charter::\n   :headings: rubrics\n',
            'cookies.yaml': CLEAN,
        }
    )
    assert {tag for tag, _ in headings(build(root))} == {
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
    }
