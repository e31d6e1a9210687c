"""Control characters: which no page may hold, and which are escaped in print.

What is read may come from anywhere, and so may hold orders to whoever prints or shows
it: to a terminal, to the log of a build service, to a page.
"""

from __future__ import annotations

import re
from typing import Final

# What XML has no characters for (https://www.w3.org/TR/xml/#charsets), and the controls
# of ISO 6429, which terminals obey and browsers show as something else.
_FORBIDDEN: Final = '\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff'
# Tabulators, and what ends a line.
_BREAKING: Final = '\t\n\r\u2028\u2029'
# https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
_DIRECTING: Final = '\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069'

#: What no declaration, no translation and no page may hold.
FORBIDDEN: Final = re.compile(f'[{_FORBIDDEN}]')

#: What no name may hold, which stands on one line.
CONTROL: Final = re.compile(f'[{_FORBIDDEN}{_BREAKING}]')

#: What a paragraph has between its words: a no-break space is typography.
SPACE: Final = re.compile(f'[ {_FORBIDDEN}{_BREAKING}]+')

_ORDER: Final = re.compile(f'[{_FORBIDDEN}{_BREAKING}{_DIRECTING}]')


def printable(text: str) -> str:
    """Return text on one line, in one direction: what is an order, as an escape."""
    # Asked first because it is quick, and true of nearly every text.
    if text.isprintable():
        return text
    return _ORDER.sub(lambda order: order[0].encode('unicode_escape').decode(), text)


def printable_json(text: str) -> str:
    """Return JSON that is spread over lines, the orders in its texts as escapes."""
    return '\n'.join(
        _ORDER.sub(lambda order: f'\\u{ord(order[0]):04x}', line)
        for line in text.split('\n')
    )
