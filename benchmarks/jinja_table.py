"""A directive such as people write for one site: YAML through Jinja to raw HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml
from docutils import nodes
from jinja2 import Environment
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_TEMPLATE: Final = Environment(autoescape=True).from_string("""
{%- for category, title in titles.items() %}
<section id="{{ category }}">
<h2>{{ title }}</h2>
<table class="docutils align-default">
<thead>
<tr class="row-odd">
{% for heading in headings %}<th class="head"><p>{{ heading }}</p></th>
{% endfor %}</tr>
</thead>
<tbody>
{% for cookie in cookies | selectattr('category', 'equalto', category) -%}
<tr class="row-{{ loop.cycle('even', 'odd') }}">
<td><p><code class="docutils literal notranslate"><span class="pre">
{{- cookie.name }}</span></code>
{%- if cookie.storage %}
 {{ cookie.storage | replace('_', ' ') | capitalize }}{% endif %}</p></td>
<td><p>{{ providers[cookie.provider].name }}</p></td>
<td><p>{{ cookie.service }} ({{ cookie.location }})</p></td>
<td><p>{{ cookie.purpose }}</p></td>
<td><p>{{ cookie.duration }}</p></td>
</tr>
{% endfor %}</tbody>
</table>
</section>
{% endfor %}""")


class JinjaTable(SphinxDirective):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        path = self.env.relfn2path(self.arguments[0])[1]
        self.env.note_dependency(path)
        data = yaml.load(Path(path).read_bytes(), yaml.CSafeLoader)
        html = _TEMPLATE.render(
            data,
            titles=self.config.jinja_table_titles,
            headings=self.config.jinja_table_headings,
        )
        return [nodes.raw('', html, format='html')]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value('jinja_table_titles', {}, 'env', dict)
    app.add_config_value('jinja_table_headings', (), 'env', tuple)
    app.add_directive('jinja-table', JinjaTable)
    return {'version': '1', 'parallel_read_safe': True}
