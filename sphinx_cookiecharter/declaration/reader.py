"""The parser of declarations: YAML to model, in one pass that never gives up early."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration.characters import CONTROL
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.files import load, why_unopened
from sphinx_cookiecharter.declaration.finding import UNOPENED, Finding
from sphinx_cookiecharter.declaration.garbage import uncollected
from sphinx_cookiecharter.declaration.model import (
    Authority,
    Category,
    Change,
    Choice,
    Cookie,
    Declaration,
    Provider,
    Recipient,
    Site,
    UsedEntry,
)
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.providers import Providers
from sphinx_cookiecharter.declaration.suggestions import suggestion
from sphinx_cookiecharter.declaration.text import Text
from sphinx_cookiecharter.declaration.values.base import (
    Members,
    Report,
    is_blank,
)
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES, EXEMPT, REQUIRED
from sphinx_cookiecharter.declaration.yaml_tree import (
    Mapping,
    Scalar,
    Sequence,
    parse,
)

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.values.base import Group
    from sphinx_cookiecharter.declaration.yaml_tree import Entry, Mark, Node

_NOTHING: Final = Members({}, {}, frozenset())

_MANDATORY = {field.name for field in fields.COOKIE.fields if field.mandatory}

#: What to do about a file that is not there.
_ADVICE = 'write it there, or name another file'

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


def unreadable(path: Path, error: OSError, advice: str = _ADVICE) -> Declaration:
    """Return the declaration of a file that cannot be opened: nothing but why.

    `advice` says what to do about it.
    """
    problem = Finding.on(
        Code.UNREADABLE_FILE,
        UNOPENED,
        f'the declaration {path} cannot be read: {why_unopened(error)}',
        advice=advice,
        path=str(path),
    )
    return Declaration(str(path), problems=(problem,), complete=False, truncated=True)


@uncollected
def read_bytes(data: bytes, path: str) -> Declaration:
    """Read a declaration's content; `path` only names it."""
    text, problems = decode(data)
    tree = parse(text, cut=bool(problems))
    report = Report(problems)
    problems.extend(tree.problems)
    reader = DeclarationReader(report, text, tree.truncated)
    top = reader.top(tree.root)
    declaration = Declaration(
        path,
        site=reader.site(top.get('site')),
        choice=reader.choice(top.get('choice')),
        categories=reader.categories(top.get('categories')),
        providers=reader.providers(top.get('providers')),
        site_provider=reader.site_provider,
        use=reader.use(top.get('use')),
        cookies=tuple(reader.cookies(top.get('cookies'), top.get('defaults'))),
        cookies_place=_place(top.get('cookies')),
        cookies_empty=_is_empty_list(top.get('cookies')),
        complete=reader.complete and not tree.truncated,
        truncated=tree.truncated,
    )
    return replace(declaration, problems=tuple(in_order(problems, path)))


def in_order(problems: list[Finding], path: str) -> list[Finding]:
    """Return what is wrong with the file at `path`, in the order of the file.

    A value that aliases bring to several items is read for each, and is wrong once.
    """
    first: dict[tuple[int, int, Code], Finding] = {}
    for problem in problems:
        key = problem.line, problem.column, problem.code
        first.setdefault(key, problem._replace(path=path))
    return [first[key] for key in sorted(first)]


def decode(data: bytes) -> tuple[str, list[Finding]]:
    """Return the text, and why it should be saved otherwise."""
    if data.startswith(_UTF_16) or b'\0' in data[:2]:
        little = data.startswith(codecs.BOM_UTF16_LE) or data[1:2] == b'\0'
        encoding = 'utf-16-le' if little else 'utf-16-be'
        text = data.decode(encoding, errors='replace').removeprefix('\ufeff')
        problem = Finding.on(
            Code.UNREADABLE_FILE, (1, 1), 'this file is UTF-16; save it as UTF-8'
        )
        return text, [problem]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(), []
    except UnicodeDecodeError as error:
        line_start = data.rfind(b'\n', 0, error.start) + 1
        line = data.count(b'\n', 0, error.start) + 1
        column = len(data[line_start : error.start].decode()) + 1
        problem = Finding.on(
            Code.UNREADABLE_FILE,
            (line, column),
            f'this file is not UTF-8: the byte 0x{data[error.start]:02X} stands here; '
            'save it as UTF-8',
        )
        return data.decode(errors='replace'), [problem]


