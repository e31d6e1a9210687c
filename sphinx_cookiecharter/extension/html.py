"""Light rows as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.charter.rows import cell_classes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.writers.html5 import HTML5Translator

    from sphinx_cookiecharter.charter.pieces import Piece
    from sphinx_cookiecharter.charter.rows import charter_head, charter_row


def visit_row(translator: HTML5Translator, node: charter_row) -> None:
    """Write what docutils would, with a scope and a label on the cells."""
    write = translator.body.append
    # The head row is the first, and odd.
    parity = 'odd' if node['number'] % 2 == 0 else 'even'
    write(f'<tr class="row-{parity}">')
    target = f'<span class="target" id="{node["anchor"]}"></span>' * bool(
        node['anchor']
    )
    for heading, cell in zip(node['headings'], node['cells'], strict=True):
        classes = ' '.join(cell_classes(heading, cell))
        tag, attributes = (
            ('th', f'class="stub {classes}" scope="row"')
            if heading.id == 'name'
            else ('td', f'class="{classes}"')
        )
        label = translator.attval(heading.label)
        write(f'<{tag} {attributes} data-label="{label}">')
        paragraphs = [_html(translator, pieces) for pieces in cell]
        if target:
            paragraphs[:1] = [target + ''.join(paragraphs[:1])]
            target = ''
        write('\n'.join(f'<p>{paragraph}</p>' for paragraph in paragraphs))
        write(f'</{tag}>\n')
    write('</tr>\n')
    raise nodes.SkipNode


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
