"""Facts about a declaration that sentences rest on, and only what it is sure of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.duration import SESSION
from sphinx_cookiecharter.declaration.vocabulary import (
    EXEMPT,
    FIRST,
    FLEETING_STORAGES,
    REQUIRED,
    THIRD,
)
from sphinx_cookiecharter.law.jurisdiction import jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.declaration.model import (
        Category,
        Cookie,
        Declaration,
        Provider,
    )
    from sphinx_cookiecharter.law.jurisdiction import Jurisdiction


def count(cookies: Sequence[Cookie]) -> int:
    """Return how many items there are: one for each name."""
    return sum([len(cookie.names) or 1 for cookie in cookies])


class Facts:
    """Answers to the questions that the sentences of a charter depend on.

    Each is looked for when it is first asked for.
    """

    def __init__(self, declaration: Declaration) -> None:
        self.declaration = declaration

    @cached_property
    def sure(self) -> bool:
        """Whether the whole list is known: only then may anything be called absent."""
        return self.declaration.complete and bool(self.cookies)

    @property
    def cookies(self) -> tuple[Cookie, ...]:
        return self.declaration.cookies

    @cached_property
    def needing_consent(self) -> list[Cookie]:
        consent_of = self.declaration.consent_of
        return [cookie for cookie in self.cookies if consent_of(cookie) == REQUIRED]

    @cached_property
    def parties_known(self) -> bool:
        """Whether first or third party is known of every item."""
        return self.sure and None not in self._parties

    @cached_property
    def first_party(self) -> list[Cookie]:
        return self._of_party(FIRST)

    @cached_property
    def third_party(self) -> list[Cookie]:
        return self._of_party(THIRD)

    @cached_property
    def storages(self) -> dict[str, None]:
        """The storages that are used, in the order in which they are met."""
        return dict.fromkeys(cookie.storage for cookie in self.cookies)

    @cached_property
    def only_cookies(self) -> bool:
        return set(self.storages) <= {'cookie'}

    @cached_property
    def some_cookies(self) -> bool:
        return 'cookie' in self.storages

    @cached_property
    def longest(self) -> Duration | None:
        """How long anything stays at most, or None where that is not sure."""
        staying = [
            cookie for cookie in self.cookies if cookie.storage not in FLEETING_STORAGES
        ]
        known = [cookie.duration for cookie in staying if cookie.duration is not None]
        if not self.sure or len(known) < len(staying):
            return None
        # Of nothing that stays, nothing stays once the browser is closed.
        return max(known, default=SESSION)

    @cached_property
    def laws(self) -> list[Jurisdiction]:
        """The jurisdictions that the site names."""
        return [jurisdiction(name) for name in self.declaration.site.jurisdictions]

    @cached_property
    def law_asks_consent(self) -> bool:
        """Whether any law that the site names makes use depend on consent.

        California's lets a visitor opt out, and asks for no consent.
        """
        return any(law.asks_consent for law in self.laws)

    @cached_property
    def to_object_to(self) -> list[Cookie]:
        """The items that need no consent, but come with a way to object."""
        consent_of = self.declaration.consent_of
        return [
            cookie
            for cookie in self.cookies
            if cookie.opt_out_url and consent_of(cookie) == EXEMPT
        ]

    @cached_property
    def unclassified(self) -> list[Cookie]:
        known = self.declaration.categories
        return [cookie for cookie in self.cookies if cookie.category not in known]

    def in_category(self, category: str) -> list[Cookie]:
        return [cookie for cookie in self.cookies if cookie.category == category]

    def _of_party(self, party: str) -> list[Cookie]:
        parties = zip(self.cookies, self._parties, strict=True)
        return [cookie for cookie, known in parties if known == party]

    @cached_property
    def _parties(self) -> list[str | None]:
        return [self.declaration.party_of(cookie) for cookie in self.cookies]


def providers_of(cookies: Iterable[Cookie]) -> dict[Provider, list[Cookie]]:
    """Return the providers of items with their items, in the order of the items."""
    by_provider: dict[Provider, list[Cookie]] = {}
    for cookie in cookies:
        if cookie.provider is not None:
            by_provider.setdefault(cookie.provider, []).append(cookie)
    return by_provider


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
