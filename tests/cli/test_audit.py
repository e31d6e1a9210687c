"""`cookiecharter audit` as a process: what it says, where, and how it ends."""

from __future__ import annotations

import gzip
import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_cookiecharter.observation.captures.formats.native import serialize
from sphinx_cookiecharter.observation.model import Capture, Item, VisitorChoice

from ..observation.make_captures import SECRET
from ..observation.storage_state import storage_state
from .commands import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DECLARED = """\
site: {url: https://example.org/}
cookies:
  - {name: sid, category: necessary, purpose: Keeps you signed in., secure: true}
  - {name: ads, category: marketing, purpose: Chooses what is advertised.}
  - {name: gone, category: necessary, purpose: P.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        'cookies.yaml': DECLARED,
        'same.json': storage_state(sid={}, ads={}, gone={}),
        'other.json': storage_state(sid={'secure': False}, _new={}),
        'broken.har': f'{{"log": {{\n"entries": [{SECRET}',
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, 'utf-8')
    return tmp_path


def test_of_what_is_as_declared_nothing_is_said(folder: Path) -> None:
    assert run('audit', 'cookies.yaml', 'same.json', folder=folder) == (0, '', '')


def test_what_differs_is_said_in_lines_and_nothing_of_the_rulebook(
    folder: Path,
) -> None:
    status, out, err = run('audit', 'cookies.yaml', 'other.json', folder=folder)
    assert (status, err) == (1, '')
    undeclared, other, ads, gone = out.splitlines()
    assert undeclared == (
        "cookies.yaml:2:1: WARNING: cookie '_new' of example.org is not declared, and "
        "was seen (in other.json); add under 'cookies', and fill in what is blank: "
        '- {name: _new, category: , purpose: , provider: , duration: session, '
        'domain: example.org} [undeclared]'
    )
    assert other.startswith("cookies.yaml:3:77: WARNING: cookie 'sid' was seen other")
    assert ads.startswith("cookies.yaml:4:12: INFO: cookie 'ads' is in no capture")
    assert gone.endswith('[never-observed]')


FAULTS = """\
site: {url: https://example.org/}
cookies:
  - {name: sid, category: necessary, purpose: P., duration: session, http_only: true}
  - {name: 'ga_*', category: statistics, purpose: P.}
  - {name: gone, category: necessary, purpose: P.}
  - {name: ads, category: marketing, purpose: P.}
  - {name: visits, category: necessary, purpose: P., duration: 1 month}
  - {name: right, category: necessary, purpose: P., same_site: lax}
"""


def test_one_fault_of_each_kind_is_found_and_nothing_else(folder: Path) -> None:
    cookie = frozenset({'cookie'})
    seen = Capture(
        '',
        (
            Item('sid', cookie, lifetime=0, http_only=False, choice=VisitorChoice.NONE),
            Item('_ga_A1', cookie, choice=VisitorChoice.ACCEPTED),
            Item('ads', cookie, choice=VisitorChoice.ACCEPTED),
            Item('ads', cookie, choice=VisitorChoice.REFUSED),
            Item('visits', cookie, lifetime=7_776_000, choice=VisitorChoice.NONE),
            Item('right', cookie, same_site='lax', choice=VisitorChoice.NONE),
            Item('new', cookie, lifetime=600, choice=VisitorChoice.NONE),
        ),
        frozenset({'cookie'}),
    )
    made = datetime(2026, 11, 24, tzinfo=UTC)
    text = serialize(seen, made=made, target='http://127.0.0.1/')
    (folder / 'seen.json').write_text(text, 'utf-8')
    (folder / 'cookies.yaml').write_text(FAULTS, 'utf-8')
    arguments = ('audit', 'cookies.yaml', 'seen.json', 'none.har', '--format=json')
    data = json.loads(run(*arguments, folder=folder).out)
    assert [(one['path'], one['line'], one['code']) for one in data['findings']] == [
        ('cookies.yaml', 2, 'undeclared'),
        ('cookies.yaml', 3, 'other-attributes'),
        ('cookies.yaml', 4, 'near-miss'),
        ('cookies.yaml', 5, 'never-observed'),
        ('cookies.yaml', 6, 'before-consent'),
        ('cookies.yaml', 7, 'lives-longer'),
        ('none.har', None, 'unreadable-capture'),
    ]


def test_what_is_pasted_is_found_no_more(folder: Path) -> None:
    out = run('audit', 'cookies.yaml', 'other.json', folder=folder).out
    item = out.splitlines()[0].partition('purpose: ')[2].removesuffix(' [undeclared]')
    (folder / 'cookies.yaml').write_text(f'{DECLARED}  {item}\n', 'utf-8')
    out = run('audit', 'cookies.yaml', 'other.json', folder=folder).out
    assert 'undeclared' not in out
    assert '_new' not in out


def test_a_capture_from_before_any_choice(folder: Path) -> None:
    expected = (
        "cookies.yaml:4:5: WARNING: cookie 'ads' needs consent, and was seen before "
        'any choice (in same.json); let it wait for consent, or declare why it needs '
        'none [before-consent]\n'
    )
    for arguments in (
        ['--before-consent', 'same.json'],
        ['--before-consent', 'same.json', 'other.json', '--level', 'undeclared=off'],
        ['same.json', '--before-consent=./same.json'],
        ['other.json', '--before-consent=other.json', '--before-consent=same.json'],
    ):
        status, out, err = run('audit', 'cookies.yaml', *arguments, folder=folder)
        assert (status, err) == (1, '')
        early = [one for one in out.splitlines(keepends=True) if 'consent]' in one]
        assert early == [expected.replace('(in same', '(in ./same')] or (
            early == [expected]
        )


def test_an_unreadable_capture_is_a_finding_and_the_others_are_compared(
    folder: Path,
) -> None:
    (folder / 'lost.json').write_text(
        json.dumps({'cookies': [{'value': SECRET}], 'origins': []}), 'utf-8'
    )
    status, out, err = run(
        *('audit', 'cookies.yaml', 'none.har', 'broken.har', '.', 'cookies.yaml'),
        *('other.json', 'lost.json'),
        folder=folder,
    )
    assert (status, err) == (1, '')
    assert SECRET not in out
    lines = [one for one in out.splitlines() if not one.startswith('cookies.yaml:')]
    assert '_new' in out
    none, broken, folder_itself, lost = lines
    assert none == (
        'none.har: WARNING: the capture none.har cannot be read: it does not exist '
        '[unreadable-capture]'
    )
    assert broken.startswith('broken.har:2:1: WARNING: the capture broken.har cannot')
    assert folder_itself.startswith('.: WARNING: the capture . cannot be read: it is a')
    assert 'cookies.yaml: WARNING: the capture cookies.yaml cannot be read' in out
    assert lost.startswith('lost.json:1:1: WARNING: cookie 1')


def test_what_of_the_declaration_was_not_read_is_said(folder: Path) -> None:
    (folder / 'cookies.yaml').write_text(f'{DECLARED}  - {{name: [x\n', 'utf-8')
    out = run('audit', 'cookies.yaml', 'other.json', folder=folder).out
    codes = [one.rpartition('[')[2] for one in out.splitlines()]
    # Of the item above the break, a storage may have been lost.
    assert codes == ['other-attributes]', 'never-observed]', 'invalid-yaml]']
    status, out, _ = run('audit', 'none.yaml', 'same.json', folder=folder)
    assert status == 1
    assert out == (
        'none.yaml: WARNING: the declaration none.yaml cannot be read: it does not '
        'exist; write it there, or name another file [unreadable-file]\n'
    )


def test_the_declaration_may_be_standard_input(folder: Path) -> None:
    status, out, _ = run('audit', '-', 'other.json', folder=folder, stdin=DECLARED)
    assert status == 1
    assert out.startswith('<stdin>:2:1: WARNING: ')


@pytest.mark.parametrize(
    ('options', 'status'),
    [
        ([], 0),
        (['--fail-on', 'info'], 1),
        (['--fail-on', 'error', '--level', 'never-observed=error'], 1),
        (['--fail-on', 'info', '--level', 'never-observed=off'], 0),
        (['--level', 'never-observed=warning'], 1),
    ],
)
def test_levels_and_what_fails_are_those_of_check(
    folder: Path, options: list[str], status: int
) -> None:
    text = DECLARED.replace('gone', 'never')
    same = (folder / 'same.json').read_text('utf-8').replace('gone', 'sid')
    (folder / 'cookies.yaml').write_text(text, 'utf-8')
    (folder / 'same.json').write_text(same, 'utf-8')
    arguments = ('audit', *options, 'cookies.yaml', 'same.json')
    assert run(*arguments, folder=folder).status == status


def test_json(folder: Path) -> None:
    status, out, err = run(
        *('audit', 'cookies.yaml', 'other.json', '--format', 'json', 'none.har'),
        folder=folder,
    )
    assert (status, err) == (1, '')
    data = json.loads(out)
    assert data['files'] == ['cookies.yaml', 'other.json', 'none.har']
    assert [(one['path'], one['line'], one['code']) for one in data['findings']] == [
        ('cookies.yaml', 2, 'undeclared'),
        ('cookies.yaml', 3, 'other-attributes'),
        ('cookies.yaml', 4, 'never-observed'),
        ('cookies.yaml', 5, 'never-observed'),
        ('none.har', None, 'unreadable-capture'),
    ]


def test_github_and_sarif(folder: Path) -> None:
    arguments = ('audit', 'cookies.yaml', 'other.json', 'broken.har', '--format')
    out = run(*arguments, 'github', folder=folder).out
    assert '::warning file=cookies.yaml,line=2,col=1,title=undeclared::' in out
    assert '::notice file=cookies.yaml,line=4,col=12,title=never-observed::' in out
    assert '::warning file=broken.har,line=2,col=1,title=unreadable-capture::' in out
    (sarif,) = json.loads(run(*arguments, 'sarif', folder=folder).out)['runs']
    results = [(one['ruleId'], one['level']) for one in sarif['results']]
    assert ('undeclared', 'warning') in results
    assert ('never-observed', 'note') in results
    assert SECRET not in out + json.dumps(sarif)


@pytest.mark.parametrize(
    ('arguments', 'words'),
    [
        ([], 'the following arguments are required: DECLARATION'),
        (['cookies.yaml'], 'name a capture to compare the declaration with'),
        (['cookies.yaml', 'x', '--level', 'undeclaired=off'], "mean 'undeclared'?"),
        (['cookies.yaml', 'x', '--language', 'fr'], 'unrecognized arguments'),
    ],
)
def test_misuse(folder: Path, arguments: list[str], words: str) -> None:
    status, out, err = run('audit', *arguments, folder=folder)
    assert (status, out) == (2, '')
    assert words in err


def test_its_findings_are_explained(folder: Path) -> None:
    out = run('check', '--explain', 'lives-longer', folder=folder).out
    assert out.startswith('lives-longer\n\nAn item was seen to stay longer')


def test_a_disclosure_has_no_moment(folder: Path) -> None:
    disclosure = {
        'disclosures': [
            {
                'identifier': 'ads',
                'type': 'cookie',
                'maxAgeSeconds': 0,
                'domains': ['*'],
                'purposes': [1],
            }
        ]
    }
    (folder / 'vendor.json').write_text(json.dumps(disclosure), 'utf-8')
    arguments = ('audit', 'cookies.yaml', '--before-consent', 'vendor.json')
    assert run(*arguments, folder=folder) == (0, '', '')


def test_what_has_changed_since_a_baseline(folder: Path) -> None:
    for name, cookie in (('old.json', 'went'), ('new.json', 'come')):
        state = [{'name': cookie, 'domain': 'example.org', 'path': '/'}]
        (folder / name).write_text(json.dumps(state), 'utf-8')
    arguments = ('audit', 'cookies.yaml', '--baseline', 'old.json', 'new.json')
    status, out, _ = run(*arguments, '--level', 'undeclared=off', folder=folder)
    assert status == 0
    assert "INFO: cookie 'come' of example.org is newly seen: it is not in old" in out
    assert "INFO: cookie 'went' of example.org is no longer seen, and is in old" in out
    off = ('--level', 'undeclared=off', '--fail-on', 'info')
    assert run(*arguments, *off, folder=folder).status == 1
    status, out, _ = run(*arguments[:3], 'none.json', 'new.json', folder=folder)
    assert (status, 'none.json: WARNING: the capture none.json' in out) == (1, True)


def har(url: str, set_cookie: str) -> dict[str, Any]:
    header = {'name': 'Set-Cookie', 'value': set_cookie}
    entry = {
        'startedDateTime': '2026-11-20T10:00:00Z',
        'request': {'url': url, 'headers': []},
        'response': {'headers': [header], 'cookies': []},
    }
    return {'log': {'version': '1.2', 'entries': [entry]}}


#: As Selenium and Cypress write it, and as extensions of browsers do.
VISIT = {'name': 'visit', 'domain': 'example.org', 'path': '/', 'httpOnly': False}
IN_A_YEAR = time.time() + 31_536_000


@pytest.mark.parametrize(
    ('content', 'codes'),
    [
        (
            [VISIT | {'expiry': int(IN_A_YEAR), 'sameSite': 'Lax', 'secure': True}],
            ['lives-longer', 'other-attributes'],
        ),
        (
            [
                VISIT
                | {'expirationDate': IN_A_YEAR, 'sameSite': 'no_restriction'}
                | {'hostOnly': True, 'session': False, 'secure': True}
            ],
            ['lives-longer', 'other-attributes'],
        ),
        (
            har('https://example.org/', 'visit=1; SameSite=Strict, new=2; Path=/, b=3'),
            ['undeclared', 'undeclared'],
        ),
        (
            har('https://example.org/', 'visit=1; SameSite=Strict; Partitioned'),
            ['other-attributes'],
        ),
        ([{'hello': 'world'}], ['unreadable-capture']),
    ],
)
@pytest.mark.parametrize('pack', [bytes, gzip.compress])
def test_captures_that_people_have(
    tmp_path: Path, content: Any, codes: list[str], pack: Callable[[bytes], bytes]
) -> None:
    (tmp_path / 'cookies.yaml').write_text(
        'site: {url: https://example.org/}\n'
        'cookies:\n  - {name: visit, category: necessary, purpose: Counts.,\n'
        '     duration: 1 hour, same_site: strict, partitioned: false}\n',
        'utf-8',
    )
    (tmp_path / 'capture').write_bytes(pack(json.dumps(content).encode()))
    status, out, _ = run(
        'audit', 'cookies.yaml', 'capture', '--format=json', folder=tmp_path
    )
    assert status == 1
    found = json.loads(out)['findings']
    assert sorted(one['code'] for one in found) == codes
