"""An entry's file read into the model, as a declaration's is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.catalogue import fields
from sphinx_cookiecharter.catalogue.model import (
    CONTACT,
    Confidence,
    Detection,
    Entry,
    Moment,
    Recognition,
    StoredItems,
    Variant,
    When,
)
from sphinx_cookiecharter.catalogue.panel import ConsentTool, Opening
from sphinx_cookiecharter.catalogue.selectors import read_selector
from sphinx_cookiecharter.catalogue.versions import is_range
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.files import load
from sphinx_cookiecharter.declaration.finding import UNOPENED, Finding
from sphinx_cookiecharter.declaration.model import Cookie, Provider
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.reader import (
    DeclarationReader,
    decode,
    in_order,
)
from sphinx_cookiecharter.declaration.suggestions import suggestion
from sphinx_cookiecharter.declaration.text import Text
from sphinx_cookiecharter.declaration.values.base import Report, is_blank
from sphinx_cookiecharter.declaration.vocabulary import THIRD
from sphinx_cookiecharter.declaration.yaml_tree import Mapping, Scalar, Sequence, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_cookiecharter.declaration.values.base import Group
    from sphinx_cookiecharter.declaration.yaml_tree import Entry as Member
    from sphinx_cookiecharter.declaration.yaml_tree import Mark, Node

_VARIANT_KEYS = (*fields.VARIANT.by_name, *fields.KEPT_PARTS, 'when')
_PANEL_KEYS = (*fields.PANEL.by_name, 'opening')
_ENTRY_KEYS = (*fields.ENTRY.by_name, *fields.ENTRY_PARTS)
_WHEN_KEYS = (*fields.WHEN.by_name, 'distributions')


def read_entry(path: Path) -> Entry:
    """Read the entry at `path`, whose id is the name of the file.

    Raises nothing: what is wrong is in `problems` of what is returned, in the order of
    the file. A problem on line 0 is one of the file itself, which gave no text.
    """
    try:
        data = load(path)
    except OSError as error:
        why = error.strerror or 'it cannot be opened'
        problem = Finding.on(
            Code.UNREADABLE_FILE,
            UNOPENED,
            f'{path} cannot be read: {why}',
            path=str(path),
        )
        title = Text(path.stem)
        return Entry(path.stem, str(path), title, problems=(problem,), complete=False)
    return read_bytes(data, path)


def read_bytes(data: bytes, path: Path) -> Entry:
    """Read an entry's content; `path` gives it its id."""
    text, problems = decode(data)
    tree = parse(text)
    problems.extend(tree.problems)
    report = Report(problems)
    reading = _EntryReading(
        report, DeclarationReader(report, text, tree.truncated), path.stem
    )
    values = reading.entry(tree.root)
    return Entry(
        path=str(path),
        problems=tuple(in_order(problems, str(path))),
        complete=reading.parts.complete and not tree.truncated,
        **values,
    )


