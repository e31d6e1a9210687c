"""The page as HTML: tables, search, the stylesheet."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from bs4 import BeautifulSoup, Tag

import sphinx_cookiecharter
from sphinx_cookiecharter.extension.blocked_names import blocked_names

from .declarations import ALL_COLUMNS, CLEAN, MARKUP, NAMES, PAGE, RICH_PAGES, rich

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..support import Build, MakeRoot, Result
    from .declarations import RichBuild


OFTEN_HIDDEN = re.compile('cookie|ccpa|gdpr|rgpd|cnil|lgpd', re.IGNORECASE)

LOCALE = Path(sphinx_cookiecharter.__file__).parent / 'locale'

#: The languages of our words.
LANGUAGES = ['en', *(one.name for one in sorted(LOCALE.iterdir()) if one.is_dir())]


def soup_of(result: Result, name: str = 'index') -> BeautifulSoup:
    return BeautifulSoup(result.read(f'{name}.html'), 'html.parser')


def main(result: Result, name: str = 'index') -> Tag:
    found = soup_of(result, name).find(role='main')
    assert isinstance(found, Tag)
    return found


def texts(tags: list[Tag]) -> list[str]:
    return [tag.get_text() for tag in tags]


# --- the table


def test_the_table_says_what_its_cells_are(make_root: MakeRoot, build: Build) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': CLEAN})
    (table,) = main(build(root)).select('table.charter-table')
    caption = table.find('caption')
    assert isinstance(caption, Tag)
    assert caption.get_text() == 'Strictly necessary: 1 cookie'
    head = table.select('thead th')
    assert texts(head) == ['Name', 'Purpose', 'Duration', 'Provider']
    assert {cell.get('scope') for cell in head} == {'col'}
    (row,) = table.select('tbody tr')
    cells = row.find_all(['th', 'td'], recursive=False)
    assert [cell.name for cell in cells] == ['th', 'td', 'td', 'td']
    assert cells[0].get('scope') == 'row'
    assert all(cell.get('scope') is None for cell in cells[1:])
    assert [cell.get('data-label') for cell in cells] == texts(head)
    (name,) = cells[0].find_all('code')
    assert name.get_text() == 'sessionid'
    assert cells[1].get_text() == 'Keeps you signed in from one page to the next.'


def test_the_name_heads_its_row_wherever_it_stands(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': 'Page\n====\n\n.. cookie-table::\n   :columns: purpose name\n',
            'cookies.yaml': CLEAN,
        }
    )
    (row,) = main(build(root)).select('tbody tr')
    assert [cell.name for cell in row.find_all(['th', 'td'])] == ['td', 'th']


NAME_PARTS = [
    'django_|language',
    '__Secure-|next-|auth.|session-|token',
    '_hj|Session|User_*',
    'OPTANON:|x',
    'plain',
    '.stats.|example.|org',
    'a b_|c',
]


@pytest.mark.suppress
@pytest.mark.parametrize('builder', ['html', 'epub'])
def test_names_break_between_their_parts(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    """Without a sign of ours: names are copied."""
    names = [name.replace('|', '') for name in NAME_PARTS]
    declaration = 'cookies:\n' + ''.join(
        f'- {{name: "{name}", category: necessary, purpose: Words.}}\n'
        for name in names
    )
    root = make_root({'index.rst': PAGE, 'cookies.yaml': declaration})
    result = build(root, builder)
    page = result.read('index.xhtml' if builder == 'epub' else 'index.html')
    codes = BeautifulSoup(page, 'html.parser').select('.charter-name code')
    assert texts(codes) == names
    for code in codes:
        for opportunity in code.find_all('wbr'):
            opportunity.replace_with('|')
    assert texts(codes) == NAME_PARTS


@pytest.mark.parametrize('page', ['index', 'table', 'more'])
def test_classes_and_ids_of_ours_pass_content_blockers(
    rich_build: RichBuild, page: str
) -> None:
    """Filter lists hide what has *cookie* in a class, and much with it in an id."""
    for element in main(rich_build('html'), page).find_all(True):
        assert_visible(element)
        if 'cookie' in str(element.get('id', '')):
            assert str(element['id']).startswith('charter-')


def assert_visible(element: Tag) -> None:
    """Fail where a filter list hides an element, or hides others much like it."""
    blocked = blocked_names()
    assert element.get('id') not in blocked.ids
    for name in element.get_attribute_list('class'):
        assert name not in blocked.classes | blocked.classes_in_section
        if not (name or '').startswith('charter-'):
            assert not OFTEN_HIDDEN.search(name or ''), element
    for attribute in element.attrs:
        assert not attribute.startswith('on'), element
        # As `data-cookie-path`, `data-ccpa` or `data-ref="cookies"`.
        assert not OFTEN_HIDDEN.search(attribute)
        assert attribute != 'data-ref'


@pytest.mark.suppress
@pytest.mark.parametrize('language', LANGUAGES)
def test_references_and_sections_without_anchors_of_ours_pass_them_too(
    make_root: MakeRoot, build: Build, language: str
) -> None:
    roles = (
        ':cookie:name:`one` :cookie:category:`own` :cookie:provider:`acme` '
        ':cookie:section:`choices` :any:`one` :cookie:name:`!one`'
    )
    root = make_root(
        {
            'index.rst': f'{PAGE}   :no-index:\n\n.. toctree::\n\n   other\n',
            'other.rst': f'Other\n=====\n\n{roles}\n\n.. cookie-charter::\n',
            # Of each kind that is explained, there is one.
            'cookies.yaml': rich('Words', 'Cookie info'),
        },
        f'language = {language!r}\n',
    )
    result = build(root, expect_warnings=True)
    assert [one for one in result.warnings if 'cookiecharter' in one] == []
    for page in ('index', 'other'):
        body = main(result, page)
        assert len(body.select('section')) > 8
        for element in body.find_all(True):
            assert_visible(element)
    assert len(main(result, 'other').select('.charter-ref')) == 5


def test_markup_in_texts_is_shown_as_text(rich_build: RichBuild) -> None:
    result = rich_build('html')
    body = main(result)
    assert body.find('script') is None
    assert body.find('angle') is None
    for column in ('provider', 'service', 'purpose', 'duration', 'data', 'recipients'):
        cell = body.select('tbody tr')[0].select_one(f'.charter-{column}')
        assert cell is not None
        assert MARKUP in cell.get_text()
    for section in ('summary', 'introduction', 'cookies', 'providers', 'rights'):
        part = body.find(id=f'charter-section-{section}')
        assert isinstance(part, Tag)
        assert MARKUP in part.get_text(), section
    own = body.find(id='charter-category-own')
    assert isinstance(own, Tag)
    assert MARKUP in own.select('h3')[0].get_text()
    assert MARKUP in own.select('p')[0].get_text()
    assert MARKUP in own.select('caption')[0].get_text()
    names = {code.get_text() for code in body.select('th.charter-name code')}
    assert names == {*NAMES, 'one', 'two *'}
    # Nor anywhere else on the page, where titles are repeated.
    scripts = [one for one in soup_of(result)('script') if 'alert' in one.get_text()]
    assert scripts == []


@pytest.mark.parametrize('page', ['table', 'more'])
def test_markup_on_other_pages_is_shown_as_text(
    rich_build: RichBuild, page: str
) -> None:
    body = main(rich_build('html'), page)
    assert body.find('script') is None
    (table,) = body.select('table.charter-table')[-1:]
    assert len(table.select('tbody tr')) == len(NAMES) + 1
    assert MARKUP in table.get_text()


def bare(tag: Tag) -> str:
    """Return a tag's HTML with its attributes in order, without space around tags."""
    copy = BeautifulSoup(str(tag), 'html.parser')
    for element in copy.find_all(True):
        element.attrs = dict(sorted(element.attrs.items()))
        if element.name == 'tr':
            # Odd or even: only light rows count that of the head.
            del element['class']
    return re.sub(r'\s*\n\s*', '', str(copy))


