"""Localisation (l10n): sentences, numbers, dates, durations in one language."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from gettext import NullTranslations

    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.language.sentence import Runs


@lru_cache(256)
def _split(template: str) -> list[str]:
    """Return the words of a sentence, and between them the names of placeholders."""
    return re.split(r'%\((\w+)\)s', template)


class Language:
    """Says things in one language.

    `code` is a Sphinx language code; one that Babel does not know has its numbers,
    dates and durations in English. `translations` holds our sentences.
    """

    def __init__(self, code: str, translations: NullTranslations) -> None:
        self.code = code
        self.gettext = translations.gettext
        self.ngettext = translations.ngettext
        self._numbers: dict[int, str] = {}
        self._units: dict[tuple[int, str], str] = {}

    @cached_property
    def locale(self) -> Locale:
        # Our English is British; Babel's, without a country, is American.
        code = 'en_001' if self.code == 'en' else self.code
        try:
            return Locale.parse(code.replace('-', '_'))
        except (UnknownLocaleError, ValueError):
            return Locale('en')

    def number(self, number: int) -> str:
        # Babel takes its time, and a list of cookies has few different numbers.
        if number not in self._numbers:
            words = format_decimal(number, locale=self.locale)
            # pdfLaTeX, Sphinx's default for French, stops at a narrow no-break space.
            words = words.replace('\N{NARROW NO-BREAK SPACE}', '\N{NO-BREAK SPACE}')
            self._numbers[number] = words
        return self._numbers[number]

    def counted(self, singular: str, plural: str, number: int) -> str:
        """Return the form of an already marked message for `number`, filled in."""
        form = self.ngettext(singular, plural, number)
        return form % {'count': self.number(number)}

    def date(self, day: date) -> str:
        words = format_date(day, format='long', locale=self.locale)
        if self.locale.language == 'fr' and day.day == 1:
            # What the rules of typography ask for, and Babel does not know.
            words = words.replace('1', '1er', 1)
        return words

    def country(self, code: str) -> str:
        name: str = self.locale.territories.get(code, code)
        return name

    def duration(self, duration: Duration) -> str:
        """Return a measured duration in the author's own units."""
        return self._join([self._unit(*part) for part in duration.parts])

    def lifetime(self, duration: Duration) -> str:
        """Return a duration in words that say how long an item stays."""
        _ = self.gettext
        if duration.keyword == 'session':
            return _('until you close your browser')
        if duration.keyword == 'persistent':
            return _('until you delete it')
        return self.duration(duration)

    def enumerate(self, items: Sequence[Runs]) -> list[Run]:
        """Return items as one list in a sentence: *a, b and c*."""
        values = {f'item{n}': item for n, item in enumerate(items)}
        return self.fill(self._join([f'%({name})s' for name in values]), **values)

    def fill(self, template: str, **values: str | Run | Runs) -> list[Run]:
        """Return a sentence in runs, its placeholders filled with `values`."""
        filled: list[Run] = []
        for n, segment in enumerate(_split(template)):
            if n % 2 == 0:
                if segment:
                    filled.append(Run(segment))
                continue
            value = values[segment]
            if isinstance(value, str):
                filled.append(Run(value))
            elif isinstance(value, Run):
                filled.append(value)
            else:
                filled += value
        return filled

    def _unit(self, number: int, unit: str) -> str:
        if (number, unit) not in self._units:
            words = format_unit(number, f'duration-{unit}', locale=self.locale)
            if self.locale.language == 'fr':
                # Babel has the no-break space of French in most units, not in all.
                words = words.replace(' ', '\N{NO-BREAK SPACE}')
            self._units[number, unit] = words
        return self._units[number, unit]

    def _join(self, parts: list[str]) -> str:
        return format_list(parts, locale=self.locale) if len(parts) > 1 else parts[0]
