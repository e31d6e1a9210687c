"""Units of time in the languages for which Babel has no words of public pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from babel import Locale

_FILE: Final = Path(__file__).with_name('units.yaml')
_LANGUAGES: Final = frozenset({'et', 'ga', 'mt', 'nb', 'sv'})


def own_unit(number: int, unit: str, locale: Locale) -> str | None:
    """Return how many of a unit, or None where Babel knows how to say it.

    The number itself is a placeholder, `{}`, so that it is written as others are.
    """
    if locale.language not in _LANGUAGES:
        return None
    forms = _units()[locale.language].get(unit)
    words: str | None = forms and forms[locale.plural_form(number)]
    return words


@cache
def _units() -> Any:
    return yaml.safe_load(_FILE.read_text('utf-8'))
