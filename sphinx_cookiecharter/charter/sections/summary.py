"""The section `summary`: tiles with the main facts, and the control of the choice.

In a tile the number or name, set in bold, comes first to the eye.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.charter.facts import count
from sphinx_cookiecharter.language.lifetimes import lifetime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Run, Runs

#: How many others are named in a tile.
_NAMED: Final = 5


def write(context: CharterContext) -> Section | None:
    section = Section('charter-section-summary', heading(context))
    tiles = [
        *_how_many(context),
        *_consent(context),
        *_others(context),
        *_longest(context),
        *_reviewed(context),
    ]
    if tiles:
        section.add(context.bullets(tiles, 'charter-brief'))
    if context.facts.has_control and not context.facts.declares_none:
        section.add(context.control())
    return section if section.body else None


def heading(context: CharterContext) -> list[Run]:
    language = context.language
    return language.say(language.pgettext('heading', 'In brief'))


def _counts(context: CharterContext) -> bool:
    """Whether it is sure how many items the reader finds, or the site uses."""
    facts = context.facts
    whole = facts.is_whole or 'cookies' in context.sections
    return facts.is_complete and whole and bool(facts.cookies)


def _how_many(context: CharterContext) -> Iterator[Runs]:
    facts, language = context.facts, context.language
    if not _counts(context):
        return
    third = count(facts.third_party) if facts.parties_known else None
    tile = _cookies if facts.only_cookies else _items
    yield context.to_section('cookies', tile(language, count(facts.cookies), third))


def _cookies(language: Language, number: int, third: int | None) -> list[Run]:
    """Say how many cookies there are, and of which party if that is known."""
    counted, value = language.counted, _value(language.say(language.number(number)))
    if third is None:
        # Translators: a tile: the inserted value is shown large, the rest small.
        # No full stop. %(count)s: a number, in every plural form.
        return counted(
            'tile', '%(count)s cookie', '%(count)s cookies', number, count=value
        )
    if third == 0:
        # Translators: a tile: the inserted value is shown large, the rest small.
        # No full stop. %(count)s: a number, in every plural form.
        return counted(
            'tile',
            '%(count)s first-party cookie',
            '%(count)s first-party cookies',
            number,
            count=value,
        )
    if third == number:
        # Translators: a tile: the inserted value is shown large, the rest small.
        # No full stop. %(count)s: a number, in every plural form.
        return counted(
            'tile',
            '%(count)s third-party cookie',
            '%(count)s third-party cookies',
            number,
            count=value,
        )
    # Translators: a tile: the inserted value is shown large, the rest small.
    # No full stop. %(count)s: a number, in every plural form.
    # %(third)s: how many of them are third-party, a number after a label.
    return counted(
        'tile',
        '%(count)s cookie (third-party: %(third)s)',
        '%(count)s cookies (third-party: %(third)s)',
        number,
        count=value,
        third=language.number(third),
    )


def _items(language: Language, number: int, third: int | None) -> list[Run]:
    """Say how many items there are, not all cookies, and of which party if known."""
    counted, value = language.counted, _value(language.say(language.number(number)))
    if third is None:
        # Translators: a tile: the inserted value is shown large, the rest small.
        # No full stop. %(count)s: a number, in every plural form.
        return counted('tile', '%(count)s item', '%(count)s items', number, count=value)
    if third == 0:
        # Translators: a tile: the inserted value is shown large, the rest small.
        # No full stop. %(count)s: a number, in every plural form.
        return counted(
            'tile',
            '%(count)s first-party item',
            '%(count)s first-party items',
            number,
            count=value,
        )
    if third == number:
        # Translators: a tile: the inserted value is shown large, the rest small.
        # No full stop. %(count)s: a number, in every plural form.
        return counted(
            'tile',
            '%(count)s third-party item',
            '%(count)s third-party items',
            number,
            count=value,
        )
    # Translators: a tile: the inserted value is shown large, the rest small.
    # No full stop. %(count)s: a number, in every plural form.
    # %(third)s: how many of them are third-party, a number after a label.
    return counted(
        'tile',
        '%(count)s item (third-party: %(third)s)',
        '%(count)s items (third-party: %(third)s)',
        number,
        count=value,
        third=language.number(third),
    )


def _consent(context: CharterContext) -> Iterator[Runs]:
    facts, language = context.facts, context.language
    if not facts.asks_consent or not _counts(context):
        return
    number = count(facts.needing_consent)
    if number:
        # Translators: a tile: the inserted value is shown large, the rest small.
        # No full stop. %(count)s: a number, in every plural form.
        tile = language.counted(
            'tile',
            '%(count)s needs your consent',
            '%(count)s need your consent',
            number,
            count=_value(language.say(language.number(number))),
        )
        yield context.to_section('choices', tile)
    elif facts.is_whole:
        # Translators: a tile, shown large as a whole. No full stop.
        tile = language.say(language.pgettext('tile', 'No consent needed'))
        yield context.to_section('choices', _value(tile))


def _others(context: CharterContext) -> Iterator[Runs]:
    language, others = context.language, context.facts.others
    if not others:
        return
    names: list[Runs] = [[other.named(language)] for other in others[:_NAMED]]
    left = len(others) - len(names)
    if left:
        # Translators: stands at the end of a list: “A, B and 3 more”. %(count)s: a
        # number, in every plural form.
        more = language.counted(
            'end of a list of names', '%(count)s more', '%(count)s more', left
        )
        names.append(more)
    # Translators: a tile: the inserted value is shown large, the rest small.
    # No full stop. %(organisations)s: a list of names.
    template = language.pgettext(
        'tile', 'Others that place or receive data: %(organisations)s'
    )
    tile = language.say(template, organisations=_value(language.enumerate(names)))
    yield context.to_section('providers', tile)


def _longest(context: CharterContext) -> Iterator[Runs]:
    language, cookie = context.language, context.facts.staying_longest
    if cookie is None:
        return
    # Translators: a tile: the inserted value is shown large, the rest small.
    # No full stop. %(duration)s: a duration, or “until …”, as in the table.
    template = language.pgettext('tile', 'Kept longest: %(duration)s')
    tile = language.say(template, duration=_value(lifetime(cookie, language)))
    yield context.to_row(cookie, tile)


def _reviewed(context: CharterContext) -> Iterator[Runs]:
    language, reviewed = context.language, context.declaration.site.reviewed
    if reviewed is None:
        return
    # Translators: a tile: the inserted value is shown large, the rest small.
    # No full stop. %(date)s: a long date.
    template = language.pgettext('tile', 'Last reviewed: %(date)s')
    tile = language.say(template, date=_value(language.say(language.date(reviewed))))
    yield context.to_section('changes', tile)


def _value(runs: Runs) -> list[Run]:
    """Return what a tile shows large."""
    return [run._replace(strong=True) for run in runs]
