"""Where a page asks for something: its own files, or another host."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from sphinx_cookiecharter.observation.addresses import plain_host

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEB: Final = frozenset({'http', 'https', 'ws', 'wss'})
# https://url.spec.whatwg.org/#url-parsing: what browsers take out of an address.
_AROUND: Final = ''.join(map(chr, range(0x21)))
_WITHIN: Final = re.compile('[\t\n\r]')
_CANDIDATE: Final = re.compile(r'\s*,?\s*(\S+?)(?:,+(?=\s|$)|\s+[^,]*(?:,|$)|$)')


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
    try:
        if base:
            url = urljoin(base, url)
        parts = urlsplit(url)
        host = parts.hostname or ''
    except ValueError:
        return None
    if parts.scheme and parts.scheme not in _WEB:
        return None
    if host:
        query = f'?{parts.query}' if parts.query else ''
        return Address(plain_host(host), parts.path.lstrip('/') + query)
    if parts.scheme or not parts.path:
        return None
    return Address('', unquote(parts.path))


def candidates(srcset: str) -> Iterator[str]:
    """Yield the addresses of a `srcset`, which commas and widths separate."""
    for found in _CANDIDATE.finditer(srcset):
        yield found[1]
