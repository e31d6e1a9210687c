"""What comes from outside gives no orders to a terminal, a log or a build service."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.cli.formats import FORMATS, Checked, writer
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import Finding

from .commands import SOUND, run

if TYPE_CHECKING:
    from pathlib import Path

#: A title of the window, an order of ISO 6429, line ends of several kinds with the
#: order of a build service, and text that runs backwards.
ORDERS = (
    'a\x1b]0;title\x07 b\x9b31m c\x7f d\n::error::x e\r::error::y f\u2028g\x85h '
    'i\u202edraw\u2066 j\ufffe'
)

#: Also one that is in no file's name: bytes that are no UTF-8.
NAME = ORDERS.replace('::', '#') + '\udcff.yaml'


def assert_harmless(text: str, line_ends: str = '\n') -> None:
    """Fail where a sign is an order, not a sign that is shown."""
    orders = {
        sign
        for sign in text
        if sign not in line_ends
        and (
            unicodedata.category(sign) in {'Cc', 'Zl', 'Zp', 'Cs'}
            or unicodedata.bidirectional(sign) in {'RLO', 'LRO', 'LRI', 'RLI', 'PDF'}
            or sign in '\ufffe\uffff'
        )
    }
    assert not orders


@pytest.mark.parametrize('name', FORMATS)
def test_no_format_passes_orders_on(name: str) -> None:
    finding = Finding.on(Code.INVALID_VALUE, (1, 1), f': {ORDERS}', item=ORDERS)
    lines = list(writer(name)([Checked(ORDERS, (finding,))]))
    for line in lines:
        assert_harmless(line, '\n' if name in {'json', 'sarif', 'gitlab'} else '')
    if name in {'text', 'github'}:
        assert len(lines) == 1


def test_programs_get_the_path_as_it_is() -> None:
    finding = Finding.on(Code.INVALID_VALUE, (1, 1), ': x')
    [text] = writer('json')([Checked(ORDERS, (finding,))])
    assert json.loads(text)['files'] == [ORDERS]


@pytest.mark.parametrize(
    'arguments',
    [
        ['check', 'FILE'],
        ['check', 'FILE', '--format', 'github'],
        ['check', 'absent-FILE'],
        ['check', '--unknown-FILE'],
        ['audit', 'sound.yaml', 'FILE'],
        ['audit', 'sound.yaml', 'absent-FILE'],
        ['draft', 'FILE'],
        ['diff', 'sound.yaml', 'FILE'],
        ['fingerprint', 'FILE'],
        ['render', 'FILE'],
        ['render', 'sound.yaml', '-o', 'absent/FILE'],
        ['export', 'FILE', '--to', 'json'],
        ['export', 'sound.yaml', '--to', 'klaro', '-o', 'absent/FILE'],
        ['services', 'FILE'],
        ['check', 'sound.yaml', '--catalogue', 'FILE', '--explain', 'FILE'],
        ['observe', 'FILE', '--allow', 'FILE'],
        ['observe', 'FILE'],
        ['new', 'FILE'],
        ['new', 'new-FILE'],
        ['new', 'absent/FILE'],
    ],
)
def test_a_file_may_have_any_name(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('cookies: [{}, {name: "a\\tb"}')
    (tmp_path / 'sound.yaml').write_text(SOUND)
    named = [word.replace('FILE', NAME) for word in arguments]
    done = run(*named, folder=tmp_path)
    assert done.out + done.err
    assert_harmless(done.out)
    assert_harmless(done.err)


def test_a_capture_may_name_any_host(tmp_path: Path) -> None:
    cookies = [
        {'name': f'a{n}', 'value': 'x', 'domain': host, 'path': '/'}
        for n, host in enumerate(ORDERS.split(' '))
    ]
    (tmp_path / 'state.json').write_text(
        json.dumps({'cookies': cookies, 'origins': []})
    )
    (tmp_path / 'sound.yaml').write_text(SOUND)
    done = run('audit', 'sound.yaml', 'state.json', folder=tmp_path)
    assert done.status == 1
    assert_harmless(done.out)
    for line in done.out.splitlines():
        assert line.startswith(('sound.yaml:', 'state.json:'))
    assert 'is no host name [unreadable-capture]' in done.out


def test_what_is_said_of_a_run_never_gets_into_what_it_prints(tmp_path: Path) -> None:
    (tmp_path / 'good.json').write_text('{"cookies": [], "origins": []}')
    command = f'{sys.executable} -m sphinx_cookiecharter draft absent good.json 2>&-'
    done = subprocess.run(
        ['sh', '-c', command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert 'WARNING' not in done.stdout
    assert 'cookies' in done.stdout
