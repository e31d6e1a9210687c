"""Markdown: GitHub's dialect, which MkDocs and Docusaurus read, too."""

from __future__ import annotations

from functools import singledispatch
from textwrap import indent
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.choice_control import leave_sentences
from sphinx_cookiecharter.charter.nodes.rows import expand_rows
from sphinx_cookiecharter.rendering import markdown_text as md
from sphinx_cookiecharter.rendering.doctree import LEVEL, doctree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.rendering.doctree import CharterOptions

#: How far the content of a list item is indented: Python-Markdown asks for four.
_ITEM: Final = '-   '
_BREAK: Final = '<br />'


def write(declaration: Declaration, options: CharterOptions, title: str) -> str:
    """Return the charter as Markdown, under a title where one is given."""
    document = doctree(declaration, options)
    leave_sentences(document)
    expand_rows(document)
    blocks = [f'# {md.text(title)}'] if title else []
    return '\n\n'.join([*blocks, *_blocks(document, LEVEL)]) + '\n'


def _blocks(parent: nodes.Element, level: int) -> Iterator[str]:
    """Yield the blocks of what `parent` holds, each without an empty line around it."""
    for node in _elements(parent):
        yield from map(md.anchor, node['ids'])
        yield from _block(node, level)


def _elements(parent: nodes.Element) -> Iterator[nodes.Element]:
    for node in parent.children:
        assert isinstance(node, nodes.Element)
        yield node


@singledispatch
def _block(node: nodes.Element, _level: int) -> Iterator[str]:
    msg = f'Markdown knows no {type(node).__name__}'
    raise NotImplementedError(msg)


@_block.register(nodes.paragraph)
def _paragraph(node: nodes.paragraph, _level: int) -> Iterator[str]:
    yield md.paragraph(_inline(node))


@_block.register(nodes.section)
def _section(node: nodes.section, level: int) -> Iterator[str]:
    yield from _blocks(node, level + 1)


@_block.register(nodes.title)
def _title(node: nodes.title, level: int) -> Iterator[str]:
    yield f'{"#" * (level - 1)} {_inline(node)}'


@_block.register(nodes.bullet_list)
def _list(node: nodes.bullet_list, level: int) -> Iterator[str]:
    items = ('\n\n'.join(_blocks(item, level)) for item in _elements(node))
    yield '\n'.join(map(_item, items))


@_block.register(nodes.definition_list)
def _definitions(node: nodes.definition_list, level: int) -> Iterator[str]:
    for item in _elements(node):
        term, definition = _elements(item)
        said = [md.strong(_inline(term)), *_blocks(definition, level)]
        anchors = ''.join(map(md.anchor, term['ids']))
        yield _item(anchors + '\n\n'.join(said))


@_block.register(nodes.table)
def _table(node: nodes.table, _level: int) -> Iterator[str]:
    caption, group = _elements(node)
    yield md.strong(_inline(caption))
    head, *body = (
        [_cell(entry) for entry in _elements(row)] for row in group.findall(nodes.row)
    )
    lines = [head, ['---'] * len(head), *body]
    yield '\n'.join(f'| {" | ".join(cells)} |' for cells in lines)


def _cell(entry: nodes.Element) -> str:
    return _BREAK.join(map(_inline, entry.children))


def _item(content: str) -> str:
    """Return an item of a list: what follows its first line is indented."""
    return _ITEM + indent(content, ' ' * len(_ITEM)).lstrip(' ')


def _inline(parent: nodes.Node) -> str:
    return ''.join(map(_run, parent.children))


@singledispatch
def _run(node: nodes.Node) -> str:
    """Return a part of a line; what Markdown has no sign for is what it holds."""
    return _inline(node)


@_run.register(nodes.Text)
def _text(node: nodes.Text) -> str:
    return md.text(str(node))


@_run.register(nodes.literal)
def _code(node: nodes.literal) -> str:
    return md.code(node.astext())


@_run.register(nodes.strong)
def _strong(node: nodes.strong) -> str:
    return md.strong(_inline(node))


@_run.register(nodes.target)
def _target(node: nodes.target) -> str:
    return ''.join(map(md.anchor, node['ids']))


@_run.register(nodes.reference)
def _link(node: nodes.reference) -> str:
    address = node['refuri'] if 'refuri' in node else f'#{node["refid"]}'
    return md.link(_inline(node), address)
