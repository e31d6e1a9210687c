"""The survey of themes and extensions as Markdown, from the data that it wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: What the lists of faults hold, and those of what is none.
APART: Final = {
    'hosts_missed': 'a host that is asked, and that the audit does not find',
    'hosts_false': 'a host that an element seems to ask, and does not',
    'items_missed': 'an item that is kept, and that the audit does not find',
    'items_false': 'an item that is said to be kept on load, and is not',
    'items_by_action_only': 'an item that is kept on load, and said to wait',
    'warnings_false': 'a warning that is false',
}
UNSEEN: Final = {
    'hosts_unseen': 'perhaps asked: that depends on what the page shows, or on a file '
    'that was refused',
    'items_unseen': 'kept once a reader does something that the walk did not do',
}

Result = dict[str, Any]


def totals(results: Sequence[Result]) -> Iterator[str]:
    """Yield the figures of all subjects, beside those of the measurement before."""
    built = [one for one in results if 'failed' not in one]

    def number(key: str) -> int:
        return sum(
            len(one[key]) if isinstance(one[key], list) else one[key] for one in built
        )

    hosts, items = number('hosts_seen'), number('items_seen')
    rows = (
        (
            'hosts that elements ask for: right, of those found',
            (number('element_hosts_right'), number('element_hosts')),
            '24 of 24',
        ),
        (
            'hosts that the browser asked: found',
            (hosts - number('hosts_missed'), hosts),
            '34 of 35',
        ),
        (
            'items that the audit names: kept in the walk',
            (number('items_told_seen'), number('items_told')),
            '65 of 76',
        ),
        (
            'items that the browser kept: found',
            (items - number('items_missed'), items),
            '–',
        ),
        (
            'warnings: right, of those given',
            (number('warnings') - number('warnings_false'), number('warnings')),
            '–',
        ),
    )
    yield '| | now | before |'
    yield '| --- | ---: | ---: |'
    for words, (right, all_of_them), before in rows:
        yield f'| {words} | {right} of {all_of_them} | {before} |'
    yield ''


def table(results: Sequence[Result]) -> Iterator[str]:
    """Yield a row for each subject that was built."""
    yield '| | version | hosts found | items found | warnings | faults |'
    yield '| --- | --- | ---: | ---: | ---: | ---: |'
    for one in results:
        if 'failed' not in one:
            yield _row(one)
    yield ''


def _row(one: Result) -> str:
    hosts, items = len(one['hosts_seen']), len(one['items_seen'])
    cells = (
        f'`{one["id"]}`',
        _version(one['versions']),
        f'{hosts - len(one["hosts_missed"])} of {hosts}' if hosts else '–',
        f'{items - len(one["items_missed"])} of {items}' if items else '–',
        str(one['warnings'] or '–'),
        str(sum(len(one[key]) for key in APART) or '–'),
    )
    return f'| {" | ".join(cells)} |'


def _version(versions: Mapping[str, str]) -> str:
    own = {name: one for name, one in versions.items() if name != 'sphinx'} or versions
    name, version = next(iter(own.items()))
    return f'{name} {version}'


def faults(results: Sequence[Result]) -> Iterator[str]:
    """Yield every miss and every false alarm, with its reason."""
    yield from _listed(results, APART, 'Not explained yet.')


def unseen(results: Sequence[Result]) -> Iterator[str]:
    """Yield what the audit names and the walk did not see, which may be so."""
    yield from _listed(results, UNSEEN, '')


def _listed(
    results: Sequence[Result], kinds: Mapping[str, str], otherwise: str
) -> Iterator[str]:
    found = False
    for one in results:
        for kind, words in kinds.items():
            for name in one.get(kind, ()):
                found = True
                short = name.partition(' ')[2] or name
                reason = one['known'].get(short, otherwise)
                yield f'- `{one["id"]}`, {_code(name)}: {words}. {reason}'.rstrip()
    yield '' if found else 'None.'
    yield ''


def failures(results: Sequence[Result]) -> Iterator[str]:
    """Yield what does not install or build, with why."""
    for one in results:
        if 'failed' in one:
            yield f'- `{one["id"]}`: {_code(one["failed"])}'
    yield ''


def made(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield when this was measured, and with what."""
    days = sorted({one['made'] for one in data['subjects']})
    sphinx = next(
        one['versions']['sphinx'] for one in data['subjects'] if 'versions' in one
    )
    when = days[0] if len(days) == 1 else f'{days[0]} to {days[-1]}'
    yield f'Measured on {when} with Python {data["python"]}, Sphinx {sphinx} and '
    yield f'{data["browser"]}.'
    yield ''


def _code(text: str) -> str:
    return f'`{re.sub(r"[`|]", "", text)}`'
