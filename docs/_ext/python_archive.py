"""The archive that the page unpacks: this package, and what it loads of others.

What it loads is not listed: the functions of the page are called once in a fresh
Python, in every language, and the files that they load are taken.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import sphinx_cookiecharter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PACKAGE: Final = Path(sphinx_cookiecharter.__file__).parent
#: What only a build, a browser or a translator needs.
_LEFT_OUT: Final = ('extension', 'observation', '__pycache__')
#: The standard library is in Pyodide, and modules in C are for another machine.
_PORTABLE: Final = {'.py', '.dat'}
#: Where others are installed, in their own environment or by Debian.
_INSTALLED: Final = re.compile(r'/(site|dist)-packages/(?!sphinx_cookiecharter/)')
_SOURCES: Final = {'.po', '.pot'}

_REHEARSAL: Final = """
import json, sys
opened = set()
sys.addaudithook(lambda event, given: event == 'open' and opened.add(str(given[0])))
sys.path.insert(0, sys.argv[1])
import in_page
asked = json.load(sys.stdin)
for question in asked:
    in_page.answer(json.dumps(question))
modules = [getattr(module, '__file__', None) for module in sys.modules.values()]
data = [path for path in opened if path.endswith('.dat')]
json.dump([path for path in modules + data if path], sys.stdout)
"""


def write_archive(to: Path, page: Path, questions: Iterable[Mapping[str, str]]) -> str:
    """Write the archive of a page's module; return a digest of it."""
    with ZipFile(to, 'w', ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in sorted(_files(page, questions)):
            # The same files give the same bytes.
            archive.writestr(ZipInfo(name), path.read_bytes(), ZIP_DEFLATED)
    return hashlib.sha256(to.read_bytes()).hexdigest()[:8]


def _files(
    page: Path, questions: Iterable[Mapping[str, str]]
) -> Iterator[tuple[str, Path]]:
    yield 'in_page.py', page / 'in_page.py'
    for path in _PACKAGE.rglob('*'):
        name = path.relative_to(_PACKAGE)
        if path.is_file() and not (
            set(name.parts) & set(_LEFT_OUT) or path.suffix in _SOURCES
        ):
            yield f'{_PACKAGE.name}/{name.as_posix()}', path
    for path in _loaded(page, questions):
        others = _INSTALLED.search(path.as_posix())
        if others is not None and path.suffix in _PORTABLE:
            yield path.as_posix()[others.end() :], path


def _loaded(page: Path, questions: Iterable[Mapping[str, str]]) -> set[Path]:
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, '-B', '-c', _REHEARSAL, str(page)],
            input=json.dumps([*questions]),
            stdout=subprocess.PIPE,
            check=True,
            text=True,
            cwd=folder,
        )
    return {Path(path) for path in json.loads(done.stdout)}
