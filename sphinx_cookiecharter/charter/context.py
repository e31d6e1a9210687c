"""What a charter is written from, and what its sections are written with."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeAlias
from urllib.parse import quote

from docutils import nodes

from sphinx_cookiecharter.charter.facts import Facts
from sphinx_cookiecharter.charter.nodes.choice_control import choice_control
from sphinx_cookiecharter.charter.nodes.inline import fill_element, paragraph
from sphinx_cookiecharter.charter.targets import row_targets
from sphinx_cookiecharter.language.sentence import Run, authors, bare_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_cookiecharter.charter.nodes.inline import SourceInfo
    from sphinx_cookiecharter.charter.targets import Anchors, Target
    from sphinx_cookiecharter.declaration.diff import Diff
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Runs


Headings: TypeAlias = Literal['sections', 'rubrics', 'none']

# What is no sign of a header, nor stands for one.
_IN_MAILTO: Final = "@!$'*+"


class Section:
    """A heading and what stands under it."""

    def __init__(
        self, anchor: str, title: list[Run], body: Iterable[nodes.Node] = ()
    ) -> None:
        self.anchor = anchor
        self.title = title
        self.body = list(body)
        self.subsections: list[Section] = []

    def add(self, *written: nodes.Node) -> Section:
        """Add to what stands in it, and return it."""
        self.body += written
        return self


# Neither compared nor printed: a class that can be takes longer to make.
@dataclass(frozen=True, eq=False, repr=False)
class CharterContext:
    """What a directive shows: whose cookies, which of them, in which language, where.

    `columns` are those that the author has written, none for the default ones;
    `anchors` is None where it writes none; `targets` fills with what it shows and can
    be linked to, as that is written, and `explained` with what is said once a page.
    The rest is for a whole charter: `sections` are
    those that it shows, if there is anything to say in them, and `written` fills with
    those in which there is; `introduction` holds the nodes of the directive's body, if
    it has any; `diff` is that from an earlier declaration, if there is one; `earlier`
    holds the items of that one which the page would have shown.
    """

    declaration: Declaration
    cookies: tuple[Cookie, ...]
    columns: Sequence[str]
    language: Language
    source_info: SourceInfo
    anchors: Anchors | None
    targets: list[Target] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)
    sections: Sequence[str] = ()
    written: set[str] = field(default_factory=set)
    headings: Headings = 'none'
    introduction: list[nodes.Node] = field(default_factory=list)
    diff: Diff | None = None
    earlier: tuple[Cookie, ...] = ()

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.declaration, self.cookies)

    @property
    def site(self) -> Run | None:
        """The name of the site, else its address, if it has one of the two."""
        site = self.declaration.site
        if site.name is not None:
            return authors(site.name, self.language.code)
        return Run(bare_address(site.url)) if site.url is not None else None

    @property
    def lists_all(self) -> bool:
        """Whether the reader finds every item of the site on this page."""
        return 'cookies' in self.sections and self.facts.is_whole

    def add_row_targets(self, cookies: Sequence[Cookie], kinds: Sequence[str]) -> None:
        """Let the rows of `cookies` be linked to, also as what stands in for `kinds`.

        `kinds` holds `category` and `provider` where these may have no place of their
        own.
        """
        if self.anchors is not None:
            targets = row_targets(
                self.declaration, cookies, self.anchors, self.language, kinds
            )
            self.targets.extend(targets)

    def of_site(self, named: str, nameless: str) -> list[Run]:
        """Say one of two messages: that with the name of the site, if it has one."""
        if self.site is None:
            return self.language.say(nameless)
        return self.language.say(named, site=self.site)

    def say(self, template: str, **values: str | Run | Runs) -> nodes.paragraph:
        """Return a sentence of ours as a paragraph."""
        return self.paragraph(self.language.say(template, **values))

    def paragraph(self, runs: Runs) -> nodes.paragraph:
        return paragraph(runs, self.source_info)

    def control(self) -> nodes.Element:
        """Return the control with which a choice is changed."""
        choice = self.declaration.choice
        return choice_control(choice, self.language, self.source_info)

    def bullets(self, lines: Iterable[Runs], *classes: str) -> nodes.bullet_list:
        items = nodes.bullet_list(bullet='-', classes=[*classes] or ['charter-lines'])
        for line in lines:
            items += nodes.list_item('', self.paragraph(line))
        return items

    def definitions(
        self, entries: Iterable[tuple[Runs, str, nodes.Node]]
    ) -> nodes.definition_list:
        """Return terms, each with its anchor, if any, and with what is said of it."""
        # Themes take a list with a class that they do not know for that of an API.
        items = nodes.definition_list(classes=['charter-terms', 'glossary'])
        for title, anchor, body in entries:
            term = nodes.term(ids=[anchor] if anchor else [])
            fill_element(term, title, self.source_info)
            items += nodes.definition_list_item('', term, nodes.definition('', body))
        return items

    def to_section(self, name: str, runs: Runs) -> list[Run]:
        """Return runs as links to a section, if this page has it with an anchor."""
        stands = self.headings != 'none' and name in self.written
        return self.to_anchor(f'charter-section-{name}' if stands else '', runs)

    def to_row(self, cookie: Cookie, runs: Runs) -> list[Run]:
        """Return runs as links to the row of an item, if this page has it."""
        listed = 'cookies' in self.sections and cookie in self.cookies
        if self.anchors is None or not listed:
            return list(runs)
        return self.to_anchor(self.anchors.of_cookie(cookie), runs)

    def to_anchor(self, anchor: str, runs: Runs) -> list[Run]:
        """Return runs as links to an anchor of this page, if there is one."""
        if self.anchors is None or not anchor:
            return list(runs)
        return [run._replace(uri=f'#{anchor}') for run in runs]

    def link(self, uri: str) -> Run:
        """Return a link that shows its address without its scheme."""
        return Run(bare_address(uri), uri=uri)

    def address(self, contact: str) -> Run:
        """Return a link to an e-mail address or a URL."""
        if '://' in contact:
            return self.link(contact)
        # https://www.rfc-editor.org/rfc/rfc6068#section-2
        return Run(contact, uri=f'mailto:{quote(contact, _IN_MAILTO)}')
