"""The reference pages, written from the code that they describe.

Each directive gives Markdown to the parser of its page. Descriptions come from the
package; one that is missing there is missing here.
"""

from __future__ import annotations

import argparse
import inspect
import json
import re
from functools import partial
from gettext import NullTranslations
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import surveyed
import yaml
from babel import Locale
from babel.dates import format_date
from docutils import nodes
from finding_groups import FINDING_GROUPS
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.nodes import make_id

from sphinx_cookiecharter import __version__
from sphinx_cookiecharter.catalogue import fields as entry_fields
from sphinx_cookiecharter.catalogue.collection import shipped_entries
from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS, consent_tool
from sphinx_cookiecharter.catalogue.model import Confidence, Detection, Moment
from sphinx_cookiecharter.charter import sections
from sphinx_cookiecharter.charter.names import COLUMNS, DEFAULT_COLUMNS, SECTIONS
from sphinx_cookiecharter.charter.sections.definition import storage_sentences
from sphinx_cookiecharter.checks.explain import explain
from sphinx_cookiecharter.cli.main import build_parser
from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.model import Category
from sphinx_cookiecharter.declaration.values.lists import ListKind, ShorthandKind
from sphinx_cookiecharter.declaration.values.scalars import WordKind
from sphinx_cookiecharter.declaration.vocabulary import (
    CATEGORIES,
    EXEMPTIONS,
    JURISDICTIONS,
    STORAGES,
)
from sphinx_cookiecharter.extension.config import PREFIX, VALUES
from sphinx_cookiecharter.extension.directives import (
    CookieCharter,
    CookieChoice,
    CookieTable,
)
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.language import Language
from sphinx_cookiecharter.language.laws import law_names
from sphinx_cookiecharter.law.jurisdiction import jurisdiction
from sphinx_cookiecharter.law.legal_sources import AS_OF as SOURCES_AS_OF
from sphinx_cookiecharter.law.legal_sources import CONSISTENCY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_cookiecharter.catalogue.model import Entry, StoredItems, When
    from sphinx_cookiecharter.checks.explain import Explanation
    from sphinx_cookiecharter.declaration.model import Cookie
    from sphinx_cookiecharter.declaration.values.base import Group
    from sphinx_cookiecharter.law.jurisdiction import Jurisdiction, Transfers
    from sphinx_cookiecharter.law.legal_sources import Source

ENGLISH = Language('en', NullTranslations())

BACKSLASH = '\\'

#: When an item of the catalogue is written, and how well an entry is known.
WHEN_WRITTEN = {
    Moment.LOAD: 'when a page is opened',
    Moment.ACTION: 'when the reader does something',
    Moment.LEAVE: 'when a page is left',
    Moment.CONSENT: 'once the reader has agreed',
    None: 'not known',
}
KNOWN = {
    Confidence.BROWSER: 'Seen in a browser.',
    Confidence.CODE: 'Read in the code.',
    Confidence.VENDOR: 'Told by the vendor.',
    Confidence.DATABASE: 'Listed by a database of others; not verified.',
    Confidence.RECALLED: 'Recalled; not verified.',
}

#: What is explained under each key at the top of a declaration.
MAPPINGS = {
    group.name.partition('.')[0]: group
    for group in (*fields.GROUPS, fields.USED)
    if group.name.partition('.')[0] in fields.TOP
}
HELP = {name: group.help for name, group in MAPPINGS.items()}
HELP[fields.USE.name] = fields.USE.help

#: Closed lists too long for a cell, whose words are explained on a page.
EXPLAINED = {
    WordKind(STORAGES).label: '[these words](words.md#storages)',
    WordKind(EXEMPTIONS).label: '[these words](words.md#exemptions)',
    ListKind(WordKind(JURISDICTIONS)).label: 'list of [these](words.md#jurisdictions)',
}

#: The groups whose entries belong to a package.
OF_SPHINX = {'theme', 'extension'}

# Shown by the script that searches: without it there is nothing to write into.
SEARCH_FIELD = (
    '<p hidden><label>Search by name: <input type="search"></label> '
    '<span role="status"></span></p>'
)

GLOSSARIES = Path(__file__).parents[2] / 'tests/languages/glossaries'

