"""The page on which one tries it: an editor, Python and this package in a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from babel import Locale
from docutils import nodes
from npm_folder import installed
from python_archive import write_archive
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

import sphinx_cookiecharter
from sphinx_cookiecharter.declaration.vocabulary import JURISDICTIONS
from sphinx_cookiecharter.exchange.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

DOCS: Final = Path(__file__).parents[1]
SOURCE: Final = DOCS / 'try'
PACKAGE: Final = Path(sphinx_cookiecharter.__file__).parent
GALLERY: Final = ('portal', 'shop', 'guide')
PYODIDE: Final = (
    'pyodide.mjs',
    'pyodide.asm.mjs',
    'pyodide.asm.wasm',
    'pyodide-lock.json',
    'python_stdlib.zip',
)
#: How the files end that `export` writes, where it is not in JavaScript.
ENDINGS: Final = {'json': 'json', 'csv': 'csv', 'hds': 'json', 'markdown': 'md'}

WITHOUT_NPM: Final = (
    'These pages were built without npm, which the editor comes from: build them with '
    'it, or [install the package](tutorial.md).'
)

#: Styles may stand in the page: the editor and the theme write some. The frame has no
#: address, only what the page writes into it.
POLICY: Final = (
    "default-src 'self'; script-src 'self' %s; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; frame-src 'none'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'"
)
INLINE: Final = re.compile(r'<script>(.*?)</script>', re.DOTALL)

logger = logging.getLogger(__name__)


class Made(NamedTuple):
    """What was made for the page."""

    #: The address of the archive of Python modules, with a digest.
    archive: str
    #: The bytes of all that the button loads.
    size: int


class TryIt(SphinxDirective):
    """The page itself, or why it is not there."""

    #: Set by each build, before it reads any page.
    made: ClassVar[Made | None] = None

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        if self.made is None:
            return self.parse_text_to_nodes(WITHOUT_NPM)
        template = Template((SOURCE / 'page.html').read_text('utf-8'))
        declarations = {name: _declaration(name) for name in GALLERY}
        html = template.substitute(
            archive=escape(self.made.archive),
            size=f'{self.made.size / 1_000_000:.0f} MB',
            declarations=_options((name, name.title()) for name in GALLERY),
            languages=_options(_languages()),
            jurisdictions=_options(_jurisdictions()),
            targets=''.join(map(_target, (*TARGETS, 'markdown'))),
            texts=json.dumps(declarations).replace('<', r'\u003c'),
        )
        return [nodes.raw('', html, format='html')]


def _declaration(name: str) -> str:
    return (DOCS / f'gallery/{name}.yaml').read_text('utf-8')


def _options(values: Iterable[tuple[str, str]]) -> str:
    return ''.join(
        f'<option value="{escape(value)}">{escape(text)}</option>'
        for value, text in values
    )


def _languages() -> Iterator[tuple[str, str]]:
    """Yield the languages of our sentences by their own names, English first."""
    yield 'en', 'English'
    for folder in sorted((PACKAGE / 'locale').iterdir()):
        if folder.is_dir():
            yield folder.name, Locale.parse(folder.name).get_display_name() or ''


def _jurisdictions() -> list[tuple[str, str]]:
    places = {_place(name): name for name in JURISDICTIONS}
    return [(places[place], place) for place in sorted(places)]


def _place(jurisdiction: str) -> str:
    """Return the country of a jurisdiction, and its part, as *United States (CA)*."""
    country, _, part = jurisdiction.upper().partition('-')
    # The one that is not called as in ISO 3166-1.
    name = Locale('en').territories['GB' if country == 'UK' else country]
    return f'{name} ({part})' if part else name


def _target(name: str) -> str:
    ending = ENDINGS.get(name, 'js')
    return f'<option data-ending="{ending}">{name}</option>'


def make(app: Sphinx) -> None:
    """Make the files of the page, where there is npm."""
    TryIt.made = None
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    folder = installed(SOURCE / 'npm')
    if folder is None:
        logger.info('without npm: the page on which one tries it says so')
        return
    out = Path(app.outdir) / '_static/try'
    out.mkdir(parents=True, exist_ok=True)
    _bundle(folder, out)
    for name in PYODIDE:
        shutil.copyfile(folder / 'node_modules/pyodide' / name, out / name)
    shutil.copyfile(SOURCE / 'worker.js', out / 'worker.js')
    shutil.copyfile(SOURCE / 'page.css', out / 'page.css')
    schema = PACKAGE / 'declaration/declaration.schema.json'
    shutil.copyfile(schema, out / schema.name)
    digest = write_archive(out / 'package.zip', SOURCE, _questions())
    loaded = (*PYODIDE, 'worker.js', 'package.zip', schema.name)
    size = sum((out / name).stat().st_size for name in loaded)
    TryIt.made = Made(f'package.zip?v={digest}', size)


def _bundle(folder: Path, out: Path) -> None:
    esbuild = folder / 'node_modules/esbuild/bin/esbuild'
    options = '--bundle --minify --format=esm --log-level=warning'
    subprocess.run(
        ['node', esbuild, 'page.js', *options.split(), f'--outfile={out / "page.js"}'],
        cwd=SOURCE,
        env={**os.environ, 'NODE_PATH': str(folder / 'node_modules')},
        check=True,
    )


def _questions() -> Iterator[dict[str, str]]:
    """Yield what makes Python load all that the page may need."""
    text = _declaration('shop')
    for language, _ in _languages():
        asked = {'text': text, 'language': language, 'jurisdiction': 'eu'}
        yield {'about': 'page', **asked}
    asked = {'text': text, 'language': 'en', 'jurisdiction': ''}
    yield {'about': 'findings', **asked}
    yield {'about': 'explanation', 'code': 'missing-purpose'}
    yield {'about': 'difference', 'earlier': text, 'text': text}
    for name in (*TARGETS, 'markdown'):
        yield {'about': 'exported', 'to': name, **asked}


def add_files(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: object,
) -> None:
    if pagename == 'try' and TryIt.made:
        # It makes a function of a text, for plural forms that only search needs.
        context['script_files'][:] = [
            script
            for script in context['script_files']
            if 'translations.js' not in str(getattr(script, 'filename', script))
        ]
        app.add_css_file('try/page.css')
        app.add_js_file('try/page.js', type='module')


def add_policy(app: Sphinx, error: Exception | None) -> None:
    """Let nothing into the page but what these pages hold, and its inline scripts."""
    builder = app.builder
    if error or TryIt.made is None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    path = Path(builder.get_outfilename('try'))
    html = path.read_text('utf-8')
    digests = ' '.join(f"'{_digest(script)}'" for script in INLINE.findall(html))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY % digests}">'
    path.write_text(html.replace('<head>', f'<head>{meta}', 1), 'utf-8')


def _digest(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f'sha256-{base64.b64encode(digest).decode()}'


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive('try-it', TryIt)
    app.connect('builder-inited', make)
    app.connect('html-page-context', add_files)
    app.connect('build-finished', add_policy)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
