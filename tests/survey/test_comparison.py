"""What is a miss and what a false alarm, by what the audit says and a browser saw."""

from __future__ import annotations

from typing import Any

from survey.comparison import Comparison


def finding(*claims: tuple[str, str, str | None], **given: Any) -> dict[str, Any]:
    return {
        'level': 'warning',
        'message': 'It keeps something.',
        'hosts': [],
        'contacts': [],
        'is_local': True,
        'claims': claims,
        **given,
    }


def item(name: str, storage: str = 'local_storage', **given: Any) -> dict[str, Any]:
    seen = {'occasion': 'load', 'pages': ['index.html'], 'host': None, **given}
    return {'name': name, 'storage': storage, **seen}


def compared(
    *findings: dict[str, Any],
    items: tuple[dict[str, Any], ...] = (),
    asked: tuple[str, ...] = (),
    hosts: dict[str, str] | None = None,
    answers: dict[str, str] | None = None,
) -> dict[str, Any]:
    audit = {'hosts': hosts or {}, 'findings': findings}
    capture = {'hosts': asked, 'items': items}
    return Comparison(audit, capture, 'pressed.html', answers or {}).data()


def test_what_both_tell_is_no_fault() -> None:
    data = compared(
        finding(('local_storage', 'tab-*', 'load')), items=(item('tab-language'),)
    )
    assert data['items_seen'] == ['local_storage tab-language']
    assert not data['items_missed']
    assert (data['items_told'], data['items_told_seen']) == (1, 1)
    assert not data['warnings_false']


def test_another_storage_is_a_miss_and_a_false_alarm() -> None:
    data = compared(finding(('session_storage', 'mode', 'load')), items=(item('mode'),))
    assert data['items_missed'] == ['local_storage mode']
    assert data['items_false'] == ['session_storage mode']
    assert data['warnings_false'] == ['It keeps something.']


def test_what_waits_for_an_action_is_no_false_alarm() -> None:
    data = compared(finding(('local_storage', 'theme', 'action'), level='info'))
    assert not data['items_false']
    assert data['items_unseen'] == ['local_storage theme']
    assert not data['warnings_false']


def test_an_item_that_did_not_wait_is_understated() -> None:
    told = finding(('local_storage', 'theme', 'action'), level='info')
    on_load = compared(told, items=(item('theme'),))
    assert on_load['items_by_action_only'] == ['local_storage theme']
    pressed = compared(told, items=(item('theme', pages=['pressed.html']),))
    assert not pressed['items_by_action_only']


def test_hosts_below_a_domain_are_found() -> None:
    told = finding(('request', 'disqus.com', 'load'))
    data = compared(told, asked=('docs.disqus.com', 'other.example'))
    assert data['hosts_missed'] == ['other.example']
    assert not data['warnings_false']


def test_only_hosts_that_are_sure_can_be_false() -> None:
    data = compared(hosts={'a.example': 'LOADS', 'b.example': 'PERHAPS'})
    assert (data['element_hosts'], data['element_hosts_right']) == (1, 0)
    assert data['hosts_false'] == ['a.example']
    assert data['hosts_unseen'] == ['b.example']


def test_what_a_refused_script_would_keep_rests_on_its_host() -> None:
    told = finding(('cookie', '_ga', 'load'), is_local=False, contacts=['tags.example'])
    assert not compared(told, asked=('tags.example',))['warnings_false']
    assert compared(told)['warnings_false']


def test_what_waits_for_a_refused_answer_is_no_false_alarm() -> None:
    told = finding(('session_storage', 'stats', 'load'))
    answers = {'stats': 'api.example'}
    asked = compared(told, asked=('api.example',), answers=answers)
    assert not asked['items_false']
    assert not asked['warnings_false']
    assert compared(told, answers=answers)['items_false'] == ['session_storage stats']
