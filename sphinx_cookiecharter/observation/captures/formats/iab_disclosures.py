"""The IAB's device storage disclosures, version 1.1: what a vendor says it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.observation.captures import json_values as typed
from sphinx_cookiecharter.observation.captures.accumulator import Gathering
from sphinx_cookiecharter.observation.model import WEB, Item, UnreadableCaptureError
from sphinx_cookiecharter.observation.origins import item_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.observation.model import Capture


def fits(document: Any) -> bool:
    return 'disclosures' in typed.mapping(document)


def read(document: Any, path: str, _time: float) -> Capture:
    """Read a disclosure: it has no moment, and shows nothing to be absent."""
    if not isinstance(document['disclosures'], list):
        msg = "its 'disclosures' must be a list"
        raise UnreadableCaptureError(msg)
    gathering = Gathering()
    for place, entry in enumerate(document['disclosures'], 1):
        disclosure = typed.mapping(entry)
        identifier = typed.text(disclosure.get('identifier'))
        if identifier and not identifier.strip('*'):
            gathering.lose(
                f"disclosure {place}: its 'identifier' is {quoted(identifier)}, which "
                'names everything',
                'invalid-value',
            )
            continue
        try:
            for item in _items(disclosure, identifier):
                gathering.add(item)
        except ValueError as error:
            gathering.lose(f'disclosure {place}: {error}')
    return gathering.capture(path, ())


def _items(disclosure: dict[str, Any], identifier: str | None) -> Iterator[Item]:
    """Yield an item for each domain; raises ValueError where there is none."""
    kind = disclosure.get('type')
    if kind == 'app':
        return
    if identifier is None:
        msg = "it has no 'identifier'"
        raise ValueError(msg)
    if kind not in {'cookie', 'web'}:
        msg = "its 'type' must be cookie, web or app"
        raise ValueError(msg)
    lifetime = typed.number(disclosure.get('maxAgeSeconds'))
    for host in _hosts(disclosure):
        yield Item(
            identifier,
            WEB if kind == 'web' else frozenset({'cookie'}),
            host=host,
            lifetime=lifetime if lifetime is None or lifetime >= 0 else None,
        )


def _hosts(disclosure: dict[str, Any]) -> list[str | None]:
    """Return where an item belongs: `*` is whatever site the vendor works for."""
    domains = disclosure.get('domains', disclosure.get('domain'))
    if not isinstance(domains, list):
        domains = [domains]
    hosts = (
        item_host(one.strip().lstrip('*'))
        for one in domains
        if isinstance(one, str) and one
    )
    return list(dict.fromkeys(hosts)) or [None]
