"""What every section of a charter needs in order to be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_cookiecharter.charter.facts import Facts
from sphinx_cookiecharter.charter.nodes.inline import fill_element, paragraph
from sphinx_cookiecharter.language.sentence import Piece, authors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cookiecharter.charter.nodes.inline import Place
    from sphinx_cookiecharter.charter.targets.anchors import Anchors
    from sphinx_cookiecharter.charter.targets.targets import Shown
    from sphinx_cookiecharter.declaration.diff import Diff
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.language.language import Wording
    from sphinx_cookiecharter.language.sentence import Pieces


Headings: TypeAlias = Literal['sections', 'rubrics', 'none']


@dataclass(slots=True)
class Section:
    """A heading and what stands under it."""

    anchor: str
    title: list[Piece]
    body: list[nodes.Node] = field(default_factory=list)
    parts: list[Section] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """One charter: whose cookies, which of them, in which words, and where.

    `sections` are those that it shows; `anchors` is None where it writes none;
    `introduction` holds the nodes of the directive's body, if it has any. `shown`
    fills with the objects that the sections show, as they are written. `comparison`
    is that with an earlier declaration, if there is one; `earlier` holds the items of
    that one which the page would have shown.
    """

    declaration: Declaration
    cookies: tuple[Cookie, ...]
    columns: Sequence[str]
    sections: Sequence[str]
    words: Wording
    place: Place
    headings: Headings
    anchors: Anchors | None
    introduction: list[nodes.Node] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    comparison: Diff | None = None
    earlier: tuple[Cookie, ...] = ()

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.declaration)

    @property
    def site(self) -> Piece | None:
        """The name of the site, if it has one."""
        site = self.declaration.site
        if site.name is None:
            return None
        return authors(site.name, self.words.language)

    @property
    def shows_all(self) -> bool:
        """Whether the reader finds every item of the declaration on this page."""
        return (
            'cookies' in self.sections
            and self.facts.sure
            and len(self.cookies) == len(self.declaration.cookies)
        )

    def say(self, template: str, **parts: str | Piece | Pieces) -> nodes.paragraph:
        """Return a sentence of ours as a paragraph."""
        return self.paragraph(self.words.fill(template, **parts))

    def paragraph(self, pieces: Pieces) -> nodes.paragraph:
        return paragraph(pieces, self.place)

    def sentences(self, *sentences: str) -> nodes.paragraph:
        """Return whole sentences of ours as one paragraph."""
        return self.paragraph([Piece(' '.join(filter(None, sentences)))])

    def bullets(self, lines: Sequence[Pieces], *classes: str) -> nodes.bullet_list:
        items = nodes.bullet_list(bullet='-', classes=list(classes))
        for line in lines:
            items += nodes.list_item('', self.paragraph(line))
        return items

    def definitions(
        self,
        entries: Sequence[tuple[Pieces, list[nodes.Node]]],
        anchors: Sequence[str] = (),
    ) -> nodes.definition_list:
        """Return terms with what is said of each, and their anchors, if any."""
        # Themes take a list with a class that they do not know for that of an API.
        items = nodes.definition_list(classes=['charter-terms', 'glossary'])
        for n, (title, body) in enumerate(entries):
            term = nodes.term(ids=list(anchors[n : n + 1]))
            fill_element(term, title, self.place)
            items += nodes.definition_list_item('', term, nodes.definition('', *body))
        return items

    def to_section(self, name: str, pieces: Pieces) -> list[Piece]:
        """Return pieces as links to a section, if this page has it under a heading."""
        stands = self.headings != 'none' and name in self.sections
        return self.to_anchor(f'charter-section-{name}' if stands else '', pieces)

    def to_anchor(self, anchor: str, pieces: Pieces) -> list[Piece]:
        """Return pieces as links to an anchor of this page, if there is one."""
        if self.anchors is None or not anchor:
            return list(pieces)
        return [piece._replace(uri=f'#{anchor}') for piece in pieces]

    def link(self, uri: str, text: str = '') -> Piece:
        """Return a link; one without a text shows its address without its scheme."""
        if not text:
            parts = urlsplit(uri)
            query = f'?{parts.query}' if parts.query else ''
            text = (parts.netloc + parts.path + query).rstrip('/')
        return Piece(text, uri=uri)

    def address(self, contact: str) -> Piece:
        """Return a link to an e-mail address or a URL."""
        if '://' in contact:
            return self.link(contact)
        return Piece(contact, uri=f'mailto:{contact}')
