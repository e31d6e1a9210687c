"""The declaration as a model: what a site keeps on its visitors' devices."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlsplit

from sphinx_cookiecharter.declaration.hosts import (
    canonical_host,
    domain_matches,
    is_address,
)
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.text import Text
from sphinx_cookiecharter.declaration.vocabulary import (
    CATEGORIES,
    DEVICE,
    EXEMPT,
    FIRST,
    REQUIRED,
    THIRD,
    THIS_SITE,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.yaml_tree import Mark

# Every class is compared by identity, and none is printed: so it takes 2.6 ms to make
# them all, not 3.6, which every build with a charter waits for.

# In every class below, `label` is what to call it in a message. `place` says where it
# begins: the key of the whole mapping, the file's first line where there is none. `at`
# says where the value of each key stands; a key is in it also when its value was
# refused, so that nobody calls it missing.


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Authority:
    """The authority to which a visitor may complain."""

    name: Text | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Site:
    """The site that the declaration speaks of, and who answers for it."""

    name: Text | None = None
    url: str | None = None
    controller: Text | None = None
    contact: str | None = None
    dpo: str | None = None
    privacy_url: str | None = None
    authority: Authority | None = None
    jurisdictions: tuple[str, ...] = ('eu',)
    reviewed: date | None = None
    place: Mark = (1, 1)
    at: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return 'site'

    @property
    def host(self) -> str | None:
        return _host(self.url) if self.url else None

    @property
    def provider_name(self) -> Text | None:
        """What to call the site where it is a provider, unless it is declared as one.

        None where nothing says: then readers are told *this site*.
        """
        return self.controller or self.name

    @property
    def spellings(self) -> frozenset[str]:
        """The words that name the site itself where a provider is named."""
        texts = [text for text in (self.name, self.controller) if text is not None]
        return frozenset(
            {THIS_SITE, *(value for text in texts for value in text.values)}
        )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Choice:
    """How a visitor's choice is kept and changed."""

    cookie: str | None = None
    kept_in: str = DEVICE
    url: str | None = None
    tool: str | None = None
    call: str | None = None
    place: Mark = (1, 1)
    at: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return 'choice'


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Category:
    """A consent category, built in or of the author's own."""

    id: str
    title: Text | None = None
    description: Text | None = None
    refusal: Text | None = None
    consent: str = REQUIRED
    place: Mark = (1, 1)
    at: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return f'category {quoted(self.id)}'

    @property
    def is_built_in(self) -> bool:
        return self.id in CATEGORIES


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Provider:
    """Who sets an item or receives its data; without an `id` where not declared.

    The reader makes one object of each: by identity it is the same. `is_site` where it
    is the site itself, whose id is `this-site` where it is not declared. `entry` is
    the id of the catalogue's that brought it, where the author did not declare it.
    """

    id: str
    name: Text
    url: str | None = None
    privacy_url: str | None = None
    country: str | None = None
    transfer: Text | None = None
    processor: bool = False
    is_site: bool = False
    entry: str = ''
    place: Mark = (1, 1)
    at: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return f'provider {quoted(self.id or self.name.values[0])}'


@dataclass(frozen=True, slots=True, repr=False)
class Recipient:
    """Who else receives the data of an item; `purpose` is theirs.

    `is_site` where that is the site itself.
    """

    name: Text
    purpose: Text | None = None
    is_site: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cookie:
    """One item, whatever its storage: itself, and no other that is declared alike.

    `name_marks` says where each of `names` stands; `refused` are the keys whose value
    could not be read, or only in part; of one that `is_cut`, signs are lost, and rules
    say nothing of it. The keys in `defaulted` are not its own: their
    values stand in `defaults`, for all items that lack them. `entry` is the id of the
    catalogue's that brought it, empty where the author can mend what it says; the keys
    in `adapted` are the author's, and the names in `optional` those that a site sees
    only with some settings.
    """

    names: tuple[str, ...] = ()
    category: str | None = None
    purpose: Text | None = None
    provider: Provider | None = None
    service: Text | None = None
    location: Text | None = None
    duration: Duration | None = None
    duration_note: Text | None = None
    renewed: bool = False
    storage: str = 'cookie'
    party: str | None = None
    domain: str | None = None
    path: str | None = None
    consent: str | None = None
    exemption: str | None = None
    data: tuple[Text, ...] = ()
    retention: Duration | None = None
    recipients: tuple[Recipient, ...] = ()
    legal_basis: Text | None = None
    opt_out_url: str | None = None
    secure: bool | None = None
    http_only: bool | None = None
    same_site: str | None = None
    partitioned: bool | None = None
    reviewed: date | None = None
    tags: tuple[str, ...] = ()
    place: Mark = (1, 1)
    name_marks: tuple[Mark, ...] = ()
    refused: frozenset[str] = frozenset()
    is_cut: bool = False
    defaulted: frozenset[str] = frozenset()
    entry: str = ''
    adapted: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    at: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def label(self) -> str:
        noun = noun_of(self.storage)
        if self.names:
            return f'{noun} {quoted(self.names[0])}'
        return f'{"an" if noun[0] in "aeiouI" else "a"} {noun}'

    @property
    def line(self) -> int:
        line, _ = self.place
        return line

    @property
    def declared_names(self) -> list[DeclaredName]:
        return [
            DeclaredName(name, place, self)
            for name, place in zip(self.names, self.name_marks, strict=True)
        ]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DeclaredName:
    """One name of an item."""

    name: str
    place: Mark
    cookie: Cookie

    @property
    def label(self) -> str:
        return f'{noun_of(self.cookie.storage)} {quoted(self.name)}'

    @property
    def at(self) -> Mapping[str, Mark]:
        return {}


