"""Parser of an HTML page: what it asks for when opened, and its inline scripts."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.observation.pages.css import style_urls
from sphinx_cookiecharter.observation.pages.html_tokenizer import (
    HIDDEN,
    attributes,
    elements,
    tag_around,
)
from sphinx_cookiecharter.observation.pages.javascript import (
    CONSENT_ASKED,
    WAITS,
    imports,
    runs,
    without_comments,
)
from sphinx_cookiecharter.observation.pages.urls import srcset_urls

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cookiecharter.catalogue.selectors import Selector


class Certainty(IntEnum):
    """How sure it is that what a page names is asked for, from the least.

    `PERHAPS`: for visitors without scripts, where a style applies, once something is
    played. `CONSENT`: it is held back, as it seems until the visitor agrees.
    `GENERATED`: when a page is opened that is no document, an index or the search.
    `LOADS`: when the page is opened.
    """

    PERHAPS = 0
    CONSENT = 1
    GENERATED = 2
    LOADS = 3


class Load(NamedTuple):
    """Something that an element asks for, at an address as it is written."""

    element: str
    address: str
    certainty: Certainty = Certainty.LOADS


class Script(NamedTuple):
    """A script that stands in the page, without its comments."""

    text: str
    certainty: Certainty


class HtmlPage(NamedTuple):
    """What a page establishes; `base` is where its addresses start from, if it says."""

    data: bytes
    loads: tuple[Load, ...]
    scripts: tuple[Script, ...]
    base: str
    hidden: tuple[tuple[int, int], ...]

    def has(self, selector: Selector) -> bool:
        """Whether an element fits, and not only a text that shows one."""
        return any(selector.fits(*tag) for tag in self.tags_with(selector.word))

    def tags_with(self, word: bytes) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield names and attributes of the start tags that hold a word.

        None comes of a text that only shows one. No part of the page is looked at
        twice, however often the word is there.
        """
        # Behind the last sign that ends a tag, none ends.
        seen, last = 0, self.data.rfind(b'>') + 1
        while (place := self.data.find(word, seen, last)) >= 0:
            if until := self._hidden_until(place):
                seen = until
                continue
            tag = tag_around(self.data, place, seen, last)
            seen = place + len(word)
            if tag is not None:
                yield tag.name, attributes(tag.attributes)
                seen = max(seen, tag.end)

    def _hidden_until(self, place: int) -> int:
        """Return where what is hidden at a place ends; 0 where nothing is."""
        span = bisect_right(self.hidden, (place, len(self.data))) - 1
        until = self.hidden[span][1] if span >= 0 else 0
        return until if place < until else 0


# `link` of these relations is fetched; of `preconnect` and `dns-prefetch` only the host
# is told. https://html.spec.whatwg.org/multipage/links.html#linkTypes
_FETCHED: Final = frozenset(
    'stylesheet preload modulepreload prefetch icon manifest'.split()
)
_CONNECTED: Final = frozenset({'preconnect', 'dns-prefetch'})
_SOURCES: Final = {
    'iframe': ('src',),
    'frame': ('src',),
    'img': ('src',),
    'image': ('href', 'xlink:href'),
    'embed': ('src',),
    'object': ('data',),
    'source': ('src',),
    'track': ('src',),
    'video': ('src', 'poster'),
    'audio': ('src',),
}
#: Whose text is read as a page, in which they mean nothing.
_NOSCRIPT: Final = re.compile(rb'<noscript(?=[\s/>])', re.IGNORECASE)
#: Frames in frames that are written into attributes; nobody writes more.
_DEEPEST: Final = 8
#: Where scripts that lazily load, or wait for consent, look for an address.
_HELD_BACK: Final = ('data-src', 'data-cookieblock-src', 'data-cookieconsent-src')


def parse_page(data: bytes, depth: int = 0) -> HtmlPage:
    """Return what a page establishes.

    `data` is a final page, as it is served; `depth` is in how many others it stands.
    Nothing is found in comments, in `<template>`, in text that only shows markup; of
    `<noscript>` only perhaps.
    """
    loads: list[Load] = []
    scripts: list[Script] = []
    hidden: list[tuple[int, int]] = []
    base: str | None = None
    media_waits = False
    for name, written, text, start, end in elements(data):
        if name == HIDDEN:
            hidden.append((start, end))
            continue
        if text:
            hidden.append((end - len(text), end))
        if name == 'script':
            asked, script = _script(written, text)
            loads += asked
            if script is not None:
                scripts.append(script)
        elif name == 'style':
            loads += _style(text.decode(errors='replace'))
        elif name == 'noscript':
            inside = parse_page(_NOSCRIPT.sub(b'', text), depth)
            loads += (_less(load, Certainty.PERHAPS) for load in inside.loads)
        elif name == 'base':
            base = attributes(written).get('href') if base is None else base
        else:
            asked, waits, inner = _element(name, written)
            if waits is not None:
                media_waits = waits
            if media_waits and name == 'source':
                asked = tuple(_less(load, Certainty.PERHAPS) for load in asked)
            loads += asked
            if inner and depth < _DEEPEST:
                framed = parse_page(inner.encode(), depth + 1)
                loads += framed.loads
                scripts += framed.scripts
    page = HtmlPage(data, (), tuple(scripts), base or '', tuple(hidden))
    if b'url(' in data:
        loads += _applied(page)
    return page._replace(loads=tuple(loads))


