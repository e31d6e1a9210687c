"""A charter as docutils nodes: what it is made from, and its sections put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_cookiecharter.charter.facts import Facts
from sphinx_cookiecharter.charter.nodes.inline import fill_element, paragraph
from sphinx_cookiecharter.charter.targets import row_targets, titled
from sphinx_cookiecharter.language.sentence import Run, authors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_cookiecharter.charter.nodes.inline import SourceInfo
    from sphinx_cookiecharter.charter.targets import Anchors, Target
    from sphinx_cookiecharter.declaration.diff import Diff
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Runs


Headings: TypeAlias = Literal['sections', 'rubrics', 'none']


class Selection(NamedTuple):
    """What the options of a directive ask for; nothing asked for is everything.

    An item must fit each of the three, and fits one by any of its words.
    """

    categories: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def of(self, declaration: Declaration) -> tuple[Cookie, ...]:
        """Return the items that are asked for, in the order of the declaration."""
        return tuple(
            cookie
            for cookie in declaration.cookies
            if (not self.categories or cookie.category in self.categories)
            and (not self.providers or not _names(cookie).isdisjoint(self.providers))
            and (not self.tags or not set(cookie.tags).isdisjoint(self.tags))
        )

    def unknown(self, declaration: Declaration) -> Iterator[tuple[str, str, list[str]]]:
        """Yield the words that name nothing: their option, the word, what there is."""
        for option, words, known in (
            ('categories', self.categories, _categories),
            ('providers', self.providers, _providers),
            ('tags', self.tags, _tags),
        ):
            if words:
                right = list(dict.fromkeys(known(declaration)))
                for word in words:
                    if word not in right:
                        yield option, word, right


class Section:
    """A heading and what stands under it."""

    def __init__(
        self, anchor: str, title: list[Run], body: Iterable[nodes.Node] = ()
    ) -> None:
        self.anchor = anchor
        self.title = title
        self.body = list(body)
        self.subsections: list[Section] = []


# Neither compared nor printed: a class that can be takes longer to make.
@dataclass(frozen=True, eq=False, repr=False)
class CharterContext:
    """What a directive shows: whose cookies, which of them, in which language, where.

    `anchors` is None where it writes none; `targets` fills with what it shows and can
    be linked to, as that is written. The rest is for a whole charter: `sections` are
    those that it shows; `introduction` holds the nodes of the directive's body, if it
    has any; `diff` is that from an earlier declaration, if there is one;
    `earlier` holds the items of that one which the page would have shown.
    """

    declaration: Declaration
    cookies: tuple[Cookie, ...]
    columns: Sequence[str]
    language: Language
    source_info: SourceInfo
    anchors: Anchors | None
    targets: list[Target] = field(default_factory=list)
    sections: Sequence[str] = ()
    headings: Headings = 'none'
    introduction: list[nodes.Node] = field(default_factory=list)
    diff: Diff | None = None
    earlier: tuple[Cookie, ...] = ()

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.declaration)

    @property
    def site(self) -> Run | None:
        """The name of the site, if it has one."""
        site = self.declaration.site
        if site.name is None:
            return None
        return authors(site.name, self.language.code)

    @property
    def shows_all(self) -> bool:
        """Whether the reader finds every item of the declaration on this page."""
        return (
            'cookies' in self.sections
            and self.facts.sure
            and len(self.cookies) == len(self.declaration.cookies)
        )

    def add_row_targets(self, cookies: Sequence[Cookie], kinds: Sequence[str]) -> None:
        """Let the rows of `cookies` be linked to, also as what stands in for `kinds`.

        `kinds` holds `category` and `provider` where these have no place of their own.
        """
        if self.anchors is not None:
            targets = row_targets(
                self.declaration, cookies, self.anchors, self.language, kinds
            )
            self.targets.extend(targets)

    def say(self, template: str, **values: str | Run | Runs) -> nodes.paragraph:
        """Return a sentence of ours as a paragraph."""
        return self.paragraph(self.language.fill(template, **values))

    def paragraph(self, runs: Runs) -> nodes.paragraph:
        return paragraph(runs, self.source_info)

    def sentences(self, *sentences: str) -> nodes.paragraph:
        """Return whole sentences of ours as one paragraph."""
        return self.paragraph([Run(' '.join(filter(None, sentences)))])

    def bullets(self, lines: Sequence[Runs], *classes: str) -> nodes.bullet_list:
        items = nodes.bullet_list(bullet='-', classes=list(classes))
        for line in lines:
            items += nodes.list_item('', self.paragraph(line))
        return items

    def definitions(
        self,
        entries: Sequence[tuple[Runs, list[nodes.Node]]],
        anchors: Sequence[str] = (),
    ) -> nodes.definition_list:
        """Return terms with what is said of each, and their anchors, if any."""
        # Themes take a list with a class that they do not know for that of an API.
        items = nodes.definition_list(classes=['charter-terms', 'glossary'])
        for n, (title, body) in enumerate(entries):
            term = nodes.term(ids=list(anchors[n : n + 1]))
            fill_element(term, title, self.source_info)
            items += nodes.definition_list_item('', term, nodes.definition('', *body))
        return items

    def to_section(self, name: str, runs: Runs) -> list[Run]:
        """Return runs as links to a section, if this page has it under a heading."""
        stands = self.headings != 'none' and name in self.sections
        return self.to_anchor(f'charter-section-{name}' if stands else '', runs)

    def to_anchor(self, anchor: str, runs: Runs) -> list[Run]:
        """Return runs as links to an anchor of this page, if there is one."""
        if self.anchors is None or not anchor:
            return list(runs)
        return [run._replace(uri=f'#{anchor}') for run in runs]

    def link(self, uri: str, text: str = '') -> Run:
        """Return a link; one without a text shows its address without its scheme."""
        if not text:
            parts = urlsplit(uri)
            query = f'?{parts.query}' if parts.query else ''
            text = (parts.netloc + parts.path + query).rstrip('/')
        return Run(text, uri=uri)

    def address(self, contact: str) -> Run:
        """Return a link to an e-mail address or a URL."""
        if '://' in contact:
            return self.link(contact)
        return Run(contact, uri=f'mailto:{contact}')


def compose(context: CharterContext, level: int) -> list[nodes.Node]:
    """Return the nodes of a charter.

    `level` is the heading level (1 to 6) of its sections where they are rubrics.
    """
    written: list[nodes.Node] = []
    if not context.declaration.complete:
        written.append(incomplete_notice(context))
        if not context.declaration.cookies:
            return written
    for name in context.sections:
        section = _section(name, context)
        if section is None:
            continue
        written += _under_heading(section, context, level)
        if context.headings != 'none' and context.anchors is not None:
            target = titled('section', name, section.title, section.anchor)
            context.targets.append(target)
    return written


def incomplete_notice(context: CharterContext) -> nodes.attention:
    """Return an admonition that says how much of the list is missing."""
    _ = context.language.gettext
    sentence = (
        _(
            'The list of cookies on this page is incomplete: a part of it could not be '
            'read.'
        )
        if context.declaration.cookies
        else _('The list of cookies could not be read when this page was made.')
    )
    notice = nodes.attention('', context.sentences(sentence))
    notice.source, notice.line = context.source_info.source, context.source_info.line
    return notice


def _section(name: str, context: CharterContext) -> Section | None:
    """Return a section, written by the module of its name, or None if it is empty."""
    # Imported here, for a page need not wait for sections that it does not show.
    module = import_module(f'sphinx_cookiecharter.charter.sections.{name}')
    write: Callable[[CharterContext], Section | None] = module.write
    return write(context)


def _under_heading(
    section: Section, context: CharterContext, level: int
) -> list[nodes.Node]:
    below = [
        node
        for subsection in section.subsections
        for node in _under_heading(subsection, context, level + 1)
    ]
    content = [*section.body, *below]
    if context.headings == 'none':
        return content
    ids = [section.anchor] if section.anchor and context.anchors is not None else []
    if context.headings == 'rubrics':
        rubric = nodes.rubric(ids=ids)
        rubric['heading-level'] = min(level, 6)
        fill_element(rubric, section.title, context.source_info)
        return [rubric, *content]
    title = nodes.title()
    fill_element(title, section.title, context.source_info)
    element = nodes.section('', title, *content, ids=ids)
    element.source, element.line = context.source_info.source, context.source_info.line
    return [element]


def _categories(declaration: Declaration) -> Iterator[str]:
    yield from declaration.categories
    for cookie in declaration.cookies:
        if cookie.category is not None:
            yield cookie.category


def _providers(declaration: Declaration) -> Iterator[str]:
    yield from declaration.providers
    for provider in declaration.providers.values():
        yield from provider.name.values
    for cookie in declaration.cookies:
        yield from sorted(_names(cookie))


def _tags(declaration: Declaration) -> Iterator[str]:
    for cookie in declaration.cookies:
        yield from cookie.tags


def _names(cookie: Cookie) -> set[str]:
    provider = cookie.provider
    if provider is None:
        return set()
    return {provider.id, *provider.name.values} - {''}
