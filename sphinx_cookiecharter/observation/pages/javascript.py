"""Scanner of JavaScript: what a script imports, and the keys that it may store."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Called before something that waits for the visitor's choice (sphinx-immaterial).
CONSENT_ASKED: Final = re.compile(r'__md_get\(\s*["\']__consent["\']')

#: What runs, by its type; any other is data, or waits for consent.
_RUNS: Final = re.compile(
    r'(?:(?:text|application)/(?:x-)?(?:java|ecma)script|module)?\s*(?:;.*)?',
    re.IGNORECASE,
)
#: What consent tools give to a script that waits.
WAITS: Final = 'text/plain'

_LINE_COMMENT: Final = r'^[ \t]*//[^\n]*'
_COMMENT: Final = re.compile(
    rf'{_LINE_COMMENT}|(?<![\w"\'*])/\*.*?\*/', re.MULTILINE | re.DOTALL
)
_REST: Final = re.compile(_LINE_COMMENT, re.MULTILINE)
# A line of nothing is looked at once, and what an import names up to the next one.
_IMPORT: Final = re.compile(
    r'(?:^|[;\n])[^\S\n]*+import\b(?!\s*+\()(?:(?!\bimport\b)[^;"\'()])*+'
    r'["\']([^"\']++)["\']'
)
_NAME: Final = r'\s*(?P<quote>["\'`])(?P<name>(?:(?!(?P=quote))[^\\\n$])+)(?P=quote)\s*'
_OWN: Final = (
    r'(?!(?:length|getItem|setItem|removeItem|clear|key)\b)(?P<name>[A-Za-z_$][\w$]*)'
)
_KEYS: Final = tuple(
    (storage, re.compile(pattern))
    for storage, pattern in (
        ('', rf'\b(?P<of>local|session)Storage\s*\.\s*setItem\s*\({_NAME}[,)]'),
        ('', rf'\b(?P<of>local|session)Storage\s*\[{_NAME}\]\s*=(?!=)'),
        ('', rf'\b(?P<of>local|session)Storage\s*\.\s*{_OWN}\s*=(?!=)'),
        ('indexed_db', rf'\bindexedDB\s*\.\s*open\s*\({_NAME}[,)]'),
        ('cache_storage', rf'\bcaches\s*\.\s*open\s*\({_NAME}\)'),
    )
)
_COOKIE: Final = re.compile(
    r'\bdocument\s*\.\s*cookie\s*=\s*(?P<quote>["\'`])\s*(?P<name>[^=;"\'`\s$\\]+)\s*='
    r'(?P<rest>[^\n;]{0,200};[^\n]{0,200})?'
)
# https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#section-5.6
_DELETES: Final = re.compile(
    r'max-age=(?:0|-\d)|expires=\w{3},\s*0?1[ -]jan[ -](?:19)?70', re.IGNORECASE
)


class Key(NamedTuple):
    """A name under which a script may keep something. Its value is never read."""

    storage: str
    name: str


def runs(kind: str) -> bool:
    """Whether a script of this type runs."""
    return _RUNS.fullmatch(kind.strip()) is not None


def without_comments(text: str) -> str:
    """Return a script without comments that stand on their own."""
    # What is not closed is no comment, and is not looked for again and again.
    closed = text.rfind('*/') + 2 if '*/' in text else 0
    return _COMMENT.sub('', text[:closed]) + _REST.sub('', text[closed:])


def imports(text: str) -> Iterator[str]:
    """Yield the addresses that a module always imports."""
    for match in _IMPORT.finditer(text):
        yield match[1]


def stored_keys(text: str) -> frozenset[Key]:
    """Return the names that a script writes where each stands in one piece."""
    stored = {
        Key(storage or f'{match["of"]}_storage', match['name'])
        for storage, pattern in _KEYS
        for match in pattern.finditer(text)
    }
    cookies = {
        Key('cookie', match['name'])
        for match in _COOKIE.finditer(text)
        if not _DELETES.search(match['rest'] or '')
    }
    return frozenset(stored | cookies)