def asks_for_consent(page: HtmlPage) -> bool:
    """Whether a script of the page looks what the visitor chose before it goes on."""
    return any(CONSENT_ASKED.search(script.text) for script in page.scripts)


def _less(load: Load, certainty: Certainty) -> Load:
    return load._replace(certainty=min(load.certainty, certainty))


@lru_cache(4096)
def _script(written: bytes, text: bytes) -> tuple[tuple[Load, ...], Script | None]:
    attrs = attributes(written)
    kind = attrs.get('type', '')
    waits = kind.strip().lower() == WAITS
    certainty = Certainty.CONSENT if waits else Certainty.LOADS
    held_back = tuple(
        Load('script', attrs[key], Certainty.CONSENT)
        for key in _HELD_BACK
        if attrs.get(key)
    )
    if not waits and not runs(kind):
        return held_back, None
    if 'nomodule' in attrs:
        # For browsers of before 2018.
        certainty = Certainty.PERHAPS
    if 'src' in attrs:
        return (Load('script', attrs['src'], certainty), *held_back), None
    code = without_comments(text.decode(errors='replace'))
    if not code.strip():
        return held_back, None
    asked = tuple(
        Load('script', address, certainty)
        for address in (imports(code) if kind.strip().lower() == 'module' else ())
    )
    return (*asked, *held_back), Script(code, certainty)


@lru_cache(256)
def _style(text: str) -> tuple[Load, ...]:
    urls = style_urls(text)
    return (
        *(Load('stylesheet', url) for url in urls.imports),
        *(Load('style', url, Certainty.PERHAPS) for url in urls.others),
    )


@lru_cache(16384)
def _element(
    name: str, written: bytes
) -> tuple[tuple[Load, ...], bool | None, str | None]:
    """Return what an element asks for, and the page that it holds in itself.

    And whether what is in it waits until it is played, of what can be played.
    """
    attrs = attributes(written)
    waits = None
    if name in {'video', 'audio'}:
        waits = attrs.get('preload', '').lower() == 'none' and 'autoplay' not in attrs
    if name == 'link':
        return tuple(_link(attrs)), waits, None
    if name == 'input':
        is_image = attrs.get('type', '').lower() == 'image'
        sources: tuple[str, ...] = ('src',) if is_image else ()
    else:
        sources = _SOURCES.get(name, ())
    loads = []
    for key in sources:
        if attrs.get(key):
            later = waits and key == 'src'
            sure = Certainty.PERHAPS if later else Certainty.LOADS
            loads.append(Load(name, attrs[key], sure))
    if name in {'img', 'source'}:
        loads += [Load(name, url) for url in srcset_urls(attrs.get('srcset', ''))]
    loads += [
        Load(name, attrs[key], Certainty.CONSENT) for key in _HELD_BACK if key in attrs
    ]
    return tuple(loads), waits, attrs.get('srcdoc') if name == 'iframe' else None


def _link(attrs: Mapping[str, str]) -> Iterator[Load]:
    relations = set(attrs.get('rel', '').lower().split())
    address = attrs.get('href', '')
    if not address or 'disabled' in attrs:
        return
    if 'stylesheet' in relations:
        yield Load('stylesheet', address)
    elif relations & _FETCHED:
        yield Load('link', address)
    elif relations & _CONNECTED:
        yield Load('link', address, Certainty.PERHAPS)
    for url in srcset_urls(attrs.get('imagesrcset', '')):
        yield Load('link', url)


def _applied(page: HtmlPage) -> Iterator[Load]:
    """Yield what the `style` attributes of elements ask for."""
    seen = set()
    for element, attrs in page.tags_with(b'url('):
        text = attrs.get('style', '')
        if text not in seen:
            seen.add(text)
            yield from (Load(element, url) for url in style_urls(text).others)
