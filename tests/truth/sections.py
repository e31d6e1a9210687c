"""What a page may state in each of its sections, and must."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .changes import changes
from .grammar import data
from .statement import HEADING, Statement, address
from .tables import cookies, one_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .facts import Organisation
    from .statement import Speaker


def statements(speaker: Speaker) -> list[Statement]:
    """Return all that is true, each as often as the page must say it."""
    facts = speaker.facts
    if facts.request.table:
        return [*one_table(speaker)]
    if facts.declares_none:
        return [*_statement_of_none(speaker)]
    if facts.declared.is_readable:
        return [*_charter(speaker)]
    if facts.declared.items:
        return [speaker.say('notice.part', 'notice'), *_charter(speaker)]
    return [speaker.say('notice.all', 'notice')]


def _statement_of_none(speaker: Speaker) -> Iterator[Statement]:
    sections = {*speaker.facts.request.sections}
    if 'introduction' in sections and speaker.facts.request.body:
        yield speaker.quote(speaker.facts.request.body)
    if sections & {'introduction', 'summary', 'cookies'}:
        yield speaker.say_of_site('none')
    if 'summary' in sections:
        yield from _reviewed(speaker)
        yield speaker.say('h.summary', HEADING).optional()
    if 'rights' in sections:
        yield from rights(speaker)


def _charter(speaker: Speaker) -> Iterator[Statement]:
    is_under_another = False
    for section in speaker.facts.request.sections:
        said = [*SECTIONS[section](speaker)]
        yield from said
        if section not in {'introduction', 'summary'}:
            is_under_another |= bool(said)
        elif said and is_under_another:
            yield speaker.say(f'h.{section}', HEADING)


def introduction(speaker: Speaker) -> Iterator[Statement]:
    facts = speaker.facts
    if facts.request.body:
        yield speaker.quote(facts.request.body)
    elif facts.is_list and not facts.is_empty:
        kind = facts.kind(facts.shown) if facts.is_all else 'part'
        yield speaker.say_of_site(f'intro.{kind}')


def summary(speaker: Speaker) -> Iterator[Statement]:
    facts = speaker.facts
    if not facts.is_empty:
        if facts.is_complete and (facts.is_list or facts.is_whole):
            yield _how_many(speaker)
            yield from _consent(speaker)
        yield from _others(speaker)
        if longest := facts.longest:
            stay = speaker.words.stay(longest)
            yield speaker.say('tile.longest', 'summary', duration=stay)
    yield from _reviewed(speaker)
    if facts.has_control:
        yield from control(speaker)


def _how_many(speaker: Speaker) -> Statement:
    facts = speaker.facts
    message = 'tile.cookies' if facts.kind(facts.shown) == 'cookies' else 'tile.items'
    count = facts.count(facts.shown)
    parties = facts.parties
    if parties is None:
        return speaker.say(message, 'summary', count)
    if len({*parties}) == 1:
        return speaker.say(f'{message}.{parties[0]}', 'summary', count)
    third = facts.count([item for item in facts.shown if facts.party(item) == 'third'])
    number = speaker.words.number(third)
    return speaker.say(f'{message}.both', 'summary', count, third=number)


def _consent(speaker: Speaker) -> Iterator[Statement]:
    facts = speaker.facts
    if facts.needing:
        yield speaker.say('tile.consent', 'summary', facts.count(facts.needing))
    elif facts.asks and facts.is_whole:
        yield speaker.say('tile.noconsent', 'summary')


def _others(speaker: Speaker) -> Iterator[Statement]:
    names = [speaker.words.text(other.name) for other in speaker.facts.others]
    if len(names) > 5:
        more = speaker.words.say('tile.more', len(names) - 5)
        names = [*names[:5], more]
    if names:
        organisations = speaker.words.list(names)
        yield speaker.say('tile.others', 'summary', organisations=organisations)


def _reviewed(speaker: Speaker) -> Iterator[Statement]:
    if day := speaker.facts.site.get('reviewed'):
        yield speaker.say('tile.reviewed', 'summary', date=speaker.words.date(day))


def control(speaker: Speaker) -> Iterator[Statement]:
    """Yield the button or link, and what may stand where it cannot work."""
    choice = speaker.facts.declared.choice
    url = choice.get('url', '')
    yield speaker.say('control')
    if choice.get('call') or choice.get('tool'):
        yield speaker.say('control.panel').optional()
        if url and not url.startswith('#'):
            yield speaker.say('control.address', address=address(url)).optional()
    elif url.startswith('#'):
        yield speaker.say('control.pages').optional()


def choices(speaker: Speaker) -> Iterator[Statement]:
    said = [*_choices(speaker)]
    if said:
        yield speaker.say('h.choices', HEADING)
    yield from said


def _choices(speaker: Speaker) -> Iterator[Statement]:
    facts, words = speaker.facts, speaker.words
    if facts.has_control:
        message = 'choices.decide' if facts.needing else 'choices.change'
        yield speaker.say(message, 'choices')
        if 'summary' not in facts.request.sections:
            yield from control(speaker)
    refusals = [*_refusals(speaker)]
    if refusals:
        yield speaker.say('refuse.lead', 'choices')
    yield from refusals
    if facts.declared.choice.get('kept_in') == 'account':
        yield speaker.say('choices.account', 'choices')
    if (keeper := facts.keeper) and (stay := words.stay(keeper)):
        yield speaker.say('choices.kept', 'choices', duration=stay)
    if objectable := facts.objectable:
        names = words.list(map(speaker.first_name, objectable))
        yield speaker.say('choices.object', 'choices', names=names)


def _refusals(speaker: Speaker) -> Iterator[Statement]:
    for category in speaker.facts.refusable:
        title = speaker.title(category)
        own = speaker.facts.declared.categories.get(category, {}).get('refusal')
        if own:
            refusal = speaker.words.text(own)
            yield speaker.say('refuse.own', 'choices', category=title, refusal=refusal)
        elif category in {'marketing', 'statistics', 'external', 'preferences'}:
            yield speaker.say(f'refuse.{category}', 'choices', category=title)


def providers(speaker: Speaker) -> Iterator[Statement]:
    others = speaker.facts.others
    if any(_has_detail(other) for other in others):
        yield speaker.say('h.providers', HEADING)
        for other in others:
            name = speaker.words.text(other.name)
            yield Statement(name, f'providers / {name}')
            yield from _organisation(speaker, other, f'providers / {name}')


def _has_detail(other: Organisation) -> bool:
    keys = ('processor', 'country', 'privacy_url', 'url', 'transfer')
    return other.receives or any(other.details.get(key) for key in keys)


def _organisation(
    speaker: Speaker, other: Organisation, place: str
) -> Iterator[Statement]:
    words, details = speaker.words, other.details
    role = 'provider' if other.provides else 'recipient'
    both = other.provides and other.receives
    yield speaker.say('role.both' if both else f'role.{role}', place)
    if details.get('processor'):
        yield speaker.say('prov.processor', place)
    if code := details.get('country'):
        yield speaker.say('prov.country', place, country=words.country(code))
    if url := details.get('privacy_url'):
        yield speaker.say('policy', place, policy=address(url))
    if url := details.get('url'):
        yield speaker.say('prov.website', place, address=address(url))
    if transfer := details.get('transfer'):
        yield speaker.say('prov.transfer', place, transfer=words.text(transfer))
    for purpose in other.purposes:
        yield speaker.say('prov.purpose', place, purpose=words.text(purpose))


def rights(speaker: Speaker) -> Iterator[Statement]:
    laws = speaker.facts.laws
    has_rights = any(law['rights'] for law in laws)
    said = [*_contacts(speaker), *_laws(speaker), *_complaints(speaker)]
    if has_rights:
        yield speaker.say('h.rights', HEADING)
        yield speaker.say('rights.ask', 'rights')
    elif said:
        yield speaker.say('h.contact', HEADING)
    yield from said


def _contacts(speaker: Speaker) -> Iterator[Statement]:
    site = speaker.facts.site
    if name := site.get('controller'):
        controller = speaker.words.text(name)
        yield speaker.say('rights.controller', 'rights', controller=controller)
    for key in ('contact', 'dpo'):
        if value := site.get(key):
            shown = address(value.removeprefix('mailto:'))
            yield speaker.say(f'rights.{key}', 'rights', contact=shown)
    if url := site.get('privacy_url'):
        yield speaker.say('policy', 'rights', policy=address(url))


def _laws(speaker: Speaker) -> Iterator[Statement]:
    language = speaker.words.language
    law_data = data('jurisdictions.yaml')
    names = []
    for law in speaker.facts.laws:
        if law['rights'] and law['code'] != 'uk':
            names.append(law_data['gdpr'][language])
        names.append(law.get(language, law_data['jurisdictions']['eu'][language]))
    if names:
        laws = speaker.words.list(dict.fromkeys(names))
        yield speaker.say('rights.law', 'rights', laws=laws)


def _complaints(speaker: Speaker) -> Iterator[Statement]:
    authorities = [*dict.fromkeys(_authorities(speaker))]
    for authority in authorities:
        yield speaker.say('rights.complain', 'rights', authority=authority)


def _authorities(speaker: Speaker) -> Iterator[str]:
    own = speaker.facts.site.get('authority')
    if isinstance(own, dict):
        name = own.get('name')
        yield speaker.words.text(name) if name else address(own['url'])
    elif own:
        yield address(own)
    else:
        for law in speaker.facts.laws:
            if name := law.get('authority'):
                yield name
            elif url := law.get('url'):
                yield address(url)


def definition(speaker: Speaker) -> Iterator[Statement]:
    if speaker.facts.is_empty:
        return
    yield speaker.say('h.definition', HEADING)
    for number in (1, 2, 3):
        yield speaker.say(f'def.{number}', 'definition')
    for storage in dict.fromkeys(item.storage for item in speaker.facts.shown):
        if storage not in {'cookie', 'other'}:
            yield speaker.say(f'def.{storage}', 'definition')


def kinds(speaker: Speaker) -> Iterator[Statement]:
    if speaker.facts.is_empty:
        return
    yield speaker.say('h.kinds', HEADING)
    statistics = 'statistics.exempt' if speaker.facts.audience else 'statistics'
    for term, kind in (
        (speaker.title('necessary'), 'necessary'),
        (speaker.title('statistics'), statistics),
        (speaker.words.say('kind.first'), 'first'),
        (speaker.words.say('kind.third'), 'third'),
    ):
        yield Statement(term, f'kinds / {term}')
        yield speaker.say(f'kinds.{kind}', f'kinds / {term}')


#: What is stated in each section, its heading included.
SECTIONS: Final[dict[str, Callable[[Speaker], Iterator[Statement]]]] = {
    'introduction': introduction,
    'summary': summary,
    'cookies': cookies,
    'choices': choices,
    'providers': providers,
    'rights': rights,
    'definition': definition,
    'kinds': kinds,
    'changes': changes,
}
