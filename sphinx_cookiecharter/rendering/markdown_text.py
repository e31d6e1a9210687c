"""Text in Markdown that means itself, in GitHub's dialect and those near it.

What CommonMark, Python-Markdown (MkDocs) and MDX (Docusaurus) all let a backslash
escape has one; what one of them would still see is written as a character reference.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

_BACKSLASHED: Final = re.compile(r'[\\`*_\[\]#]')

#: HTML and JSX, cells of tables, and what dialects add: strikethrough, marks,
#: mathematics, and addresses that become links by themselves.
_REFERRED: Final = re.compile(
    r'[&<>{}|~$^]|=(?==)|(?<==)=|:(?=//)|(?<=www)\.', re.IGNORECASE
)

#: What begins a list, a heading, a rule, a block of a dialect or, in MDX, a statement,
#: where it begins a paragraph.
_BEGINNING: Final = re.compile(
    r'(?P<sign>[-+](?=[\s+-]|$))|(?P<number>\d{1,9})(?=[.)](\s|$))'
    r'|(?P<block>[=!?/:"%]{3})|(?P<statement>import|export)\b'
)

#: A name in which a code span, also one in a table, shows each sign as it is.
_PLAIN_NAME: Final = re.compile(r'[^`|\\<>{}&]+')

#: Signs with which an address would end, or begin something else.
_UNSAFE: Final = re.compile(r"[\s()<>\[\]{}|\\`\"']")


def text(words: str) -> str:
    """Return words that are seen as they are, wherever they stand in a line."""
    return _REFERRED.sub(_reference, _BACKSLASHED.sub(r'\\\g<0>', words))


def paragraph(markdown: str) -> str:
    """Return a line that begins a paragraph, and nothing else."""
    begins = _BEGINNING.match(markdown)
    if begins is None:
        return markdown
    if number := begins['number']:
        return f'{number}\\{markdown[len(number) :]}'
    return f'&#{ord(markdown[0])};{markdown[1:]}'


def code(name: str) -> str:
    """Return a name in code."""
    if _PLAIN_NAME.fullmatch(name) and name.strip() == name:
        return f'`{name}`'
    signs = re.sub(r'[^\w ]|_', _reference, name)
    return f'<code>{signs}</code>'


def link(markdown: str, address: str) -> str:
    """Return a link, and in it what is Markdown already."""
    encoded = _UNSAFE.sub(lambda sign: quote(sign[0], safe=''), address)
    return f'[{markdown}]({encoded.replace("&", "&amp;")})'


def strong(markdown: str) -> str:
    """Return what is seen first: asterisks only mark it between letters and spaces."""
    if markdown[:1].isalnum() and markdown[-1:].isalnum():
        return f'**{markdown}**'
    return f'<strong>{markdown}</strong>'


def anchor(name: str) -> str:
    return f'<a id="{name}"></a>'


def _reference(sign: re.Match[str]) -> str:
    return f'&#{ord(sign[0])};'