class BothWays(NamedTuple):
    """The tables of a page with light rows, and with standard ones, as in an epub."""

    light: list[Tag]
    standard: list[Tag]

    def rows(self, *, spaced: bool) -> Iterator[tuple[Tag, Tag]]:
        """Yield body rows, those whose name has a space, or those without."""
        for table, other in zip(self.light, self.standard, strict=True):
            ours, theirs = table.select('tbody tr'), other.select('tbody tr')
            for one, two in zip(ours, theirs, strict=True):
                names = one.select('.charter-name code')
                if spaced == any(' ' in name.get_text() for name in names):
                    yield one, two


@pytest.fixture
def both_ways(
    make_root: MakeRoot, build: Build, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str], BothWays]:
    def both_ways(directive: str, columns: str) -> BothWays:
        files = {
            'index.rst': f'Page\n====\n\n.. {directive}::\n   :columns: {columns}\n',
            'cookies.yaml': rich('Plain & <simple> "words"'),
        }
        light = main(build(make_root(files, name='light')))
        monkeypatch.setattr(
            'sphinx_cookiecharter.extension.output.transforms.writes_light_rows',
            lambda _builder: False,
        )
        standard = main(build(make_root(files, name='standard')))
        for page in (light, standard):
            assert len(page.select('[data-label]')) > len(NAMES)
        table = 'table.charter-table'
        return BothWays(light.select(table), standard.select(table))

    return both_ways


