"""Record linkage: which declared item a seen one is, and how it differs from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.hosts import canonical_host, domain_matches
from sphinx_cookiecharter.declaration.model import party_of_domain
from sphinx_cookiecharter.declaration.patterns import (
    is_pattern,
    literal_length,
    matches,
)
from sphinx_cookiecharter.declaration.vocabulary import FIRST, STORAGES
from sphinx_cookiecharter.observation.item_yaml import name_of, storage_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.model import (
        Cookie,
        Declaration,
        DeclaredName,
    )
    from sphinx_cookiecharter.declaration.yaml_tree import Mark
    from sphinx_cookiecharter.observation.model import Item

#: Nothing is kept, so the name is the author's own: the host tells what it is.
NAMED_BY_HOST: Final = frozenset({'request', 'pixel'})

#: What is another item where it differs, and not the same one declared wrongly, if one
#: is declared that has it.
_IDENTITY: Final = frozenset({'storage', 'domain'})


class Difference(NamedTuple):
    """A key whose value was seen to be another, and where the declared one stands."""

    key: str
    place: Mark | None
    declared: str
    seen: str

    @property
    def is_of_identity(self) -> bool:
        return self.key in _IDENTITY


class Matching:
    """The items of one declaration, to find seen ones among."""

    def __init__(self, declaration: Declaration) -> None:
        self._declaration = declaration
        self._exact: dict[str, list[DeclaredName]] = {}
        self._by_name: dict[str, list[DeclaredName]] = {}
        #: Of duplicates the first, as everywhere.
        self.declared = list(_by_identity(declaration).values())
        #: Where it is False, what is not declared may be declared all the same.
        refused = any('name' in cookie.refused for cookie in declaration.cookies)
        self.knows_names = declaration.complete and not refused
        #: Whether all is known that the author declares, whatever `use` should bring.
        self.knows_own_names = not refused and (
            declaration.complete or declaration.lacks_entries
        )
        self._patterns = [name for name in self.declared if is_pattern(name.name)]
        for declared in self.declared:
            self._exact.setdefault(declared.name, []).append(declared)

    def find(self, item: Item) -> DeclaredName | None:
        """Return what an item is declared as; the best where several may be meant.

        One of its storage and domain comes first; then an exact name, then the pattern
        with most literal characters; then one of its path, one that names its domain,
        one with fewer differences; then the first.
        """
        name = name_of(item)

        def rank(declared: DeclaredName) -> tuple[bool | int, ...]:
            differences = list(self.differences(declared.cookie, item))
            path, domain = declared.cookie.path, declared.cookie.domain
            return (
                any(difference.is_of_identity for difference in differences),
                not matches(declared.name, name),
                declared.name != name,
                -literal_length(declared.name),
                path is not None and item.path is not None and path != item.path,
                domain is None or item.host is None,
                len(differences),
            )

        return min(self.fitting(item), key=rank, default=None)

    def fitting(self, item: Item) -> list[DeclaredName]:
        """Return all whose name an item may have, in the order of the file."""
        if item.storages <= NAMED_BY_HOST:
            return [name for name in self.declared if self._is_asked(name, item)]
        name = name_of(item)
        fitting = self._by_name.get(name)
        if fitting is None:
            fitting = self._by_name[name] = self._of_name(name)
        return fitting

    def _of_name(self, name: str) -> list[DeclaredName]:
        fitting = set(self._exact.get(name, ()))
        fitting.update(own for own in self._patterns if matches(own.name, name))
        if is_pattern(name):
            # It stands for several, of which some are declared.
            fitting.update(own for own in self.declared if matches(name, own.name))
        return [declared for declared in self.declared if declared in fitting]

    def _is_asked(self, declared: DeclaredName, item: Item) -> bool:
        cookie = declared.cookie
        if cookie.storage not in item.storages:
            return False
        if cookie.domain is None or item.host is None:
            return matches(declared.name, name_of(item))
        return domain_matches(item.host, cookie.domain)

    def differences(self, cookie: Cookie, item: Item) -> Iterator[Difference]:
        """Yield what an item has other than declared, of all that both tell."""
        storage = self.storage_of(cookie)
        if storage is not None and storage not in item.storages:
            yield self._difference(cookie, 'storage', storage, storage_of(item))
        by_host = item.storages <= NAMED_BY_HOST
        if cookie.domain is not None and item.host is not None and not by_host:
            declared, seen = canonical_host(cookie.domain), canonical_host(item.host)
            if declared != seen:
                yield self._difference(cookie, 'domain', declared, seen)
        party, seen_party = cookie.party, self.party_of(item)
        if item.host is None:
            # There is no domain to compare; what it says of the party stays.
            party = self._declaration.party_of(cookie)
        if party is not None and seen_party is not None and party != seen_party:
            key = 'party' if cookie.party is not None else 'domain'
            yield Difference('party', cookie.at.get(key), party, seen_party)
        for key in ('secure', 'http_only', 'same_site', 'partitioned'):
            declared, seen = getattr(cookie, key), getattr(item, key)
            if declared is not None and seen is not None and declared != seen:
                yield self._difference(cookie, key, _word(declared), _word(seen))

        if cookie.same_site is not None and cookie.same_site in item.not_same_site:
            seen = 'none or not set'
            if 'none' in item.not_same_site:
                seen = 'lax or not set'
            yield self._difference(cookie, 'same_site', cookie.same_site, seen)

    def _difference(
        self, cookie: Cookie, key: str, declared: str, seen: str
    ) -> Difference:
        return Difference(key, cookie.at.get(key), declared, seen)

    def storage_of(self, cookie: Cookie) -> str | None:
        """Return a declared storage, or None where it could not be read."""
        broken = self._declaration.truncated
        if broken and cookie is self._declaration.cookies[-1]:
            # Its `storage` may be what the YAML broke before.
            return None
        known = cookie.storage in STORAGES and 'storage' not in cookie.refused
        return cookie.storage if known else None

    def party_of(self, item: Item) -> str | None:
        """Return whose a seen item is: as the capture says, else as its host does."""
        if item.party is not None:
            return item.party
        if item.host is None:
            return FIRST
        return party_of_domain(item.host, self._declaration.site.host)


def _by_identity(
    declaration: Declaration,
) -> dict[tuple[str | None, ...], DeclaredName]:
    first: dict[tuple[str | None, ...], DeclaredName] = {}
    for cookie in declaration.cookies:
        domain = canonical_host(cookie.domain)
        for declared in cookie.declared_names:
            key = declared.name, cookie.storage, domain, cookie.path
            first.setdefault(key, declared)
    return first


def _word(value: bool | str) -> str:
    return str(value).lower()
