"""Parser of the IAB's device storage disclosures 1.1: what a vendor says it keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
from sphinx_cookiecharter.observation.model import WEB, Item, UnreadableCaptureError
from sphinx_cookiecharter.observation.origins import told_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.model import Capture


_SECONDS: Final = re.compile(r'-?[0-9]{1,18}')


def _fits(file: CaptureFile) -> bool:
    return 'disclosures' in json_values.mapping(file.document)


def _parse(file: CaptureFile) -> Capture:
    """Parse a disclosure: it has no moment, and shows nothing to be absent."""
    disclosures = file.document['disclosures']
    if not isinstance(disclosures, list):
        msg = "its 'disclosures' must be a list"
        raise UnreadableCaptureError(msg)
    accumulator = Accumulator(file)
    for place, entry in enumerate(disclosures):
        at = 'disclosures', place
        disclosure = json_values.mapping(entry)
        identifier = json_values.text(disclosure.get('identifier'))
        if identifier and not identifier.strip('*'):
            accumulator.reject(
                f"disclosure {place + 1}: its 'identifier' is {quoted(identifier)}, "
                'which names everything',
                at,
                Code.INVALID_VALUE,
            )
            continue
        try:
            for item in _items(disclosure, identifier):
                accumulator.add(item)
        except ValueError as error:
            accumulator.reject(f'disclosure {place + 1}: {error}', at)
    return accumulator.capture(())


def _items(disclosure: dict[str, Any], identifier: str | None) -> Iterator[Item]:
    """Yield an item for each domain; raises ValueError where there is none."""
    kind = json_values.text(disclosure.get('type'))
    if kind == 'app':
        return
    if identifier is None:
        msg = "it has no 'identifier'"
        raise ValueError(msg)
    if kind not in {'cookie', 'web'}:
        msg = "its 'type' must be cookie, web or app"
        raise ValueError(msg)
    lifetime = _lifetime(disclosure.get('maxAgeSeconds'))
    for host in _hosts(disclosure):
        yield Item(
            identifier,
            WEB if kind == 'web' else frozenset({'cookie'}),
            host=host,
            lifetime=lifetime,
            renewed=json_values.boolean(disclosure.get('cookieRefresh')),
            description=json_values.text(disclosure.get('description')) or None,
        )


def _lifetime(value: object) -> float | None:
    """Return seconds, which some write as a text; negative ones say nothing."""
    if isinstance(value, str) and _SECONDS.fullmatch(value.strip()):
        value = float(value)
    seconds = json_values.number(value)
    if seconds is None and value is not None:
        msg = "its 'maxAgeSeconds' must be a number"
        raise ValueError(msg)
    return None if seconds is None or seconds < 0 else seconds


def _hosts(disclosure: dict[str, Any]) -> list[str | None]:
    """Return where an item belongs: `*` is whatever site the vendor works for.

    Raises ValueError where that cannot be told.
    """
    domains = disclosure.get('domains', disclosure.get('domain'))
    if not isinstance(domains, list):
        domains = [domains] if domains is not None else []
    if not all(isinstance(domain, str) for domain in domains):
        msg = "its 'domains' must be a list of texts"
        raise ValueError(msg)
    hosts = (told_host(domain.strip().lstrip('*')) for domain in domains if domain)
    return list(dict.fromkeys(hosts)) or [None]


FORMAT: Final = CaptureFormat('a device storage disclosure', _fits, _parse)
