"""Words of one language: messages filled in, lists, dates, durations, countries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from . import grammar
from .durations import KEYWORDS, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

_NARROW: Final = '\N{NARROW NO-BREAK SPACE}'
_NO_BREAK: Final = '\N{NO-BREAK SPACE}'


@dataclass(frozen=True, slots=True)
class Wording:
    """Says things as a page of that language must."""

    language: str

    @property
    def locale(self) -> Locale:
        # Our English is British.
        return Locale.parse('en_001' if self.language == 'en' else self.language)

    def say(self, message: str, count: int | None = None, **slots: str) -> str:
        if count is not None:
            slots['count'] = self.number(count)
        form = grammar.messages()[message].form(self.language, count)
        return grammar.fill(form, slots)

    def text(self, text: object) -> str:
        """Return an author's text: of a mapping this language, else the first."""
        if isinstance(text, dict):
            text = text.get(self.language, next(iter(text.values())))
        return re.sub('[\t-\r ]+', ' ', str(text)).strip()

    def number(self, number: int) -> str:
        return self._french(format_decimal(number, locale=self.locale))

    def list(self, members: Iterable[str]) -> str:
        names = [*members]
        return format_list(names, locale=self.locale) if len(names) > 1 else names[0]

    def date(self, day: object) -> str:
        day = day if isinstance(day, date) else date.fromisoformat(str(day))
        words = format_date(day, 'long', locale=self.locale)
        if self.language == 'fr' and day.day == 1 and '1er' not in words:
            words = words.replace('1', '1er', 1)
        return words

    def country(self, code: str) -> str:
        name: str = self.locale.territories[code]
        return name

    def quantity(self, duration: str) -> str:
        """Return a measured duration in its author's units."""
        units = [
            self._french(format_unit(number, f'duration-{unit}', locale=self.locale))
            for number, unit in parts(duration)
        ]
        return self.list(units)

    def stay(self, item: Any) -> str:
        """Return how long an item stays, without its note; empty where nothing says."""
        duration, storage = item.get('duration'), item.storage
        if storage == 'session_storage' and duration in {None, 'session'}:
            return self.say('dur.tab')
        if duration in KEYWORDS:
            return self.say(f'dur.{duration}')
        if duration:
            quantity = self.quantity(duration)
            renewed = item.get('renewed')
            return self.say('dur.renewed', duration=quantity) if renewed else quantity
        if item.get('renewed'):
            return self.say('dur.renewedonly')
        return self.say('dur.request') if storage == 'request' else ''

    def _french(self, words: str) -> str:
        # pdfLaTeX stops at a narrow no-break space.
        words = words.replace(_NARROW, _NO_BREAK)
        return words.replace(' ', _NO_BREAK) if self.language == 'fr' else words
