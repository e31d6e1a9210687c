"""The one description of an entry's keys, beside those of a declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from sphinx_cookiecharter.catalogue.model import GROUPS, Confidence, Moment
from sphinx_cookiecharter.declaration.values.addresses import HostKind
from sphinx_cookiecharter.declaration.values.base import Field, Group, string
from sphinx_cookiecharter.declaration.values.lists import ListKind
from sphinx_cookiecharter.declaration.values.scalars import (
    BooleanKind,
    DateKind,
    FunctionKind,
    IdKind,
    StringKind,
    TextKind,
    WordKind,
)
from sphinx_cookiecharter.declaration.values.schema_parts import or_blank
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES
from sphinx_cookiecharter.declaration.yaml_tree import Sequence

if TYPE_CHECKING:
    from sphinx_cookiecharter.catalogue.panel import Argument
    from sphinx_cookiecharter.declaration.values.base import Report
    from sphinx_cookiecharter.declaration.values.schema_parts import Schema
    from sphinx_cookiecharter.declaration.yaml_tree import Node

_STRINGS: Final = ListKind(StringKind())
_BOOLEANS: Final = {'true': True, 'false': False}


class ArgumentsKind:
    """What a function is given, in this order: words, true, false or null."""

    label: ClassVar[str] = 'list of: word, `true`, `false` or `null`'

    def read(self, node: Node, report: Report) -> tuple[Argument, ...] | None:
        if not isinstance(node, Sequence):
            report.wrong_type(node, 'a list')
            return None
        words = [string(item, report, 'a word') for item in node.items]
        return tuple(_BOOLEANS.get(word, word) if word else None for word in words)

    def schema(self) -> Schema:
        return or_blank('array', 'Not a list.')


DETECTION: Final = Group(
    'detection',
    'By what it is recognised; any of these is enough.',
    (
        Field('distributions', _STRINGS, 'The packages that bring it.'),
        Field('extensions', _STRINGS, 'Names in `extensions`.'),
        Field('themes', _STRINGS, 'Values of `html_theme`, or a theme it inherits.'),
        Field(
            'config',
            _STRINGS,
            'Configuration values that are set and not empty; with dots into '
            'dictionaries, as `html_theme_options.analytics`.',
        ),
        Field(
            'nodes',
            _STRINGS,
            'Classes of nodes, as `youtube` or `rubric[sync_group]`.',
        ),
        Field(
            'url_hosts',
            _STRINGS,
            'Hosts that an element of the page names; `*.` before one for those below '
            'it, and a pattern of the path after a slash where not all are meant.',
        ),
        Field('inline_markers', _STRINGS, 'Words of a script that stands in the page.'),
        Field(
            'asset_files',
            _STRINGS,
            'Names of local scripts and style sheets, with `*` where a part of one is '
            'another each time. Without, any file that a theme of `themes` brings.',
        ),
        Field('html', _STRINGS, 'Elements of the page, as `[data-sync-group]`.'),
    ),
)

RECOGNITION: Final = Group(
    'recognition',
    'By what an item that an author declares is recognised as one of this service: by '
    'its name, and its provider or domain.',
    (
        Field('names', _STRINGS, 'Names of items beside those in `cookies`.'),
        Field('providers', _STRINGS, 'Words in what its provider is called.'),
        Field('hosts', ListKind(HostKind()), 'Its domains, with all below them.'),
        Field(
            'distinctive',
            _STRINGS,
            'Names that no other service has, be it by chance: these are enough.',
        ),
        Field(
            'categories',
            ListKind(WordKind(tuple(CATEGORIES))),
            'Where its items are expected, the likeliest first, beside their own.',
        ),
        Field(
            'reuses',
            StringKind(),
            'Where it was read that the vendor uses the data itself, if it does.',
        ),
        Field('source', StringKind(), 'Where this was read, if not in `source`.'),
        Field('as_of', DateKind(), 'When, if not on the day of the entry.'),
    ),
)

WRITTEN: Final = Group(
    'written',
    'When items are written, by their names.',
    (
        Field(Moment.LOAD, _STRINGS, 'When a page is opened.'),
        Field(Moment.ACTION, _STRINGS, 'When the reader does something.'),
        Field(Moment.LEAVE, _STRINGS, 'When a page is left.'),
        Field(Moment.CONSENT, _STRINGS, 'Once the reader has agreed.'),
    ),
)

WHEN: Final = Group(
    'variants.when',
    'Where a variant holds.',
    (
        Field('url_hosts', _STRINGS, 'As in `detection`.'),
        Field('inline_markers', _STRINGS, 'As in `detection`.'),
    ),
)

_KEPT: Final = (Field('contacts', ListKind(HostKind()), 'Hosts that are contacted.'),)

#: The values of a variant that are no mapping.
VARIANT: Final = Group(
    'variants',
    'What is kept where it is another than in the newest version.',
    (
        Field('name', IdKind('a short word'), 'What `variant` says in `use`.'),
        *_KEPT,
    ),
)

ENTRY: Final = Group(
    'entry',
    'One theme, extension or service.',
    (
        Field('id', IdKind('the name of the file'), 'What `use` says.'),
        Field('title', TextKind(), 'What to call it.'),
        Field(
            'aliases',
            _STRINGS,
            'What else `use` may say: names of packages, of themes, an earlier id.',
        ),
        Field('group', WordKind(GROUPS), 'What it is.'),
        *_KEPT,
        Field(
            'optional',
            _STRINGS,
            'Names of items that a site sees only with some of its settings.',
        ),
        Field(
            'keeps_choice',
            StringKind(),
            'The name of the item that keeps what a visitor chose.',
        ),
        Field('remedy', TextKind(), 'What avoids it: an option, a version.'),
        Field('source', _STRINGS, 'Where this was read.'),
        Field('as_of', DateKind(), 'When it was read.'),
        Field('confidence', WordKind(tuple(Confidence)), 'How well it is known.'),
        Field(
            'doubtful',
            _STRINGS,
            'Names of items that are known less well: by a database or memory only.',
        ),
    ),
)

OPENING: Final = Group(
    'panel.opening',
    'How a page opens the panel: one of `call`, `press` and `href`.',
    (
        Field('call', FunctionKind(), 'A function that the tool makes public.'),
        Field('arguments', ArgumentsKind(), 'What that function is given.'),
        Field('press', StringKind(), 'A selector of the tool’s own button.'),
        Field('href', StringKind(), 'A link that the tool listens to.'),
    ),
)

PANEL: Final = Group(
    'panel',
    'How a consent tool asks.',
    (
        Field('accept', _STRINGS, 'What accepts, one press after the other.'),
        Field('refuse', _STRINGS, 'What refuses, one press after the other.'),
        Field('manage', _STRINGS, 'What shows the categories, one after the other.'),
        Field('switches', StringKind(), 'A selector of their checkboxes.'),
        Field('save', _STRINGS, 'What keeps those that are chosen.'),
        Field('source', StringKind(), 'Where this was read, with the version.'),
        Field('as_of', StringKind(), 'When, by the month.'),
        Field('pressed', BooleanKind(), 'Whether it was tried in a browser.'),
    ),
)

#: What an entry or a variant has beside those values, and what only an entry has.
KEPT_PARTS: Final = ('cookies', 'written', 'where')
ENTRY_PARTS: Final = (
    *('detection', 'recognition', 'providers'),
    *KEPT_PARTS,
    *('variants', 'panel'),
)
