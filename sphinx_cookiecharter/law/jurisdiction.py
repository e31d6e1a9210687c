"""Jurisdictions: what the law of each asks for, one file in `jurisdictions/` each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_cookiecharter.law.records import read_record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sphinx_cookiecharter.law.legal_sources import Source

_FOLDER: Final = Path(__file__).with_name('jurisdictions')

#: The ids. A file whose name begins with `_` only holds what several build on.
JURISDICTIONS: Final = tuple(sorted(path.stem for path in _FOLDER.glob('[!_]*.yaml')))


class Limit(NamedTuple):
    """A time, in the words of a declaration, and the text that names it."""

    words: str
    source: Source


class Transfers(NamedTuple):
    """Where data may go without more, as it stood on a day, by codes of countries.

    `area` is where this law or its like is in force; on the countries of `adequate`
    there is a decision that they protect data as well.
    """

    as_of: date
    area: frozenset[str]
    adequate: frozenset[str]

    @property
    def safe(self) -> frozenset[str]:
        """All countries for which no safeguard need be named."""
        return self.area | self.adequate


class Authority(NamedTuple):
    """An authority for data protection: its name, its address, or both."""

    name: str = ''
    url: str = ''


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Jurisdiction:
    """What one law asks for, with what it builds on.

    `levels` are how much the findings that it asks for matter, by their codes;
    `limits` the times that it names, by these codes; `refused` the exemptions that do
    not hold; `texts` what findings cite here, where it is not what they cite
    elsewhere. Texts are not inherited. `lineage` are the ids of this record and of all
    that it builds on: whose texts are its own. `law` names, in English, the text of its
    own.
    """

    id: str
    levels: Mapping[str, str]
    limits: Mapping[str, Limit]
    refused: Mapping[str, Source]
    texts: Mapping[str, Source]
    lineage: frozenset[str] = frozenset()
    #: Whether anything depends on a visitor's consent.
    asks_consent: bool = False
    #: Whether visitors have the rights of Articles 13(2)(b) to (d) of the GDPR.
    rights: bool = False
    #: Whether the GDPR applies.
    gdpr: bool = False
    #: Whether registering a purchase for cashback is no advertising.
    exempts_cashback: bool = False
    law: str = ''
    #: To whom visitors complain, where one name, or one address, is known.
    authority: Authority | None = None
    transfers: Transfers | None = None

    @property
    def exempts_audience(self) -> bool:
        """Whether some audience measurement needs no consent."""
        return 'audience-measurement' not in self.refused


@cache
def jurisdiction(name: str) -> Jurisdiction:
    """Return the jurisdiction of an id, which must be one of `JURISDICTIONS`.

    What it builds on is read too; each file once, when it is first asked for.
    """
    record = read_record(_FOLDER / f'{name}.yaml')
    base = jurisdiction(record['builds_on']) if 'builds_on' in record else _NOTHING
    return Jurisdiction(
        name,
        levels={**base.levels, **_levels(record.get('levels', {}))},
        limits={
            **base.limits,
            **{
                code: Limit(limit['time'], _source(limit['text']))
                for code, limit in record.get('limits', {}).items()
            },
        },
        refused=_refused(base, record),
        texts=_sources(record.get('texts', {})),
        lineage=base.lineage | {name},
        **{key: record.get(key, getattr(base, key)) for key in _FACTS},
        authority=Authority(**record['authority']) if 'authority' in record else None,
        transfers=_transfers(record) or base.transfers,
    )


_NOTHING: Final = Jurisdiction('', {}, {}, {}, {})

#: What a record says, or takes from the one that it builds on, as it stands.
_FACTS: Final = ('asks_consent', 'exempts_cashback', 'rights', 'gdpr', 'law')


def _levels(codes: Mapping[str, list[str]]) -> dict[str, str]:
    return {code: level for level, each in codes.items() for code in each}


def _sources(names: Mapping[str, str]) -> dict[str, Source]:
    return {key: _source(name) for key, name in names.items()}


def _source(name: str) -> Source:
    # The vocabulary of a declaration needs the ids alone.
    from sphinx_cookiecharter.law.legal_sources import SOURCES  # noqa: PLC0415

    return SOURCES[name]


def _refused(base: Jurisdiction, record: Mapping[str, Any]) -> dict[str, Source]:
    refused = {**base.refused, **_sources(record.get('refused', {}))}
    for exemption in record.get('accepted', ()):
        del refused[exemption]
    return refused


def _transfers(record: Mapping[str, Any]) -> Transfers | None:
    """Return where data may go; an id among the countries stands for its area."""
    if 'transfers' not in record:
        return None
    as_of, area, adequate = (
        record['transfers'][key] for key in ('as_of', 'area', 'adequate')
    )
    countries: set[str] = set()
    for word in adequate.split():
        countries |= _area_of(word) if word in JURISDICTIONS else {word}
    return Transfers(as_of, frozenset(area.split()), frozenset(countries))


def _area_of(name: str) -> frozenset[str]:
    transfers = jurisdiction(name).transfers
    return transfers.area if transfers is not None else frozenset()