class _EntryReading:
    """Reads what an entry has beside the parts of a declaration."""

    def __init__(self, report: Report, parts: DeclarationReader, name: str) -> None:
        self.report = report
        self.parts = parts
        self._id = name
        self._subject = f'entry {quoted(name)}'

    def entry(self, root: Node | None) -> dict[str, Any]:
        top, values, at = self._members(root, fields.ENTRY, _ENTRY_KEYS, self._subject)
        self._check_id(values.get('id'), at)
        title = values.get('title') or Text(self._id)
        subject = f"{self._subject}: 'detection'"
        detection, places = self.parts.group(
            top.get('detection'), fields.DETECTION, subject
        )
        for key in ('nodes', 'html'):
            for text in detection.get(key, ()):
                self._check_element(text, places[key], subject)
        recognition = None
        if (member := top.get('recognition')) is not None:
            subject = f"{self._subject}: 'recognition'"
            recognition, _ = self.parts.group(member, fields.RECOGNITION, subject)
        providers = self.parts.providers(top.get('providers'))
        stored = self._stored(top, values.get('contacts', ()), StoredItems())
        confidence = values.get('confidence')
        return {
            'id': self._id,
            'title': title,
            'aliases': values.get('aliases', ()),
            'group': values.get('group', ''),
            'detection': Detection(**detection),
            'recognition': Recognition(**recognition) if recognition else None,
            'providers': providers,
            'stored': _contacted(stored, title),
            'variants': tuple(self._variants(top.get('variants'), stored, title)),
            'optional': frozenset(values.get('optional', ())),
            'consent_tool': self._consent_tool(top.get('panel'), title, values),
            'remedy': values.get('remedy'),
            'sources': values.get('source', ()),
            'as_of': values.get('as_of'),
            'confidence': Confidence(confidence) if confidence is not None else None,
            'doubtful': frozenset(values.get('doubtful', ())),
        }

    def _consent_tool(
        self, member: Member | None, title: Text, of_entry: dict[str, Any]
    ) -> ConsentTool | None:
        if member is None or is_blank(member.value):
            return None
        subject = f"{self._subject}: 'panel'"
        top, values, _ = self._members(member.value, fields.PANEL, _PANEL_KEYS, subject)
        opening, _ = self.parts.group(top.get('opening'), fields.OPENING, subject)
        return ConsentTool(
            self._id,
            title.in_language('en'),
            of_entry.get('aliases', ()),
            of_entry.get('keeps_choice', ''),
            Opening(**opening),
            **values,
        )

    def _check_id(self, written: str | None, at: dict[str, Mark]) -> None:
        if written is not None and written != self._id:
            self.report.problems.append(
                Finding.on(
                    Code.INVALID_VALUE,
                    at['id'],
                    f": 'id' is {quoted(written)}; it must be the name of the file: "
                    'write that, or leave it out',
                    item=self._subject,
                )
            )

    def _stored(
        self, top: dict[str, Member], contacts: tuple[str, ...], newest: StoredItems
    ) -> StoredItems:
        """Return what is kept; when, and which hosts, is as in `newest` if not said."""
        cookies = tuple(self.parts.cookies(top.get('cookies')))
        contacts = contacts or newest.contacts
        where = dict(self._where(top.get('where'), cookies))
        member = top.get('written')
        if member is None:
            return StoredItems(cookies, newest.written, contacts, where)
        subject = f"{self._subject}: 'written'"
        by_moment, at = self.parts.group(member, fields.WRITTEN, subject)
        written = {
            name: Moment(moment)
            for moment, names in by_moment.items()
            for name in names
        }
        for moment, names in by_moment.items():
            for name in names:
                self._check_name(name, cookies, at[moment], subject)
        return StoredItems(cookies, written, contacts, where)

    def _where(
        self, member: Member | None, cookies: tuple[Cookie, ...]
    ) -> Iterator[tuple[str, str]]:
        if member is None or is_blank(member.value):
            return
        subject = f"{self._subject}: 'where'"
        self.report.subject, self.report.key = self._subject, 'where'
        if not isinstance(member.value, Mapping):
            self.report.wrong_type(member.value, 'a mapping of names to elements')
            return
        for name, (mark, value) in member.value.entries.items():
            self._check_name(name, cookies, mark, subject)
            if isinstance(value, Scalar):
                self._check_element(value.value, value.mark, subject)
                yield name, value.value
            else:
                self.report.wrong_type(value, 'an element, as [data-sync-group]')

    def _check_element(self, text: str, mark: Mark, subject: str) -> None:
        if read_selector(text) is None:
            text = f': {quoted(text)} is no element, as [data-sync-group] is'
            self.report.problems.append(
                Finding.on(Code.INVALID_VALUE, mark, text, item=subject)
            )

    def _check_name(
        self, name: str, cookies: tuple[Cookie, ...], mark: Mark, subject: str
    ) -> None:
        declared = [name for cookie in cookies for name in cookie.names]
        if name not in declared:
            self.report.problems.append(
                Finding.on(
                    Code.INVALID_VALUE,
                    mark,
                    f': {quoted(name)} is the name of no item here; '
                    f'{suggestion(name, declared)}',
                    item=subject,
                )
            )

    def _variants(
        self, member: Member | None, newest: StoredItems, title: Text
    ) -> Iterator[Variant]:
        if member is None or is_blank(member.value):
            return
        self.report.subject, self.report.key = self._subject, 'variants'
        if not isinstance(member.value, Sequence):
            self.report.wrong_type(member.value, 'a list of mappings')
            return
        for item in member.value.items:
            subject = f'a variant of the {self._subject}'
            top, values, _ = self._members(item, fields.VARIANT, _VARIANT_KEYS, subject)
            when = self._when(top.get('when'))
            stored = self._stored(top, values.get('contacts', ()), newest)
            yield Variant(values.get('name', ''), when, _contacted(stored, title))

    def _when(self, member: Member | None) -> When:
        subject = f"a variant of the {self._subject}: 'when'"
        root = member.value if member is not None else None
        top, values, _ = self._members(root, fields.WHEN, _WHEN_KEYS, subject)
        return When(dict(self._ranges(top.get('distributions'), subject)), **values)

    def _ranges(self, member: Member | None, subject: str) -> Iterator[tuple[str, str]]:
        if member is None or is_blank(member.value):
            return
        self.report.subject, self.report.key = subject, 'distributions'
        if not isinstance(member.value, Mapping):
            self.report.wrong_type(member.value, 'a mapping of names to ranges')
            return
        for name, (_, value) in member.value.entries.items():
            if isinstance(value, Scalar) and is_range(value.value):
                yield name, value.value
            elif isinstance(value, Scalar):
                self.report.refuse(
                    Code.INVALID_VALUE,
                    value,
                    f'has {quoted(value.value)}, not a range of versions; write it as '
                    "in '>=0.8' or '>=1,<2'",
                )
            else:
                self.report.wrong_type(value, 'a range of versions')

    def _members(
        self, root: Node | None, group: Group, keys: tuple[str, ...], subject: str
    ) -> tuple[dict[str, Member], dict[str, Any], dict[str, Mark]]:
        """Return the members of a mapping; and of them the values of `group`, read."""
        if root is None or is_blank(root):
            return {}, {}, {}
        if not isinstance(root, Mapping):
            self.parts.complete = False
            self.report.subject = subject
            self.report.add(Code.WRONG_TYPE, root, ' must be a mapping')
            return {}, {}, {}
        self.report.subject = subject
        of_group = Mapping(root.mark)
        for name, member in root.entries.items():
            if name in group.by_name:
                of_group.marks[name], of_group.values[name] = member
            elif name not in keys and not name.startswith('x-'):
                self.report.add(
                    Code.UNKNOWN_KEY,
                    member,
                    f': the key {quoted(name)} is unknown; {suggestion(name, keys)}',
                )
        values, at, _ = group.read(of_group, self.report)
        return root.entries, values, at


def _contacted(stored: StoredItems, title: Text) -> StoredItems:
    """Give an entry that keeps nothing an item for each host that it contacts."""
    if stored.cookies or not stored.contacts:
        return stored
    cookies = tuple(
        Cookie(
            names=(host,),
            category='external',
            purpose=CONTACT,
            provider=Provider('', title),
            storage='request',
            party=THIRD,
            domain=host,
            at=dict.fromkeys(
                ('name', 'category', 'purpose', 'provider', 'storage', 'domain'), (1, 1)
            ),
            name_marks=((1, 1),),
        )
        for host in stored.contacts
    )
    return replace(stored, cookies=cookies)
