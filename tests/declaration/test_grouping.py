"""Findings that repeat each other, as one message."""

from __future__ import annotations

from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.grouping import group_repeated, grouped_message


def lacking(
    line: int, code: Code = Code.MISSING_PURPOSE, level: Level | None = None
) -> Finding:
    return Finding.on(code, (line, 5), ' has none', item=f'item {line}', level=level)


def messages(*findings: Finding) -> list[str]:
    return [grouped_message(group) for group in group_repeated(findings)]


def test_more_than_three_are_one_message() -> None:
    three = [lacking(line) for line in (2, 4, 6)]
    assert messages(*three) == [finding.message for finding in three]
    assert messages(*three, lacking(9)) == [
        'item 2 has none; and 3 more: lines 4, 6, 9',
    ]


def test_each_line_is_named_once_and_ten_at_most() -> None:
    many = [lacking(line) for line in range(1, 14)]
    (message,) = messages(*many)
    assert message.endswith('; and 12 more: lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …')
    (message,) = messages(*(lacking(3)._replace(item=name) for name in 'abcde'))
    assert message == 'a has none; and 4 more: line 3'


def test_they_have_one_code_one_level_and_one_declaration() -> None:
    four = [lacking(line) for line in range(4)]
    loud = [lacking(line, level=Level.ERROR) for line in range(4)]
    others = [lacking(line, Code.PARTY_MISSING) for line in range(4)]
    elsewhere = [finding._replace(path='other.yaml') for finding in four]
    assert len(messages(*four, *loud, *others, *elsewhere)) == 4


def test_how_to_adapt_the_entry_of_each_keeps_none_apart() -> None:
    four = [lacking(3)._replace(advice=f'change item {one}') for one in range(4)]
    assert messages(*four) == [
        'item 3 has none; change item 0; and 3 more: line 3',
    ]


def test_what_says_other_things_stays_apart() -> None:
    assert len(messages(*(lacking(1)._replace(text=text) for text in 'abcd'))) == 4
    assert len(messages(*(lacking(line, Code.INVALID_URL) for line in range(4)))) == 4


def test_a_group_stands_where_its_first_stands() -> None:
    first, *others = (lacking(line) for line in range(1, 5))
    between = lacking(2, Code.INVALID_URL)
    groups = list(group_repeated([first, between, *others]))
    assert groups == [(first, *others), (between,)]
