"""Host names in canonical form, and domain matching (RFC 6265bis, 5.1.2 and 5.1.3)."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

#: As DNS has it (RFC 1035, 2.3.4); underscores are in use.
_NAME: Final = re.compile(r'(?=.{1,253}$)[\w-]{1,63}(\.[\w-]{1,63})*')


@lru_cache(1024)
def canonical_host(host: str | None) -> str:
    """Return a host as browsers ask for it: in lower case and ASCII, no dots around.

    Empty where there is none. What IDNA cannot encode stays as it is, in lower case.
    """
    host = (host or '').strip('.').lower()
    if host.isascii():
        return host
    try:
        return host.encode('idna').decode('ascii')
    except UnicodeError:
        return host


def host_of(url: str) -> str | None:
    """Return the host of a URL in canonical form, or None where it has none."""
    # urlsplit raises ValueError for brackets that hold no address.
    try:
        return canonical_host(urlsplit(url).hostname) or None
    except ValueError:
        return None


def is_host(host: str) -> bool:
    """Whether a text in canonical form is a host: a name, or an IP address."""
    if not is_address(host):
        return _NAME.fullmatch(host) is not None
    try:
        ip_address(host.removeprefix('[').removesuffix(']'))
    except ValueError:
        return False
    return True


def domain_matches(host: str, domain: str) -> bool:
    """Whether a host is a domain, or one of its subdomains; an address has none."""
    host, domain = canonical_host(host), canonical_host(domain)
    below = host.endswith(f'.{domain}') and not is_address(host)
    return host == domain or below


def is_address(host: str) -> bool:
    """Whether a host in canonical form is an IP address.

    Of a name, the last label is no number (WHATWG URL Standard, ends in a number).
    """
    return ':' in host or host.rpartition('.')[2].isdecimal()
