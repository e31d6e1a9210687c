"""Elements that are told from others by name, class or attribute, as in CSS."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_SELECTOR: Final = re.compile(
    r'(?P<element>[\w-]+)?(?P<conditions>(?:\.[\w-]+|\[[^\]]+\])*)'
)
_CONDITION: Final = re.compile(
    r'\.(?P<class>[\w-]+)'
    r'|\[\s*(?P<absent>!)?(?P<attribute>[\w:.-]+)\s*(?:(?P<operator>[~^$*!]?=)\s*(?P<value>.*?))?\s*\]'
)


class Condition(NamedTuple):
    """What an attribute must be.

    Without an operator it must be there; with `!` alone, not be there or be empty; `!=`
    is met only where it is there.
    """

    attribute: str
    operator: str = ''
    value: str = ''

    def is_met(self, attributes: Mapping[str, object]) -> bool:
        # What a directive was not told is None in a node, and not in a page.
        found = attributes.get(self.attribute)
        if found is None or self.operator in {'', '!'}:
            return (found is not None) is not (self.operator == '!')
        text = ' '.join(found) if isinstance(found, list) else str(found)
        match self.operator:
            case '=':
                return text == self.value
            case '!=':
                return text != self.value
            case '~=':
                return self.value in text.split()
            case '^=':
                return text.startswith(self.value)
            case '$=':
                return text.endswith(self.value)
            case _:
                return self.value in text


class Selector(NamedTuple):
    """An element, by its name if that is given, and what its attributes must be."""

    element: str
    conditions: tuple[Condition, ...]

    def fits(self, element: str, attributes: Mapping[str, object]) -> bool:
        return self.element in {'', element} and all(
            one.is_met(attributes) for one in self.conditions
        )

    @property
    def word(self) -> str:
        """What stands in the start tag of such an element; never empty."""
        words = [one.attribute for one in self.conditions if one.operator != '!']
        words += [one.value for one in self.conditions if one.operator in {'=', '~='}]
        # Anything else may be written with character references.
        plain = [word for word in words if re.fullmatch(r'[\w-]+', word)]
        # Where nothing is known of it, what ends every tag.
        return max(plain, key=len, default=self.element or '>')


@lru_cache(1024)
def read_selector(text: str) -> Selector | None:
    """Read a selector; None where it is none that is known here."""
    found = _SELECTOR.fullmatch(text.strip())
    if found is None or not found[0]:
        return None
    conditions = tuple(
        Condition('class', '~=', one['class'])
        if one['class']
        else Condition(
            one['attribute'],
            one['operator'] or one['absent'] or '',
            (one['value'] or '').strip('"\''),
        )
        for one in _CONDITION.finditer(found['conditions'])
    )
    return Selector(found['element'] or '', conditions)
