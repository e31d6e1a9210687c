"""The ways to a page of cookie tables: what each has people write."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.declaration import CATEGORIES, HEADINGS, yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.declaration import Cookie

    Cookies = tuple[Cookie, ...]
    Files = dict[str, str]


def _none(_cookies: Cookies) -> Files:
    return {}


def _declaration(cookies: Cookies) -> Files:
    return {'cookies.yaml': yaml(cookies)}


@dataclass(frozen=True, slots=True)
class Way:
    """What stands on a page of `cookies`, in `conf.py`, and in other files."""

    page: Callable[[Cookies], str]
    files: Callable[[Cookies], Files] = _none
    conf: str = ''
    #: Whether the page shows the rows.
    shows: bool = True


def _sections(cookies: Cookies, table: Callable[[str, Cookies], str]) -> str:
    return ''.join(
        f'{CATEGORIES[category]}\n{"-" * 40}\n\n{table(category, tuple(group))}\n'
        for category, group in _by_category(cookies)
    )


def _by_category(cookies: Cookies) -> Iterable[tuple[str, Iterable[Cookie]]]:
    return groupby(cookies, lambda cookie: cookie.category)


def _charter(cookies: Cookies) -> str:
    categories = dict(_by_category(cookies))
    if len(categories) == 1:
        return f'.. cookie-table::\n   :categories: {", ".join(categories)}\n'
    # The other ways show the tables, and nothing else.
    return '.. cookie-charter::\n   :sections: cookies\n'


def _csv_page(cookies: Cookies) -> str:
    return _sections(
        cookies,
        lambda category, _: (
            f'.. csv-table::\n   :file: {category}.csv\n   :header-rows: 1\n'
        ),
    )


def _csv_files(cookies: Cookies) -> Files:
    files = {}
    for category, group in _by_category(cookies):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator='\n')
        writer.writerow(HEADINGS)
        writer.writerows(cookie.cells('``') for cookie in group)
        files[f'{category}.csv'] = text.getvalue()
    return files


def _list_page(cookies: Cookies) -> str:
    def table(_category: str, group: Cookies) -> str:
        rows = (HEADINGS, *(cookie.cells('``') for cookie in group))
        return '.. list-table::\n   :header-rows: 1\n\n' + ''.join(
            '   * - ' + '\n     - '.join(row) + '\n' for row in rows
        )

    return _sections(cookies, table)


# What stands in the template is what `_list_page` writes.
_TEMPLATE: Final = """\
{% for category, title in config.html_context.titles.items() %}
{{ title }}
----------------------------------------