_NOUNS: Final = {
    'cookie': 'cookie',
    'local_storage': 'local storage',
    'session_storage': 'session storage',
    'indexed_db': 'IndexedDB',
    'cache_storage': 'cache storage',
    'pixel': 'pixel',
    'fingerprint': 'fingerprint',
    'request': 'connection',
}


def noun_of(storage: str) -> str:
    """Return what an item of this storage is called in a message."""
    return _NOUNS.get(storage, 'item')


class Change(NamedTuple):
    """What is said of an entry's items: keys with their values, and their places.

    `name` are the items meant, by a name or a pattern of the entry's; empty for all.
    """

    name: str
    place: Mark
    values: Mapping[str, Any]
    at: Mapping[str, Mark]


class UsedEntry(NamedTuple):
    """An entry of the catalogue that a declaration names, where, and what adapts it.

    `without` are names that are left out, `variant` the one that is chosen; of several
    `changes` to one item a later one wins.
    """

    id: str
    place: Mark
    without: tuple[tuple[str, Mark], ...] = ()
    variant: tuple[str, Mark] | None = None
    changes: tuple[Change, ...] = ()

    @property
    def written(self) -> str:
        """How it stands in a line to paste: what adapts it is to be kept."""
        is_adapted = self.without or self.variant or self.changes
        return f'{self.id}: {{…}}' if is_adapted else self.id


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Declaration:
    """All that one file declares, and what was wrong with reading it.

    `categories` holds the built-in ones and the author's, in the order in which they
    are shown; `providers` the declared ones by id, and `site_provider` is the site
    itself as one, declared or not. `use` names entries of the catalogue, whose items
    the reader does not bring in; `cookies_place` says where the key of `cookies`
    stands, `cookies_empty` whether `cookies: []` is written. `complete` is False where
    something could not be read: then nothing may be said to be absent. `truncated`
    where the YAML itself broke, so that whole parts may be missing; `lacks_entries`
    where it is not complete for nothing but what `use` names, and nobody found.
    """

    path: str
    site: Site = field(default_factory=Site)
    choice: Choice = field(default_factory=Choice)
    categories: Mapping[str, Category] = field(default_factory=dict)
    providers: Mapping[str, Provider] = field(default_factory=dict)
    site_provider: Provider = Provider(THIS_SITE, Text(THIS_SITE), is_site=True)
    use: tuple[UsedEntry, ...] = ()
    cookies: tuple[Cookie, ...] = ()
    cookies_place: Mark = (1, 1)
    cookies_empty: bool = False
    problems: tuple[Finding, ...] = ()
    complete: bool = True
    truncated: bool = False
    lacks_entries: bool = False

    @property
    def label(self) -> str:
        return ''

    @property
    def place(self) -> Mark:
        return 1, 1

    @property
    def at(self) -> Mapping[str, Mark]:
        return {}

    @property
    def uses_catalogue(self) -> bool:
        """Whether something in it stands for what the catalogue knows."""
        return bool(self.use) or self.choice.tool is not None

    @property
    def declares_none(self) -> bool:
        """Whether it says that nothing is kept: `cookies: []`, and nothing from `use`.

        Never where a part could not be read.
        """
        return self.cookies_empty and self.complete and not self.cookies

    def consent_of(self, cookie: Cookie) -> str:
        """Return `exempt` or `required`: the item's own, else its category's."""
        if cookie.consent is not None:
            return cookie.consent
        if cookie.exemption is not None:
            return EXEMPT
        category = self.categories.get(cookie.category or '')
        return category.consent if category is not None else REQUIRED

    def party_of(self, cookie: Cookie) -> str | None:
        """Return `first` or `third`, or None where neither is sure.

        What is not given follows from the hosts; without these, from the provider.
        """
        if cookie.party is not None:
            return cookie.party
        domain, host = cookie.domain, self.site.host
        if domain is not None and host is not None:
            return party_of_domain(domain, host)
        # What is written and was refused may say something else.
        refused = 'domain' in cookie.refused or (host is None and 'url' in self.site.at)
        own = cookie.provider is not None and cookie.provider.is_site
        return FIRST if own and not refused else None


@lru_cache(16)
def _host(url: str) -> str | None:
    return urlsplit(url).hostname


@lru_cache(1024)
def party_of_domain(domain: str | None, site: str | None) -> str | None:
    """Return what two hosts say of each other: `first`, `third`, or None."""
    if domain is None or site is None:
        return None
    domain, site = canonical_host(domain), canonical_host(site)
    if domain_matches(domain, site) or domain_matches(site, domain):
        return FIRST
    # The parts of an address are no labels.
    addressed = is_address(domain) or is_address(site)
    if addressed or domain.split('.')[-2:] != site.split('.')[-2:]:
        return THIRD
    return None
