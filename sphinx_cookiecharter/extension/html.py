"""Light rows as HTML."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.charter.rows import cell_classes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.writers.html5 import HTML5Translator

    from sphinx_cookiecharter.charter.pieces import Piece
    from sphinx_cookiecharter.charter.rows import (
        Cell,
        Heading,
        charter_head,
        charter_rows,
    )


def visit_rows(translator: HTML5Translator, node: charter_rows) -> None:
    """Write what docutils would, with a scope and a label on the cells."""
    first, *others = node['headings']
    # Many cells are equal.
    written = cache(partial(_cell, translator))
    for number, row in enumerate(node.rows, 1):
        # The head row is the first, and odd.
        parity = 'odd' if number % 2 == 0 else 'even'
        cells = [
            _cell(translator, first, row.cells[0], row.anchor),
            *map(written, others, row.cells[1:]),
        ]
        translator.body.append(f'<tr class="row-{parity}">{"".join(cells)}</tr>\n')
    raise nodes.SkipNode


def _cell(
    translator: HTML5Translator, heading: Heading, cell: Cell, anchor: str = ''
) -> str:
    classes = ' '.join(cell_classes(heading, cell))
    tag, attributes = (
        ('th', f'class="stub {classes}" scope="row"')
        if heading.id == 'name'
        else ('td', f'class="{classes}"')
    )
    label = translator.attval(heading.label)
    paragraphs = [_html(translator, pieces) for pieces in cell]
    if anchor:
        target = f'<span class="target" id="{anchor}"></span>'
        paragraphs[:1] = [target + ''.join(paragraphs[:1])]
    content = '\n'.join(f'<p>{paragraph}</p>' for paragraph in paragraphs)
    return f'<{tag} {attributes} data-label="{label}">{content}</{tag}>\n'


def visit_head(translator: HTML5Translator, node: charter_head) -> None:
    """Write a head row whose cells say that they head a column."""
    write = translator.body.append
    write('<tr class="row-odd">')
    for heading in node['headings']:
        stub = ' stub' if heading.id == 'name' else ''
        label = translator.encode(heading.label)
        write(f'<th class="head{stub}" scope="col"><p>{label}</p></th>\n')
    write('</tr>\n')
    raise nodes.SkipNode


def _html(translator: HTML5Translator, pieces: Iterable[Piece]) -> str:
    return ''.join(_piece(translator, piece) for piece in pieces)


def _piece(translator: HTML5Translator, piece: Piece) -> str:
    text = translator.encode(piece.text)
    if piece.code:
        # As docutils does it: a literal may break at its spaces, and only there.
        text = ''.join(
            word if word.isspace() else f'<span class="pre">{word}</span>'
            for word in translator.words_and_spaces.findall(text)
        )
        text = f'<code class="docutils literal notranslate">{text}</code>'
    if piece.uri:
        uri = translator.attval(piece.uri)
        return f'<a class="reference external" href="{uri}">{text}</a>'
    return text
