"""Tokenizer of HTML, for the elements that can load something, and for scripts.

Reading every tag with `html.parser` takes twelve seconds for 1,000 pages of 65 KB; one
regular expression that steps over the tags that load nothing takes a quarter of one.
"""

from __future__ import annotations

import re
from html import unescape
from sys import maxsize
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES: Final = (
    rb'(?:script|style|iframe|img|image|video|audio|source|track|embed|object|link|base'
    rb'|frame|input|template|noscript|textarea|title|xmp|noembed|noframes)'
)
# https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state: a
# quote opens a value only after an equals sign, and a tag does not end within one.
_ATTRIBUTES: Final = (
    rb'[^>=]*+(?:=(?:"[^"]*+"'  # as most are written; and all that may be:
    rb'|\s*+(?:"[^"]*+"|\'[^\']*+\'|[^\s>"\'][^\s>]*+)?+)[^>=]*+)*+'
)
#: What most tags are, the most frequent first: they cost half as much to step over.
_COMMON: Final = (
    rb'(?:span|a|div|p|li|code|d[tdl]|em|h[1-6]|section|ul|strong|t[dr]|svg|path|pre'
    rb'|button|use|nav|label)(?=[\s>])'
)
_ELEMENT: Final = re.compile(
    rb"""
    [^<]*+                              # text
    (?:                                 # all that is stepped over:
      <(?:
        /[^>]*+>                        # an end tag;
        | %(common)b %(attributes)b>    # a start tag of those that most are;
        | (?!(?i:%(names)b)[\s/>]|!--)  # unless a comment or an element of ours begins,
          (?:[a-zA-Z]%(attributes)b>    #   any other start tag,
            |[!?][^>]*+>                #   a doctype or an instruction,
          )?+                           #   or a sign that begins nothing;
      )
      [^<]*+                            # and text after it
    )*+
    <(?:                                # then, what is looked for:
      !(?=--)                           # a comment,
      | ((?i:%(names)b))(?=[\s/>])      # or an element of ours, its name,
        (%(attributes)b)>               # and its attributes
    )
    """
    % {b'names': _NAMES, b'attributes': _ATTRIBUTES, b'common': _COMMON},
    re.VERBOSE,
)
_TAG: Final = re.compile(rb'<([a-z][^\s/>]*+)(%b)>' % _ATTRIBUTES, re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    rb'([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|\'([^\']*+)\'|([^\s>]++)))?'
)
_COMMENT_END: Final = re.compile(rb'--!?>')
_TEMPLATE: Final = re.compile(rb'<(/?)template(?=[\s/>])', re.IGNORECASE)

#: Elements in which markup is text, up to their end tag; `noscript` where scripts run.
_RAW: Final = {
    name: re.compile(rb'</%b(?=[\s/>])' % name.encode(), re.IGNORECASE)
    for name in (
        'script style iframe noscript textarea title xmp noembed noframes'.split()
    )
}


#: What is in these is XML.
_FOREIGN: Final = (b'svg', b'math')

#: The name of what is passed over: a comment, a template.
HIDDEN: Final = ''


class Element(NamedTuple):
    """A start tag, as it was written; `text` is what stands in a raw text element.

    `end` is where that ends.
    """

    name: str
    attributes: bytes
    text: bytes
    start: int
    end: int


def elements(page: bytes) -> Iterator[Element]:
    """Yield the elements that may load something, in the order of the page.

    Nothing of comments, of `<template>`, which are passed over as HIDDEN, or of text
    that only shows markup. What is in `<noscript>` is the text of that element.
    """
    place = 0
    foreign = _ForeignContent(page)
    # Behind the last sign that ends a tag no other is looked for.
    last = page.rfind(b'>') + 1
    while (tag := _ELEMENT.match(page, place, last)) is not None:
        if tag[1] is None:
            # From within `<!--`, for `<!-->` is a comment, too.
            end = _COMMENT_END.search(page, tag.end())
            place = end.end() if end is not None else len(page)
            yield Element(HIDDEN, b'', b'', tag.end(), place)
            continue
        name = tag[1].decode().lower()
        place = tag.end()
        if name == 'template':
            place = _end_of_template(page, place)
            yield Element(HIDDEN, b'', b'', tag.end(), place)
            continue
        text = b''
        raw = _RAW.get(name)
        if raw is not None and tag[2].endswith(b'/') and foreign.holds(tag.start(1)):
            raw = None
        if raw is not None:
            end = raw.search(page, place)
            until = end.start() if end is not None else len(page)
            text, place = page[tag.end() : until], until
        yield Element(name, tag[2], text, tag.start(1) - 1, place)


def attributes(written: bytes) -> dict[str, str]:
    """Return the attributes of a start tag; of two of one name the first counts."""
    values: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        name = match[1].decode(errors='replace').lower()
        value = match[2] or match[3] or match[4] or b''
        values.setdefault(name, unescape(value.decode(errors='replace')))
    return values


def tag_around(
    page: bytes, place: int, after: int = 0, last: int = maxsize
) -> Element | None:
    """Return the start tag around a place, if there is one from `after` to `last`."""
    start = page.rfind(b'<', after, place)
    tag = _TAG.match(page, start, last) if start >= 0 else None
    if tag is None or tag.end() <= place:
        return None
    name = tag[1].decode(errors='replace').lower()
    return Element(name, tag[2], b'', start, tag.end())


class _ForeignContent:
    """SVG and MathML in a page, in which a slash closes an element."""

    def __init__(self, page: bytes) -> None:
        self._page = page
        self._place = 0
        self._open: set[bytes] = set()

    def holds(self, place: int) -> bool:
        """Whether a place is in it; asked of places in the order of the page."""
        for name in _FOREIGN:
            start = self._page.rfind(b'<%b' % name, self._place, place)
            end = self._page.rfind(b'</%b' % name, self._place, place)
            if start > end:
                self._open.add(name)
            elif end > start:
                self._open.discard(name)
        self._place = place
        return bool(self._open)


def _end_of_template(page: bytes, place: int) -> int:
    depth = 1
    for tag in _TEMPLATE.finditer(page, place):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(page)
