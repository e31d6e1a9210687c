"""Compiled message catalogues (gettext) of our sentences, without what is broken."""

from __future__ import annotations

import re
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.messages.mofile import read_mo

from sphinx_cookiecharter.declaration.characters import FORBIDDEN
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from babel.messages.catalog import Message

#: A message as it is looked up: its context, if it has one, and its English.
_Key = tuple[str | None, str]

_PLACEHOLDER: Final = re.compile(r'%\((\w+)\)s')

# The numbers with which a formula for plurals is tried: beyond, none looks further.
_NUMBERS: Final = range(1_000)


class Messages(GNUTranslations):
    """Translations, of which English stands for those that are broken."""

    def __init__(self, file: BinaryIO, broken: Iterable[_Key]) -> None:
        super().__init__(file)
        self._broken = frozenset(broken)

    def gettext(self, message: str) -> str:
        if (None, message) in self._broken:
            return message
        return super().gettext(message)

    def pgettext(self, context: str, message: str) -> str:
        if (context, message) in self._broken:
            return message
        return super().pgettext(context, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        if (context, msgid1) in self._broken:
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
            messages, broken = _read(Path(file))
        except Exception as error:  # a broken file raises anything
            findings.append(unreadable(file, error))
            continue
        findings += [_finding(file, text) for text in broken]
        if translations is None:
            translations = messages
        else:
            translations.add_fallback(messages)
    return Loaded(translations, tuple(findings))


def unreadable(file: str, error: Exception) -> Finding:
    """Return what to say of a catalogue that is left out, and why."""
    return _finding(file, f' cannot be read, and is left out: {error}')


def _read(path: Path) -> tuple[Messages, list[str]]:
    """Return the messages of a file, and what to say of each that is broken."""
    broken: dict[_Key, str] = {}
    with path.open('rb') as file:
        for message in read_mo(file):
            key, fault = _key(message), _fault(message)
            if message.id and fault:
                broken[key] = f': the translation of {quoted(key[1])} {fault}'
        file.seek(0)
        messages = Messages(file, broken)
    form_for = messages.npgettext
    for number in _NUMBERS:
        # The formula of a file may divide by zero.
        form_for('', '', '', number)
    return messages, list(broken.values())


def _key(message: Message) -> _Key:
    return message.context, _forms(message.id)[0]


def _fault(message: Message) -> str:
    """Return what is wrong with a translation; the empty string where nothing is."""
    wanted = _placeholders(_forms(message.id)[-1])
    for form in _forms(message.string):
        if FORBIDDEN.search(form):
            return f'has a control character: {quoted(form)}'
        given = _placeholders(form)
        for name in sorted(wanted - given):
            return f'lacks %({name})s: {quoted(form)}'
        for name in sorted(given - wanted):
            return f'has %({name})s, which is unknown here: {quoted(form)}'
        if '%' in _PLACEHOLDER.sub('', form):
            return f'has a broken placeholder: {quoted(form)}'
    return ''


def _forms(text: str | Iterable[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def _placeholders(form: str) -> set[str]:
    return set(_PLACEHOLDER.findall(form))


def _finding(file: str, text: str) -> Finding:
    return Finding.on(
        Code.BROKEN_TRANSLATION, (1, 1), text, item='this catalogue', path=file
    )
