"""What pages say of one item of a draft, or of what it names, written in YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.values.addresses import is_web_url
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES, EXEMPT, REQUIRED
from sphinx_cookiecharter.declaration.yaml_text import escaped, scalar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.observation.model import Sighting, Statement

#: In the order in which they are written; `consent` where it does not follow.
_KEYS: Final = (
    *('category', 'consent', 'exemption', 'purpose', 'provider', 'service'),
    *('location', 'data', 'retention', 'recipients', 'legal_basis', 'opt_out_url'),
    'tags',
)
DURATION_KEYS: Final = ('duration', 'duration_note')

#: What is written as a person would, without quotes.
_MEASURES: Final = frozenset({'duration', 'retention'})

#: The keys that are lists, and how `export --to csv` joins what is in them.
_LISTS: Final = frozenset({'data', 'recipients', 'tags'})
_BETWEEN: Final = '; '


class Stated(NamedTuple):
    """What is said of one item: each key as the first page has it, and by which."""

    keys: Mapping[str, Text]
    places: tuple[str, ...]
    #: What the pages say besides, or otherwise.
    others: tuple[str, ...]

    def lines(self, keys: Collection[str] = _KEYS) -> Iterator[str]:
        for key in keys:
            if key in self.keys and not (key == 'consent' and self._consent_follows()):
                yield f'{key}: {_value(key, self.keys[key])}'

    def _consent_follows(self) -> bool:
        category = self.keys.get('category')
        usual = CATEGORIES.get(category.plain, REQUIRED) if category else REQUIRED
        follows = EXEMPT if 'exemption' in self.keys else usual
        return self.keys['consent'].plain == follows


def stated_in(sightings: Iterable[Sighting]) -> Stated:
    """Return what the pages among some sightings of an item say of it."""
    keys: dict[str, Text] = {}
    places, others = [], []
    for item, path in sightings:
        if item.stated is None:
            continue
        place = f'{escaped(path)}, line {item.stated.line}'
        places.append(place)
        for key, text in item.stated.keys:
            if keys.setdefault(key, text) != text:
                others.append(f'{key} in {place}: {_value(key, text)}')
        for head, cell in item.stated.unread:
            others.append(f'{_one_line(head)} in {place}: {_one_line(cell)}')
    return Stated(keys, tuple(dict.fromkeys(places)), tuple(dict.fromkeys(others)))


def categories_of(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield the titles of the categories that pages have of their own, in YAML."""
    titles: dict[str, Text] = {}
    for statement in statements:
        category = dict(statement.keys).get('category')
        if category is not None and statement.category_title is not None:
            titles.setdefault(category.plain, statement.category_title)
    if titles:
        yield 'categories:'
        for category_id, title in titles.items():
            yield f'  {scalar(category_id)}: {{title: {_text(title)}}}'
        yield ''


def providers_of(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield the providers of which pages say more than the name, in YAML."""
    known: dict[str, str] = {}
    for statement in statements:
        name, url = dict(statement.keys).get('provider'), statement.privacy_url
        if name is not None and url is not None and is_web_url(url):
            told = f'{{name: {_text(name)}, privacy_url: {scalar(url)}}}'
            known.setdefault(statement.provider_id or _id(name.plain), told)
    if known:
        yield 'providers:'
        for provider_id, told in known.items():
            yield f'  {scalar(provider_id)}: {told}'
        yield ''


def _id(name: str) -> str:
    return re.sub(r'[\W_]+', '-', name.casefold()).strip('-') or 'unnamed'


def _value(key: str, text: Text) -> str:
    if key in _MEASURES:
        return text.plain
    if key in _LISTS and not text.languages:
        return f'[{", ".join(map(scalar, text.plain.split(_BETWEEN)))}]'
    return _text(text)


def _text(text: Text) -> str:
    if not text.languages:
        return scalar(text.plain)
    words = (f'{code}: "{escaped(said)}"' for code, said in text.languages)
    return f'{{{", ".join(words)}}}'


def _one_line(text: str) -> str:
    return escaped(' '.join(text.split()))
