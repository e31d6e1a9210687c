"""Scanner of CSS: the addresses that a style sheet asks for."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_COMMENT: Final = re.compile(r'/\*.*?(?:\*/|\Z)', re.DOTALL)
_IMPORT: Final = re.compile(
    r'@import\s*(?:url\(\s*)?(?:"([^"]*)"|\'([^\']*)\'|([^\s"\'();]+))', re.IGNORECASE
)
_URL: Final = re.compile(
    r'url\(\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s"\'()]+))\s*\)', re.IGNORECASE
)


class StyleUrls(NamedTuple):
    """The addresses in a style sheet.

    `imports` are asked for with it; `others`, as of fonts and pictures, only where
    something on the page needs them.
    """

    imports: tuple[str, ...]
    others: tuple[str, ...]


def style_urls(text: str) -> StyleUrls:
    """Return what a style sheet, or a `style` attribute, asks for."""
    text = _COMMENT.sub(' ', text)
    imports = tuple(dict.fromkeys(filter(None, map(_address, _IMPORT.finditer(text)))))
    others = dict.fromkeys(filter(None, map(_address, _URL.finditer(text))))
    return StyleUrls(imports, tuple(url for url in others if url not in imports))


def _address(match: re.Match[str]) -> str:
    return match[1] or match[2] or match[3] or ''
