"""An entry's items as a declaration adapts them: left out, parted, changed."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.declaration.patterns import matches
from sphinx_cookiecharter.declaration.vocabulary import REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.catalogue.model import Entry
    from sphinx_cookiecharter.declaration.model import (
        Change,
        Cookie,
        Declaration,
        UsedEntry,
    )
    from sphinx_cookiecharter.declaration.yaml_tree import Mark

#: What is said for all items holds of these keys only where consent is needed.
_OF_CONSENT = frozenset({'consent', 'exemption'})


def adapted(
    cookies: Iterable[Cookie], used: UsedEntry, declaration: Declaration
) -> Iterator[Cookie]:
    """Yield an entry's items as `used` has them.

    Of one item with several names, those that are changed alike stay together.
    """
    for cookie in cookies:
        if not cookie.names:
            yield cookie
            continue
        needs_consent = declaration.consent_of(cookie) == REQUIRED
        names = [name for name in cookie.names if not _is_left_out(name, used)]
        for changes, alike in groupby(names, lambda name: _changes_of(name, used)):
            part = replace(cookie, names=tuple(alike))
            for change in changes:
                part = _changed(part, change, needs_consent)
            yield part


def unknown_names(entry: Entry, used: UsedEntry) -> Iterator[tuple[str, Mark]]:
    """Yield the names in `without` and `change` that no version of the entry has."""
    known = names_of(entry)
    written = [*used.without, *((one.name, one.place) for one in used.changes)]
    for name, place in written:
        if name and not any(_is_meant(name, one) for one in known):
            yield name, place


def names_of(entry: Entry) -> list[str]:
    """Return the names of all items that any version of an entry keeps."""
    names = (
        name
        for stored in entry.all_stored
        for cookie in stored.cookies
        for name in cookie.names
    )
    return list(dict.fromkeys(names))


def _is_meant(written: str, name: str) -> bool:
    return written == name or matches(written, name)


def _is_left_out(name: str, used: UsedEntry) -> bool:
    return any(_is_meant(written, name) for written, _ in used.without)


def _changes_of(name: str, used: UsedEntry) -> tuple[Change, ...]:
    return tuple(
        change
        for change in used.changes
        if not change.name or _is_meant(change.name, name)
    )


def _changed(cookie: Cookie, change: Change, needs_consent: bool) -> Cookie:
    values: dict[str, Any] = dict(change.values)
    if not change.name and not needs_consent:
        values = {key: values[key] for key in values.keys() - _OF_CONSENT}
    at = {key: change.at[key] for key in values}
    if 'name' in values:
        values['names'], _ = values.pop('name')
    return replace(
        cookie,
        **values,
        at={**cookie.at, **at},
        adapted=cookie.adapted | at.keys(),
    )
