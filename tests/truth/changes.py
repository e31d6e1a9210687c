"""What a page may state of what differs from an earlier declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .durations import longest_seconds
from .facts import Facts
from .statement import HEADING, Speaker, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .declared import Item

#: An item of one name: the name, what keeps it, its domain and path.
_Key: TypeAlias = 'tuple[str, str, object, object]'


def changes(speaker: Speaker) -> Iterator[Statement]:
    said = [*_changes(speaker)]
    if said:
        yield speaker.say('h.changes', HEADING)
    yield from said


def _changes(speaker: Speaker) -> Iterator[Statement]:
    since = speaker.facts.request.since
    if since is None:
        return
    earlier = Speaker(Facts(since, speaker.facts.request), speaker.words)
    if day := since.site.get('reviewed'):
        yield speaker.say('ch.date', 'changes', date=speaker.words.date(day))
    differences = [*_differences(speaker, earlier)]
    yield from differences
    if not differences and since.is_complete and speaker.facts.is_all:
        yield speaker.say('ch.none', 'changes')


def _differences(speaker: Speaker, earlier: Speaker) -> Iterator[Statement]:
    before, now = _by_key(earlier.facts), _by_key(speaker.facts)
    both = [(before[key], now[key]) for key in now if key in before]
    complete = speaker.facts.is_complete and earlier.facts.is_complete
    yield from _names(speaker, 'added', [key for key in now if key not in before])
    if complete:
        gone = [key for key in before if key not in now]
        yield from _names(speaker, 'removed', gone)
    if speaker.facts.asks:
        yield from _consents(speaker, earlier)
    for old, new in both:
        yield from _of_item(speaker, earlier, old, new)


def _by_key(facts: Facts) -> dict[_Key, Item]:
    return {
        (name, item.storage, item.get('domain'), item.get('path')): item
        for item in facts.shown
        for name in item.names
    }


def _names(speaker: Speaker, change: str, keys: list[_Key]) -> Iterator[Statement]:
    if keys:
        names = speaker.words.list(key[0] for key in keys)
        yield speaker.say(f'ch.{change}', 'changes', names=names)


def _consents(speaker: Speaker, earlier: Speaker) -> Iterator[Statement]:
    before, now = _by_key(earlier.facts), _by_key(speaker.facts)
    for change, wanted in (('consent', 'required'), ('noconsent', 'exempt')):
        changed = [
            key
            for key, item in now.items()
            if key in before
            and speaker.facts.consent(item) == wanted
            and earlier.facts.consent(before[key]) != wanted
        ]
        yield from _names(speaker, change, changed)


def _of_item(
    speaker: Speaker, earlier: Speaker, old: Item, new: Item
) -> Iterator[Statement]:
    name = new.names[0]
    if _seconds(new) > _seconds(old) >= 0:
        stay = speaker.words.stay(new)
        yield speaker.say('ch.longer', 'changes', name=name, duration=stay)
    category = speaker.facts.category(new)
    if category != earlier.facts.category(old):
        title = speaker.title(category)
        yield speaker.say('ch.category', 'changes', name=name, category=title)
    provider, former = new.get('provider'), old.get('provider')
    if (
        provider
        and former
        and speaker.organisation(provider) != earlier.organisation(former)
    ):
        shown = speaker.organisation(provider)
        yield speaker.say('ch.provider', 'changes', name=name, provider=shown)
    former_recipients = _recipients(earlier, old)
    added = [one for one in _recipients(speaker, new) if one not in former_recipients]
    if added:
        recipients = speaker.words.list(added)
        yield speaker.say('ch.recipients', 'changes', name=name, recipients=recipients)


def _seconds(item: Item) -> float:
    duration = item.get('duration')
    return longest_seconds(duration) if duration else -1


def _recipients(speaker: Speaker, item: Item) -> list[str]:
    return [
        speaker.organisation(
            recipient['name'] if isinstance(recipient, dict) else recipient
        )
        for recipient in item.get('recipients') or []
    ]
