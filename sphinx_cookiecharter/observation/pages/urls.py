"""Resolver of URLs in pages, as browsers read them: own files, and other hosts."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from sphinx_cookiecharter.declaration.hosts import canonical_host

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEB: Final = frozenset({'http', 'https', 'ws', 'wss'})
# https://url.spec.whatwg.org/#url-parsing: what browsers take out of an address.
_AROUND: Final = ''.join(map(chr, range(0x21)))
_WITHIN: Final = re.compile('[\t\n\r]')
#: What is between two of them in a `srcset`.
_BETWEEN: Final = ' \t\n\f\r,'
_CANDIDATE: Final = re.compile(
    rf'[{_BETWEEN}]*+(\S+?)(?:(?<!,),++(?=\s|$)|\s+[^,]*(?:,|$)|$)'
)
#: Browsers skip what is more than two.
_SLASHES: Final = re.compile(r'(?i:^((?:https?|wss?):)?/{3,})')


class Address(NamedTuple):
    """An address in a page: a host, empty for the page's own, and what is asked of it.

    `path` has the query of another host, which may tell who asks, so it is for
    comparing and never shown; of the own host it is without one.
    """

    host: str
    path: str


@lru_cache(8192)
def read_address(written: str, base: str = '') -> Address | None:
    """Read an address as browsers do; None for `data:` and others that ask no host."""
    url = _WITHIN.sub('', written.strip(_AROUND)).replace('\\', '/')
    url = _SLASHES.sub(r'\1//', url)
    # One that is no address is none to start from.
    with suppress(ValueError):
        url = urljoin(base, url)
    try:
        parts = urlsplit(url)
        host = canonical_host(parts.hostname)
    except ValueError:
        return None
    if parts.scheme and parts.scheme not in _WEB:
        return None
    if host:
        query = f'?{parts.query}' if parts.query else ''
        return Address(host, parts.path.lstrip('/') + query)
    if parts.scheme or not parts.path:
        return None
    return Address('', unquote(parts.path))


def srcset_urls(srcset: str) -> Iterator[str]:
    """Yield the addresses of a `srcset`, which commas and widths separate."""
    for match in _CANDIDATE.finditer(srcset.strip(_BETWEEN)):
        yield match[1]