class DeclarationReader:
    """Reads the parts of one file: the site, then the providers, then the cookies.

    Not `complete` once a part could not be read.
    """

    def __init__(self, report: Report, text: str, truncated: bool) -> None:
        self.report = report
        self.complete = True
        self._truncated = truncated
        self._lines = text.replace('\r\n', '\n').replace('\r', '\n').split('\n')
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
            self.complete = False
            self.report.subject, self.report.key = 'the declaration', 'cookies'
            self.report.add(
                Code.WRONG_TYPE,
                root,
                " must be a mapping with the key 'cookies', not "
                + ('a list' if isinstance(root, Sequence) else 'a text'),
            )
            return {}
        known = {}
        self.report.subject = 'the declaration'
        for name, entry in root.entries.items():
            if name in fields.TOP:
                known[name] = entry
            elif not name.startswith('x-'):
                self.report.add(
                    Code.UNKNOWN_KEY,
                    entry,
                    f': the key {quoted(name)} is unknown (keys of '
                    f"your own begin with 'x-'); {suggestion(name, fields.TOP)}",
                )
        return known

    def site(self, entry: Entry | None) -> Site:
        values, at = self.group(entry, fields.SITE, 'site')
        if 'authority' in values:
            values['authority'] = Authority(**values['authority'])
        if 'jurisdictions' in at:
            # Where none of them is known, nobody knows whose law it is.
            values.setdefault('jurisdictions', ())
        self._site = Site(**values, place=_place(entry), at=at)
        return self._site

    def choice(self, entry: Entry | None) -> Choice:
        values, at = self.group(entry, fields.CHOICE, 'choice')
        return Choice(**values, place=_place(entry), at=at)

    def categories(self, entry: Entry | None) -> dict[str, Category]:
        # The built-in ones stand first, whether they are named or not.
        known = {
            name: Category(name, consent=consent)
            for name, consent in CATEGORIES.items()
        }
        members = self._members(entry, fields.CATEGORY, 'categories', 'category')
        for mark, name, values, at in members:
            values.setdefault('consent', CATEGORIES.get(name, REQUIRED))
            known[name] = Category(name, **values, place=mark, at=at)
        # Sorting is stable: within exempt and required the order stays.
        ordered = sorted(
            known.values(), key=lambda category: category.consent != EXEMPT
        )
        return {category.id: category for category in ordered}

    def providers(self, entry: Entry | None) -> dict[str, Provider]:
        declared: dict[str, Provider] = {}
        members = self._members(entry, fields.PROVIDER, 'providers', 'provider')
        for mark, name, values, at in members:
            values.setdefault('name', Text(name))
            declared[name] = Provider(name, **values, place=mark, at=at)
        self._providers = Providers(self._site, declared)
        return self._providers.declared

    def use(self, entry: Entry | None) -> tuple[UsedEntry, ...]:
        if entry is None:
            return ()
        self.report.subject, self.report.key = 'the declaration', fields.USE.name
        reported = len(self.report.problems)
        entries = fields.ENTRIES.read_placed(entry.value, self.report)
        if len(self.report.problems) > reported:
            self.complete = False
        return tuple(self._used(name, mark, value) for (name, value), mark in entries)

    def _used(self, name: str, mark: Mark, node: Node | None) -> UsedEntry:
        if not isinstance(node, Mapping):
            return UsedEntry(name, mark)
        self.report.subject = f'entry {quoted(name)}'
        values, at, _ = fields.ADAPTATION.read(node, self.report)
        without = values.pop('without', ())
        variant = values.pop('variant', None)
        changes = [
            Change(changed, place, self._resolved(of_name), where)
            for changed, place, of_name, where in values.pop('change', ())
        ]
        if values:
            changes.insert(0, Change('', mark, self._resolved(values), at))
        return UsedEntry(
            name,
            mark,
            without,
            (variant, at['variant']) if variant is not None else None,
            tuple(changes),
        )

    def cookies(
        self, entry: Entry | None, defaults: Entry | None = None
    ) -> Iterator[Cookie]:
        """Yield the items; `defaults` is what holds of those that lack a key."""
        shared = self._defaults(defaults)
        if entry is None or is_blank(entry.value):
            return
        items = entry.value
        if not isinstance(items, Sequence):
            self.complete = False
            self.report.subject, self.report.key = 'the declaration', 'cookies'
            self.report.wrong_type(items, 'a list of cookies')
            return
        for item, mark in zip(items.items, items.marks, strict=True):
            if isinstance(item, Mapping):
                # Cut off before its category is told, an item is in no sound state.
                if not item.truncated or item.values.keys() >= _MANDATORY:
                    yield self._cookie(item, mark, shared)
                continue
            self.complete = False
            if not items.reported:
                self.report.subject, self.report.key = 'the declaration', 'cookies'
                self.report.in_list = True
                self.report.wrong_type(
                    item, "a mapping with 'name', 'category' and 'purpose'"
                )
                self.report.in_list = False

    def _defaults(self, entry: Entry | None) -> Members:
        if entry is None or is_blank(entry.value):
            return _NOTHING
        if isinstance(entry.value, Mapping):
            self.report.subject = fields.DEFAULTS.name
            values, at, refused = fields.DEFAULTS.read(entry.value, self.report)
            if not entry.value.doubtful:
                return Members(self._resolved(values), at, refused)
        else:
            self._refuse_shape(entry, fields.DEFAULTS, fields.DEFAULTS.name)
            self.complete = False
            values, at, refused = _NOTHING
        # Any key may have stood here: none is missing.
        refused |= fields.DEFAULTS.by_name.keys() - at.keys()
        at = dict.fromkeys(fields.DEFAULTS.by_name, entry.mark) | at
        return Members(self._resolved(values), at, refused)

    def _cookie(self, item: Mapping, mark: Mark, defaults: Members) -> Cookie:
        report = self.report
        report.subject = _subject(item)
        reported = len(report.problems)
        values, at, refused = fields.COOKIE.read(item, report)
        if item.cut:
            # It is told that, and where; all else may be a consequence.
            del report.problems[reported:]
            refused |= {key for key, value in item.values.items() if value.cut}
        names, marks = values.pop('name', ((), ()))
        if item.doubtful:
            # Nobody knows which keys it lacks.
            refused |= fields.COOKIE.by_name.keys() - at.keys()
            at = dict.fromkeys(fields.COOKIE.by_name, mark) | at
            defaults = _NOTHING
        values = self._resolved(values)
        # A key that is written without a value is not lacking.
        lacking = frozenset(defaults.at.keys() - item.values.keys())
        if lacking:
            at |= {key: defaults.at[key] for key in lacking}
            refused |= defaults.refused & lacking
            values |= {
                key: defaults.values[key] for key in lacking & defaults.values.keys()
            }
        return Cookie(
            names=names,
            place=self._first_place(mark),
            name_marks=marks,
            at=at,
            refused=refused,
            is_cut=item.cut,
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
        members = group.read(entry.value, self.report)
        return members.values, members.at

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
                    Code.INVALID_VALUE,
                    member,
                    ': an id is a word on one line, without control characters',
                )
                continue
            if isinstance(value, Mapping):
                values, at, _ = group.read(value, self.report)
                if value.doubtful:
                    at |= everywhere
            else:
                values, at = {}, {}
                if self._truncated and name == next(reversed(members)):
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
            keys = ', '.join(field.name for field in group.fields[:4])
            self.report.subject = subject
            self.report.add(
                Code.WRONG_TYPE,
                value,
                f' must be a mapping with keys such as {keys}',
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
    value = item.values.get('name')
    if isinstance(value, Sequence) and value.items:
        value = value.items[0]
    if isinstance(value, Scalar) and value.value.strip():
        return f'cookie {quoted(value.value)}'
    return 'a cookie without a name'
