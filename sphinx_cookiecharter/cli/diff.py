"""The command `diff`: what readers should be told of two states of a declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.cli.arguments import add_catalogue, add_format
from sphinx_cookiecharter.cli.load import STANDARD_INPUT, MisuseError, load_complete
from sphinx_cookiecharter.cli.printing import json_text, say
from sphinx_cookiecharter.declaration.diff import diff

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.diff import Aspect, Change, Diff, ItemName
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration

_ASPECTS: Final[dict[Aspect, str]] = {
    'consent': 'other consent',
    'duration': 'lives longer',
    'category': 'other category',
    'provider': 'other provider',
    'recipients': 'other recipients',
}

_REASONS: Final = {
    'added': 'it is new',
    'consent': 'it now needs consent',
    'duration': 'it lives longer',
    'category': 'it has another category',
    'provider': 'it has another provider',
    'recipients': 'its data have another recipient',
}


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = (
        'Says what readers should be told, and whether consent must be asked anew. '
        'Exits with 0, whatever it tells, and with 1 if one of the two cannot be '
        'read whole.'
    )
    parser.add_argument(
        'old', metavar='OLD', help='the earlier declaration; - is standard input'
    )
    parser.add_argument(
        'new', metavar='NEW', help='the later declaration; - is standard input'
    )
    add_catalogue(parser)
    add_format(parser, 'how it is written; text by default')


def run(options: Namespace) -> int:
    if options.old == options.new == STANDARD_INPUT:
        msg = 'only one of the two can be standard input'
        raise MisuseError(msg)
    old, new = (
        load_complete(path, options.catalogue, options.theme)
        for path in (options.old, options.new)
    )
    difference = diff(old, new)
    if options.format == 'json':
        print(json_text(_data(difference)))
    else:
        for line in _lines(difference):
            say(line)
    return 0


def _lines(difference: Diff) -> Iterator[str]:
    for added in difference.added:
        yield f'added: {_titled(added.name, added.cookie)}'
    for removed in difference.removed:
        yield f'removed: {_titled(removed.name, removed.cookie)}'
    for change in difference.changed:
        for aspect in change.aspects:
            old, new = _states(difference, change, aspect)
            yield (
                f'{_ASPECTS[aspect]}: {_titled(change.name, change.new)}: '
                f'{_in_words(new)}, was {_in_words(old)}'
            )
    if not (difference.added or difference.removed or difference.changed):
        yield 'nothing that readers should be told'
    if not difference.ask_again:
        yield 'consent need not be asked anew'
    for reason in difference.reasons:
        yield f'consent must be asked anew: {reason.name}: {_REASONS[reason.reason]}'


def _titled(name: str, cookie: Cookie) -> str:
    """Return a name with what else tells items apart."""
    storage = cookie.storage if cookie.storage != 'cookie' else ''
    more = ', '.join(filter(None, (storage, cookie.domain)))
    return f'{name} ({more})' if more else name


def _data(difference: Diff) -> dict[str, Any]:
    return {
        'added': [_item(difference.new, item) for item in difference.added],
        'removed': [_item(difference.old, item) for item in difference.removed],
        'changed': [
            {
                **_identity(change.name, change.new),
                'changes': {
                    aspect: dict(
                        zip(
                            ('old', 'new'),
                            _states(difference, change, aspect),
                            strict=True,
                        )
                    )
                    for aspect in change.aspects
                },
            }
            for change in difference.changed
        ],
        'ask_again': difference.ask_again,
        'reasons': [reason._asdict() for reason in difference.reasons],
    }


def _item(declaration: Declaration, item: ItemName) -> dict[str, Any]:
    return {**_identity(item.name, item.cookie), **_facts(declaration, item.cookie)}


def _identity(name: str, cookie: Cookie) -> dict[str, Any]:
    return {'name': name, 'storage': cookie.storage, 'domain': cookie.domain}


def _states(difference: Diff, change: Change, aspect: Aspect) -> tuple[Any, Any]:
    return (
        _facts(difference.old, change.old)[aspect],
        _facts(difference.new, change.new)[aspect],
    )


def _facts(declaration: Declaration, cookie: Cookie) -> dict[str, Any]:
    provider, duration = cookie.provider, cookie.duration
    return {
        'consent': declaration.consent_of(cookie),
        'category': cookie.category,
        'provider': provider.name.values[0] if provider is not None else None,
        'duration': str(duration) if duration is not None else None,
        'recipients': [recipient.name.values[0] for recipient in cookie.recipients],
    }


def _in_words(state: str | list[str] | None) -> str:
    if isinstance(state, list):
        state = ', '.join(state)
    return state or 'none'
