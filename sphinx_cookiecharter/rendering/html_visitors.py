"""HTML visitors: of light rows, and of the control of a choice.

Any translator of docutils can have them, and Sphinx's is one.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.choice_control import (
    charter_button,
    charter_choice,
)
from sphinx_cookiecharter.charter.nodes.html_tables import (
    charter_caption,
    charter_entry,
    charter_frame,
    charter_head,
)
from sphinx_cookiecharter.charter.nodes.inline import charter_isolate
from sphinx_cookiecharter.charter.nodes.line_breaks import segments
from sphinx_cookiecharter.charter.nodes.rows import charter_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from docutils.writers._html_base import HTMLTranslator

    from sphinx_cookiecharter.charter.nodes.rows import Cell, Heading
    from sphinx_cookiecharter.language.sentence import Run

# Of a literal, as docutils writes it.
_CODE: Final = 'charter-code docutils literal notranslate'


def visit_rows(translator: HTMLTranslator, node: charter_rows) -> None:
    """Write what docutils would, with a scope and a label on the cells."""
    write_first, *others = [
        _cell_writer(translator, heading) for heading in node['headings']
    ]
    # Many cells are equal, but for the first, which has the anchor.
    others = [cache(write) for write in others]
    # The head row is the first, and odd.
    for number, row in enumerate(node.rows, 2):
        first_cell, *cells = row.cells
        html = [f'<tr class="row-{"odd" if number % 2 else "even"}">']
        html.append(write_first(first_cell, row.anchor))
        html += [write(cell) for write, cell in zip(others, cells, strict=True)]
        html.append('</tr>\n')
        translator.body.append(''.join(html))
    raise nodes.SkipNode


def _cell_writer(translator: HTMLTranslator, heading: Heading) -> Callable[..., str]:
    """Return a function of a cell and its anchor, if any, that writes it as HTML."""
    tag, start = 'td', f'<td class="charter-{heading.id}"'
    if heading.id == 'name':
        tag, start = 'th', '<th class="stub charter-name" scope="row"'
    start += f' data-label="{translator.attval(heading.label)}">'

    def write(cell: Cell, anchor: str = '') -> str:
        paragraphs = [_html(translator, runs) for runs in cell]
        if anchor:
            target = f'<span class="target" id="{anchor}"></span>'
            paragraphs[:1] = [target + ''.join(paragraphs[:1])]
        content = '\n'.join([f'<p>{paragraph}</p>' for paragraph in paragraphs])
        return f'{start}{content}</{tag}>\n'

    return write


def visit_head(translator: HTMLTranslator, node: charter_head) -> None:
    """Write a head row whose cells say that they head a column."""
    write = translator.body.append
    write('<tr class="row-odd">')
    for heading in node['headings']:
        stub = ' stub' if heading.id == 'name' else ''
        label = translator.encode(heading.label)
        lang = f' lang="{heading.language}"' if heading.language else ''
        write(f'<th class="head{stub}" scope="col"{lang}><p>{label}</p></th>\n')
    write('</tr>\n')
    raise nodes.SkipNode


def visit_entry(translator: HTMLTranslator, node: charter_entry) -> None:
    """Write a standard cell as that of a light row is written."""
    heading, tag = node['heading'], 'td'
    attributes = {'data-label': heading.label}
    if heading.id == 'name':
        tag = 'th'
        attributes |= {'classes': ['stub'], 'scope': 'row'}
    translator.body.append(translator.starttag(node, tag, '', **attributes))


def depart_entry(translator: HTMLTranslator, node: charter_entry) -> None:
    tag = 'th' if node['heading'].id == 'name' else 'td'
    translator.body.append(f'</{tag}>\n')


def visit_frame(translator: HTMLTranslator, node: charter_frame) -> None:
    translator.body.append(translator.starttag(node, 'div'))


def depart_frame(translator: HTMLTranslator, _node: charter_frame) -> None:
    translator.body.append('</div>\n')


def visit_caption(translator: HTMLTranslator, node: charter_caption) -> None:
    start = translator.starttag(node, 'caption', '')
    translator.body.append(f'{start}<span class="caption-text">')


def depart_caption(translator: HTMLTranslator, _node: charter_caption) -> None:
    translator.body.append('</span></caption>\n')


def visit_isolate(translator: HTMLTranslator, node: charter_isolate) -> None:
    translator.body.append(translator.starttag(node, 'bdi', ''))


def depart_isolate(translator: HTMLTranslator, _node: charter_isolate) -> None:
    translator.body.append('</bdi>')


def _html(translator: HTMLTranslator, runs: tuple[Run, ...]) -> str:
    written, among_ours = [], len(runs) > 1
    for uri, linked in groupby(runs, key=attrgetter('uri')):
        html = ''.join(
            [
                _run(translator, run, isolated=among_ours and run.authored)
                for run in linked
            ]
        )
        if uri:
            address = translator.attval(uri)
            html = f'<a class="reference external" href="{address}">{html}</a>'
        written.append(html)
    return ''.join(written)


def _run(translator: HTMLTranslator, run: Run, *, isolated: bool) -> str:
    html = translator.encode(run.text)
    if run.code:
        html = code_html(translator, html)
    if run.language:
        html = f'<span lang="{translator.attval(run.language)}">{html}</span>'
    return f'<bdi>{html}</bdi>' if isolated else html


def code_html(translator: HTMLTranslator, html: str) -> str:
    """Return a name, given as HTML, in code; it may break between its parts."""
    # As docutils does it: a literal may break at its spaces, and only there.
    words = translator.words_and_spaces.findall(html)
    code = ''.join([word if word.isspace() else _name(word) for word in words])
    return f'<code class="{_CODE}">{code}</code>'


def _name(html: str) -> str:
    return '<wbr>'.join([f'<span class="pre">{part}</span>' for part in segments(html)])


def visit_choice(translator: HTMLTranslator, node: charter_choice) -> None:
    translator.body.append(translator.starttag(node, 'div'))


def depart_choice(translator: HTMLTranslator, _node: charter_choice) -> None:
    translator.body.append('</div>\n</div>\n')


def visit_button(translator: HTMLTranslator, node: charter_button) -> None:
    """Write what `charter.js` shows and listens to: without it, it does nothing."""
    attributes = {
        'data-charter-call': node['call'],
        'data-charter-arguments': node['arguments'] if node['call'] else '',
        'data-charter-press': node['press'],
        'href': node['href'],
        'type': '' if node['href'] else 'button',
    }
    given = {name: value for name, value in attributes.items() if value}
    tag = 'a' if node['href'] else 'button'
    start = translator.starttag(node, tag, '', hidden='', **given)
    # As HTML has it; docutils writes that of XML.
    translator.body.append(start.replace(' hidden=""', ' hidden', 1))


def depart_button(translator: HTMLTranslator, node: charter_button) -> None:
    # What follows is read out when it appears because the button could do nothing.
    tag = 'a' if node['href'] else 'button'
    translator.body.append(f'</{tag}>\n<div aria-live="polite">\n')


#: What writes each of our nodes: as it begins, and as it ends.
VISITORS: Final[
    Mapping[type[nodes.Element], tuple[Callable[..., Any], Callable[..., Any] | None]]
] = {
    charter_rows: (visit_rows, None),
    charter_isolate: (visit_isolate, depart_isolate),
    charter_frame: (visit_frame, depart_frame),
    charter_caption: (visit_caption, depart_caption),
    charter_head: (visit_head, None),
    charter_entry: (visit_entry, depart_entry),
    charter_choice: (visit_choice, depart_choice),
    charter_button: (visit_button, depart_button),
}
