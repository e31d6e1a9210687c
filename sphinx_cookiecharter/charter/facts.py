"""Facts about the items that a page shows: only what is sure, for it is said."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.organisations import organisations
from sphinx_cookiecharter.declaration.duration import SESSION
from sphinx_cookiecharter.declaration.patterns import best_match
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, FIRST, REQUIRED, THIRD
from sphinx_cookiecharter.law.jurisdiction import jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_cookiecharter.charter.organisations import Organisation
    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.declaration.model import (
        Category,
        Choice,
        Cookie,
        Declaration,
        Provider,
    )
    from sphinx_cookiecharter.law.jurisdiction import Jurisdiction


def count(cookies: Iterable[Cookie]) -> int:
    """Return how many items there are: one for each name."""
    return sum([len(cookie.names) or 1 for cookie in cookies])


def only_cookies(cookies: Iterable[Cookie]) -> bool:
    """Whether nothing else is among them, so that all may be called cookies."""
    return all(cookie.storage == 'cookie' for cookie in cookies)


def by_category(
    declaration: Declaration, cookies: Sequence[Cookie]
) -> list[tuple[Category | None, list[Cookie]]]:
    """Return the items by category in the order shown, unclassified ones last."""
    groups: dict[str | None, list[Cookie]] = {}
    for cookie in cookies:
        known = cookie.category in declaration.categories
        groups.setdefault(cookie.category if known else None, []).append(cookie)
    return [
        (category, groups[category.id])
        for category in declaration.categories.values()
        if category.id in groups
    ] + ([(None, groups[None])] if None in groups else [])


class Facts:
    """Answers to the questions that the sentences of a charter depend on.

    `shown` are the items that the page shows. Each answer is looked for when it is
    first asked for.
    """

    def __init__(self, declaration: Declaration, shown: Sequence[Cookie]) -> None:
        self.declaration = declaration
        self.by_category = by_category(declaration, shown)
        self.cookies = [cookie for _, group in self.by_category for cookie in group]

    @cached_property
    def is_complete(self) -> bool:
        """Whether nothing of the file was refused or lost.

        What stands under a misspelt key, or is no word of its list, may say anything.
        """
        return self.declaration.complete and not self.declaration.problems

    @property
    def declares_none(self) -> bool:
        """Whether the site says that it keeps nothing."""
        return self.is_complete and self.declaration.declares_none

    @cached_property
    def is_whole(self) -> bool:
        """Whether the items shown are all that the site uses, for all that is known."""
        return self.is_complete and len(self.cookies) == len(self.declaration.cookies)

    @cached_property
    def only_cookies(self) -> bool:
        return only_cookies(self.cookies)

    @cached_property
    def some_cookies(self) -> bool:
        return any(cookie.storage == 'cookie' for cookie in self.cookies)

    @cached_property
    def storages(self) -> dict[str, None]:
        """The storages that are used, in the order in which they are met."""
        return dict.fromkeys(cookie.storage for cookie in self.cookies)

    @cached_property
    def laws(self) -> list[Jurisdiction]:
        """The jurisdictions that the site names; the default one is none of these."""
        site = self.declaration.site
        if 'jurisdictions' not in site.at:
            return []
        return [jurisdiction(name) for name in dict.fromkeys(site.jurisdictions)]

    @cached_property
    def asks_consent(self) -> bool:
        """Whether use may depend on consent: California's law, alone, asks for none."""
        return not self.laws or any(law.asks_consent for law in self.laws)

    @cached_property
    def exempts_audience(self) -> bool:
        """Whether all laws that ask for consent exempt some audience measurement."""
        asking = [law for law in self.laws if law.asks_consent]
        return bool(asking) and all(law.exempts_audience for law in asking)

    @cached_property
    def needing_consent(self) -> list[Cookie]:
        """The items that need consent, where that is asked for at all."""
        return self._of_consent(REQUIRED) if self.asks_consent else []

    @cached_property
    def open_to_objection(self) -> list[Cookie]:
        """The items that need no consent, but come with a way to object."""
        return [cookie for cookie in self._of_consent(EXEMPT) if cookie.opt_out_url]

    @cached_property
    def refusable(self) -> list[Category]:
        """The categories of items that need consent, in the order shown."""
        needing = {cookie.category for cookie in self.needing_consent}
        categories = (category for category, _ in self.by_category)
        return [
            category
            for category in categories
            if category is not None and category.id in needing
        ]

    @cached_property
    def parties_known(self) -> bool:
        """Whether first or third party is known of every item."""
        return self.is_complete and None not in self._parties

    @cached_property
    def third_party(self) -> list[Cookie]:
        parties = zip(self.cookies, self._parties, strict=True)
        return [cookie for cookie, party in parties if party == THIRD]

    @cached_property
    def others(self) -> list[Organisation]:
        """Who else sets items or receives data."""
        return organisations(self.declaration, self.cookies)

    @cached_property
    def staying_longest(self) -> Cookie | None:
        """The item that stays longest, or None where that is not sure."""
        lifetimes = [(cookie, _lifetime(cookie)) for cookie in self.cookies]
        known = [(cookie, stay) for cookie, stay in lifetimes if stay is not None]
        own = self.parties_known and set(self._parties) == {FIRST}
        if not own or len(known) < len(lifetimes):
            return None
        longest, stay = max(
            known, key=lambda pair: (pair[1].longest_seconds, pair[0].renewed)
        )
        unbounded = any(cookie.renewed and stay.parts for cookie, stay in known)
        if stay.parts and unbounded and not longest.renewed:
            # Nobody knows for how long the other is renewed.
            return None
        return longest

    @property
    def choice(self) -> Choice:
        return self.declaration.choice

    @property
    def has_control(self) -> bool:
        """Whether there is something with which a choice can be changed."""
        return bool(self.choice.url or self.choice.tool or self.choice.call)

    @cached_property
    def keeper(self) -> Cookie | None:
        """The item of the declaration in which a choice is kept."""
        wanted = self.choice.cookie
        if wanted is None:
            return None
        by_name: dict[str, Cookie] = {}
        for cookie in self.declaration.cookies:
            for name in cookie.names:
                by_name.setdefault(name, cookie)
        declared = best_match(wanted, by_name)
        return by_name[declared] if declared is not None else None

    def _of_consent(self, consent: str) -> list[Cookie]:
        consent_of = self.declaration.consent_of
        return [cookie for cookie in self.cookies if consent_of(cookie) == consent]

    @cached_property
    def _parties(self) -> list[str | None]:
        return [self.declaration.party_of(cookie) for cookie in self.cookies]


def provider_of_all(cookies: Sequence[Cookie]) -> Provider | None:
    """Return the provider of all items, from two on, if they have the same one."""
    providers = {cookie.provider for cookie in cookies}
    return providers.pop() if len(cookies) > 1 and len(providers) == 1 else None


def _lifetime(cookie: Cookie) -> Duration | None:
    """Return how long an item stays; session storage, where nothing else is told."""
    if cookie.duration is None and cookie.storage == 'session_storage':
        return SESSION
    return cookie.duration
