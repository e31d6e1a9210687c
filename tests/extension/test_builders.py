"""Every builder writes the example, and a declaration full of traps."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ..support import require_tool
from .declarations import MARKUP, NAMES, PAGE, RICH_PAGES, SMALL, rich

if TYPE_CHECKING:
    from ..support import Build, MakeRoot, Result
    from .declarations import RichBuild

EXAMPLE = Path(__file__).parents[2] / 'example'

#: Each builder with the file that holds the charter of the example.
BUILDERS = {
    'html': 'charte-cookies.html',
    'dirhtml': 'charte-cookies/index.html',
    'singlehtml': 'index.html',
    'epub': 'charte-cookies.xhtml',
    'latex': '*.tex',
    'text': 'charte-cookies.txt',
    'man': '*.1',
    'texinfo': '*.texi',
    'xml': 'charte-cookies.xml',
    'gettext': 'charte-cookies.pot',
    'dummy': '',
    'pseudoxml': 'charte-cookies.pseudoxml',
}


def written(result: Result, pattern: str) -> str:
    """Return the one file that fits a pattern."""
    (path,) = result.outdir.glob(pattern)
    return path.read_text('utf-8')


@pytest.mark.parametrize('builder', BUILDERS)
def test_the_example(tmp_path: Path, build: Build, builder: str) -> None:
    root = tmp_path / 'example'
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns('_build'))
    result = build(root, builder, warningiserror=True)
    assert result.statuscode == 0
    if not BUILDERS[builder]:
        return
    text = written(result, BUILDERS[builder])
    assert 'Retenir' in text
    if builder != 'gettext':
        assert 'csrftoken' in text
        assert 'opendata.aude.fr' in text


@pytest.mark.parametrize('builder', BUILDERS)
def test_a_rich_declaration(rich_build: RichBuild, builder: str) -> None:
    result = rich_build(builder)
    assert result.warnings == []
    assert result.statuscode == 0


@pytest.mark.parametrize('builder', ['html', 'latex', 'epub', 'texinfo', 'text'])
def test_a_rich_declaration_in_french(rich_build: RichBuild, builder: str) -> None:
    assert rich_build(builder, 'fr').warnings == []


@pytest.mark.parametrize('builder', BUILDERS)
def test_a_name_of_ten_thousand_characters(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    declaration = SMALL.replace('sessionid', 'n' * 10_000)
    root = make_root({'index.rst': PAGE, 'cookies.yaml': declaration})
    result = build(root, builder, expect_warnings=True)
    (warning,) = result.warnings
    assert warning.startswith(f'{root}/cookies.yaml:2: WARNING: ')
    assert len(warning) < 500


# --- plain text


def shown(text: str) -> str:
    """Return text without what the text builder draws and wraps around it."""
    return re.sub(r'[\s|+=-]+', '', text)


def test_text_has_all_words(rich_build: RichBuild) -> None:
    text = shown(rich_build('text').read('index.txt'))
    for name in NAMES:
        # A name that is wider than its column is broken.
        assert shown(name)[:8] in text, name
    for word in ('13 months', 'pixel', 'Somebody', '25 months', '<script>'):
        assert shown(word) in text, word


# --- XML: also inside an EPUB


@pytest.mark.parametrize(('builder', 'suffix'), [('xml', 'xml'), ('epub', 'xhtml')])
@pytest.mark.parametrize('page', ['index', 'table', 'more'])
def test_xml_is_well_formed_and_has_the_texts_as_they_are(
    rich_build: RichBuild, builder: str, suffix: str, page: str
) -> None:
    source = rich_build(builder).read(f'{page}.{suffix}')
    tree = ET.fromstring(source.replace('<!DOCTYPE html>', ''))
    texts = {''.join(element.itertext()) for element in tree.iter()}
    assert MARKUP in texts
    for known in NAMES:
        assert known in texts, known
    assert tree.find('.//{*}body//{*}script') is None


def test_epub_tells_where_links_lead(rich_build: RichBuild) -> None:
    page = rich_build('epub').read('index.xhtml')
    table = page[page.index('<tbody>') : page.index('</tbody>')]
    assert '[https://acme.test/privacy?a=1&amp;b=2]' in table


# --- LaTeX

#: What LaTeX has a special meaning for, outside of arguments that want it so.
SPECIAL = re.compile(r'(?<!\\)[%#$&_^~]')


def test_latex_escapes_what_it_has_a_meaning_for(rich_build: RichBuild) -> None:
    source = written(rich_build('latex'), '*.tex')
    body = source[source.index(r'\begin{document}') :]
    assert '<script>' not in body
    for escaped in (r'100 \%', r'\#hashes', r'\$dollars', r'\{braces\}', r'\&'):
        assert escaped in body
    assert r'\textbf{braces}' not in body
    assert r'back\textbackslash{}slash' in body
    # Between the `&` of tables, nothing of the author's is special.
    cells = [line for line in body.splitlines() if 'script' in line]
    assert len(cells) > 5 * len(NAMES)
    for line in cells:
        plain = re.sub(r'\\(sphinxhref|href|hyperref|detokenize)\{[^}]*\}', '', line)
        assert not SPECIAL.search(plain.removeprefix('&')), line
    assert balanced(body)


TABLE = """\
cookies:
- {name: cookies_preferences, category: necessary, purpose: Words., duration: session}
- {name: sessionIdentifierOfUsers, category: necessary, purpose: Words., data: More.}
"""


def test_latex_gives_the_purpose_the_room_and_stretches_no_words(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': TABLE})
    source = written(build(root, 'latex', expect_warnings=True), '*.tex')
    widths, totals = zip(*re.findall(r'\\X\{(\d+)\}\{(\d+)\}', source), strict=True)
    # Nobody provides them: there is no column for it.
    assert len(widths) == 3
    assert int(widths[1]) / int(totals[1]) >= 0.4
    # The head stands there twice, for the page on which the table goes on.
    assert source.count(r'\raggedright\arraybackslash{}') == 2 * 3 + 3 + 2
    assert r'cookies\_\allowbreak{}preferences' in source
    assert r'session\allowbreak{}Identifier\allowbreak{}Of\allowbreak{}Users' in source


def balanced(source: str) -> bool:
    depth = 0
    for brace in re.findall(r'(?<!\\)[{}]', re.sub(r'\\\\', '', source)):
        depth += 1 if brace == '{' else -1
        if depth < 0:
            return False
    return depth == 0


# --- programs that read what is written


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={'MANWIDTH': '100', 'LANG': 'C.UTF-8', 'PATH': os.environ['PATH']},
    )
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.suppress
@pytest.mark.tool
@pytest.mark.parametrize('text', [MARKUP, 'Plain words.'], ids=['markup', 'plain'])
def test_makeinfo_reads_the_texinfo(
    make_root: MakeRoot, build: Build, text: str
) -> None:
    makeinfo = require_tool('makeinfo')
    pages = {**RICH_PAGES, 'more.rst': 'More\n====\n'}
    root = make_root({**pages, 'cookies.yaml': rich(text)})
    (source,) = build(root, 'texinfo').outdir.glob('*.texi')
    info = root / 'out.info'
    assert run(makeinfo, '--no-split', '-o', info, source).stderr == ''
    page = re.sub(r'\s+', ' ', info.read_text('utf-8'))
    for word in ('l0ngl0ng', r'back\slash', '{braces}', '@at', text[-12:-4]):
        assert word in page


@pytest.mark.tool
def test_makeinfo_reads_rubrics(rich_build: RichBuild, tmp_path: Path) -> None:
    makeinfo = require_tool('makeinfo')
    (source,) = rich_build('texinfo').outdir.glob('*.texi')
    complaints = run(makeinfo, '--no-split', '-o', tmp_path / 'out', source).stderr
    # Sphinx puts the address of a heading's link into a footnote.
    assert [
        line
        for line in complaints.splitlines()
        if '@footnote should not appear in @subheading' not in line
    ] == []


@pytest.mark.suppress
@pytest.mark.tool
@pytest.mark.parametrize('text', [MARKUP, 'Plain words.'], ids=['markup', 'plain'])
def test_groff_reads_the_manual_page(
    make_root: MakeRoot, build: Build, text: str
) -> None:
    groff = require_tool('groff')
    # Without headings: docutils escapes nothing in those.
    root = make_root({'index.rst': RICH_PAGES['table.rst'], 'cookies.yaml': rich(text)})
    (source,) = build(root, 'man').outdir.glob('*.1')
    done = run(groff, '-t', '-man', '-ww', '-Wbreak', '-Kutf8', '-Tutf8', source)
    # Eleven columns are too many for a line.
    assert [
        line
        for line in done.stderr.splitlines()
        if 'table wider than line width' not in line and ', around line' not in line
    ] == []
    page = plain(done.stdout)
    for word in ('#hash', '.dot', '-dash', r'back\slash', '100%'):
        assert word in page


def plain(page: str) -> str:
    """Return a formatted page without overstrikes and escapes."""
    return re.sub(r'\x1b\[[\d;]*m|.\x08', '', page)


@pytest.mark.tool
def test_man_shows_the_example(tmp_path: Path, build: Build) -> None:
    man = require_tool('man')
    root = tmp_path / 'example'
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns('_build'))
    (source,) = build(root, 'man').outdir.glob('*.1')
    done = run(man, '--warnings=mac', '-l', source)
    # That a narrow column has a gap is no mistake.
    assert [one for one in done.stderr.splitlines() if 'adjust line' not in one] == []
    for name in ('sessionid', 'django_language', 'csrftoken'):
        assert name in plain(done.stdout)
