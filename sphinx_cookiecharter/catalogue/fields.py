"""The one description of an entry's keys, beside those of a declaration."""

from __future__ import annotations

from typing import Final

from sphinx_cookiecharter.catalogue.model import Confidence, Moment
from sphinx_cookiecharter.declaration.values.addresses import HostKind
from sphinx_cookiecharter.declaration.values.base import Field, Group
from sphinx_cookiecharter.declaration.values.lists import ListKind
from sphinx_cookiecharter.declaration.values.scalars import (
    DateKind,
    IdKind,
    StringKind,
    TextKind,
    WordKind,
)
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES

_STRINGS: Final = ListKind(StringKind())

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

#: The values of an entry, and of a variant, that are no mapping.
VARIANT: Final = Group(
    'variants',
    'What is kept where it is another than in the newest version.',
    (Field('contacts', ListKind(HostKind()), 'Hosts that are contacted.'),),
)

ENTRY: Final = Group(
    'entry',
    'One theme, extension or service.',
    (
        Field('id', IdKind('the name of the file'), 'What `use` says.'),
        Field('title', TextKind(), 'What to call it.'),
        *VARIANT.fields,
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

#: What an entry or a variant has beside those values, and what only an entry has.
KEPT_PARTS: Final = ('cookies', 'written', 'where')
ENTRY_PARTS: Final = ('detection', 'recognition', 'providers', *KEPT_PARTS, 'variants')
