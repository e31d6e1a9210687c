"""Parser of site settings of the Helsinki Design System's cookie consent.

After its `siteSettings.schema.json` and, where that and the code differ, the code of
hds-js 4.2.0; all its texts are HTML.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_cookiecharter.declaration.text import Text, collapse
from sphinx_cookiecharter.declaration.values.addresses import is_domain
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES, EXEMPT
from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
from sphinx_cookiecharter.observation.model import WEB, Item, Statement
from sphinx_cookiecharter.observation.origins import item_host
from sphinx_cookiecharter.observation.tables.cells import read
from sphinx_cookiecharter.observation.tables.words import category_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.captures.positions import Path
    from sphinx_cookiecharter.observation.model import Capture

_GROUPS: Final = ('requiredGroups', 'optionalGroups')
_STORAGES: Final = {
    1: 'cookie',
    2: 'local_storage',
    3: 'session_storage',
    4: 'indexed_db',
    5: 'cache_storage',
}
_TAG: Final = re.compile(r'<[^<>]*+>')
#: What stands where a text is mandatory, and there is none.
_NONE: Final = '-'
_LANGUAGE: Final = re.compile(r'[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*')


def _fits(file: CaptureFile) -> bool:
    document = json_values.mapping(file.document)
    return any(isinstance(document.get(key), list) for key in _GROUPS)


def _parse(file: CaptureFile) -> Capture:
    """Parse the groups; a cookie without a name is reported at its line."""
    accumulator = Accumulator(file)
    positions = file.positions()
    choice = _plain(file.document.get('cookieName'))
    for key in _GROUPS:
        for place, group in enumerate(json_values.sequence(file.document.get(key))):
            of_group = _group(json_values.mapping(group), is_required=key == _GROUPS[0])
            cookies = json_values.sequence(json_values.mapping(group).get('cookies'))
            for number, cookie in enumerate(cookies):
                at: Path = key, place, 'cookies', number
                item = _item(json_values.mapping(cookie), of_group, positions.line(at))
                if item is None:
                    accumulator.reject(f"cookie {number + 1}: it has no 'name'", at)
                elif item.name == choice and key == _GROUPS[0]:
                    accumulator.add(_keeping_the_choice(item))
                else:
                    accumulator.add(item)
    return accumulator.capture(())


class _Group(NamedTuple):
    """What the items of a group have in common."""

    keys: dict[str, Text]
    title: Text | None


def _group(group: Mapping[str, Any], *, is_required: bool) -> _Group:
    title = _text(group.get('title'))
    name = json_values.text(group.get('groupId')) or ''
    # So `export` calls what is exempt in a category of which the rest is not.
    usual = name.removesuffix(f'-{EXEMPT}')
    told = (category_of(words) for words in (title.values if title else ()))
    category = usual if usual in CATEGORIES else next(filter(None, told), name)
    keys = {'category': Text(category)} if category else {}
    if is_required and CATEGORIES.get(category) != EXEMPT:
        keys['consent'] = Text(EXEMPT)
    return _Group(keys, title if category not in CATEGORIES else None)


def _item(cookie: Mapping[str, Any], group: _Group, line: int) -> Item | None:
    name = _plain(cookie.get('name'))
    if not name:
        return None
    keys, unread = dict(group.keys), []
    if (purpose := _text(cookie.get('description'))) is not None:
        keys['purpose'] = purpose
    if (expiration := _text(cookie.get('expiration'))) is not None:
        found = _duration(expiration)
        keys.update(found)
        if not found:
            unread.append(('expiration', expiration.values[0]))
    storage = json_values.number(cookie.get('storageType'))
    known = _STORAGES.get(int(storage)) if storage is not None else None
    host = _plain(cookie.get('host'))
    is_host = host != _NONE and is_domain(host)
    if host not in {'', _NONE} and not is_host:
        unread.append(('host', host))
    return Item(
        name,
        frozenset({known}) if known is not None else WEB | {'cookie'},
        host=item_host(host) if is_host else None,
        stated=Statement(line, tuple(keys.items()), tuple(unread), group.title),
    )


def _keeping_the_choice(item: Item) -> Item:
    """Return the item in which the tool keeps the choice, with why it is exempt."""
    stated = item.stated or Statement(0)
    keys = (*stated.keys, ('exemption', Text('consent-choice')))
    return replace(item, stated=replace(stated, keys=keys))


def _duration(expiration: Text) -> dict[str, Text]:
    """Return the first duration that can be read, and the note in each language."""
    read_in = {
        code: read('duration', words) or {}
        for code, words in expiration.languages or (('', expiration.plain),)
    }
    known = [found['duration'] for found in read_in.values() if found]
    notes = tuple(
        (code, found['duration_note'])
        for code, found in read_in.items()
        if code and 'duration_note' in found
    )
    keys = {'duration': Text(known[0])} if known else {}
    return keys | ({'duration_note': Text(languages=notes)} if notes else {})


def _text(value: object) -> Text | None:
    """Return a text in its languages, or None where nothing is said."""
    if isinstance(value, str):
        words = _plain(value)
        return Text(words) if words and words != _NONE else None
    languages = tuple(
        (code, words)
        for code, written in json_values.mapping(value).items()
        if (words := _plain(written)) and words != _NONE and _LANGUAGE.fullmatch(code)
    )
    return Text(languages=languages) if languages else None


def _plain(value: object) -> str:
    return collapse(unescape(_TAG.sub(' ', json_values.text(value) or '')))


FORMAT: Final = CaptureFormat('site settings of HDS', _fits, _parse)
