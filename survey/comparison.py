"""What the audit says of one subject, beside what the browser saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.names import matches
from sphinx_cookiecharter.observation.matching import NAMED_BY_HOST, is_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Without an action of the reader.
_UNASKED: Final = frozenset({'load', 'leave'})


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """An item by its storage; `unasked` is whether no action of the reader keeps it."""

    storage: str
    name: str
    unasked: bool = False

    def fits(self, other: Name) -> bool:
        return self.storage == other.storage and matches(self.name, other.name)


class Comparison:
    """One subject; what is seen is by `observe`, what is told by the audit.

    `audit` is what `survey.recording` writes, `capture` what `observe` does; `pressed`
    is the page on which a reader's actions are done.
    """

    def __init__(
        self, audit: Mapping[str, Any], capture: Mapping[str, Any], pressed: str
    ) -> None:
        self._audit = audit
        self.hosts_seen = sorted(capture['hosts'])
        self.items_seen = sorted(
            {
                Name(
                    item['storage'],
                    item['name'],
                    item['occasion'] == 'load' and item['pages'] != [pressed],
                )
                for item in capture['items']
                if item['host'] is None and item['storage'] not in NAMED_BY_HOST
            }
        )

    def data(self) -> dict[str, Any]:
        """Return all figures, and each name that the two do not agree on."""
        sure = self._hosts('LOADS')
        told = self._told()
        warnings = [one for one in self._audit['findings'] if one['level'] == 'warning']
        found = [one for one in self.items_seen if _is_any(told, one)]
        return {
            'element_hosts': len(sure),
            'element_hosts_right': len(sure) - len(self._unasked_for(sure)),
            'hosts_seen': self.hosts_seen,
            'hosts_missed': [
                one for one in self.hosts_seen if not _is_below_any(one, self._named())
            ],
            'hosts_false': self._unasked_for(sure),
            'hosts_unseen': self._unasked_for(set(self._named()) - {*sure}),
            'items_seen': [_written(one) for one in self.items_seen],
            'items_missed': [
                _written(one) for one in self.items_seen if one not in found
            ],
            'items_told': len(told),
            'items_told_seen': len(told) - len(self._unseen(told)),
            'items_false': [
                _written(one) for one in self._unseen(told) if one.unasked
            ],
            'items_unseen': [
                _written(one) for one in self._unseen(told) if not one.unasked
            ],
            'items_by_action_only': [
                _written(one) for one in found if self._is_understated(one, told)
            ],
            'warnings': len(warnings),
            'warnings_false': [
                one['message'] for one in warnings if not self._is_true(one)
            ],
        }

    # Hosts.

    def _hosts(self, certainty: str) -> set[str]:
        return {
            host for host, sure in self._audit['hosts'].items() if sure == certainty
        }

    def _named(self) -> list[str]:
        """Return all hosts that the audit names, however sure it is."""
        claimed = [
            name
            for finding in self._audit['findings']
            for storage, name, _ in finding['claims']
            if storage in NAMED_BY_HOST
        ]
        return [*self._audit['hosts'], *claimed]

    def _unasked_for(self, hosts: Iterable[str]) -> list[str]:
        return sorted(
            host
            for host in hosts
            if not any(is_below(seen, host) for seen in self.hosts_seen)
        )

    # Items.

    def _told(self) -> list[Name]:
        """Return the items that the audit names, without those of refused scripts."""
        told = {}
        for finding in self._audit['findings']:
            for name in _names(finding):
                if finding['hosts'] and not _is_any([name], *self.items_seen):
                    continue
                # What the catalogue knows comes before what only stands in a script.
                told.setdefault((name.storage, name.name), name)
        return sorted(told.values())

    def _unseen(self, told: Iterable[Name]) -> list[Name]:
        return [one for one in told if not _is_any([one], *self.items_seen)]

    def _is_understated(self, seen: Name, told: Iterable[Name]) -> bool:
        return seen.unasked and not any(
            one.unasked for one in told if one.fits(seen)
        )

    # Warnings.

    def _is_true(self, finding: Mapping[str, Any]) -> bool:
        """Whether the browser bears out a warning.

        What a refused script would have kept nobody saw: then it is true if all its
        hosts were asked.
        """
        if finding['hosts']:
            return not self._unasked_for(finding['hosts'])
        names = [name for name in _names(finding) if name.unasked]
        hosts = [
            name
            for storage, name, moment in finding['claims']
            if storage in NAMED_BY_HOST and moment in _UNASKED
        ]
        return not self._unseen(names) and not self._unasked_for(hosts)


def _names(finding: Mapping[str, Any]) -> Iterator[Name]:
    for storage, name, moment in finding['claims']:
        if storage not in NAMED_BY_HOST:
            yield Name(storage, name, moment in _UNASKED)


def _is_any(told: Iterable[Name], *seen: Name) -> bool:
    return any(one.fits(other) for one in told for other in seen)


def _is_below_any(host: str, domains: Iterable[str]) -> bool:
    return any(is_below(host, domain) for domain in domains)


def _written(item: Name) -> str:
    return f'{item.storage} {item.name}'
