"""CSS selectors, as far as entries need them: name, class and attribute."""

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
        value = attributes.get(self.attribute)
        if value is None or self.operator in {'', '!'}:
            return (value is not None) is not (self.operator == '!')
        text = ' '.join(value) if isinstance(value, list) else str(value)
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
    """An element, by its name if that is given, and what its attributes must be.

    `word` stands in the start tag of each such element; it is never empty.
    """

    element: str
    conditions: tuple[Condition, ...]
    word: bytes

    def fits(self, element: str, attributes: Mapping[str, object]) -> bool:
        return self.element in {'', element} and all(
            condition.is_met(attributes) for condition in self.conditions
        )


@lru_cache(1024)
def read_selector(text: str) -> Selector | None:
    """Read a selector; None where it is none that is known here."""
    selector = _SELECTOR.fullmatch(text.strip())
    if selector is None or not selector[0]:
        return None
    conditions = tuple(
        Condition('class', '~=', condition['class'])
        if condition['class']
        else Condition(
            condition['attribute'],
            condition['operator'] or condition['absent'] or '',
            (condition['value'] or '').strip('"\''),
        )
        for condition in _CONDITION.finditer(selector['conditions'])
    )
    element = selector['element'] or ''
    return Selector(element, conditions, _word(element, conditions).encode())


def _word(element: str, conditions: tuple[Condition, ...]) -> str:
    words = []
    for attribute, operator, value in conditions:
        words += [attribute] * (operator != '!') + [value] * (operator in {'=', '~='})
    # Anything else may be written with character references.
    plain = [word for word in words if re.fullmatch(r'[\w-]+', word)]
    # Where nothing is known of it, what ends every tag.
    return max(plain, key=len, default=element or '>')
