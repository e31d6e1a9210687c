"""Which declared item a seen one is, and what it has other than declared."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter
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

    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.declaration.yaml_tree import Mark
    from sphinx_cookiecharter.observation.model import Item

#: Nothing is kept, so the name is the author's own: the host tells what it is.
NAMED_BY_HOST: Final = frozenset({'request', 'pixel'})

#: What is another item where it differs, and not the same one declared wrongly, if one
#: is declared that has it.
_IDENTITY: Final = frozenset({'storage', 'domain'})


@dataclass(frozen=True, slots=True, eq=False)
class Declared:
    """One name of a declared item."""

    name: str
    mark: Mark
    cookie: Cookie


class Difference(NamedTuple):
    """A key whose value was seen to be another, and where the declared one stands."""

    key: str
    mark: Mark | None
    declared: str
    seen: str

    @property
    def is_of_identity(self) -> bool:
        return self.key in _IDENTITY


class Matching:
    """The items of one declaration, to find seen ones among."""

    def __init__(self, declaration: Declaration) -> None:
        self._declaration = declaration
        self._problems = {problem[1:3] for problem in declaration.problems}
        self._exact: dict[str, list[Declared]] = {}
        self._by_name: dict[str, list[Declared]] = {}
        #: Of duplicates the first, as everywhere.
        self.declared = list(_by_identity(declaration).values())
        #: Where it is False, what is not declared may be declared all the same.
        self.knows_names = declaration.complete and not _lacks_a_name(declaration)
        self._patterns = [one for one in self.declared if is_pattern(one.name)]
        for one in self.declared:
            self._exact.setdefault(one.name, []).append(one)

    def find(self, item: Item) -> Declared | None:
        """Return what an item is declared as; the best where several may be meant.

        One of its storage and domain comes first; then an exact name, then the pattern
        with most literal characters; then one of its path, one that names its domain,
        one with fewer differences; then the first.
        """
        name = name_of(item)

        def rank(one: Declared) -> tuple[bool | int, ...]:
            differences = list(self.differences(one.cookie, item))
            path, domain = one.cookie.path, one.cookie.domain
            return (
                any(difference.is_of_identity for difference in differences),
                not matches(one.name, name),
                one.name != name,
                -literal_length(one.name),
                path is not None and item.path is not None and path != item.path,
                domain is None or item.host is None,
                len(differences),
            )

        return min(self.fitting(item), key=rank, default=None)

    def fitting(self, item: Item) -> list[Declared]:
        """Return all whose name an item may have, in the order of the file."""
        if item.storages <= NAMED_BY_HOST:
            return [one for one in self.declared if self._is_asked(one, item)]
        name = name_of(item)
        fitting = self._by_name.get(name)
        if fitting is None:
            fitting = self._by_name[name] = self._of_name(name)
        return fitting

    def _of_name(self, name: str) -> list[Declared]:
        fitting = {id(one) for one in self._exact.get(name, ())}
        fitting |= {id(one) for one in self._patterns if matches(one.name, name)}
        if is_pattern(name):
            # It stands for several, of which some are declared.
            fitting |= {id(one) for one in self.declared if matches(name, one.name)}
        return [one for one in self.declared if id(one) in fitting]

    def _is_asked(self, one: Declared, item: Item) -> bool:
        if one.cookie.storage not in item.storages:
            return False
        if one.cookie.domain is None or item.host is None:
            return matches(one.name, name_of(item))
        return domain_matches(item.host, one.cookie.domain)

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
            mark = cookie.at.get(key)
            yield Difference('party', mark, party, seen_party)
        for key in ('secure', 'http_only', 'same_site'):
            declared, seen = getattr(cookie, key), getattr(item, key)
            if declared is not None and seen is not None and declared != seen:
                yield self._difference(cookie, key, _word(declared), _word(seen))

    def _difference(
        self, cookie: Cookie, key: str, declared: str, seen: str
    ) -> Difference:
        return Difference(key, cookie.at.get(key), declared, seen)

    def storage_of(self, cookie: Cookie) -> str | None:
        """Return a declared storage, or None where it could not be read."""
        broken = not self._declaration.read_to_end
        if broken and cookie is self._declaration.cookies[-1]:
            # Its `storage` may be what the YAML broke before.
            return None
        refused = cookie.at.get('storage') in self._problems
        known = cookie.storage in STORAGES and not refused
        return cookie.storage if known else None

    def party_of(self, item: Item) -> str | None:
        """Return whose a seen item is: as the capture says, else as its host does."""
        if item.party is not None:
            return item.party
        if item.host is None:
            return FIRST
        return party_of_domain(item.host, self._declaration.site.host)


def _by_identity(declaration: Declaration) -> dict[tuple[str | None, ...], Declared]:
    found: dict[tuple[str | None, ...], Declared] = {}
    for cookie in declaration.cookies:
        domain = canonical_host(cookie.domain)
        for name, mark in zip(cookie.names, cookie.name_marks, strict=True):
            one = Declared(name, mark, cookie)
            found.setdefault((name, cookie.storage, domain, cookie.path), one)
    return found


def _word(value: bool | str) -> str:
    return str(value).lower()


def _lacks_a_name(declaration: Declaration) -> bool:
    """Whether a name could not be read: all of an item's, or one in a list."""
    if any('name' in cookie.at and not cookie.names for cookie in declaration.cookies):
        return True
    # What is wrong in a list belongs to the key that begins last before it.
    keys = sorted(
        (mark, key) for cookie in declaration.cookies for key, mark in cookie.at.items()
    )
    places = [
        bisect_right(keys, problem[1:3], key=itemgetter(0)) - 1
        for problem in declaration.problems
        if problem.code == 'wrong-type'
    ]
    return any(place >= 0 and keys[place][1] == 'name' for place in places)
