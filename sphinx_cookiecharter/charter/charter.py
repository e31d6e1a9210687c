"""A charter as docutils nodes: its sections, put together under their headings."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from docutils import nodes

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.charter.nodes.inline import fill_element
from sphinx_cookiecharter.charter.notice import incomplete_notice, none_used
from sphinx_cookiecharter.charter.targets import titled
from sphinx_cookiecharter.declaration.garbage import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.language.sentence import Run

#: What has no heading where nothing but these stands before it.
_OPENING: Final = frozenset({'introduction', 'summary'})

#: Where it is said that a site keeps nothing: in place of the first of these.
_REPLACED: Final = frozenset({'introduction', 'summary', 'cookies'})


class _SectionModule(Protocol):
    """A module of the package `sections`."""

    def write(self, context: CharterContext) -> Section | None: ...

    def heading(self, context: CharterContext) -> list[Run]: ...


@uncollected
def compose(context: CharterContext, level: int) -> list[nodes.Node]:
    """Return the nodes of a charter.

    `level` is the heading level (1 to 6) of its sections where they are rubrics.
    """
    written: list[nodes.Node] = []
    if not context.declaration.complete:
        written.append(incomplete_notice(context))
        if not context.declaration.cookies:
            return written
    is_opening = True
    for name, section in _sections(context):
        is_opening = is_opening and name in _OPENING
        _add_target(context, name, section)
        if is_opening:
            written += _without_heading(section, context)
        else:
            written += _under_heading(section, context, level)
    return written


def _sections(context: CharterContext) -> list[tuple[str, Section]]:
    """Return the sections in which there is something to say, in their order."""
    if context.facts.declares_none:
        return [*_statement(context)]
    written: dict[str, Section] = {}
    # The summary last: it links to others, if they are there.
    for name in sorted(context.sections, key='summary'.__eq__):
        section = _write(name, context)
        if section is not None:
            written[name] = section
            context.written.add(name)
    return [(name, written[name]) for name in context.sections if name in written]


def _statement(context: CharterContext) -> Iterator[tuple[str, Section]]:
    """Yield what is said where the site keeps nothing.

    Besides the statement only when that was last looked at, and who answers for it.
    """
    replaced = next((name for name in context.sections if name in _REPLACED), None)
    for name in context.sections:
        if name == replaced:
            yield 'introduction', _no_cookies(context)
        if name in {'summary', 'rights'} and (section := _write(name, context)):
            yield name, section


def _no_cookies(context: CharterContext) -> Section:
    """Return the statement, to which leads what leads to the list elsewhere, too."""
    title = _module('cookies').heading(context)
    cookies = Section('charter-section-cookies', title, [none_used(context)])
    _add_target(context, 'cookies', cookies)
    statement = _without_heading(cookies, context)
    title = _module('introduction').heading(context)
    anchor = 'charter-section-introduction'
    return Section(anchor, title, [*context.introduction, *statement])


def _write(name: str, context: CharterContext) -> Section | None:
    """Return a section, written by the module of its name, or None if it is empty."""
    return _module(name).write(context)


def _module(name: str) -> _SectionModule:
    # Imported here, for a page need not wait for sections that it does not show.
    module = import_module(f'sphinx_cookiecharter.charter.sections.{name}')
    return cast('_SectionModule', module)


def _add_target(context: CharterContext, name: str, section: Section) -> None:
    if context.headings == 'none' or context.anchors is None:
        return
    anchor, title = section.anchor, section.title
    context.targets.append(titled('section', name, title, anchor))
    if name == 'summary':
        # Where nothing is compared, it tells when the list was last looked at.
        target = titled('section', 'changes', title, anchor, stand_in=True)
        context.targets.append(target)


def _without_heading(section: Section, context: CharterContext) -> list[nodes.Node]:
    """Return what stands in a section, which is led to all the same."""
    if context.headings == 'none' or context.anchors is None:
        return section.body
    for node in section.body:
        if isinstance(node, nodes.Element) and not isinstance(node, nodes.Invisible):
            node['ids'].insert(0, section.anchor)
            break
    return section.body


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
