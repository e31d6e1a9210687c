"""Localisation (l10n): sentences, numbers, dates, durations in one language."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from gettext import NullTranslations
from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from sphinx_cookiecharter.language.sentence import Run
from sphinx_cookiecharter.language.units import own_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.language.sentence import Runs

#: What our messages are written in.
SOURCE: Final = 'en'

# Ours without a country are those of Europe; Babel's are of America.
_COUNTRIES: Final = {'en': 'en_001', 'pt': 'pt_PT'}

# Languages that write one sentence after the other, without a space.
_WITHOUT_SPACES: Final = frozenset({'ja', 'zh'})


@lru_cache(256)
def _split(template: str) -> list[str]:
    """Return the words of a sentence, and between them the names of placeholders."""
    return re.split(r'%\((\w+)\)s', template)


class Language:
    """Says things in one language.

    `code` is a Sphinx language code: that of the page, and of the author's texts.
    `translations` holds our sentences; without them, all that we say, numbers and dates
    too, is English. `foreign` is then the language of our words, as a tag of HTML; it
    is empty where that is the page's own.
    """

    def __init__(self, code: str, translations: NullTranslations | None = None) -> None:
        self.code = code
        self.is_translated = translations is not None or _base(code) == SOURCE
        self.foreign = '' if self.is_translated else SOURCE
        translations = translations or NullTranslations()
        self.gettext = translations.gettext
        self.pgettext = translations.pgettext
        self.npgettext = translations.npgettext
        self._numbers: dict[int, str] = {}
        self._units: dict[tuple[int, str], str] = {}

    @cached_property
    def locale(self) -> Locale:
        code = self.code if self.is_translated else SOURCE
        code = code.replace('-', '_')
        try:
            return Locale.parse(_COUNTRIES.get(code, code))
        except (UnknownLocaleError, ValueError):
            return Locale(SOURCE)

    def say(self, template: str, **values: str | Run | Runs) -> list[Run]:
        """Return a sentence of ours in runs, its placeholders filled with `values`.

        A value that is a string is in our words, too. After one that ends in a full
        stop, as a date does in Hungarian, stands no other.
        """
        said: list[Run] = []
        for n, segment in enumerate(_split(template)):
            if n % 2 == 0:
                ends = bool(said) and said[-1].text.endswith('.')
                words = segment[ends and segment.startswith('.') :]
                if words:
                    said.append(self.run(words))
                continue
            value = values[segment]
            if isinstance(value, str):
                said.append(self.run(value))
            elif isinstance(value, Run):
                said.append(value)
            else:
                said += value
        return said

    def counted(
        self,
        context: str,
        singular: str,
        plural: str,
        number: int,
        **values: str | Run | Runs,
    ) -> list[Run]:
        """Say a message in the form for `number`, which each form holds as `count`.

        What calls it marks its messages: the name is a keyword of the extraction.
        """
        form = self.npgettext(context, singular, plural, number)
        return self.say(form, **{'count': self.number(number), **values})

    def run(self, text: str) -> Run:
        """Return words of ours as a run."""
        return Run(text, language=self.foreign)

    def join_sentences(self, sentences: Iterable[Runs]) -> list[Run]:
        """Return whole sentences, ours or the author's, as one paragraph."""
        space = '' if self.locale.language in _WITHOUT_SPACES else ' '
        joined: list[Run] = []
        for sentence in sentences:
            runs = list(sentence)
            if joined and runs and space:
                joined.append(Run(space))
            joined += runs
        return joined

    def enumerate(self, items: Sequence[Runs]) -> list[Run]:
        """Return items as one list in a sentence: *a, b and c*."""
        values = {f'item{n}': item for n, item in enumerate(items)}
        return self.say(self._join([f'%({name})s' for name in values]), **values)

    def number(self, number: int) -> str:
        # Babel takes its time, and a list of cookies has few different numbers.
        if number not in self._numbers:
            words = format_decimal(number, locale=self.locale)
            # pdfLaTeX, Sphinx's default for French, stops at a narrow no-break space.
            words = words.replace('\N{NARROW NO-BREAK SPACE}', '\N{NO-BREAK SPACE}')
            self._numbers[number] = words
        return self._numbers[number]

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

    def _unit(self, number: int, unit: str) -> str:
        if (number, unit) not in self._units:
            own = own_unit(number, unit, self.locale)
            if own is not None:
                words = own.format(self.number(number))
            else:
                words = format_unit(number, f'duration-{unit}', locale=self.locale)
            if self.locale.language == 'fr':
                # Babel has the no-break space of French in most units, not in all.
                words = words.replace(' ', '\N{NO-BREAK SPACE}')
                words = words.replace('\N{NARROW NO-BREAK SPACE}', '\N{NO-BREAK SPACE}')
            self._units[number, unit] = words
        return self._units[number, unit]

    def _join(self, parts: list[str]) -> str:
        return format_list(parts, locale=self.locale) if len(parts) > 1 else parts[0]


def _base(code: str) -> str:
    return re.split('[-_@]', code, maxsplit=1)[0].casefold()
