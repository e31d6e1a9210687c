"""Units of time in the languages for which Babel has no words of public pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.law.records import read_record

if TYPE_CHECKING:
    from babel import Locale

_FILE: Final = Path(__file__).with_name('units.yaml')


def own_unit(number: int, unit: str, locale: Locale) -> str | None:
    """Return how many of a unit, or None where Babel knows how to say it.

    The number itself is a placeholder, `{}`, so that it is written as others are.
    """
    forms = _units().get(locale.language, {}).get(unit)
    return forms[locale.plural_form(number)] if forms is not None else None


@cache
def _units() -> dict[str, dict[str, dict[str, str]]]:
    return read_record(_FILE)
