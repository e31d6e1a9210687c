"""A regression test of captures: what is new since a baseline, and what is gone."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.declaration.model import noun_of
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.vocabulary import FIRST
from sphinx_cookiecharter.observation.comparison.matching import Matching
from sphinx_cookiecharter.observation.item_yaml import name_of, storage_of
from sphinx_cookiecharter.observation.model import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.declaration.model import Declaration, DeclaredName
    from sphinx_cookiecharter.observation.model import Capture


def since(
    declaration: Declaration, captures: Sequence[Capture], baseline: Capture
) -> list[Finding]:
    """Return what was seen in the captures and not in the baseline, or only there.

    The findings stand at the item of the declaration that is meant, else at `cookies`.
    Of a storage that one side does not tell of, nothing is said.
    """
    findings = _Since(declaration, captures, baseline).findings()
    return sorted(findings, key=attrgetter('line', 'column'))


class _Identity(NamedTuple):
    """What makes an item that is not declared the same one in two captures."""

    name: str
    storage: str
    host: str | None


@dataclass(frozen=True, slots=True)
class _Since:
    declaration: Declaration
    captures: Sequence[Capture]
    baseline: Capture

    def findings(self) -> Iterator[Finding]:
        matching = Matching(self.declaration)
        before = _seen(matching, [self.baseline])
        now = _seen(matching, self.captures)
        for identity, item in now.items():
            if identity not in before and _tells([self.baseline], item):
                text = f' is newly seen: it is not in {self.baseline.path}'
                yield self._finding(Code.NEWLY_SEEN, identity, item, text)
        for identity, item in before.items():
            if identity not in now and _tells(self.captures, item):
                text = f' is no longer seen, and is in {self.baseline.path}'
                yield self._finding(Code.NO_LONGER_SEEN, identity, item, text)

    def _finding(
        self, code: Code, identity: _Identity | DeclaredName, item: Item, text: str
    ) -> Finding:
        if not isinstance(identity, _Identity):
            mark, label = identity.place, identity.label
        else:
            mark = self.declaration.cookies_place
            label = f'{noun_of(storage_of(item))} {quoted(name_of(item))}'
            if item.host is not None:
                text = f' of {item.host}{text}'
        return Finding.on(code, mark, text, item=label, path=self.declaration.path)


def _seen(
    matching: Matching, captures: Sequence[Capture]
) -> dict[_Identity | DeclaredName, Item]:
    """Return what captures show, each once: as it is declared, where it is.

    A name that is another in each visit is the same where one pattern fits both.
    """
    seen: dict[_Identity | DeclaredName, Item] = {}
    for capture in captures:
        for item in (*capture.items, *_asked(capture)):
            seen.setdefault(_identity(matching, item), item)
    return seen


def _asked(capture: Capture) -> Iterator[Item]:
    for host in sorted(capture.hosts):
        yield Item(host, frozenset({'request'}), host=host)


def _identity(matching: Matching, item: Item) -> _Identity | DeclaredName:
    declared = matching.find(item)
    if declared is not None and not any(
        difference.is_of_identity
        for difference in matching.differences(declared.cookie, item)
    ):
        return declared
    # The site itself has another host where it is tried out.
    is_first = matching.party_of(item) == FIRST
    host = None if is_first else canonical_host(item.host)
    return _Identity(name_of(item), storage_of(item), host)


def _tells(captures: Sequence[Capture], item: Item) -> bool:
    """Whether one of them would show an item, had it been there."""
    return any(capture.would_show(storage_of(item)) for capture in captures)
