"""What content blockers hide of the places where a page shows a declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.extension.blocked_names import blocked_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def use_visible_ids(written: Sequence[Sequence[nodes.Node]]) -> None:
    """Let a section whose id is hidden be known by another id that it has.

    HTML writes the first on the section, and the others on empty elements inside it.
    `written` is what each directive of a document has written.
    """
    blocked_ids = blocked_names().ids
    for element in _elements(written):
        ids = element['ids']
        if isinstance(element, nodes.section) and ids and ids[0] in blocked_ids:
            # Stable: the others keep their order.
            ids.sort(key=blocked_ids.__contains__)


def hidden_places(written: Sequence[Sequence[nodes.Node]]) -> Iterator[tuple[int, str]]:
    """Yield what to say of each element that is hidden, with a directive's number.

    `written` is what each directive of a document has written. What is hidden around
    several directives is said once, of the first.
    """
    for element, number in _elements(written).items():
        message = _message(element)
        if message:
            yield number, message


def _elements(written: Sequence[Sequence[nodes.Node]]) -> dict[nodes.Element, int]:
    """Return what the directives have written, and what encloses that, from outside.

    Each comes with the number of the first directive that it is of.
    """
    numbers: dict[nodes.Element, int] = {}
    for number, tops in enumerate(written):
        # Of what a directive has returned, nothing may have been put into the document.
        parents = (node.parent for node in tops if node.parent is not None)
        around = next(parents, None)
        enclosing = []
        while around is not None:
            enclosing.append(around)
            around = around.parent
        own = (node for node in tops if isinstance(node, nodes.Element))
        for element in (*reversed(enclosing), *own):
            numbers.setdefault(element, number)
    return numbers


def _message(element: nodes.Element) -> str | None:
    """Return what to say of an element, if it is hidden."""
    hidden = _hidden_name(element)
    if hidden is None:
        return None
    title = element.next_node(nodes.title)
    if isinstance(element, nodes.section) and title is not None:
        what = f'section {quoted(title.astext())}'
    else:
        what = element.tagname.replace('_', ' ')
    kind, name = hidden
    if kind == 'class':
        other = 'another class'
    elif isinstance(element, nodes.section):
        other = (
            "another title, such as 'Cookies' or 'Cookie charter', or write a target "
            'with another name above it'
        )
    else:
        other = 'another name'
    return (
        f'content blockers hide the {what}, whose {kind} is {name!r}, and readers who '
        f'use one see nothing of it: choose {other}'
    )


def _hidden_name(element: nodes.Element) -> tuple[str, str] | None:
    """Return which id or class of an element hides it, and which of both it is."""
    blocked = blocked_names()
    for name in element['ids'][:1]:
        if name in blocked.ids:
            return 'id', name
    classes = blocked.classes
    if isinstance(element.parent, nodes.section):
        classes |= blocked.classes_in_section
    for name in element['classes']:
        if name in classes:
            return 'class', name
    return None