.. list-table::
   :header-rows: 1

   * - {{ config.html_context.headings | join('\n     - ') }}
{% for cookie in data.cookies | selectattr('category', 'equalto', category) %}
   * - ``{{ cookie.name }}``
{%- if cookie.storage %} {{ cookie.storage | replace('_', ' ') | capitalize }}
{%- endif %}

     - {{ data.providers[cookie.provider].name }}
     - {{ cookie.service }} ({{ cookie.location }})
     - {{ cookie.purpose }}
     - {{ cookie.duration }}
{%- endfor %}
{% endfor %}
"""


# `duration` is a field of sphinx-needs itself, and a number.
_FIELDS: Final = ('provider', 'service', 'purpose', 'lifetime')


def _needs_page(cookies: Cookies) -> str:

    def table(category: str, group: Cookies) -> str:
        needs = []
        for n, cookie in enumerate(group):
            title, *cells = cookie.cells()
            options = zip(_FIELDS, cells, strict=True)
            needs.append(
                f'.. cookie:: {title}\n   :id: {category.upper()}_{n:04}\n'
                f'   :category: {category}\n   :hide:\n'
                + ''.join(f'   :{field}: {cell}\n' for field, cell in options)
            )
        columns = zip(('title', *_FIELDS), HEADINGS, strict=True)
        shown = '; '.join(f'{field} as "{heading}"' for field, heading in columns)
        return '\n'.join(needs) + (
            f'\n.. needtable::\n   :filter: category == "{category}"\n'
            f'   :columns: {shown}\n   :style: table\n   :sort: id\n'
        )

    return _sections(cookies, table)


_NEEDS_CONF: Final = f"""\
needs_types = [{{'directive': 'cookie', 'title': 'Cookie', 'prefix': ''}}]
needs_fields = {{name: {{'nullable': True}} for name in {('category', *_FIELDS)}}}
"""


def _extension(name: str, conf: str = '') -> str:
    return f'extensions = [{name!r}]\n{conf}'


# The columns that the other ways show.
_OURS: Final = _extension(
    'sphinx_cookiecharter',
    "cookiecharter_columns = ['name', 'provider', 'service', 'purpose', 'duration']\n",
)

_CONTEXT: Final = {'titles': CATEGORIES, 'headings': HEADINGS}

EMPTY: Final = 'empty page'
LOADED: Final = 'empty page, extension loaded'
CHARTER: Final = 'cookie-charter, its tables'
WHOLE: Final = 'cookie-charter, all of it'
RAW: Final = 'raw HTML file'
CSV: Final = 'csv-table'
LIST: Final = 'list-table'
JINJA: Final = 'Jinja to raw HTML'
DATATEMPLATES: Final = 'datatemplates'
NEEDS: Final = 'sphinx-needs'
# Without Sphinx.
REVIEW: Final = 'reading and checking'
LOAD: Final = 'yaml.load with CSafeLoader'
CHECK: Final = 'cookiecharter check'
RENDER: Final = 'cookiecharter render'
LOAD_ALONE: Final = 'process of yaml.load with CSafeLoader'
PYTHON: Final = 'process of nothing'
AUDIT: Final = 'comparing built pages with a declaration'

_LOAD: Final = """\
import pathlib, sys, yaml
yaml.load(pathlib.Path(sys.argv[1]).read_bytes(), yaml.CSafeLoader)
"""

#: What Python is asked to do where each is a process: the declaration's path follows.
COMMANDS: Final = {
    CHECK: ('-m', 'sphinx_cookiecharter', 'check'),
    RENDER: ('-m', 'sphinx_cookiecharter', 'render'),
    LOAD_ALONE: ('-c', _LOAD),
    PYTHON: ('-c', 'pass'),
}

WAYS: Final = {
    EMPTY: Way(lambda _: '', shows=False),
    LOADED: Way(lambda _: '', conf=_extension('sphinx_cookiecharter'), shows=False),
    CHARTER: Way(_charter, _declaration, _OURS),
    WHOLE: Way(lambda _: '.. cookie-charter::\n', _declaration, _OURS),
    # Its file is taken from the page that the charter makes.
    RAW: Way(lambda _: '.. raw:: html\n   :file: tables.html\n'),
    CSV: Way(_csv_page, _csv_files),
    LIST: Way(_list_page),
    JINJA: Way(
        lambda _: '.. jinja-table:: cookies.yaml\n',
        _declaration,
        f'import sys\nsys.path.append({str(Path(__file__).parent)!r})\n'
        + _extension(
            'jinja_table',
            f'jinja_table_titles = {CATEGORIES!r}\njinja_table_headings = {HEADINGS!r}',
        ),
    ),
    DATATEMPLATES: Way(
        lambda _: '.. datatemplate:yaml:: cookies.yaml\n   :template: tables.rst\n',
        lambda cookies: _declaration(cookies) | {'_templates/tables.rst': _TEMPLATE},
        _extension(
            'sphinxcontrib.datatemplates',
            "templates_path = ['_templates']\nexclude_patterns = ['_templates']\n"
            f'html_context = {_CONTEXT!r}',
        ),
    ),
    NEEDS: Way(_needs_page, conf=_extension('sphinx_needs', _NEEDS_CONF)),
}
