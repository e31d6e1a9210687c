"""Comparison of what the audit says of one subject with what the browser saw."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.hosts import domain_matches
from sphinx_cookiecharter.declaration.patterns import matches
from sphinx_cookiecharter.observation.comparison.matching import NAMED_BY_HOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Without an action of the reader.
_UNASKED: Final = frozenset({'load', 'leave'})
#: The lists of what the audit and the browser do not agree on, and what each means.
APART: Final = {
    'hosts_missed': 'host, asked and not found',
    'hosts_false': 'host, said to be asked, and not asked',
    'items_missed': 'item, kept and not found',
    'items_false': 'item, said to be kept on load, and not kept',
    'items_by_action_only': 'item, kept on load, and said to wait for an action',
    'warnings_false': 'warning that is false',
    'hosts_unseen': 'host, perhaps asked, and not asked',
    'items_unseen': 'item, said to be kept on an action, and not kept here',
}
#: Those of them that are faults.
FAULTS: Final = tuple(APART)[:6]
#: Where the browser is shown the pages: a port that is never the same.
_LOOPBACK: Final = re.compile(r'http://127\.0\.0\.1:\d+')


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
    is the page on which a reader's actions are done; `answers` are the hosts by whose
    answer, which is refused, an item would be kept, by its name.
    """

    def __init__(
        self,
        audit: Mapping[str, Any],
        capture: Mapping[str, Any],
        pressed: str,
        answers: Mapping[str, str],
    ) -> None:
        self._audit = audit
        self._answers = answers
        self.hosts_seen = sorted(capture['hosts'])
        self.items_seen = sorted(
            {
                Name(
                    item['storage'],
                    _LOOPBACK.sub('…', item['name']),
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
        findings = self._audit['findings']
        warnings = [finding for finding in findings if finding['level'] == 'warning']
        matched = [item for item in self.items_seen if _is_any(told, item)]
        return {
            'element_hosts': len(sure),
            'element_hosts_right': len(sure) - len(self._unasked_for(sure)),
            'hosts_seen': self.hosts_seen,
            'hosts_missed': [
                host
                for host in self.hosts_seen
                if not _is_below_any(host, self._named())
            ],
            'hosts_false': self._unasked_for(sure),
            'hosts_unseen': self._unasked_for(self._named() - sure - self._contacts()),
            'items_seen': [_written(item) for item in self.items_seen],
            'items_missed': [
                _written(item) for item in self.items_seen if item not in matched
            ],
            'items_told': len(told),
            'items_told_seen': len(told) - len(self._unseen(told)),
            'items_false': [
                _written(item) for item in self._unseen(told) if item.unasked
            ],
            'items_unseen': [
                _written(item) for item in self._unseen(told) if not item.unasked
            ],
            'items_by_action_only': [
                _written(item) for item in matched if self._is_understated(item, told)
            ],
            'warnings': len(warnings),
            'warnings_false': [
                warning['message'] for warning in warnings if not self._is_true(warning)
            ],
        }

    # Hosts.

    def _hosts(self, certainty: str) -> set[str]:
        return {
            host for host, sure in self._audit['hosts'].items() if sure == certainty
        }

    def _named(self) -> set[str]:
        """Return all hosts that the audit names, however sure it is.

        Those of the entries that it names are among them: `use` declares them.
        """
        named = {*self._audit['hosts']}
        for finding in self._audit['findings']:
            named.update(_hosts(finding))
            named.update(finding['contacts'])
        return named

    def _unasked_for(self, hosts: Iterable[str]) -> list[str]:
        return sorted(
            host
            for host in hosts
            if not any(domain_matches(seen, host) for seen in self.hosts_seen)
        )

    def _contacts(self) -> set[str]:
        """Return the hosts that only an entry names, of which no page tells."""
        told = {host for finding in self._audit['findings'] for host in _hosts(finding)}
        return self._named() - told - {*self._audit['hosts']}

    # Items.

    def _told(self) -> list[Name]:
        """Return the items that the audit names and the browser could have seen.

        What a script of another host keeps it could not: that is refused.
        """
        told: dict[tuple[str, str], Name] = {}
        for finding in self._audit['findings']:
            for name in _names(finding):
                waits = not finding['is_local'] or self._is_waiting(name)
                if waits and not _is_any([name], *self.items_seen):
                    continue
                # What the catalogue knows comes before what only stands in a script.
                told.setdefault((name.storage, name.name), name)
        return sorted(told.values())

    def _is_waiting(self, name: Name) -> bool:
        """Whether it would be kept by the answer of a host, which was asked."""
        return self._answers.get(name.name) in self.hosts_seen

    def _unseen(self, told: Iterable[Name]) -> list[Name]:
        return [item for item in told if not _is_any([item], *self.items_seen)]

    def _is_understated(self, seen: Name, told: Iterable[Name]) -> bool:
        return seen.unasked and not any(
            item.unasked for item in told if item.fits(seen)
        )

    # Warnings.

    def _is_true(self, finding: Mapping[str, Any]) -> bool:
        """Whether the browser bears out a warning.

        What a refused script would have kept nobody saw: then it is true if all its
        hosts were asked.
        """
        if not finding['is_local']:
            by = finding['hosts'] or finding['contacts']
            return not finding['claims'] or len(self._unasked_for(by)) < len(by)
        names = [
            name
            for name in _names(finding)
            if name.unasked and not self._is_waiting(name)
        ]
        return not self._unseen(names) and not self._unasked_for(_hosts(finding))


def _hosts(finding: Mapping[str, Any]) -> list[str]:
    return [name for storage, name, _ in finding['claims'] if storage in NAMED_BY_HOST]


def _names(finding: Mapping[str, Any]) -> Iterator[Name]:
    is_sure = finding['level'] == 'warning'
    for storage, name, moment in finding['claims']:
        if storage not in NAMED_BY_HOST:
            yield Name(storage, name, is_sure and moment in _UNASKED)


def _is_any(told: Iterable[Name], *seen: Name) -> bool:
    return any(item.fits(other) for item in told for other in seen)


def _is_below_any(host: str, domains: Iterable[str]) -> bool:
    return any(domain_matches(host, domain) for domain in domains)


def _written(item: Name) -> str:
    return f'{item.storage} {item.name}'
