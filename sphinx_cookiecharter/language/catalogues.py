"""Compiled message catalogues (gettext) of our sentences, without what is broken."""

from __future__ import annotations

import re
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from struct import iter_unpack, unpack_from
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.characters import FORBIDDEN
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

#: A message as it is looked up: its context, if it has one, and its English.
_Key = tuple[str | None, str]

#: How a file begins whose numbers have their lowest byte first.
_LITTLE_ENDIAN: Final = b'\xde\x12\x04\x95'

_PLACEHOLDER: Final = re.compile(r'%\((\w+)\)s')

# The numbers with which a formula for plurals is tried: beyond, none looks further.
_NUMBERS: Final = range(1_000)


class _Message(NamedTuple):
    """A message in its English forms, one or two, and its translation in all forms."""

    context: str | None
    english: list[str]
    translations: list[str]

    @property
    def key(self) -> _Key:
        return self.context, self.english[0]


class Messages(GNUTranslations):
    """Translations, of which English stands for those that are broken."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        file.seek(0)
        messages = _messages(file.read(), self.charset() or 'ascii')
        found = ((message.key, _fault(message)) for message in messages)
        #: What is wrong with the translation of each message that is broken.
        self.faults = {key: fault for key, fault in found if key[1] and fault}

    def gettext(self, message: str) -> str:
        if (None, message) in self.faults:
            return message
        return super().gettext(message)

    def pgettext(self, context: str, message: str) -> str:
        if (context, message) in self.faults:
            return message
        return super().pgettext(context, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        if (context, msgid1) in self.faults:
            return NullTranslations().npgettext(context, msgid1, msgid2, n)
        return super().npgettext(context, msgid1, msgid2, n)


class Loaded(NamedTuple):
    """What catalogues hold, None where there is nothing, and what is wrong in them."""

    translations: NullTranslations | None
    findings: tuple[Finding, ...]


def load(files: Iterable[str]) -> Loaded:
    """Read catalogues as one: what the first file lacks, the next may have.

    A file that cannot be read is left out: a build never ends for a translation.
    """
    translations: Messages | None = None
    findings: list[Finding] = []
    for file in files:
        try:
            messages = _read(Path(file))
        except Exception as error:  # a broken file raises anything
            findings.append(unreadable(file, error))
            continue
        findings += [
            _finding(file, f': the translation of {quoted(message)} {fault}')
            for (_, message), fault in messages.faults.items()
        ]
        if translations is None:
            translations = messages
        else:
            translations.add_fallback(messages)
    return Loaded(translations, tuple(findings))


def unreadable(file: str, error: Exception) -> Finding:
    """Return what to say of a catalogue that is left out, and why."""
    return _finding(file, f' cannot be read, and is left out: {error}')


def _read(path: Path) -> Messages:
    with path.open('rb') as file:
        messages = Messages(file)
    for number in _NUMBERS:
        # The formula of a file may divide by zero.
        messages.ngettext('', '', number)
    return messages


def _messages(content: bytes, charset: str) -> Iterator[_Message]:
    """Yield the messages of a compiled catalogue that gettext could read.

    Babel reads them too, into objects to be edited: a page would wait for that.
    """
    # https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
    order = '<' if content[:4] == _LITTLE_ENDIAN else '>'
    number, *tables = unpack_from(f'{order}3I', content, 8)
    originals, translations = (
        [
            content[start : start + length].decode(charset)
            for length, start in iter_unpack(
                f'{order}2I', content[table : table + number * 8]
            )
        ]
        for table in tables
    )
    for original, translation in zip(originals, translations, strict=True):
        context, separator, message = original.rpartition('\x04')
        yield _Message(
            context if separator else None,
            message.split('\0'),
            translation.split('\0'),
        )


def _fault(message: _Message) -> str:
    """Return what is wrong with a translation; the empty string where nothing is."""
    wanted = _placeholders(message.english[-1])
    for form in message.translations:
        if FORBIDDEN.search(form):
            return f'has a control character: {quoted(form)}'
        if not wanted and '%' not in form:
            continue
        given = _placeholders(form)
        for name in sorted(wanted - given):
            return f'lacks %({name})s: {quoted(form)}'
        for name in sorted(given - wanted):
            return f'has %({name})s, which is unknown here: {quoted(form)}'
        if '%' in _PLACEHOLDER.sub('', form):
            return f'has a broken placeholder: {quoted(form)}'
    return ''


def _placeholders(form: str) -> set[str]:
    return set(_PLACEHOLDER.findall(form))


def _finding(file: str, text: str) -> Finding:
    return Finding.on(
        Code.BROKEN_TRANSLATION, (1, 1), text, item='this catalogue', path=file
    )
