"""A whole charter: its sections put under headings, rubrics, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from docutils import nodes

from sphinx_cookiecharter.charter.notice import incomplete_notice
from sphinx_cookiecharter.charter.pieces import fill_element
from sphinx_cookiecharter.charter.sections import (
    changes,
    choices,
    cookies,
    definition,
    introduction,
    kinds,
    providers,
    rights,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_cookiecharter.charter.page import Page, Section

Headings: TypeAlias = Literal['sections', 'rubrics', 'none']

#: The sections of a charter, in the order in which they are shown.
SECTIONS: Final[dict[str, Callable[[Page], Section | None]]] = {
    'summary': summary.write,
    'introduction': introduction.write,
    'definition': definition.write,
    'kinds': kinds.write,
    'cookies': cookies.write,
    'providers': providers.write,
    'choices': choices.write,
    'rights': rights.write,
    'changes': changes.write,
}


def compose(page: Page, headings: Headings, level: int) -> list[nodes.Node]:
    """Return the nodes of a charter.

    `level` is the heading level (1 to 6) of its sections where they are rubrics.
    """
    written: list[nodes.Node] = []
    if not page.declaration.complete:
        written.append(incomplete_notice(page.declaration, page.words, page.place))
        if not page.declaration.cookies:
            return written
    for name in page.sections:
        section = SECTIONS[name](page)
        if section is not None:
            written += _under_heading(section, page, headings, level)
    return written


def _under_heading(
    section: Section, page: Page, headings: Headings, level: int
) -> list[nodes.Node]:
    parts = [
        node
        for part in section.parts
        for node in _under_heading(part, page, headings, level + 1)
    ]
    content = [*section.body, *parts]
    if headings == 'none':
        return content
    anchor = f'charter-{section.id}'
    if headings == 'rubrics':
        rubric = nodes.rubric(ids=[anchor])
        rubric['heading-level'] = min(level, 6)
        fill_element(rubric, section.title, page.place)
        return [rubric, *content]
    title = nodes.title()
    fill_element(title, section.title, page.place)
    element = nodes.section('', title, *content, ids=[anchor])
    element.source, element.line = page.place.source, page.place.line
    return [element]
