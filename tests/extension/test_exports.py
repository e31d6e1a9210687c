"""`cookiecharter_exports`: files for other programs, beside the pages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.errors import ConfigError

from .declarations import CLEAN

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot

FILES = {'index.rst': 'Page\n====\n\n.. cookie-charter::\n', 'cookies.yaml': CLEAN}
BOTH = """
cookiecharter_exports = {'cookies.json': 'json', '_static/consent.js': 'klaro'}
html_js_files = ['consent.js']
"""


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml'])
def test_the_files_are_written(make_root: MakeRoot, build: Build, builder: str) -> None:
    result = build(make_root(FILES, BOTH), builder)
    assert json.loads(result.read('cookies.json'))['version'] == 1
    assert result.read('_static/consent.js').startswith('var klaroConfig = {')
    # Of the file that is there.
    content = (result.outdir / '_static/consent.js').read_bytes()
    assert f'_static/consent.js?v={zlib.crc32(content):08x}' in result.read(
        'index.html'
    )
    assert 'consent.js: klaro holds no revision' in result.status


@pytest.mark.parametrize('builder', ['text', 'xml', 'epub', 'gettext'])
def test_other_builders_write_none(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    conf = "cookiecharter_exports = {'cookies.json': 'json'}\nepub_show_urls = 'no'\n"
    result = build(make_root(FILES, conf), builder, expect_warnings=True)
    assert not (result.outdir / 'cookies.json').exists()


def sphinx(root: Path) -> str:
    """Build in a process of its own: Sphinx remembers checksums in one."""
    command = [
        sys.executable,
        '-m',
        'sphinx',
        '-W',
        str(root),
        str(root / '_build/html'),
    ]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return done.stdout


def test_all_pages_are_written_anew_where_a_file_changed(make_root: MakeRoot) -> None:
    other = {'other.rst': ':orphan:\n\nOther\n=====\n'}
    root = make_root({**FILES, **other}, BOTH)
    sphinx(root)
    page, script = (
        root / '_build/html/other.html',
        root / '_build/html/_static/consent.js',
    )

    def checksum() -> str:
        (found,) = re.findall(r'consent\.js\?v=(\w+)', page.read_text('utf-8'))
        return str(found)

    before = checksum()
    # What is said to be written, page by page.
    assert 'writing output... [' not in sphinx(root)
    (root / 'cookies.yaml').write_text(CLEAN.replace('Keeps', 'Holds'), 'utf-8')
    sphinx(root)
    assert checksum() == f'{zlib.crc32(script.read_bytes()):08x}' != before
    script.unlink()
    sphinx(root)
    assert script.exists()


def test_strict_warns_and_writes_nothing(make_root: MakeRoot, build: Build) -> None:
    conf = """
    cookiecharter_exports = {
        'a.js': {'target': 'klaro', 'strict': True},
        'b.json': {'target': 'json', 'strict': True},
    }
    """
    result = build(make_root(FILES, conf), expect_warnings=True)
    assert not (result.outdir / 'a.js').exists()
    assert (result.outdir / 'b.json').exists()
    assert result.warnings
    assert all(
        re.search(
            r'conf\.py:1: WARNING: a\.js: klaro .* \[cookiecharter\.export\]', line
        )
        for line in result.warnings
    )


def exported(result: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(result.read('cookies.json'))
    return data


JSON = "cookiecharter_exports = {'cookies.json': 'json'}\n"


def test_the_language_of_the_build_is_that_of_plain_texts(
    make_root: MakeRoot, build: Build
) -> None:
    data = exported(build(make_root(FILES, f"{JSON}language = 'fr'\n")))
    assert [*data['items'][0]['purpose']] == ['fr']
    assert data['categories'][0]['title'] == {'fr': 'Strictement nécessaires'}


PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Keeps you signed in."
msgstr "Hält dich angemeldet."
"""


@pytest.mark.parametrize('language', ['en', 'de'])
def test_translations_of_the_project_are_in_it(
    make_root: MakeRoot, build: Build, language: str
) -> None:
    purpose = re.search(r'purpose: (.*)', CLEAN)
    assert purpose is not None
    po = PO.replace('Keeps you signed in.', purpose[1].strip())
    files = {**FILES, 'locale/de/LC_MESSAGES/index.po': po}
    conf = f"{JSON}locale_dirs = ['locale']\nlanguage = {language!r}\n"
    data = exported(build(make_root(files, conf), expect_warnings=True))
    words = data['items'][0]['purpose']
    source = 'en' if language == 'en' else 'und'
    assert words == {source: purpose[1].strip(), 'de': 'Hält dich angemeldet.'}


