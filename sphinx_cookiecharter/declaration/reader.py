"""A declaration's file read into the model, in one pass that never gives up early."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration.model import (
    Authority,
    Category,
    Choice,
    Cookie,
    Declaration,
    Provider,
    Recipient,
    Site,
    Used,
)
from sphinx_cookiecharter.declaration.problems import Problem, quoted
from sphinx_cookiecharter.declaration.providers import Providers
from sphinx_cookiecharter.declaration.suggestions import suggestion
from sphinx_cookiecharter.declaration.text import Text
from sphinx_cookiecharter.declaration.values.base import CONTROL, Report, is_blank
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES, EXEMPT, REQUIRED
from sphinx_cookiecharter.declaration.yaml_tree import Mapping, Scalar, Sequence, parse

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.values.base import Group
    from sphinx_cookiecharter.declaration.yaml_tree import Entry, Mark, Node

_MANDATORY = {one.name for one in fields.COOKIE.fields if one.mandatory}

#: What to do about a file that a directive does not find.
IN_SPHINX = (
    'write it there, or name another file as the argument of the directive or in '
    'cookiecharter_declaration'
)

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(path: str | os.PathLike[str]) -> Declaration:
    """Read the declaration at `path`.

    Raises nothing: what is wrong is in `problems` of what is returned, in the order
    of the file. A problem on line 0 is one of the file itself, which gave no text.
    """
    path = Path(path)
    try:
        return read_bytes(load(path), str(path))
    except OSError as error:
        return unreadable(path, error)


def load(path: Path) -> bytes:
    """Return the bytes of a file; OSError where there is none, or no plain file."""
    try:
        if path.exists() and not path.is_file():
            what = 'a directory' if path.is_dir() else 'not a file'
            raise OSError(None, f'it is {what}')
        return path.read_bytes()
    except ValueError as error:
        raise OSError(None, 'that is no path') from error


def why_unopened(error: OSError) -> str:
    """Return why a file cannot be opened, in words that follow its path."""
    if isinstance(error, FileNotFoundError):
        return 'it does not exist'
    return error.strerror or 'it cannot be opened'


def unreadable(path: Path, error: OSError, instead: str = IN_SPHINX) -> Declaration:
    """Return the declaration of a file that cannot be opened: nothing but why.

    `instead` says what to do about it.
    """
    problem = Problem(
        'unreadable-file',
        0,
        0,
        f'the declaration {path} cannot be read: {why_unopened(error)}; {instead}',
    )
    return Declaration(
        str(path), problems=(problem,), complete=False, read_to_end=False
    )


def read_bytes(data: bytes, path: str) -> Declaration:
    """Read a declaration's content; `path` only names it."""
    text, problems = decode(data)
    tree = parse(text)
    report = Report(problems)
    problems.extend(tree.problems)
    reading = Reading(report, text, tree.complete)
    top = reading.top(tree.root)
    declaration = Declaration(
        path,
        site=reading.site(top.get('site')),
        choice=reading.choice(top.get('choice')),
        categories=reading.categories(top.get('categories')),
        providers=reading.providers(top.get('providers')),
        site_provider=reading.site_provider,
        use=reading.use(top.get('use')),
        cookies=tuple(reading.cookies(top.get('cookies'), top.get('defaults'))),
        cookies_place=_place(top.get('cookies')),
        cookies_empty=_is_empty_list(top.get('cookies')),
        complete=tree.complete and reading.whole,
        read_to_end=tree.complete,
    )
    return replace(declaration, problems=tuple(in_order(problems)))


def in_order(problems: list[Problem]) -> list[Problem]:
    """Return the problems in the order of the file, one of a kind at each place.

    What an alias names has its problem once for each place that uses it.
    """
    once = {(one.line, one.column, one.code): one for one in reversed(problems)}
    return [once[place] for place in sorted(once)]


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """Return the text, and why it should be saved otherwise."""
    if data.startswith(_UTF_16) or b'\0' in data[:2]:
        little = data.startswith(codecs.BOM_UTF16_LE) or data[1:2] == b'\0'
        encoding = 'utf-16-le' if little else 'utf-16-be'
        text = data.decode(encoding, errors='replace').removeprefix('\ufeff')
        problem = Problem(
            'unreadable-file', 1, 1, 'this file is UTF-16; save it as UTF-8'
        )
        return text, [problem]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(), []
    except UnicodeDecodeError as error:
        line_start = data.rfind(b'\n', 0, error.start) + 1
        problem = Problem(
            'unreadable-file',
            data.count(b'\n', 0, error.start) + 1,
            len(data[line_start : error.start].decode()) + 1,
            f'this file is not UTF-8: the byte 0x{data[error.start]:02X} stands here; '
            'save it as UTF-8',
        )
        return data.decode(errors='replace'), [problem]


