"""A whole charter: its sections put under headings, rubrics, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.inline import fill_element
from sphinx_cookiecharter.charter.notice import incomplete_notice
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
from sphinx_cookiecharter.charter.targets.targets import shown_under

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_cookiecharter.charter.context import Page, Section

_WRITE: Final[dict[str, Callable[[Page], Section | None]]] = {
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


def compose(page: Page, level: int) -> list[nodes.Node]:
    """Return the nodes of a charter.

    `level` is the heading level (1 to 6) of its sections where they are rubrics.
    """
    written: list[nodes.Node] = []
    if not page.declaration.complete:
        written.append(incomplete_notice(page.declaration, page.words, page.place))
        if not page.declaration.cookies:
            return written
    for name in page.sections:
        section = _WRITE[name](page)
        if section is None:
            continue
        written += _under_heading(section, page, level)
        if page.headings != 'none' and page.anchors is not None:
            shown = shown_under('section', name, section.title, section.anchor)
            page.shown.append(shown)
    return written


def _under_heading(section: Section, page: Page, level: int) -> list[nodes.Node]:
    parts = [
        node for part in section.parts for node in _under_heading(part, page, level + 1)
    ]
    content = [*section.body, *parts]
    if page.headings == 'none':
        return content
    ids = [section.anchor] if section.anchor and page.anchors is not None else []
    if page.headings == 'rubrics':
        rubric = nodes.rubric(ids=ids)
        rubric['heading-level'] = min(level, 6)
        fill_element(rubric, section.title, page.place)
        return [rubric, *content]
    title = nodes.title()
    fill_element(title, section.title, page.place)
    element = nodes.section('', title, *content, ids=ids)
    element.source, element.line = page.place.source, page.place.line
    return [element]