# The first line of a directive that would claim targets, in either markup.
CLAIMING = re.compile(
    r'^(?P<margin> *)(\.\. (?P<rst>)|`{3,}\{)cookie-(charter|table)\b.*$', re.MULTILINE
)


class Generated(SphinxDirective):
    """Markdown from the code."""

    def run(self) -> list[nodes.Node]:
        # Sphinx does not see that the code has changed.
        self.env.note_reread()
        found = self.parse_text_to_nodes('\n'.join(self.lines()))
        for node in found:
            for signature in node.findall(addnodes.desc_signature):
                # Sphinx lists objects of its own kinds only beside a page.
                signature['_toc_name'] = signature.astext()
        return found

    def lines(self) -> Iterator[str]:
        raise NotImplementedError


class Scanned(Generated):
    """Tables that are looked through by their first column."""

    def run(self) -> list[nodes.Node]:
        found = super().run()
        for node in found:
            for one in node.findall(nodes.table):
                one['classes'].append('scanned')
        return found


class KeyName(SphinxRole):
    """A key where it is explained: what references and the index lead to."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        anchor = make_id(self.env, self.inliner.document, 'key', self.text)
        self.env.domains.standard_domain.note_object(
            'key', self.text, anchor, location=self.get_location()
        )
        entry = ('pair', f'{self.text}; key', anchor, '', None)
        # One at the top is named by the heading above, the others within its mapping.
        shown = re.sub(r'^\w+(\.<id>)?\.?', '', self.text)
        named = nodes.literal('', shown) if shown else nodes.target()
        named['ids'].append(anchor)
        return [addnodes.index(entries=[entry]), named], []


class KeyIndex(Scanned):
    """The keys at the top of a declaration."""

    def lines(self) -> Iterator[str]:
        rows = ((f'[`{name}`](#{name})', HELP[name]) for name in fields.TOP)
        yield from grid(('key', 'what stands there'), rows)


class Keys(Scanned):
    """One key at the top of the declaration, and the keys of its mapping."""

    required_arguments = 1

    def lines(self) -> Iterator[str]:
        name = self.arguments[0]
        yield from (f'{{key-name}}`{name}`{HELP[name]}', '')
        if name == fields.DEFAULTS.name:
            keys = ', '.join(
                f'{{key}}`{one} <cookies.{one}>`' for one in fields.DEFAULTS.by_name
            )
            yield from (f'Value: a mapping of any of {keys}', '')
            return
        if name == fields.USE.name:
            yield from (f'Value: {fields.USE.kind.label}', '', fields.USED.help, '')
        head = ('key', 'value', 'what it says')
        yield from grid(head, self._rows(MAPPINGS[name], MAPPINGS[name].name))

    def _rows(self, group: Group, path: str) -> Iterator[tuple[str, ...]]:
        for field in group.fields:
            mandatory = ' **Mandatory.**' if field.mandatory else ''
            name = f'{path}.{field.name}'
            value = EXPLAINED.get(field.kind.label, field.kind.label)
            yield f'{{key-name}}`{name}`', value, f'{field.help}{mandatory}'
            kind = field.kind
            kind = kind.item if isinstance(kind, ListKind) else kind
            if isinstance(kind, ShorthandKind):
                yield from self._rows(kind.group, name)


class Findings(Generated):
    """The findings of one group, each with all that there is to say of it."""

    required_arguments = 1

    def lines(self) -> Iterator[str]:
        for code in FINDING_GROUPS[self.arguments[0]]:
            yield from described('finding', code, self._finding(explain(code)))

    def _finding(self, explanation: Explanation) -> Iterator[str]:
        levels = '; '.join(map(self._level, explanation.levels.items()))
        yield from (linked(explanation.about), '', f'Level: {levels}', '')
        for rule in explanation.rules:
            yield from (linked(rule), '')
        yield from (f'Source: {"; ".join(map(cited, explanation.sources))}', '')

    def _level(self, given: tuple[str, tuple[str, ...]]) -> str:
        level, names = given
        return (
            f'{level} in {", ".join(f"`{one}`" for one in names)}' if names else level
        )


class FindingIndex(Scanned):
    """The findings of one group in a table, a line for each."""

    required_arguments = 1

    def lines(self) -> Iterator[str]:
        rows = (
            (
                f'{anchor(f"finding-{code}")}{{finding}}`{code}`',
                ' or '.join(explanation.levels),
                explanation.summary,
            )
            for code in FINDING_GROUPS[self.arguments[0]]
            for explanation in [explain(code)]
        )
        yield from grid(('finding', 'level', 'when'), rows)


def linked(text: str) -> str:
    """Return a text in which codes of findings lead to what is said of them."""
    return re.sub(f'`({"|".join(Code)})`', r'{finding}`\1`', text)


def cited(source: Source) -> str:
    """Return a text as pages cite it: linked, and whether its own words were read."""
    if source == CONSISTENCY:
        return '*consistency*'
    text = f'[{source}]({source.url})' if source.url else str(source)
    return f'{text} (second hand)' if source.second_hand else text


class Profiles(Generated):
    """The times that jurisdictions name, with who names them, and as of when."""

    def lines(self) -> Iterator[str]:
        rows = [
            (
                name,
                f'{{finding}}`{code}`',
                limit.words,
                jurisdiction(name).levels[code],
                cited(limit.source),
            )
            for name in JURISDICTIONS
            for code, limit in jurisdiction(name).limits.items()
        ]
        yield from table(('jurisdiction', 'finding', 'limit', 'level', 'source'), rows)
        yield as_of(SOURCES_AS_OF)


class Languages(Generated):
    """The languages of our sentences, and what has been verified of each."""

    def lines(self) -> Iterator[str]:
        rows = (
            (path.stem, Locale.parse(path.stem).get_display_name('en'), *self._of(path))
            for path in sorted(GLOSSARIES.glob('*.yaml'))
        )
        yield from table(('code', 'language', 'spelling', 'open questions'), rows)

    def _of(self, path: Path) -> tuple[str, str]:
        glossary = yaml.safe_load(path.read_text('utf-8'))
        dictionary = glossary['dictionary'] or 'no dictionary to be had'
        return dictionary, str(len(glossary.get('doubts', ())))


class Adequacy(Generated):
    """The countries to which data may go without more, by law."""

    def lines(self) -> Iterator[str]:
        names = Locale('en').territories
        by_transfers: dict[Transfers, list[str]] = {}
        for name in JURISDICTIONS:
            if (transfers := jurisdiction(name).transfers) is not None:
                by_transfers.setdefault(transfers, []).append(f'`{name}`')
        for transfers, laws in by_transfers.items():
            # Above the list it is told that the Economic Area is safe.
            countries = transfers.adequate - self._economic_area()
            listed = ', '.join(sorted(names[country] for country in countries))
            yield from (', '.join(laws), f': {listed}. {as_of(transfers.as_of)}', '')

    def _economic_area(self) -> frozenset[str]:
        transfers = jurisdiction('eu').transfers
        return transfers.area if transfers is not None else frozenset()


class Configuration(Generated):
    """The configuration values."""

    def lines(self) -> Iterator[str]:
        for value in VALUES:
            types = value.types if isinstance(value.types, tuple) else (value.types,)
            options = (
                f':type: {" or ".join(f"`{one.__name__}`" for one in types)}',
                f':default: `{value.default!r}`',
            )
            yield from described('confval', PREFIX + value.name, (value.help,), options)


class CommandIndex(Scanned):
    """The commands of the command line."""

    def lines(self) -> Iterator[str]:
        rows = (
            (
                f'{anchor(name)}[`{name}`](command-line/{name}.md)',
                parser.description or '',
            )
            for name, parser in build_parser()[1].items()
        )
        yield from grid(('command', 'what it does'), rows)


class Command(Generated):
    """What a command of the command line says of itself."""

    required_arguments = 1

    def lines(self) -> Iterator[str]:
        name = self.arguments[0]
        parser = build_parser()[1][name]
        # As wide as a page, whatever terminal the documentation is built in.
        parser.formatter_class = partial(argparse.HelpFormatter, width=80)
        yield from (f'```{{index}} pair: {name}; command', '```', '')
        yield from ('```text', parser.format_help(), '```', '')


class Columns(Generated):
    """The columns with their headings."""

    def lines(self) -> Iterator[str]:
        yield from table(
            ('column', 'heading', 'shown by default'),
            [
                (
                    column,
                    labels.column(column, ENGLISH).text,
                    'yes' * (column in DEFAULT_COLUMNS),
                )
                for column in COLUMNS
            ],
        )


class Sections(Generated):
    """The sections with what their modules say."""

    def lines(self) -> Iterator[str]:
        for name in SECTIONS:
            doc = inspect.getdoc(import_module(f'{sections.__name__}.{name}')) or ''
            about = doc.partition('\n\n')[0].partition(': ')[2]
            yield from (f'`{name}`', f': {about[:1].upper()}{about[1:]}', '')


class Words(Scanned):
    """One of the closed lists of words, with what the charter says of each."""

    required_arguments = 1

    def lines(self) -> Iterator[str]:
        yield from getattr(self, f'_{self.arguments[0]}')()

    def _categories(self) -> Iterator[str]:
        descriptions = labels.category_descriptions(ENGLISH)
        rows = [
            (
                name,
                consent,
                labels.category_title(Category(name, consent=consent), ENGLISH).text,
                descriptions[name],
            )
            for name, consent in CATEGORIES.items()
        ]
        yield from table(('category', 'consent', 'heading', 'description'), rows)

    def _storages(self) -> Iterator[str]:
        sentences = storage_sentences(ENGLISH)
        rows = [
            (one, labels.storage_name(one, ENGLISH).text, sentences.get(one, ''))
            for one in STORAGES
        ]
        yield from table(('storage', 'name', 'explanation'), rows)

    def _exemptions(self) -> Iterator[str]:
        rows = [
            (exemption, labels.exemption_reason(exemption, ENGLISH).text)
            for exemption in EXEMPTIONS
        ]
        yield from table(('exemption', 'line shown'), rows)

    def _jurisdictions(self) -> Iterator[str]:
        rows = [
            (
                law.id,
                '; '.join(law_names([law], ENGLISH)),
                'asked' * law.asks_consent,
                self._authority(law),
            )
            for law in map(jurisdiction, JURISDICTIONS)
        ]
        head = ('jurisdiction', 'law named', 'consent', 'where to complain')
        yield from table(head, rows)

    def _authority(self, law: Jurisdiction) -> str:
        if law.authority is None:
            return '–'
        return law.authority.name or plain(law.authority.url)

    def _tools(self) -> Iterator[str]:
        rows = []
        for tool in map(consent_tool, CONSENT_TOOLS):
            opening = tool.opening
            arguments = ', '.join(json.dumps(given) for given in opening.arguments)
            opens = f'calls `{opening.call}({arguments})`'
            if opening.press:
                opens = f'presses what `{opening.press}` finds, a button of the tool'
            elif opening.href:
                opens = f'links to `{opening.href}`'
            rows.append((tool.id, tool.title, opens))
        yield from table(('id', 'tool', 'what the control does'), rows)


class EntryIndex(Scanned):
    """All entries of the catalogue in one table, with a field that searches it."""

    def run(self) -> list[nodes.Node]:
        field = nodes.raw('', SEARCH_FIELD, format='html')
        return [nodes.container('', field, *super().run(), classes=['entry-index'])]

    def lines(self) -> Iterator[str]:
        rows = [
            (
                ', '.join(map(plain, names_of(entry))),
                f'{{entry}}`{entry.id}`',
                f'[{entry.group}](catalogue/{entry.group}.md)',
                kept_in_a_word(entry),
            )
            for entry in shipped_entries()
        ]
        rows.sort(key=lambda row: row[0].casefold())
        yield from grid(('theme, package or service', 'id', 'group', 'keeps'), rows)


class Entries(Scanned):
    """The entries of one group of the catalogue."""

    required_arguments = 1

    def lines(self) -> Iterator[str]:
        for entry in shipped_entries():
            if entry.group == self.arguments[0]:
                yield from described('entry', entry.id, self._entry(entry))

    def _entry(self, entry: Entry) -> Iterator[str]:
        title, *others = map(plain, names_of(entry))
        also = f'; also {", ".join(others)}' if others else ''
        yield from (f'**{title}**{also}', '')
        yield from self._kept(entry.stored, entry)
        for variant in entry.variants:
            yield from (f'`{variant.name}`, {self._where(variant.when)}:', '')
            yield from self._kept(variant.stored, entry)
        if entry.remedy is not None:
            yield from (f'To avoid it: {plain(entry.remedy.in_language("en"))}', '')
        yield from (*self._known(entry), '')

    def _known(self, entry: Entry) -> Iterator[str]:
        """Yield in one paragraph how well an entry is known, and by what."""
        if entry.detection == Detection():
            yield 'No build can see it: use it if your site has it.'
        if entry.recognition is not None and entry.recognition.categories:
            words = ' or '.join(f'`{one}`' for one in entry.recognition.categories)
            read = entry.recognition.source
            yield f'Expected in {words}{f", by {plain(read)}" if read else ""}.'
        if entry.confidence:
            yield KNOWN[entry.confidence]
        yield f'Source: {"; ".join(map(plain, entry.sources))}; {entry.as_of}.'

    def _kept(self, kept: StoredItems, entry: Entry) -> Iterator[str]:
        rows = [
            (
                name,
                labels.storage_name(cookie.storage, ENGLISH).text,
                '; '.join(filter(None, (cookie.category, cookie.exemption))),
                self._written(name, kept, entry),
                stays(cookie),
            )
            for cookie in kept.cookies
            for name in cookie.names
        ]
        if rows:
            yield from table(('name', 'storage', 'category', 'written', 'stays'), rows)
        else:
            yield from ('Keeps nothing.', '')
        hosts = [one for one in kept.hosts if one in kept.contacts]
        if hosts:
            yield from (f'Contacts {", ".join(f"`{one}`" for one in hosts)}.', '')

    def _written(self, name: str, kept: StoredItems, entry: Entry) -> str:
        said = WHEN_WRITTEN[kept.moment_of(name)]
        said += ' (not always)' * (name in entry.optional)
        return said + ' (uncertain)' * (name in entry.doubtful)

    def _where(self, when: When) -> str:
        ranges = [f'{name} {wanted}' for name, wanted in when.distributions.items()]
        pages = [*when.url_hosts[:1], *when.inline_markers[:1]]
        return 'with ' + ' or '.join(f'`{one}`' for one in (*ranges, *pages))


class EntryKeys(Scanned):
    """The keys of an entry of the catalogue."""

    def lines(self) -> Iterator[str]:
        for group in (
            entry_fields.ENTRY,
            entry_fields.DETECTION,
            entry_fields.RECOGNITION,
            entry_fields.WRITTEN,
            entry_fields.PANEL,
            entry_fields.OPENING,
        ):
            yield from (f'## {group.name}', '', group.help, '')
            rows = [(one.name, one.kind.label, one.help) for one in group.fields]
            yield from table(('key', 'value', 'what it says'), rows)


class Survey(Generated):
    """A part of what the survey of themes and extensions measured."""

    required_arguments = 1

    def lines(self) -> Iterator[str]:
        path = Path(self.env.srcdir, 'reference', 'survey.json')
        self.env.note_dependency(path)
        data = json.loads(path.read_text('utf-8'))
        part = self.arguments[0]
        yield from getattr(surveyed, part)(data if part == 'made' else data['subjects'])


class Example(SphinxDirective):
    """Source text, reStructuredText or Markdown (`md`), and what it gives.

    What it gives claims no targets: no cookie of an example is one of these pages.
    """

    optional_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        text = '\n'.join(self.content)
        language = self.arguments[0] if self.arguments else 'rst'
        shown = nodes.literal_block(text, text, language=language)
        text = CLAIMING.sub(unclaimed, text)
        if language == 'rst':
            text = f'```{{eval-rst}}\n{text}\n```'
        given = self.parse_text_to_nodes(text)
        return [shown, nodes.container('', *given, classes=['example'])]


def unclaimed(match: re.Match[str]) -> str:
    """Return the first line of a directive with the option `no-index` after it."""
    indent = '   ' if match['rst'] is not None else ''
    return f'{match[0]}\n{match["margin"]}{indent}:no-index:'


def as_of(day: date) -> str:
    return f'As of {format_date(day, "long", "en_GB")}.'


def stays(cookie: Cookie) -> str:
    """Return how long an item stays, with what else there is to say of that."""
    note = cookie.duration_note
    words = str(cookie.duration or '–')
    return f'{words}; {plain(note.in_language("en"))}' if note is not None else words


def plain(text: str) -> str:
    """Return a text in which nothing is markup; addresses become links."""
    escaped = re.sub(r'([\\`*_{}\[\]<>#|@])', r'\\\1', text)
    return re.sub(
        r'https://\S*[^\s,;.]',
        lambda url: f'<{url[0].replace(BACKSLASH, "")}>',
        escaped,
    )


def names_of(entry: Entry) -> list[str]:
    """Return what an entry is called: its title, and what people may look for."""
    title = entry.title.in_language('en')
    brought_by = entry.detection.distributions if entry.group in OF_SPHINX else ()
    return [*dict.fromkeys((title, *entry.aliases, *brought_by))]


def kept_in_a_word(entry: Entry) -> str:
    """Return where an entry keeps what it keeps, in any version."""
    storages = {
        cookie.storage for stored in entry.all_stored for cookie in stored.cookies
    }
    words = [one.replace('_', ' ') for one in STORAGES if one in storages]
    return ', '.join(words).replace('request', 'connection') or 'nothing'


def anchor(name: str) -> str:
    """Return a place in a page that addresses lead to, and no reference."""
    return f'<span id="{name}"></span>'


def described(
    kind: str, name: str, content: Iterable[str], options: Iterable[str] = ()
) -> Iterator[str]:
    """Yield the description of an object that the text can refer to."""
    yield from (f':::{{{kind}}} {name}', *options, '', *content, ':::', '')


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table whose first column holds words of the declaration."""
    yield from grid(head, ((f'`{word}`', *cells) for word, *cells in rows))


