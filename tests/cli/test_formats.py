"""The formats in which findings are written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinx_cookiecharter.cli.formats import Checked, text, writer
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.finding import Finding

WARNING = Finding.on(Code.MISSING_PURPOSE, (3, 5), 'no purpose: say it')
ERROR = Finding.on(
    Code.MISSING_NAME, (7, 1), '100 % sure,\nis it?\r', level=Level.ERROR
)
NOTE = Finding.on(Code.UNKNOWN_PROVIDER, (9, 4), 'nearly')
UNOPENED = Finding.on(Code.UNREADABLE_FILE, (0, 0), 'it is not there')


def written(format_: str, *checked: Checked) -> str:
    return '\n'.join(writer(format_)(checked))


def test_text() -> None:
    found = written('text', Checked('a b.yaml', (WARNING, NOTE, UNOPENED)))
    assert found.splitlines() == [
        'a b.yaml:3:5: WARNING: no purpose: say it [missing-purpose]',
        'a b.yaml:9:4: INFO: nearly [unknown-provider]',
        'a b.yaml: WARNING: it is not there [unreadable-file]',
    ]


def test_text_says_once_what_repeats_itself() -> None:
    four = tuple(
        Finding.on(Code.MISSING_PURPOSE, (line, 5), ' has none', item=f'item {line}')
        for line in range(2, 6)
    )
    (line,) = text.write([Checked('a.yaml', four)])
    assert line == (
        'a.yaml:2:5: WARNING: item 2 has none; and 3 more: lines 3, 4, 5 '
        '[missing-purpose]'
    )
    assert len(list(text.write([Checked('a.yaml', four)], grouped=False))) == 4
    assert len(json.loads(written('json', Checked('a.yaml', four)))['findings']) == 4


def test_text_says_at_once_what_the_site_lacks() -> None:
    first, second, loud, elsewhere = (
        Finding.on(code, (line, 1), f': write {code}', item='site', level=level)
        for code, line, level in (
            (Code.DPO_MISSING, 1, Level.INFO),
            (Code.RIGHTS_MISSING, 1, Level.INFO),
            (Code.UPDATED_MISSING, 1, Level.WARNING),
            (Code.REVIEW_OLD, 7, Level.INFO),
        )
    )
    said = list(text.write([Checked('a', (first, loud, second, elsewhere))]))
    assert said == [
        (
            'a:1:1: INFO: site: write dpo-missing; write rights-missing '
            '[dpo-missing, rights-missing]'
        ),
        'a:1:1: WARNING: site: write updated-missing [updated-missing]',
        'a:7:1: INFO: site: write review-old [review-old]',
    ]


def test_text_begins_with_what_helps_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, '_FIRST', frozenset({NOTE.code}))
    file = Checked('a.yaml', (WARNING, ERROR, NOTE))
    lines = [line.split(':')[1] for line in text.write([file])]
    assert lines == ['9', '3', '7']
    lines = [line.split(':')[1] for line in text.write([file], grouped=False)]
    assert lines[0] == '3'


def test_text_in_colours_says_the_same() -> None:
    (line,) = text.write([Checked('a.yaml', (ERROR,))], colours=True)
    assert line.startswith('a.yaml:7:1: \x1b[1;31mERROR\x1b[0m: ')
    assert line.endswith('\x1b[2m[missing-name]\x1b[0m')


def test_github_shows_findings_at_their_lines() -> None:
    path = 'docs/a:b,c%.yaml'
    found = written('github', Checked(path, (WARNING, ERROR, NOTE, UNOPENED)))
    assert found.splitlines() == [
        (
            '::warning file=docs/a%3Ab%2Cc%25.yaml,line=3,col=5,title=missing-purpose'
            '::no purpose: say it'
        ),
        (
            '::error file=docs/a%3Ab%2Cc%25.yaml,line=7,col=1,title=missing-name'
            '::100 %25 sure,%0Ais it?%0D'
        ),
        (
            '::notice file=docs/a%3Ab%2Cc%25.yaml,line=9,col=4,title=unknown-provider'
            '::nearly'
        ),
        '::warning file=docs/a%3Ab%2Cc%25.yaml,title=unreadable-file::it is not there',
    ]


def test_github_knows_files_from_the_working_directory() -> None:
    found = written('github', Checked(str(Path.cwd() / 'docs/a.yaml'), (WARNING,)))
    assert found.startswith('::warning file=docs/a.yaml,')


def test_sarif_is_what_code_scanning_reads() -> None:
    data = json.loads(
        written(
            'sarif',
            Checked('docs/a b.yaml', (WARNING, ERROR, NOTE)),
            Checked('c.yaml', (UNOPENED,)),
        )
    )
    assert data['version'] == '2.1.0'
    assert data['$schema'].endswith('/sarif-schema-2.1.0.json')
    (one,) = data['runs']
    rules = one['tool']['driver']['rules']
    assert [rule['id'] for rule in rules] == list(Code)
    for rule in rules:
        assert rule['shortDescription']['text'].endswith('.')
        assert rule['fullDescription']['text'] in rule['help']['text']
        assert rule['defaultConfiguration']['level'] in {'error', 'warning', 'note'}
    for result in one['results']:
        assert rules[result['ruleIndex']]['id'] == result['ruleId']
    assert [result['level'] for result in one['results']] == [
        'warning',
        'error',
        'note',
        'warning',
    ]
    places = [
        location['physicalLocation']
        for result in one['results']
        for location in result['locations']
    ]
    assert places[0] == {
        'artifactLocation': {'uri': 'docs/a%20b.yaml', 'uriBaseId': '%SRCROOT%'},
        'region': {'startLine': 3, 'startColumn': 5},
    }
    # Lines count from 1: a file that was not opened has none.
    assert places[3] == {
        'artifactLocation': {'uri': 'c.yaml', 'uriBaseId': '%SRCROOT%'}
    }


def test_gitlab_shows_findings_in_merge_requests() -> None:
    path = str(Path.cwd() / 'docs/a.yaml')
    moved = WARNING._replace(line=8)
    issues = json.loads(
        written('gitlab', Checked(path, (WARNING, ERROR, NOTE, UNOPENED, moved)))
    )
    assert [issue['severity'] for issue in issues] == [
        'major',
        'critical',
        'info',
        'major',
        'major',
    ]
    assert issues[0].pop('fingerprint')
    assert issues[0] == {
        'description': 'no purpose: say it',
        'check_name': 'missing-purpose',
        'severity': 'major',
        'location': {'path': 'docs/a.yaml', 'lines': {'begin': 3}},
    }
    assert issues[3]['location']['lines'] == {'begin': 1}


def test_gitlab_tells_findings_apart_wherever_they_stand() -> None:
    def prints(*findings: Finding) -> list[str]:
        issues = json.loads(written('gitlab', Checked('a.yaml', findings)))
        return [issue['fingerprint'] for issue in issues]

    moved = WARNING._replace(line=8)
    assert prints(WARNING) == prints(moved)
    assert len(set(prints(WARNING, moved, NOTE))) == 3


@pytest.mark.parametrize(
    ('path', 'uri'),
    [
        ('c:d.yaml', 'c%3Ad.yaml'),
        ('<stdin>', '%3Cstdin%3E'),
        ('./a.yaml', 'a.yaml'),
        ('é.yaml', '%C3%A9.yaml'),
        (str(Path.cwd() / 'docs/a.yaml'), 'docs/a.yaml'),
        ('/elsewhere/a.yaml', 'file:///elsewhere/a.yaml'),
        ('../a.yaml', (Path.cwd().parent / 'a.yaml').resolve().as_uri()),
    ],
)
def test_sarif_has_relative_addresses_where_it_can(path: str, uri: str) -> None:
    data = json.loads(written('sarif', Checked(path, (WARNING,))))
    (place,) = data['runs'][0]['results'][0]['locations']
    assert place['physicalLocation']['artifactLocation']['uri'] == uri


def test_json_is_readable_where_nothing_was_found() -> None:
    data = json.loads(written('json', Checked('é.yaml', ())))
    assert data == {'files': ['é.yaml'], 'findings': []}
