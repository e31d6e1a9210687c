"""Holds what a page says against what is true of its declaration."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from . import grammar
from .declared import read
from .facts import Facts, Request
from .grammar import plain
from .page import Kind, placed
from .sections import statements
from .statement import Speaker, Statement
from .wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .page import Line


class Fault(NamedTuple):
    """One thing wrong with a page: what it says, or fails to, and why that is wrong."""

    sentence: str
    place: str
    why: str

    def __str__(self) -> str:
        return f'{self.sentence!r} ({self.place or "anywhere"}): {self.why}'


def speaker(
    declaration: Mapping[str, Any],
    language: str,
    request: Request | None = None,
    entries: Mapping[str, Any] | None = None,
) -> Speaker:
    """Return who knows what is true of a declaration.

    `entries` are those of the catalogue that it may use.
    """
    declared = read(dict(declaration), entries)
    return Speaker(Facts(declared, request or Request()), Wording(language))


def faults(speaker: Speaker, page: Iterable[Line]) -> list[Fault]:
    """Return all that is wrong with a page; nothing where it is true and complete."""
    return _Comparison(speaker).faults(page)


class _Comparison:
    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._language = speaker.words.language
        self._true = statements(speaker)
        self._unsaid = Counter(self._true)
        self._said: set[tuple[str, str]] = set()

    def faults(self, page: Iterable[Line]) -> list[Fault]:
        lines = [*placed(page, self._language)]
        return [
            *(fault for line in lines for fault in self._of_line(line)),
            *self._missing(),
            *_too_long(lines, self._speaker),
        ]

    def _of_line(self, line: Line) -> Iterator[Fault]:
        """Take a line apart into statements, the longest first."""
        rest = line.text
        while rest:
            statement = self._beginning(rest, line)
            if statement is None:
                said = _first_sentence(rest, line.kind)
                yield Fault(said, line.place, self._why(said, line.place))
            else:
                said = rest[: len(statement.text)]
                yield from self._agree(said, statement, line)
            rest = rest[len(said) :].lstrip(' ')

    def _agree(self, said: str, statement: Statement, line: Line) -> Iterator[Fault]:
        self._unsaid[statement] -= 1
        self._said.add((line.place, plain(said)))
        if statement.message and _break_places(said) != _break_places(statement.text):
            yield Fault(said, line.place, 'a no-break space (U+00A0) lacks')

    def _beginning(self, text: str, line: Line) -> Statement | None:
        """Return the longest unsaid statement with which a text begins."""
        fitting = [
            statement
            for statement, times in self._unsaid.items()
            if times > 0
            and statement.place in {'', line.place}
            and _begins(text, statement.text, line.kind)
        ]
        return max(fitting, key=lambda one: (len(one.text), one.place), default=None)

    def _why(self, sentence: str, place: str) -> str:
        if (place, plain(sentence)) in self._said:
            return 'it is said already'
        for statement in self._true:
            if plain(statement.text) == plain(sentence):
                return f'it belongs elsewhere: {statement.place}'
        parsed = grammar.parse(sentence, self._language)
        if self._names_a_law(sentence):
            return 'it names a law, but no jurisdictions are written'
        if not parsed:
            return 'this sentence is unknown: no message, text or name reads so'
        return '; '.join(self._why_not(one, place) for one in parsed)

    def _why_not(self, parsed: grammar.Parsed, place: str) -> str:
        message = parsed.message
        true = [
            statement.text
            for statement in self._true
            if statement.message == message.id and statement.place in {'', place}
        ]
        if true:
            return f'{message.id}: what it says is wrong; true is {true}'
        return f'{message.id} is not said here, but when: {message.when}'

    def _names_a_law(self, sentence: str) -> bool:
        if self._speaker.facts.laws:
            return False
        data = grammar.data('jurisdictions.yaml')
        names = [*data['gdpr'].values()]
        for law in data['jurisdictions'].values():
            names += [law[key] for key in ('en', 'fr', 'authority') if key in law]
        acronyms = {word for name in names for word in re.findall('[A-Z]{3,}', name)}
        return any(name in sentence for name in names) or bool(
            acronyms & {*re.findall(r'\w+', sentence)}
        )

    def _missing(self) -> Iterator[Fault]:
        for statement, times in self._unsaid.items():
            if times > 0 and statement.is_required:
                name = statement.message or 'a text or name of the declaration'
                yield Fault(
                    statement.text, statement.place, f'the page lacks it: {name}'
                )


def _begins(text: str, beginning: str, kind: Kind) -> bool:
    if kind is not Kind.PARAGRAPH:
        return plain(text) == plain(beginning)
    rest = text[len(beginning) :]
    return plain(text).startswith(plain(beginning)) and (not rest or rest[0] == ' ')


def _first_sentence(text: str, kind: Kind) -> str:
    match = re.match(r'.*?[.!?…](?= |$)', text)
    return match[0] if match and kind is Kind.PARAGRAPH else text


def _break_places(text: str) -> list[int]:
    """Return where a line could break before a mark, or after one that opens."""
    return [
        match.start()
        for match in re.finditer('(?<=«)[ \u202f]|[ \u202f](?=[:;?!»])', text)
    ]


def _too_long(lines: list[Line], speaker: Speaker) -> Iterator[Fault]:
    """Yield a fault where the sections without a fact have more than 150 words."""
    others = {item.storage for item in speaker.facts.shown} - {'cookie', 'other'}
    background = [
        line.text
        for line in lines
        if line.kind is not Kind.TERM
        and line.place.partition(' / ')[0] in {'definition', 'kinds'}
    ]
    count = sum(map(grammar.words, background))
    if len(others) <= 3 and count > 150:
        yield Fault(' '.join(background), 'definition', f'{count} words, above 150')
