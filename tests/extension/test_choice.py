"""The control of a choice in what the builders write."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS, consent_tool

from .declarations import CLEAN, PAGE

if TYPE_CHECKING:
    from ..support import Build, MakeRoot, Result

URL = 'https://example.org/choice'
SENTENCE = 'Your choices are managed'

#: A page with the control, one with it in a charter, and one without.
PAGES = {
    'index.rst': 'Index\n=====\n\n.. toctree::\n\n   choice\n   charter\n   table\n',
    'choice.rst': 'Choice\n======\n\n.. cookie-choice::\n',
    'charter.rst': PAGE,
    'table.rst': 'Table\n=====\n\n.. cookie-table::\n',
}


def project(choice: str) -> dict[str, str | bytes]:
    return {**PAGES, 'cookies.yaml': f'choice: {{{choice}}}\n{CLEAN}'}


def soup(result: Result, name: str) -> BeautifulSoup:
    return BeautifulSoup(result.read(f'{name}.html'), 'html.parser')


def controls(result: Result, name: str = 'choice') -> list[Tag]:
    return soup(result, name).select('.charter-choice')


def scripts(result: Result, name: str) -> list[Tag]:
    found = soup(result, name).select('script[src]')
    return [one for one in found if '_static/charter.js' in str(one['src'])]


@pytest.mark.parametrize('name', CONSENT_TOOLS)
def test_each_tool_in_html(make_root: MakeRoot, build: Build, name: str) -> None:
    result = build(make_root(project(f'tool: {name}')))
    tool = consent_tool(name).opening
    for page in ('choice', 'charter'):
        (control,) = controls(result, page)
        (opener,) = control.select('.charter-button')
        assert opener.get_text() == 'Manage your choices'
        # Dead without the script, and so not to be seen.
        assert opener.has_attr('hidden')
        assert SENTENCE in str(control.select('[aria-live] > p:not([hidden])'))
        if tool.href:
            assert opener.name == 'a'
            assert opener['href'] == tool.href
            continue
        assert (opener.name, opener['type']) == ('button', 'button')
        assert opener.get('data-charter-press', '') == tool.press
        assert opener.get('data-charter-call', '') == tool.call
        if tool.call:
            given = json.loads(str(opener['data-charter-arguments']))
            assert given == list(tool.arguments)


def test_a_function_of_the_site(make_root: MakeRoot, build: Build) -> None:
    result = build(make_root(project('call: acme.openPanel')))
    (opener,) = soup(result, 'choice').select('button.charter-button')
    assert opener['data-charter-call'] == 'acme.openPanel'
    assert opener['data-charter-arguments'] == '[]'


def test_names_and_attributes_pass_content_blockers(
    make_root: MakeRoot, build: Build
) -> None:
    """Filter lists hide what has *cookie* in a class or an id."""
    for tool in CONSENT_TOOLS:
        (control,) = controls(build(make_root(project(f'tool: {tool}'), name=tool)))
        for element in (control, *control.find_all(True)):
            for attribute in ('class', 'id'):
                assert 'cookie' not in str(element.get(attribute, '')).lower()
            assert not [one for one in element.attrs if one.startswith('on')]


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_the_script_is_on_the_pages_that_need_it(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    result = build(make_root(project('tool: klaro')), builder)
    ending = '/index' if builder == 'dirhtml' else ''
    for page in ('choice', 'charter'):
        (script,) = scripts(result, page + ending)
        assert script.has_attr('defer')
    for page in ('index', f'table{ending}'):
        assert scripts(result, page) == []
    assert (result.outdir / '_static/charter.js').is_file()


@pytest.mark.parametrize('choice', ['cookie: sessionid', f'url: "{URL}"', 'url: "#c"'])
def test_a_link_or_a_sentence_needs_no_script(
    make_root: MakeRoot, build: Build, choice: str
) -> None:
    result = build(make_root(project(choice)))
    assert scripts(result, 'choice') == []
    assert scripts(result, 'charter') == []


def test_singlehtml_has_the_script_once(make_root: MakeRoot, build: Build) -> None:
    result = build(make_root(project('tool: klaro')), 'singlehtml')
    assert len(scripts(result, 'index')) == 1
    assert len(controls(result, 'index')) == 2


def test_the_script_is_everywhere_where_the_project_wants_assets_so(
    make_root: MakeRoot, build: Build
) -> None:
    conf = """
    def setup(app):
        app.set_html_assets_policy('always')
    """
    root = make_root(project('tool: klaro'), conf)
    assert len(scripts(build(root), 'index')) == 1
    assert 'charter.js' not in build(root, 'epub').read('index.xhtml')


def test_an_epub_has_the_sentence_and_no_script(
    make_root: MakeRoot, build: Build
) -> None:
    result = build(make_root(project('tool: klaro')), 'epub')
    page = result.read('choice.xhtml')
    assert SENTENCE in page
    assert 'button' not in page
    assert 'charter.js' not in page
    (book,) = result.outdir.glob('*.epub')
    with zipfile.ZipFile(book) as archive:
        assert not [one for one in archive.namelist() if one.endswith('charter.js')]


@pytest.mark.parametrize(
    'choice', ['tool: klaro', 'tool: sphinx-immaterial-consent', 'url: "#c"']
)
@pytest.mark.parametrize(
    ('builder', 'name'),
    [
        ('text', 'choice.txt'),
        ('latex', 'test.tex'),
        ('man', 'test.1'),
        ('texinfo', 'test.texi'),
        ('xml', 'choice.xml'),
    ],
)
def test_elsewhere_there_is_only_the_sentence(
    make_root: MakeRoot, build: Build, builder: str, name: str, choice: str
) -> None:
    text = ' '.join(build(make_root(project(choice)), builder).read(name).split())
    assert SENTENCE in text
    assert 'Manage' not in text
    assert '#c' not in text


def test_a_full_address_is_a_link_everywhere(make_root: MakeRoot, build: Build) -> None:
    root = make_root(project(f'url: "{URL}"'))
    link = controls(build(root))[0].find('a')
    assert isinstance(link, Tag)
    assert link['href'] == URL
    assert rf'\sphinxhref{{{URL}}}' in build(root, 'latex').read('test.tex')


def test_a_place_on_the_page_is_a_link_in_html(
    make_root: MakeRoot, build: Build
) -> None:
    (control,) = controls(build(make_root(project('url: "#consent-panel"'))))
    assert [one['href'] for one in control.select('a')] == ['#consent-panel']
    assert control.get_text() == 'Manage your choices'


def test_nothing_of_it_is_for_translators_of_the_project(
    make_root: MakeRoot, build: Build
) -> None:
    pot = build(make_root(project('tool: klaro')), 'gettext').read('choice.pot')
    assert 'Manage' not in pot
    assert SENTENCE not in pot


def test_the_search_finds_it(make_root: MakeRoot, build: Build) -> None:
    index = build(make_root(project('tool: klaro'))).read('searchindex.js')
    found = json.loads(index.removeprefix('Search.setIndex(').removesuffix(')'))
    page = found['docnames'].index('choice')
    for word in ('manag', 'panel'):
        where = found['terms'][word]
        assert page == where or page in where, word
