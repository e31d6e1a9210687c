"""The law that applies to a site: the jurisdictions that it names, asked as one.

A code that no jurisdiction names is asked for everywhere, at its own level. Where
several jurisdictions are named, the strictest wins.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.duration import parse_duration
from sphinx_cookiecharter.law.jurisdiction import jurisdiction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.law.jurisdiction import Jurisdiction, Limit
    from sphinx_cookiecharter.law.legal_sources import Source


class Law(NamedTuple):
    """The jurisdictions that a site names."""

    jurisdictions: tuple[Jurisdiction, ...]

    def level(self, code: Code) -> Level | None:
        """Return the strictest level of a code, or None where nobody asks for it."""
        if not code.is_local:
            return code.level
        return strictest({Level(law.levels[code]) for law in self.asking(code)})

    def asking(self, code: Code) -> list[Jurisdiction]:
        """Return the jurisdictions that ask for what only some do."""
        return [law for law in self.jurisdictions if code in law.levels]

    def limits(self, code: Code) -> list[tuple[Level, Limit]]:
        """Return what each names as the limit, and how much it matters there."""
        return [
            (Level(law.levels[code]), law.limits[code])
            for law in self.asking(code)
            if code in law.limits
        ]

    def longer_than(self, code: Code, duration: Duration) -> tuple[Level, Limit] | None:
        """Return the limit that matters most of those that a time is above."""
        return _gravest(
            (level, limit)
            for level, limit in self.limits(code)
            if duration > parse_duration(limit.words)
        )

    def shorter_than(
        self, code: Code, duration: Duration
    ) -> tuple[Level, Limit] | None:
        """Return the limit that matters most of those that a time is below."""
        return _gravest(
            (level, limit)
            for level, limit in self.limits(code)
            if duration < parse_duration(limit.words)
        )

    def refusals(self, exemption: str) -> list[tuple[str, Source]]:
        """Return the jurisdictions in which an exemption does not hold, and why."""
        return [
            (law.id, law.refused[exemption])
            for law in self.jurisdictions
            if exemption in law.refused
        ]

    def source(self, code: Code, sources: Iterable[Source]) -> Source | None:
        """Return the text that a finding cites, or None where the law has none.

        That is the first that a jurisdiction has of its own for the code; else the
        first of `sources` that belongs to one of them, or to nobody.
        """
        for law in self.jurisdictions:
            if code in law.texts:
                return law.texts[code]
        return next(filter(self._has, sources), None)

    def _has(self, source: Source) -> bool:
        owner = source.jurisdiction
        return not owner or any(owner in law.lineage for law in self.jurisdictions)

    @property
    def names_authority(self) -> bool:
        """Whether it is known of one of them to whom visitors complain."""
        return any(law.authority is not None for law in self.jurisdictions)

    @property
    def exempts_cashback(self) -> bool:
        """Whether cashback is no advertising by every law that asks about that."""
        asking = self.asking(Code.EXEMPT_ADVERTISING)
        return all(law.exempts_cashback for law in asking)

    @property
    def safe_countries(self) -> frozenset[str] | None:
        """Where data may go without more by every law that asks; None if none does."""
        each = [
            law.transfers.safe
            for law in self.jurisdictions
            if law.transfers is not None
        ]
        return frozenset.intersection(*each) if each else None


@lru_cache(64)
def law_of(jurisdictions: tuple[str, ...]) -> Law:
    """Return the law of what `site.jurisdictions` names."""
    return Law(tuple(jurisdiction(name) for name in dict.fromkeys(jurisdictions)))


def strictest(levels: Collection[Level]) -> Level | None:
    return next((level for level in Level if level in levels), None)


def _gravest(limits: Iterable[tuple[Level, Limit]]) -> tuple[Level, Limit] | None:
    order = list(Level)
    return min(limits, key=lambda limit: order.index(limit[0]), default=None)
