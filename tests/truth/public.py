"""The public facts of a declaration, as words that every output must hold.

With the default sections and columns each public key is shown. The keys are gone
through as the contract lists them, apart from what `sections` and `tables` state.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from .grammar import data
from .statement import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .declared import Data, Item
    from .facts import Organisation
    from .statement import Speaker


class Fact(NamedTuple):
    """The key that declares it, and the words of which one must be there."""

    key: str
    words: tuple[str, ...]


def lacking(speaker: Speaker, *outputs: str) -> list[Fact]:
    """Return the public facts that stand in none of these texts."""
    texts = [_letters(output) for output in outputs]
    return [
        fact
        for fact in public(speaker)
        if not any(_letters(words) in text for words in fact.words for text in texts)
    ]


def _letters(text: str) -> str:
    """Return the letters and digits alone: outputs quote, wrap and escape the rest."""
    return re.sub(r'[\W_]', '', text)


def text_output(output: str) -> str:
    """Return what the text builder wrote, the cells of its tables in one piece each."""
    lines: list[str] = []
    rows: list[list[str]] = []
    for line in output.splitlines():
        if line.startswith('|'):
            rows.append([cell.strip() for cell in line.split('|')])
            continue
        # What is wrapped may be cut inside a word.
        lines += (''.join(cell) for cell in zip(*rows, strict=True))
        rows = []
        lines.append(line)
    return '\n'.join(lines)


def latex_output(output: str) -> str:
    """Return the words of LaTeX, without its commands, labels and addresses."""
    output = re.sub(r'\\hyperref\[\\detokenize\{[^{}]*\}\]', ' ', output)
    output = re.sub(r'\\(?:label|index|detokenize)\b', ' ', output)
    output = re.sub(r'\\(?:sphinx)?href\{[^{}]*\}', ' ', output)
    return re.sub(r'\\[a-zA-Z@]+\*?(?:\[[^\]]*\])?', '', output)


def public(speaker: Speaker) -> Iterator[Fact]:
    facts = speaker.facts
    if facts.declared.is_readable or facts.declared.items:
        yield from _site(speaker)
        if not facts.declares_none:
            yield from _choice(speaker)
        for table in facts.tables:
            yield from _category(speaker, table.category)
        for item in facts.shown:
            for key, words in _item(speaker, item):
                yield Fact(f'cookies.{" ".join(item.names)}.{key}', (words,))
        for other in facts.others:
            yield from _organisation(speaker, other)


def _site(speaker: Speaker) -> Iterator[Fact]:
    site, words = speaker.facts.site, speaker.words
    for key in ('name', 'controller'):
        if value := site.get(key):
            yield Fact(f'site.{key}', (words.text(value),))
    for key in ('contact', 'dpo', 'privacy_url'):
        if value := site.get(key):
            yield Fact(f'site.{key}', (address(value.removeprefix('mailto:')),))
    if authority := site.get('authority'):
        name = authority.get('name') if isinstance(authority, dict) else None
        url = authority if isinstance(authority, str) else authority.get('url', '')
        shown = words.text(name) if name else address(url)
        yield Fact('site.authority', (shown,))
    if day := site.get('reviewed'):
        yield Fact('site.reviewed', (words.date(day),))
    for code in speaker.facts.written_jurisdictions:
        known = data('jurisdictions.yaml')['jurisdictions']
        law = known[code].get(words.language, known['eu'][words.language])
        yield Fact(f'site.jurisdictions {code}', (law,))


def _choice(speaker: Speaker) -> Iterator[Fact]:
    choice, words = speaker.facts.declared.choice, speaker.words
    if any(choice.get(key) for key in ('url', 'tool', 'call')):
        controls = ('control', 'control.panel', 'control.pages')
        yield Fact('choice', tuple(map(words.say, controls)))
    if choice.get('kept_in') == 'account':
        yield Fact('choice.kept_in', (words.say('choices.account'),))
    keeper = speaker.facts.keeper
    if keeper and (stay := words.stay(keeper)):
        kept = words.say('choices.kept', duration=stay)
        yield Fact('choice.cookie', (kept,))


def _category(speaker: Speaker, category: str) -> Iterator[Fact]:
    yield Fact(f'categories.{category}.title', (speaker.title(category),))
    declared = speaker.facts.declared.categories.get(category, {})
    for key in ('description', 'refusal'):
        is_told = key == 'description' or category in speaker.facts.refusable
        if is_told and (text := declared.get(key)):
            yield Fact(f'categories.{category}.{key}', (speaker.words.text(text),))


def _organisation(speaker: Speaker, other: Organisation) -> Iterator[Fact]:
    words, details = speaker.words, other.details
    shown = {'name': words.text(other.name)}
    for key in ('url', 'privacy_url'):
        if url := details.get(key):
            shown[key] = address(url)
    if code := details.get('country'):
        shown['country'] = words.say('prov.country', country=words.country(code))
    if transfer := details.get('transfer'):
        shown['transfer'] = words.text(transfer)
    if details.get('processor'):
        shown['processor'] = words.say('prov.processor')
    for key, value in shown.items():
        yield Fact(f'providers.{other.id or other.name}.{key}', (value,))


def _item(speaker: Speaker, item: Item) -> Iterator[tuple[str, str]]:
    words, facts = speaker.words, speaker.facts
    for name in item.names:
        yield 'name', name
    for key in ('purpose', 'service', 'location', 'duration_note', 'legal_basis'):
        if text := item.get(key):
            yield key, words.text(text)
    if provider := item.get('provider'):
        yield 'provider', speaker.organisation(provider)
    if stay := words.stay(item):
        yield 'duration', stay
    if item.storage != 'cookie':
        yield 'storage', words.say(f'storage.{item.storage}')
    if facts.shows_domain(item):
        yield 'domain', words.say('name.domain', domain=item.get('domain'))
    yield from _consent(speaker, item)
    yield from _data(speaker, item.values)


def _consent(speaker: Speaker, item: Item) -> Iterator[tuple[str, str]]:
    consent = speaker.facts.consent(item)
    exemption = item.get('exemption')
    if exemption and consent == 'exempt':
        yield 'exemption', speaker.words.say(f'exempt.{exemption}')
    elif consent != speaker.facts.asks_of(speaker.facts.category(item)):
        note = 'note.no' if consent == 'exempt' else 'note.yes'
        yield 'consent', speaker.words.say(note)
    if item.get('opt_out_url'):
        link = 'row.object' if consent == 'exempt' else 'row.optout'
        name = speaker.first_name(item)
        yield 'opt_out_url', speaker.words.say(link, name=name)


def _data(speaker: Speaker, values: Data) -> Iterator[tuple[str, str]]:
    words = speaker.words
    for text in _listed(values.get('data')):
        yield 'data', words.text(text)
    for recipient in _listed(values.get('recipients')):
        is_told = isinstance(recipient, dict)
        name = recipient['name'] if is_told else recipient
        yield 'recipients', speaker.organisation(name)
        # The site is not among the organisations that the page describes.
        if is_told and recipient.get('purpose') and speaker.facts.organisation(name):
            yield 'recipients.purpose', words.text(recipient['purpose'])
    retention = values.get('retention')
    if retention == 'persistent':
        yield 'retention', words.say('row.retention.none')
    elif retention:
        is_session = retention == 'session'
        quantity = words.say('dur.session') if is_session else words.quantity(retention)
        yield 'retention', words.say('row.retention', duration=quantity)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