@pytest.mark.suppress
@pytest.mark.parametrize('directive', ['cookie-charter', 'cookie-table'])
@pytest.mark.parametrize(
    'columns', [ALL_COLUMNS, 'purpose name', 'duration storage domain']
)
def test_light_rows_are_written_as_docutils_writes_standard_ones(
    both_ways: Callable[[str, str], BothWays], columns: str, directive: str
) -> None:
    found = both_ways(directive, columns)
    number = 0
    for one, other in found.rows(spaced=False):
        number += 1
        assert bare(one) == bare(other)
    assert number >= len(NAMES) - 1
    for table, same in zip(found.light, found.standard, strict=True):
        assert bare(table.select('thead')[0]) == bare(same.select('thead')[0])


@pytest.mark.suppress
def test_a_name_with_a_space_may_break_there_and_only_there(
    both_ways: Callable[[str, str], BothWays],
) -> None:
    """Docutils puts each word of a literal into a span of its own."""
    rows = list(both_ways('cookie-table', ALL_COLUMNS).rows(spaced=True))
    assert len(rows) == 2
    for one, other in rows:
        assert bare(one) == bare(other)


def test_links_in_a_row_lead_away(rich_build: RichBuild) -> None:
    links = main(rich_build('html')).select('tbody a')
    targets = {str(link['href']) for link in links}
    assert targets == {
        'https://acme.test/privacy?a=1&b=2',
        'https://example.org/out?a=1&b=2%20c#d_e',
    }
    assert {' '.join(link.get_attribute_list('class')) for link in links} == {
        'reference external'
    }


@pytest.mark.suppress
def test_no_address_runs_a_script(make_root: MakeRoot, build: Build) -> None:
    declaration = re.sub(r'https://[^"\s]*', 'javascript:alert(1)', rich('Words.'))
    root = make_root({**RICH_PAGES, 'cookies.yaml': declaration})
    result = build(root, expect_warnings=True)
    for page in ('index', 'table', 'more'):
        assert 'javascript:' not in str(main(result, page))
    assert result.warnings
    assert all('javascript:' in one for one in result.warnings)


# --- captions

CATEGORY = '#charter-category-necessary'