def test_a_declaration_that_no_page_shows_is_exported_and_checked(
    make_root: MakeRoot, build: Build
) -> None:
    files = {'index.rst': 'Page\n====\n', 'cookies.yaml': 'cookies: [{name: a}]\n'}
    result = build(make_root(files, JSON), expect_warnings=True)
    assert exported(result)['items'][0]['names'] == ['a']
    assert any('missing-purpose' in line for line in result.warnings)
    again = build(make_root(files, JSON), expect_warnings=True)
    assert any('missing-purpose' in line for line in again.warnings)


@pytest.mark.parametrize('content', [None, 'cookies: [\n'])
def test_a_declaration_that_is_not_read_whole_is_not_exported(
    make_root: MakeRoot, build: Build, content: str | None
) -> None:
    files = {'index.rst': 'Page\n====\n'}
    if content is not None:
        files['cookies.yaml'] = content
    result = build(make_root(files, JSON), expect_warnings=True)
    assert not (result.outdir / 'cookies.json').exists()
    assert len(result.warnings) == 1


@pytest.mark.parametrize(
    ('value', 'words'),
    [
        ("['a']", 'must be a dictionary from paths to targets'),
        ("{'../a.json': 'json'}", 'no path of a file in the output'),
        ("{'/a.json': 'json'}", 'no path of a file in the output'),
        ("{'C:/a.json': 'json'}", 'no path of a file in the output'),
        ("{'b/../../a.json': 'json'}", 'no path of a file in the output'),
        (r"{'..\\a.json': 'json'}", 'no path of a file in the output'),
        ("{'folder/': 'json'}", 'no path of a file in the output'),
        ("{'': 'json'}", 'no path of a file'),
        ("{'a.json': 'jsn'}", "no target 'jsn'.*did you mean 'json'"),
        ("{'a.json': {'target': 'json', 'strikt': True}}", "no key 'strikt'.*strict"),
        ("{'a.json': {'languages': ['en']}}", 'no target None'),
        ("{'a.json': ['json']}", 'no target '),
        ("{'a.json': {'target': 'json', 'languages': 'en'}}", 'a list of languages'),
        ("{'a.json': {'target': 'json', 'strict': 'yes'}}", 'True or False'),
    ],
)
def test_what_could_only_be_misunderstood_stops_the_build(
    make_root: MakeRoot, build: Build, value: str, words: str
) -> None:
    root = make_root(FILES, f'cookiecharter_exports = {value}\n')
    with pytest.raises(ConfigError, match=f'cookiecharter_exports .*{words}'):
        build(root)


def test_no_link_leads_out_of_the_output(make_root: MakeRoot, build: Build) -> None:
    root = make_root(FILES, "cookiecharter_exports = {'out/cookies.json': 'json'}\n")
    (root / 'elsewhere').mkdir()
    (root / '_build/html').mkdir(parents=True)
    (root / '_build/html/out').symlink_to(root / 'elsewhere')
    result = build(root, expect_warnings=True)
    assert not (root / 'elsewhere/cookies.json').exists()
    assert 'out/cookies.json is not written' in result.warnings[0]


def test_the_declaration_is_not_written_over(make_root: MakeRoot) -> None:
    root = make_root({'docs/index.rst': FILES['index.rst'], 'docs/cookies.yaml': CLEAN})
    conf = (root / 'conf.py').read_text('utf-8')
    exports = "cookiecharter_exports = {'docs/cookies.yaml': 'json'}\n"
    (root / 'docs/conf.py').write_text(conf + exports, 'utf-8')
    command = [sys.executable, '-m', 'sphinx', '-q', 'docs', '.']
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert 'docs/cookies.yaml is not written: it is the declaration' in done.stderr
    assert (root / 'docs/cookies.yaml').read_text('utf-8') == CLEAN


def test_what_cannot_be_written_ends_no_build(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(FILES, JSON)
    (root / '_build/html/cookies.json').mkdir(parents=True)
    result = build(root, expect_warnings=True)
    (warning,) = result.warnings
    assert 'an export cannot be written: cookies.json: Is a directory' in warning
