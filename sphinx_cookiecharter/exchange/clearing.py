"""Cookies that a script can delete after a refusal, and why it cannot delete others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.hosts import canonical_host, domain_matches
from sphinx_cookiecharter.declaration.patterns import (
    is_pattern,
    literal_length,
    matches,
)
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, REQUIRED, THIRD
from sphinx_cookiecharter.exchange.javascript import Pattern, escaped
from sphinx_cookiecharter.exchange.losses import Loss, of_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.declaration.model import Cookie, Declaration

#: A name that a browser takes for a cookie (RFC 6265bis, 5.6), as scripts write it.
_NAME: Final = re.compile(r'[^\s;=,\x00-\x1f\x7f]+')


class Clearable(NamedTuple):
    """One name of a cookie that a refusal deletes.

    `kept` are the names of exempt items that fit its pattern: they stay. `domain` is
    empty for the site's own host, where a cookie without the attribute is meant too.
    """

    name: str
    kept: tuple[str, ...]
    path: str
    domain: str

    @property
    def is_pattern(self) -> bool:
        return is_pattern(self.name)

    @property
    def expression(self) -> Pattern:
        """The name as a regular expression that fits it from end to end."""
        but = '|'.join(map(_source, self.kept))
        return Pattern(f'^{f"(?!(?:{but})$)" if but else ""}{_source(self.name)}$')


def clearables(declaration: Declaration, cookies: Iterable[Cookie]) -> list[Clearable]:
    """Return the names that a script deletes, of items that need consent.

    Never one that an exempt item has too.
    """
    exempt = _exempt_names(declaration)
    return [
        Clearable(
            name,
            tuple(kept for kept in exempt if _stays(kept, name)),
            cookie.path or '/',
            _parent(declaration, cookie),
        )
        for cookie in cookies
        if _obstacle(declaration, cookie) is None
        for name in cookie.names
        if name not in exempt and _NAME.fullmatch(name)
    ]


def uncleared(declaration: Declaration) -> Iterator[Loss]:
    """Yield what stays on the device after a refusal, and why."""
    exempt = _exempt_names(declaration)
    needing = [
        cookie
        for cookie in declaration.cookies
        if declaration.consent_of(cookie) == REQUIRED
    ]
    for text in _OBSTACLES:
        cookies = [
            cookie for cookie in needing if _obstacle(declaration, cookie) == text
        ]
        yield from of_items(f'clears no {text}', cookies)
    names = [
        name
        for cookie in needing
        if _obstacle(declaration, cookie) is None
        for name in cookie.names
    ]
    shared = tuple(name for name in names if name in exempt)
    if shared:
        yield Loss('clears no name that an exempt item has, too', shared)
    unfit = tuple(
        name for name in names if name not in exempt and not _NAME.fullmatch(name)
    )
    if unfit:
        yield Loss('clears no name that no cookie can have', unfit)


_OBSTACLES: Final = (
    'storage but cookies',
    'cookie of another site',
    'cookie that is HttpOnly',
    'partitioned cookie',
    'cookie with the prefix __Host- or __Secure-',
)


def _obstacle(declaration: Declaration, cookie: Cookie) -> str | None:
    """Return which of `_OBSTACLES` stands in the way of a script, if one does."""
    storage, foreign, hidden, partitioned, prefix = _OBSTACLES
    if cookie.storage in {'pixel', 'fingerprint', 'request'}:
        # Nothing is kept that could be cleared: it is not to be loaded.
        return ''
    if cookie.storage != 'cookie':
        return storage
    if declaration.party_of(cookie) == THIRD:
        return foreign
    if cookie.http_only:
        return hidden
    if cookie.partitioned:
        return partitioned
    if any(name.startswith(('__Host-', '__Secure-')) for name in cookie.names):
        return prefix
    return None


def _exempt_names(declaration: Declaration) -> list[str]:
    """Return the names of the cookies that need no consent."""
    return [
        name
        for cookie in declaration.cookies
        if cookie.storage == 'cookie' and declaration.consent_of(cookie) == EXEMPT
        for name in cookie.names
    ]


def _stays(exempt: str, name: str) -> bool:
    """Whether an exempt name may fit a pattern that needs consent, and wins over it.

    An exact name wins over a pattern, and of patterns that with more characters.
    """
    if not is_pattern(name):
        return False
    if not is_pattern(exempt):
        return matches(name, exempt)
    return literal_length(exempt) >= literal_length(name) and _overlap(exempt, name)


def _overlap(one: str, other: str) -> bool:
    """Whether two patterns may fit one name, as far as their ends tell."""
    heads = one.partition('*')[0], other.partition('*')[0]
    tails = one.rpartition('*')[2], other.rpartition('*')[2]
    short, long = sorted(heads, key=len)
    last, whole = sorted(tails, key=len)
    return long.startswith(short) and whole.endswith(last)


def _parent(declaration: Declaration, cookie: Cookie) -> str:
    """Return the domain of a cookie that is for more than the site's own host."""
    domain = canonical_host(cookie.domain)
    host = canonical_host(declaration.site.host)
    return domain if domain != host and host and domain_matches(host, domain) else ''


def _source(name: str) -> str:
    return '.*'.join(map(escaped, name.split('*')))
