"""The page of the survey, from data as the command writes it."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from survey.comparison import APART, FAULTS
from survey.subjects import subjects

DOCS = Path(__file__).parents[2] / 'docs'


@pytest.fixture
def surveyed(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(DOCS / '_ext')
    monkeypatch.delitem(sys.modules, 'surveyed', raising=False)
    return import_module('surveyed')


def result(**given: Any) -> dict[str, Any]:
    lists = dict.fromkeys((*APART, 'hosts_seen', 'items_seen'), ())
    numbers = dict.fromkeys(
        (
            'element_hosts',
            'element_hosts_right',
            'items_told',
            'items_told_seen',
            'warnings',
        ),
        0,
    )
    data = {
        'id': 'moss',
        'versions': {'sphinx': '9.0', 'moss-theme': '1.2'},
        'known': {},
        **{key: list(value) for key, value in lists.items()},
        **numbers,
    }
    return {**data, **given}


def test_totals_add_up_what_was_built(surveyed: Any) -> None:
    results = [
        result(hosts_seen=['a.example', 'b.example'], hosts_missed=['b.example']),
        result(hosts_seen=['c.example'], warnings=2, warnings_false=['No.']),
        {'id': 'fern', 'failed': 'it broke', 'known': {}},
    ]
    text = '\n'.join(surveyed.totals(results))
    assert '| hosts that the browser asked: found | 2 of 3 | 34 of 35 |' in text
    assert '| warnings: right, of those given | 1 of 2 |' in text


def test_each_fault_is_listed_with_its_reason(surveyed: Any) -> None:
    fault = result(
        items_missed=['local_storage mode', 'cookie x'], known={'mode': 'Why so.'}
    )
    lines = [*surveyed.faults([fault])]
    assert '`moss`, `local_storage mode`' in lines[0]
    assert lines[0].endswith(' Why so.')
    assert lines[1].endswith(' Not explained yet.')
    assert [*surveyed.faults([result()])] == ['None.', '']


def test_what_failed_is_told_apart(surveyed: Any) -> None:
    failed = {'id': 'fern', 'failed': 'it broke', 'known': {}}
    assert [*surveyed.failures([failed, result()])] == ['- `fern`: `it broke`', '']
    assert 'fern' not in '\n'.join(surveyed.table([failed, result()]))


def test_the_kinds_of_faults_are_those_of_the_command(surveyed: Any) -> None:
    assert (*surveyed.APART,) == FAULTS
    assert {*surveyed.APART, *surveyed.UNSEEN} == {*APART}


def test_the_data_tells_of_the_subjects_that_there_are() -> None:
    data = json.loads((DOCS / 'reference' / 'survey.json').read_text('utf-8'))
    assert [one['id'] for one in data['subjects']] == [one.id for one in subjects()]
