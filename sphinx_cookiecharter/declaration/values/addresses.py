"""Validators of what leads somewhere: URLs, e-mail addresses, hosts, paths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple
from urllib.parse import urlsplit

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.hosts import canonical_host, is_host
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.values.base import string
from sphinx_cookiecharter.declaration.values.schema_parts import SCALARS, like

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.values.base import Report
    from sphinx_cookiecharter.declaration.values.schema_parts import Schema
    from sphinx_cookiecharter.declaration.yaml_tree import Node

_EMAIL = re.compile(r'[^\s@<>"(),:;\[\]\\]+@[^\s@<>"(),:;\[\]\\]+\.[^\s@.]+')
# https://www.rfc-editor.org/rfc/rfc6068#section-2: what adds headers to an address of
# this scheme, or stands for signs that would.
_MAILTO = 'mailto:'
_NOT_IN_MAILTO = re.compile('[?&%#]')
_NOT_IN_URL = re.compile(r'[\s<>"\\^`{|}]')
# RFC 3986, section 3.2.1: what stands before the host, and may be a password.
_USERINFO = re.compile(r'[a-z][a-z0-9+.-]*://[^/?#]+@', re.IGNORECASE)
_FRAGMENT = re.compile(r'#[^\s<>"]+')


class UrlKind(NamedTuple):
    """A web address; with `fragment`, also a place on the page itself."""

    fragment: bool = False

    @property
    def label(self) -> str:
        return 'URL or `#fragment`' if self.fragment else 'URL'

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'a URL')
        if value is None or is_web_url(value):
            return value
        if self.fragment and _FRAGMENT.fullmatch(value) and value.isprintable():
            return value
        also = " or '#fragment'" if self.fragment else ''
        report.refuse(
            Code.INVALID_URL,
            node,
            f"{_what(value)}; write a full address, as in 'https://example.org/'{also}",
        )
        return None

    def schema(self) -> Schema:
        also = ' or #fragment' if self.fragment else ''
        pattern = '://|^#' if self.fragment else '://'
        return like(pattern, f'a full address, as https://example.org/{also}')


def is_web_url(value: str) -> bool:
    """Whether `value` is an absolute http or https address that all may see."""
    return _USERINFO.match(value) is None and _is_absolute(value)


def _is_absolute(value: str) -> bool:
    if _NOT_IN_URL.search(value) or not value.isprintable():
        return False
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - reading the port is what checks it
    except ValueError:
        return False
    return parts.scheme in {'http', 'https'} and bool(parts.hostname)


def _what(value: str) -> str:
    """Return what is wrong with an address, without what may be a password in it."""
    if _USERINFO.match(value):
        return 'has a user name or a password before its host, which all would see'
    return f'is {_shown(value)}'


def _shown(value: str) -> str:
    before, at, host = value.rpartition('@')
    is_secret = ':' in before.removeprefix(_MAILTO)
    return quoted(f'…@{host}' if at and is_secret else value)


class ContactKind:
    label: ClassVar[str] = 'e-mail address or URL'

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'an address')
        if value is None:
            return None
        address = value.removeprefix(_MAILTO)
        if _is_email(address) and not (
            value.startswith(_MAILTO) and _NOT_IN_MAILTO.search(address)
        ):
            return address
        if is_web_url(value):
            return value
        if '@' in value and not _USERINFO.match(value):
            report.refuse(
                Code.INVALID_VALUE,
                node,
                f'is {_shown(value)}, not an e-mail address; write one alone, as in '
                "'privacy@example.org'",
            )
        else:
            report.refuse(
                Code.INVALID_URL,
                node,
                f'{_what(value)}; write an e-mail address or a full URL, as in '
                "'https://example.org/contact'",
            )
        return None

    def schema(self) -> Schema:
        return like('@|://', 'an e-mail address or a full URL')


def _is_email(value: str) -> bool:
    return _EMAIL.fullmatch(value) is not None and value.isprintable()


def is_domain(value: str) -> bool:
    """Whether `value` is a host by its name, or by its address of IPv4.

    A dot before it is common for all below it.
    """
    name = value.removeprefix('.')
    is_whole = name == name.strip('.') and ':' not in name
    return is_whole and is_host(canonical_host(name))


class HostKind:
    label: ClassVar[str] = 'host'

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'a host')
        if value is None or is_domain(value):
            return value
        host = urlsplit(value).hostname if _is_absolute(value) else None
        report.refuse(
            Code.INVALID_VALUE,
            node,
            f'is {_shown(value)}, not a host; '
            + (
                f'did you mean {host!r}?'
                if host
                else "write it as in 'example.org' or '.example.org'"
            ),
        )
        return None

    def schema(self) -> Schema:
        return {'type': [*SCALARS], 'examples': ['example.org', '.example.org']}


class PathKind:
    label: ClassVar[str] = 'path'

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'a path')
        if value is None or value.startswith('/'):
            return value
        report.refuse(
            Code.INVALID_VALUE, node, f"is {quoted(value)}; a path begins with '/'"
        )
        return None

    def schema(self) -> Schema:
        return like('^/', 'a path: it begins with /')
