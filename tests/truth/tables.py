"""What a page may state in its tables, and around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .declared import CATEGORIES
from .statement import ANYWHERE, HEADING, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .declared import Item
    from .facts import Table
    from .statement import Speaker

#: The columns of a table for which none are written.
DEFAULT: Final = ('name', 'purpose', 'duration', 'provider')


def cookies(speaker: Speaker) -> Iterator[Statement]:
    """State the section that holds the list."""
    facts = speaker.facts
    kind = 'mixed' if facts.is_empty else facts.kind(facts.shown)
    yield speaker.say_of_site(f'h.{kind}', HEADING)
    if facts.is_empty:
        yield speaker.say('empty')
    if len(facts.tables) >= 3 and facts.count(facts.shown) >= 20:
        yield from (_caption(speaker, table, 'cookies') for table in facts.tables)
    has_pattern = False
    for table in facts.tables:
        place = f'cookies / {speaker.title(table.category)}'
        yield from _of_category(speaker, table, place)
        if not has_pattern and any(map(_is_pattern, table.items)):
            has_pattern = True
            yield speaker.say('asterisk', place)


def one_table(speaker: Speaker) -> Iterator[Statement]:
    """State what `cookie-table` shows."""
    facts = speaker.facts
    if facts.declares_none:
        yield speaker.say_of_site('none')
    elif facts.is_empty:
        yield speaker.say('empty')
    else:
        is_of_several = len(facts.tables) > 1
        if is_of_several:
            word = 'cookies' if facts.kind(facts.shown) == 'cookies' else 'items'
            count = facts.count(facts.shown)
            yield speaker.say(f'caption.alone.{word}', 'table', count)
        else:
            yield _caption(speaker, facts.tables[0], 'table')
        columns = (*DEFAULT, 'category') if is_of_several else DEFAULT
        yield from _rows(speaker, facts.shown, 'table', columns)
        if any(map(_is_pattern, facts.shown)):
            yield speaker.say('asterisk')


def _of_category(speaker: Speaker, table: Table, place: str) -> Iterator[Statement]:
    yield Statement(speaker.title(table.category), HEADING)
    yield from _description(speaker, table.category, place)
    if speaker.facts.asks:
        yield speaker.say(_consent_line(speaker, table), place)
    yield _caption(speaker, table, place)
    yield from _rows(speaker, table.items, place, DEFAULT)


def _description(speaker: Speaker, category: str, place: str) -> Iterator[Statement]:
    own = speaker.facts.declared.categories.get(category, {}).get('description')
    explained: set[str] = set()
    if 'kinds' in speaker.facts.request.sections:
        explained = {'necessary', 'statistics'}
    if own:
        yield speaker.quote(own, place)
    elif not category:
        yield speaker.say('about.unclassified', place)
    elif category in {*CATEGORIES} - explained:
        yield speaker.say(f'about.{category}', place)


def _consent_line(speaker: Speaker, table: Table) -> str:
    consents = {speaker.facts.consent(item) for item in table.items}
    is_exempt = speaker.facts.asks_of(table.category) == 'exempt'
    if len(consents) == 1:
        return 'consent.no' if consents == {'exempt'} else 'consent.yes'
    return 'consent.no.but' if is_exempt else 'consent.yes.but'


def _caption(speaker: Speaker, table: Table, place: str) -> Statement:
    facts = speaker.facts
    word = 'cookies' if facts.kind(table.items) == 'cookies' else 'items'
    return speaker.say(
        f'caption.{word}',
        place,
        facts.count(table.items),
        category=speaker.title(table.category),
    )


def _is_pattern(item: Item) -> bool:
    return any('*' in name for name in item.names)


def _rows(
    speaker: Speaker, items: list[Item], place: str, default: tuple[str, ...]
) -> Iterator[Statement]:
    columns = speaker.facts.request.columns or default
    if not speaker.facts.request.columns and (shared := _shared(speaker, items)):
        columns = tuple(column for column in columns if column != 'provider')
        above = ANYWHERE if place == 'table' else place
        yield speaker.say('provider.shared', above, provider=shared)
    cells = {
        column: [[*_cell(speaker, item, column, columns)] for item in items]
        for column in columns
    }
    for column, rows in cells.items():
        if column == 'name' or any(rows):
            yield speaker.say(_head(column, items), f'{place} / head')
        for number, cell in enumerate(rows, start=1):
            for line in cell:
                yield Statement(
                    line.text, f'{place} / row {number} / {column}', line.message
                )


def _shared(speaker: Speaker, items: list[Item]) -> str:
    """Return the one provider that two rows or more have."""
    values = [item.get('provider') for item in items]
    if len(items) < 2 or None in values:
        return ''
    others = [speaker.facts.organisation(value) for value in values]
    if len({(other.id, str(other.name)) if other else None for other in others}) > 1:
        return ''
    return speaker.organisation(values[0])


def _head(column: str, items: list[Item]) -> str:
    if column != 'service':
        return f'col.{column}'
    if not any(item.get('location') for item in items):
        return 'col.service'
    has_services = any(item.get('service') for item in items)
    return 'col.located' if has_services else 'col.location'


def _cell(
    speaker: Speaker, item: Item, column: str, columns: tuple[str, ...]
) -> Iterator[Statement]:
    """Yield the lines of one cell."""
    is_default = not speaker.facts.request.columns
    if column == 'name':
        yield from _name(speaker, item, is_default)
        if 'purpose' not in columns:
            yield from _opt_out(speaker, item)
    elif column == 'purpose':
        if purpose := item.get('purpose'):
            yield speaker.quote(purpose)
        if is_default:
            yield from _details(speaker, item)
        yield from _opt_out(speaker, item)
    elif column == 'duration':
        if stay := speaker.words.stay(item):
            yield Statement(stay)
        if note := item.get('duration_note'):
            yield speaker.quote(note)
    else:
        yield from _other_cell(speaker, item, column)


def _other_cell(speaker: Speaker, item: Item, column: str) -> Iterator[Statement]:
    if column == 'provider':
        if name := item.get('provider'):
            yield Statement(speaker.organisation(name))
    elif column == 'service':
        yield from _service_cell(speaker, item)
    elif column == 'category':
        yield Statement(speaker.title(speaker.facts.category(item)))
    elif column == 'storage':
        yield speaker.say(f'storage.{item.storage}')
    elif column == 'party':
        if party := speaker.facts.party(item):
            yield speaker.say(f'party.{party}')
    elif column == 'recipients':
        if item.get('recipients'):
            yield Statement(_recipients(speaker, item))
    elif column == 'data':
        if item.get('data'):
            yield Statement(_data(speaker, item))
        yield from _retention(speaker, item)
    elif value := item.get(column):
        yield speaker.quote(value)


def _name(speaker: Speaker, item: Item, is_default: bool) -> Iterator[Statement]:
    facts = speaker.facts
    if item.names:
        yield Statement(', '.join(item.names))
    else:
        yield speaker.say('noname')
    if item.storage != 'cookie':
        yield speaker.say(f'storage.{item.storage}')
    if is_default and facts.shows_domain(item):
        yield speaker.say('name.domain', domain=item.get('domain'))
    consent = facts.consent(item)
    if consent == 'exempt' and item.get('exemption'):
        yield speaker.say(f'exempt.{item.get("exemption")}')
    elif consent != facts.asks_of(facts.category(item)):
        yield speaker.say('note.no' if consent == 'exempt' else 'note.yes')


def _details(speaker: Speaker, item: Item) -> Iterator[Statement]:
    words = speaker.words
    service, location = item.get('service'), item.get('location')
    if service and location:
        service, location = words.text(service), words.text(location)
        yield speaker.say('row.located', service=service, location=location)
    elif service:
        yield speaker.say('row.service', service=words.text(service))
    elif location:
        yield speaker.say('row.location', location=words.text(location))
    if item.get('data'):
        yield speaker.say('row.data', data=_data(speaker, item))
    yield from _retention(speaker, item)
    if item.get('recipients'):
        yield speaker.say('row.recipients', recipients=_recipients(speaker, item))
    if basis := item.get('legal_basis'):
        yield speaker.say('row.basis', basis=words.text(basis))


def _service_cell(speaker: Speaker, item: Item) -> Iterator[Statement]:
    service, location = item.get('service'), item.get('location')
    if service and location:
        yield speaker.say(
            'row.servicecell',
            service=speaker.words.text(service),
            location=speaker.words.text(location),
        )
    elif service or location:
        yield speaker.quote(service or location)


def _opt_out(speaker: Speaker, item: Item) -> Iterator[Statement]:
    if item.get('opt_out_url'):
        is_exempt = speaker.facts.consent(item) == 'exempt'
        name = speaker.first_name(item)
        yield speaker.say('row.object' if is_exempt else 'row.optout', name=name)


def _retention(speaker: Speaker, item: Item) -> Iterator[Statement]:
    retention = item.get('retention')
    if retention == 'persistent':
        yield speaker.say('row.retention.none')
    elif retention == 'session':
        yield speaker.say('row.retention', duration=speaker.words.say('dur.session'))
    elif retention:
        yield speaker.say('row.retention', duration=speaker.words.quantity(retention))


def _data(speaker: Speaker, item: Item) -> str:
    data = item.get('data')
    texts = data if isinstance(data, list) else [data]
    return speaker.words.list(map(speaker.words.text, texts))


def _recipients(speaker: Speaker, item: Item) -> str:
    names = (
        recipient['name'] if isinstance(recipient, dict) else recipient
        for recipient in item.get('recipients')
    )
    return speaker.words.list(map(speaker.organisation, names))
