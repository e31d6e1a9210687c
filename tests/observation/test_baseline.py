"""What is new since an earlier capture, and what is gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.finding import UNOPENED, Finding
from sphinx_cookiecharter.observation.comparison.baseline import since

from ..declaration.declared import declared
from .seen import capture, cookies, item

if TYPE_CHECKING:
    from sphinx_cookiecharter.observation.model import Capture

DECLARED = cookies('name: a', 'name: "_ga_*"', 'name: c, storage: local_storage')


def changed(before: Capture, *now: Capture, text: str = DECLARED) -> list[str]:
    findings = since(declared(text), now, replace(before, path='old.json'))
    assert {one.level for one in findings} <= {Level.INFO}
    return [f'{one.line} {one.code}: {one.message}' for one in findings]


def test_what_is_new_and_what_is_gone() -> None:
    before = capture(item('a'), item('old', host='x.example'))
    now = capture(item('b'), item('c', 'local_storage'))
    assert changed(before, now) == [
        "2 newly-seen: cookie 'b' is newly seen: it is not in old.json",
        (
            "2 no-longer-seen: cookie 'old' of x.example is no longer seen, and is in "
            'old.json'
        ),
        "3 no-longer-seen: cookie 'a' is no longer seen, and is in old.json",
        "5 newly-seen: local storage 'c' is newly seen: it is not in old.json",
    ]


def test_the_same_items_have_not_changed() -> None:
    before = capture(item('a'), item('_ga_1'), item('x', host='example.org'))
    now = capture(item('_ga_2'), item('a', host='www.example.org'))
    assert changed(before, now, capture(item('x'))) == []


def test_hosts_that_were_asked_count() -> None:
    before, now = capture(hosts=['x.example']), capture(hosts=['y.example'])
    assert [one.partition(':')[0] for one in changed(before, now)] == [
        '2 newly-seen',
        '2 no-longer-seen',
    ]


def test_what_one_side_does_not_tell_of_is_not_said() -> None:
    of_cookies = capture(item('a'), shows=['cookie'])
    of_all = capture(item('a'), item('c', 'local_storage'))
    assert changed(of_cookies, of_all) == []
    assert changed(of_all, of_cookies) == []
    broken_off = replace(capture(), finished=False)
    assert changed(broken_off, of_all) == changed(of_all, broken_off) == []
    lost = Finding.on(Code.UNREADABLE_CAPTURE, UNOPENED, 'item 1')
    assert changed(of_all, replace(capture(), problems=(lost,))) == []


def test_the_same_name_of_another_party_is_another_item() -> None:
    before, now = capture(item('a')), capture(item('a'), item('a', host='x.example'))
    text = cookies('name: a, domain: example.org')
    assert len(changed(before, now, text=text)) == 1