@pytest.mark.parametrize('builder', ['html', 'singlehtml', 'epub'])
def test_a_caption_right_under_its_heading_is_only_heard(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    """Without a link to itself: the keyboard would lead to what nobody sees."""
    root = make_root({'index.rst': PAGE, 'cookies.yaml': CLEAN})
    result = build(root, builder)
    page = result.read('index.xhtml' if builder == 'epub' else 'index.html')
    (caption,) = BeautifulSoup(page, 'html.parser').select(f'{CATEGORY} caption')
    assert caption['class'] == ['charter-caption-hidden']
    assert caption.get_text() == 'Strictly necessary: 1 cookie'
    assert caption.select('a') == []


@pytest.mark.parametrize(
    ('page', 'conf'),
    [
        (PAGE, 'numfig = True\n'),
        (f'{PAGE}   :headings: none\n', ''),
        (PAGE.replace('-charter', '-table'), ''),
    ],
    ids=['numbered', 'without headings', 'a table alone'],
)
def test_other_captions_are_seen(
    make_root: MakeRoot, build: Build, page: str, conf: str
) -> None:
    root = make_root({'index.rst': page, 'cookies.yaml': CLEAN}, conf)
    (caption,) = main(build(root)).select('caption')
    assert 'class' not in caption.attrs
    number = 'Table 1 ' if conf else ''
    assert caption.get_text() == f'{number}Strictly necessary: 1 cookie¶'


# --- words in the other direction

TWO_DIRECTIONS = """
site: {name: {ar: مكتبة, en: Library}}
cookies:
  - name: sessionid
    category: necessary
    purpose: Keeps you signed in.
    service: {ar: دخول, en: sign-in}
    location: {ar: كل الصفحات, en: every page}
"""


@pytest.mark.parametrize('builder', ['html', 'epub'])
def test_the_authors_words_are_set_apart_from_ours(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    root = make_root(
        {'index.rst': PAGE, 'cookies.yaml': TWO_DIRECTIONS}, "language = 'ar'\n"
    )
    result = build(root, builder, expect_warnings=True)
    page = result.read('index.xhtml' if builder == 'epub' else 'index.html')
    soup = BeautifulSoup(page, 'html.parser')
    (cell,) = soup.select('td.charter-purpose')
    assert texts(cell.select('bdi')) == ['دخول', 'كل الصفحات']
    # Nothing of ours is around the purpose: its paragraph has a direction.
    assert not cell.select('p')[0].select('bdi')
    (introduction,) = soup.select('#charter-section-introduction')
    assert texts(introduction.select('bdi')) == ['مكتبة']


@pytest.mark.parametrize('builder', ['text', 'latex', 'texinfo', 'man', 'xml'])
def test_other_builders_have_the_words_alone(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    declaration = TWO_DIRECTIONS.replace('مكتبة', 'Qux').replace('دخول', 'Quux')
    root = make_root(
        {'index.rst': PAGE, 'cookies.yaml': declaration}, "language = 'ar'\n"
    )
    outdir = build(root, builder, expect_warnings=True).outdir
    written = ' '.join(
        path.read_text('utf-8') for path in outdir.rglob('*') if path.suffix in WRITTEN
    )
    assert 'Qux' in written
    assert 'Quux' in written
    assert 'charter_isolate' not in written


WRITTEN = {'.txt', '.tex', '.texi', '.1', '.xml'}


# --- numbers and references

NUMBERED = """\
Page
====

See :numref:`ours`, :ref:`ours` and :ref:`this <ours>`.

.. cookie-table::
   :caption: What *we* keep
   :name: ours

.. table:: Another
   :name: another

   == ==
   a  b
   == ==

And :numref:`another`.
"""


@pytest.mark.parametrize('builder', ['html', 'singlehtml', 'latex', 'text'])
def test_a_table_is_numbered_and_referred_to(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    root = make_root({'index.rst': NUMBERED, 'cookies.yaml': CLEAN}, 'numfig = True\n')
    result = build(root, builder)
    if builder in {'html', 'singlehtml'}:
        body = main(result)
        assert body.select('p')[0].get_text() == ('See Table 1, What we keep and this.')
        assert {str(link['href']) for link in body.select('p')[0].select('a')} == {
            '#ours'
        }
        table = body.find(id='ours')
        assert isinstance(table, Tag)
        assert table.name == 'table'
        captions = [one.removesuffix('¶') for one in texts(body.select('caption'))]
        assert captions == ['Table 1 What we keep', 'Table 2 Another']


# --- search


def search_index(result: Result) -> dict[str, dict[str, object]]:
    text = result.read('searchindex.js')
    index: dict[str, dict[str, object]] = json.loads(
        text.removeprefix('Search.setIndex(').removesuffix(')')
    )
    return index


def test_search_finds_words_names_and_headings(
    make_root: MakeRoot, build: Build
) -> None:
    declaration = """
cookies:
  - name: marmalade_id
    category: own
    purpose: Harpsichords for everybody.
    provider: Trombone
    service: Clarinet
    location: Bassoon
    duration: 13 months
    duration_note: Zither
    data: Ocarina
    recipients: [Balalaika]
categories:
  own: {title: Xylophone, description: Glockenspiel}
"""
    root = make_root(
        {
            'index.rst': 'Index\n=====\n\n.. toctree::\n\n   page\n',
            'page.rst': RICH_PAGES['table.rst'].replace('-table::', '-charter::'),
            'cookies.yaml': declaration,
        }
    )
    index = search_index(build(root))
    terms, titles = index['terms'], index['titleterms']
    page = index['docnames'].index('page')  # type: ignore[attr-defined]
    for word in (
        'marmalade_id harpsichord trombon clarinet bassoon zither ocarina balalaika '
        'glockenspiel month'
    ).split():
        assert terms.get(word) == page, word
    assert titles['xylophon'] in (page, [page])
    assert 'Xylophone' in index['alltitles']
    # Each cell's words are apart.
    assert not [term for term in terms if 'harpsichord' in term and len(term) > 11]


# --- the stylesheet

TWO_PAGES = {
    'index.rst': 'Index\n=====\n\n.. toctree::\n\n   charter\n   table\n   choice\n',
    'charter.rst': PAGE,
    'table.rst': 'Table\n=====\n\n.. cookie-table::\n',
    'choice.rst': 'Choice\n======\n\n.. cookie-choice::\n',
    'cookies.yaml': CLEAN,
}


def styles(result: Result, name: str) -> list[str]:
    links = soup_of(result, name).select('link[rel=stylesheet]')
    return [str(link['href']).partition('?')[0] for link in links]


def test_the_stylesheet_is_on_the_pages_that_need_it(
    make_root: MakeRoot, build: Build
) -> None:
    result = build(make_root(TWO_PAGES))
    assert '_static/charter.css' in styles(result, 'charter')
    assert '_static/charter.css' in styles(result, 'table')
    assert '_static/charter.css' not in styles(result, 'index')
    assert '_static/charter.css' not in styles(result, 'search')
    assert (result.outdir / '_static' / 'charter.css').is_file()


def test_the_stylesheet_is_everywhere_where_the_project_wants_assets_so(
    make_root: MakeRoot, build: Build
) -> None:
    conf = """
    def setup(app):
        app.set_html_assets_policy('always')
    """
    result = build(make_root(TWO_PAGES, conf))
    for name in ('index', 'charter', 'search'):
        assert styles(result, name).count('_static/charter.css') == 1


def test_singlehtml_has_the_stylesheet(make_root: MakeRoot, build: Build) -> None:
    result = build(make_root(TWO_PAGES), 'singlehtml')
    assert styles(result, 'index').count('_static/charter.css') == 1


def test_a_projects_own_stylesheet_wins(make_root: MakeRoot, build: Build) -> None:
    own = 'table.charter-table { color: rebeccapurple }\n'
    root = make_root(
        {**TWO_PAGES, '_static/charter.css': own}, "html_static_path = ['_static']\n"
    )
    assert build(root).read('_static/charter.css') == own


def test_the_project_keeps_its_own_static_files(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {**TWO_PAGES, 'assets/own.css': 'p {}\n'},
        "html_static_path = ['assets']\nhtml_css_files = ['own.css']\n",
    )
    result = build(root)
    assert '_static/own.css' in styles(result, 'index')
    assert '_static/own.css' in styles(result, 'charter')
    assert result.read('_static/own.css') == 'p {}\n'


def test_nothing_is_fetched_from_another_host(
    make_root: MakeRoot, build: Build
) -> None:
    result = build(make_root(TWO_PAGES))
    page = soup_of(result, 'charter')
    for element in page.select('script[src], link[rel=stylesheet], img[src]'):
        address = str(element.get('src') or element.get('href'))
        assert not address.startswith(('http:', 'https:', '//'))
    assert 'url(' not in (result.outdir / '_static' / 'charter.css').read_text('utf-8')


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'epub'])
def test_ids_are_unique_on_every_page(rich_build: RichBuild, builder: str) -> None:
    pages = sorted(rich_build(builder).outdir.rglob('*.*html'))
    assert pages
    for path in pages:
        found = BeautifulSoup(path.read_text('utf-8'), 'html.parser')(id=True)
        ids = [str(element['id']) for element in found]
        assert len(ids) == len(set(ids)), path.name