class _Defaults(NamedTuple):
    """What holds of items that lack a key: the values, and where each stands."""

    values: dict[str, Any]
    at: dict[str, Mark]


class Reading:
    """Reads the parts of one file: the site, then the providers, then the cookies.

    `whole` is False once a part could not be read.
    """

    def __init__(self, report: Report, text: str, complete: bool) -> None:
        self.report = report
        self.whole = True
        self._complete = complete
        self._lines = re.split('\r\n|\r|\n', text)
        self._site = Site()
        self._providers = Providers(self._site, {})

    @property
    def site_provider(self) -> Provider:
        """The site itself, as a provider."""
        return self._providers.site

    def top(self, root: Node | None) -> dict[str, Entry]:
        if root is None or is_blank(root):
            return {}
        if not isinstance(root, Mapping):
            self.whole = False
            self.report.subject, self.report.key = 'the declaration', 'cookies'
            self.report.add(
                'wrong-type',
                root,
                "the declaration must be a mapping with the key 'cookies', not "
                + ('a list' if isinstance(root, Sequence) else 'a text'),
            )
            return {}
        known = {}
        for name, entry in root.entries.items():
            if name in fields.TOP:
                known[name] = entry
            elif not name.startswith('x-'):
                self.report.add(
                    'unknown-key',
                    entry,
                    f'the declaration: the key {quoted(name)} is unknown (keys of '
                    f"your own begin with 'x-'); {suggestion(name, fields.TOP)}",
                )
        return known

    def site(self, entry: Entry | None) -> Site:
        values, at = self.group(entry, fields.SITE, 'site')
        if 'authority' in values:
            values['authority'] = Authority(**values['authority'])
        self._site = Site(**values, place=_place(entry), at=at)
        return self._site

    def choice(self, entry: Entry | None) -> Choice:
        values, at = self.group(entry, fields.CHOICE, 'choice')
        return Choice(**values, place=_place(entry), at=at)

    def categories(self, entry: Entry | None) -> dict[str, Category]:
        own: dict[str, Category] = {}
        members = self._members(entry, fields.CATEGORY, 'categories', 'category')
        for mark, name, values, at in members:
            values.setdefault('consent', CATEGORIES.get(name, REQUIRED))
            own[name] = Category(name, **values, line=mark[0], at=at)
        for name, consent in CATEGORIES.items():
            own.setdefault(name, Category(name, consent=consent))
        # Sorting is stable: within exempt and required the order stays.
        ordered = sorted(own.values(), key=lambda one: one.consent != EXEMPT)
        return {category.id: category for category in ordered}

    def providers(self, entry: Entry | None) -> dict[str, Provider]:
        declared: dict[str, Provider] = {}
        members = self._members(entry, fields.PROVIDER, 'providers', 'provider')
        for mark, name, values, at in members:
            values.setdefault('name', Text(name))
            declared[name] = Provider(name, **values, place=mark, at=at)
        self._providers = Providers(self._site, declared)
        return self._providers.declared

    def use(self, entry: Entry | None) -> tuple[Used, ...]:
        if entry is None:
            return ()
        self.report.subject, self.report.key = 'the declaration', fields.USE.name
        reported = len(self.report.problems)
        found = fields.ENTRIES.read_placed(entry.value, self.report)
        if len(self.report.problems) > reported:
            self.whole = False
        first: dict[str, Used] = {}
        for name, mark in found:
            # To name one twice brings its items in once.
            first.setdefault(name, Used(name, mark))
        return tuple(first.values())

    def cookies(
        self, entry: Entry | None, defaults: Entry | None = None
    ) -> Iterator[Cookie]:
        """Yield the items; `defaults` is what holds of those that lack a key."""
        shared = self._defaults(defaults)
        if entry is None or is_blank(entry.value):
            return
        items = entry.value
        if not isinstance(items, Sequence):
            self.whole = False
            self.report.subject, self.report.key = 'the declaration', 'cookies'
            self.report.wrong_type(items, 'a list of cookies')
            return
        for item, mark in zip(items.items, items.marks, strict=True):
            if isinstance(item, Mapping):
                # Cut off before its category is told, an item is in no sound state.
                if not item.cut or item.entries.keys() >= _MANDATORY:
                    yield self._cookie(item, mark, shared)
                continue
            self.whole = False
            if not items.reported:
                self.report.subject, self.report.key = 'the declaration', 'cookies'
                self.report.wrong_type(
                    item, "a list of mappings, each with 'name', 'category', 'purpose'"
                )

    def _defaults(self, entry: Entry | None) -> _Defaults:
        values, at = self.group(entry, fields.DEFAULTS, 'defaults')
        if entry is None or is_blank(entry.value):
            return _Defaults({}, {})
        if not isinstance(entry.value, Mapping):
            self.whole = False
        if not isinstance(entry.value, Mapping) or entry.value.doubtful:
            # Any key may have stood here: none is missing.
            at = dict.fromkeys(fields.DEFAULTS.by_name, entry.mark) | at
        return _Defaults(self._resolved(values), at)

    def _cookie(self, item: Mapping, mark: Mark, defaults: _Defaults) -> Cookie:
        report = self.report
        report.subject = _subject(item)
        values, at = fields.COOKIE.read(item, report)
        names, marks = values.pop('name', ((), ()))
        line, column = self._first_place(mark)
        if item.doubtful:
            # Nobody knows which keys it lacks.
            at = dict.fromkeys(fields.COOKIE.by_name, mark) | at
            defaults = _Defaults({}, {})
        # A key that is written without a value is not lacking.
        lacking = frozenset(defaults.at.keys() - item.entries.keys())
        at |= {key: defaults.at[key] for key in lacking}
        values = self._resolved(values)
        values |= {
            key: defaults.values[key] for key in lacking & defaults.values.keys()
        }
        return Cookie(
            names=names,
            line=line,
            column=column,
            name_marks=marks,
            at=at,
            defaulted=lacking,
            **values,
        )

    def _resolved(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return an item's values with those whom they name."""
        if 'provider' in values:
            values['provider'] = self._providers.named(values['provider'])
        if 'recipients' in values:
            values['recipients'] = tuple(map(self._recipient, values['recipients']))
        return values

    def _recipient(self, values: dict[str, Any]) -> Recipient:
        return Recipient(**values, is_site=self._providers.is_site(values['name']))

    def _first_place(self, mark: Mark) -> Mark:
        """Return the place of the item's `-` where that stands above its first key."""
        line, column = mark
        if not self._lines[line - 1][: column - 1].strip():
            for above in range(line - 1, 0, -1):
                content = re.sub(r'(^|\s)#.*', '', self._lines[above - 1]).strip()
                if content:
                    return (above, 1) if content.endswith('-') else mark
        return mark

    def group(
        self, entry: Entry | None, group: Group, subject: str
    ) -> tuple[dict[str, Any], dict[str, Mark]]:
        """Return the values of one mapping, and where each key stands."""
        if entry is None:
            return {}, {}
        if not isinstance(entry.value, Mapping):
            self._refuse_shape(entry, group, subject)
            return {}, {}
        self.report.subject = subject
        return group.read(entry.value, self.report)

    def _members(
        self, entry: Entry | None, group: Group, all_of: str, one_of: str
    ) -> Iterator[tuple[Mark, str, dict[str, Any], dict[str, Mark]]]:
        """Yield the place, the id, the values and their places of each member."""
        if entry is None:
            return
        if not isinstance(entry.value, Mapping):
            self._refuse_shape(entry, group, all_of)
            return
        members = entry.value.entries
        for name, member in members.items():
            mark, value = member
            everywhere = dict.fromkeys(group.by_name, mark)
            self.report.subject = f'{one_of} {quoted(name)}'
            if CONTROL.search(name) or not name.strip():
                self.report.add(
                    'invalid-value',
                    member,
                    f'{self.report.subject}: an id is a word on one line, without '
                    'control characters',
                )
                continue
            if isinstance(value, Mapping):
                values, at = group.read(value, self.report)
                if value.doubtful:
                    at |= everywhere
            else:
                values, at = {}, {}
                if not self._complete and name == next(reversed(members)):
                    # The YAML broke in what stands here.
                    at = everywhere
                elif not is_blank(value):
                    self._refuse_shape(member, group, self.report.subject)
                    at = everywhere
            yield mark, name, values, at

    def _refuse_shape(self, entry: Entry, group: Group, subject: str) -> None:
        """Report what is no mapping, unless there is nothing at all."""
        value = entry.value
        if is_blank(value):
            return
        if isinstance(value, Scalar | Sequence) and not getattr(
            value, 'reported', False
        ):
            keys = ', '.join(one.name for one in group.fields[:4])
            self.report.add(
                'wrong-type',
                value,
                f'{subject} must be a mapping with keys such as {keys}',
            )


def _place(entry: Entry | None) -> Mark:
    return entry.mark if entry is not None else (1, 1)


def _is_empty_list(entry: Entry | None) -> bool:
    """Whether a list is written in which nothing stands."""
    return (
        entry is not None
        and isinstance(entry.value, Sequence)
        and not (entry.value.items or entry.value.reported)
    )


def _subject(item: Mapping) -> str:
    """Return what to call an item before its name is read."""
    entry = item.entries.get('name')
    value = entry.value if entry is not None else None
    if isinstance(value, Sequence) and value.items:
        value = value.items[0]
    if isinstance(value, Scalar) and value.value.strip():
        return f'cookie {quoted(value.value)}'
    return 'a cookie without a name'