def grid(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table."""
    yield f'| {" | ".join(head)} |'
    yield f'| {" | ".join("---" for _ in head)} |'
    for row in rows:
        yield f'| {" | ".join(row)} |'
    yield ''


def find_missing(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn where an option, a key or a code is not described, or does not exist."""
    described = {
        name.partition('.')[0] if objtype == 'key' else name
        for domain in ('rst', 'std')
        for name, _, objtype, *_ in env.domains[domain].get_objects()
        if objtype in {'directive:option', 'key', 'finding'}
    }
    directives = (
        ('cookie-charter', CookieCharter),
        ('cookie-table', CookieTable),
        ('cookie-choice', CookieChoice),
    )
    real = {
        f'{name}:{option}'
        for name, directive in directives
        for option in directive.option_spec
    }
    real.update(fields.TOP, Code)
    logger = logging.getLogger(__name__)
    for name in sorted(real - described):
        logger.warning('the reference lacks %s', name)
    for name in sorted(described - real):
        logger.warning('the reference describes %s, which does not exist', name)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_object_type('key', 'key', 'pair: %s; key')
    app.add_object_type('finding', 'finding', 'pair: %s; finding')
    app.add_object_type('entry', 'entry', 'pair: %s; entry of the catalogue')
    app.add_directive('key-index', KeyIndex)
    app.add_directive('keys', Keys)
    app.add_role('key-name', KeyName())
    app.add_directive('findings', Findings)
    app.add_directive('finding-index', FindingIndex)
    app.add_directive('profiles', Profiles)
    app.add_directive('adequacy', Adequacy)
    app.add_directive('languages', Languages)
    app.add_directive('configuration', Configuration)
    app.add_directive('command-index', CommandIndex)
    app.add_directive('command', Command)
    app.add_directive('columns', Columns)
    app.add_directive('sections', Sections)
    app.add_directive('words', Words)
    app.add_directive('entries', Entries)
    app.add_directive('entry-index', EntryIndex)
    app.add_directive('entry-keys', EntryKeys)
    app.add_directive('survey', Survey)
    app.add_directive('example', Example)
    app.connect('env-updated', find_missing)
    return {'version': __version__, 'parallel_read_safe': True}
