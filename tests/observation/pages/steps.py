"""A regular expression engine that counts its steps, and bytes that count theirs.

It backtracks as that of Python does, without its shortcuts: what takes many steps here
may take fewer there, and what takes few here takes few there, too.
"""

from __future__ import annotations

import re
from functools import cache
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CATEGORIES = {
    'CATEGORY_SPACE': r'\s',
    'CATEGORY_NOT_SPACE': r'\S',
    'CATEGORY_WORD': r'\w',
    'CATEGORY_NOT_WORD': r'\W',
    'CATEGORY_DIGIT': r'\d',
    'CATEGORY_NOT_DIGIT': r'\D',
}


class Steps:
    """Counts the signs that are looked at."""

    def __init__(self) -> None:
        self.taken = 0


class Bytes(bytes):
    """A page that counts how much of it is searched."""

    steps: Steps

    def find(self, sub: Any, start: Any = 0, end: Any = None) -> int:
        end = len(self) if end is None else end
        found = super().find(sub, start, end)
        self.steps.taken += (found if found >= 0 else end) - start + 1
        return found

    def rfind(self, sub: Any, start: Any = 0, end: Any = None) -> int:
        end = len(self) if end is None else end
        found = super().rfind(sub, start, end)
        self.steps.taken += end - (found if found >= 0 else start) + 1
        return found


class Match:
    """What was found, as `re.Match` gives it."""

    def __init__(self, pattern: Pattern, string: Any, spans: dict[int, Any]) -> None:
        self._names = pattern.names
        self._string = string
        self._spans = spans

    def span(self, group: int | str = 0) -> tuple[int, int]:
        number = self._names[group] if isinstance(group, str) else group
        found: tuple[int, int] = self._spans.get(number, (-1, -1))
        return found

    def __getitem__(self, group: int | str) -> Any:
        start, end = self.span(group)
        return self._string[start:end] if start >= 0 else None

    def start(self, group: int | str = 0) -> int:
        return self.span(group)[0]

    def end(self, group: int | str = 0) -> int:
        return self.span(group)[1]


class Pattern:
    """A compiled expression, with the methods of `re.Pattern` that the scanners use."""

    def __init__(self, pattern: re.Pattern[Any], steps: Steps) -> None:
        self.names = pattern.groupindex
        self._tree = [*_parser.parse(pattern.pattern, pattern.flags)]
        self._flags = pattern.flags
        self._is_bytes = isinstance(pattern.pattern, bytes)
        self._steps = steps

    def match(self, string: Any, pos: int = 0, endpos: int | None = None) -> Any:
        self._string = string
        self._end = len(string) if endpos is None else endpos
        self._spans: dict[int, tuple[int, int]] = {}
        end = next(self._sequence(self._tree, 0, pos), None)
        if end is None:
            return None
        return Match(self, string, {**self._spans, 0: (pos, end)})

    def search(self, string: Any, pos: int = 0, endpos: int | None = None) -> Any:
        end = len(string) if endpos is None else endpos
        tries = (self.match(string, place, endpos) for place in range(pos, end + 1))
        return next(filter(None, tries), None)

    def fullmatch(self, string: Any) -> Any:
        found = self.match(string)
        return found if found and found.end() == len(string) else None

    def finditer(self, string: Any, pos: int = 0) -> Iterator[Any]:
        while found := self.search(string, pos):
            yield found
            pos = max(found.end(), found.start() + 1)

    def sub(self, by: Any, string: Any) -> Any:
        parts, place = [], 0
        for found in self.finditer(string):
            # Of templates, the scanners have this one.
            first = by.replace(r'\1', found[1] or '') if r'\1' in str(by) else by
            parts += [string[place : found.start()], first]
            place = found.end()
        return string[:0].join([*parts, string[place:]])

    def _sequence(self, items: Any, number: int, place: int) -> Iterator[int]:
        if number == len(items):
            yield place
            return
        op, av = items[number]
        for end in self._ends(op, av, place):
            yield from self._sequence(items, number + 1, end)

    def _ends(self, op: Any, av: Any, place: int) -> Iterator[int]:
        """Yield where one item ends that begins at a place, the preferred end first."""
        self._steps.taken += 1
        match str(op):
            case 'LITERAL' | 'NOT_LITERAL' | 'IN' | 'ANY':
                if self._is_sign(str(op), av, place):
                    yield place + 1
            case 'BRANCH':
                for branch in av[1]:
                    yield from self._sequence([*branch], 0, place)
            case 'SUBPATTERN':
                yield from self._group(av, place)
            case 'ATOMIC_GROUP':
                yield from self._first([*av], place)
            case 'MAX_REPEAT' | 'MIN_REPEAT' | 'POSSESSIVE_REPEAT':
                yield from self._repeated(str(op), av, place)
            case 'ASSERT' | 'ASSERT_NOT':
                behind, inner = av
                start = place - (inner.getwidth()[0] if behind < 0 else 0)
                holds = start >= 0 and any(True for _ in self._first([*inner], start))
                if holds == (str(op) == 'ASSERT'):
                    yield place
            case 'GROUPREF':
                start, end = self._spans[av]
                known = self._string[start:end]
                if self._string[place : place + len(known)] == known:
                    yield place + len(known)
            case 'AT':
                if self._is_at(str(av), place):
                    yield place
            case other:
                raise NotImplementedError(other)

    def _first(self, items: Any, place: int) -> Iterator[int]:
        end = next(self._sequence(items, 0, place), None)
        if end is not None:
            yield end

    def _group(self, av: Any, place: int) -> Iterator[int]:
        number, added, _, inner = av
        flags, known = self._flags, self._spans.get(number)
        self._flags |= added
        for end in self._sequence([*inner], 0, place):
            if number is not None:
                self._spans[number] = place, end
            self._flags = flags
            yield end
            self._flags |= added
            if number is not None:
                self._spans.pop(number, None)
                if known is not None:
                    self._spans[number] = known
        self._flags = flags

    def _repeated(self, op: str, av: Any, place: int) -> Iterator[int]:
        least, most, inner = av
        items, most = [*inner], min(int(most), self._end + 1)
        if op == 'MIN_REPEAT':
            yield from self._lazily(items, least, most, place)
            return
        ends: list[int] = [place]
        waiting: list[Iterator[int]] = []
        while True:
            while len(waiting) < most:
                one = self._sequence(items, 0, ends[-1])
                end = next(one, None)
                if end is None or end == ends[-1]:
                    break
                waiting.append(one)
                ends.append(end)
            if len(waiting) >= least:
                yield ends[-1]
            if op == 'POSSESSIVE_REPEAT':
                return
            # Give back, until one of them can end elsewhere.
            while waiting:
                ends.pop()
                end = next(waiting[-1], None)
                if end is not None:
                    ends.append(end)
                    break
                waiting.pop()
                if len(waiting) >= least:
                    yield ends[-1]
            else:
                return

    def _lazily(self, items: Any, least: int, most: int, place: int) -> Iterator[int]:
        number = 0
        while True:
            if number >= least:
                yield place
            end = next(self._sequence(items, 0, place), None)
            number += 1
            if end is None or number > most:
                return
            place = end

    def _sign(self, place: int) -> Any:
        return self._string[place : place + 1]

    def _is_sign(self, op: str, av: Any, place: int) -> bool:
        if place >= self._end:
            return False
        sign = self._sign(place)
        if op == 'ANY':
            return bool(self._flags & re.DOTALL) or ord(sign) != 10
        signs = {ord(sign)}
        if self._flags & re.IGNORECASE:
            signs |= {ord(sign.lower()), ord(sign.upper())}
        if op == 'IN':
            return self._is_in(av, sign, signs)
        return (av in signs) == (op == 'LITERAL')

    def _is_in(self, of: Any, sign: Any, signs: set[int]) -> bool:
        found, negated = False, False
        for kind, value in of:
            match str(kind):
                case 'NEGATE':
                    negated = True
                case 'LITERAL':
                    found |= value in signs
                case 'RANGE':
                    found |= any(value[0] <= one <= value[1] for one in signs)
                case 'CATEGORY':
                    found |= self._is_of(str(value), sign)
        return found != negated

    def _is_of(self, category: str, sign: Any) -> bool:
        return _is_of_category(category, sign)

    def _is_at(self, where: str, place: int) -> bool:
        before, after = (
            self._sign(place - 1) if place else self._string[:0],
            (self._sign(place) if place < self._end else self._string[:0]),
        )
        word = 'CATEGORY_WORD'
        is_word = [bool(one) and self._is_of(word, one) for one in (before, after)]
        match where:
            case 'AT_BEGINNING':
                is_line = self._flags & re.MULTILINE and before and ord(before) == 10
                return place == 0 or bool(is_line)
            case 'AT_BOUNDARY':
                return is_word[0] != is_word[1]
            case 'AT_END' | 'AT_END_STRING':
                return place == self._end
        raise NotImplementedError(where)


@cache
def _is_of_category(category: str, sign: Any) -> bool:
    written: Any = _CATEGORIES[category]
    if isinstance(sign, bytes):
        written = written.encode()
    return re.match(written, sign) is not None


def counted(modules: Any, steps: Steps, put: Callable[[Any, str, Any], None]) -> None:
    """Let the patterns of modules count; `put` sets an attribute of a module."""

    def wrapped(value: Any) -> Any:
        if isinstance(value, re.Pattern):
            return Pattern(value, steps)
        if isinstance(value, dict):
            return {key: wrapped(of_key) for key, of_key in value.items()}
        if type(value) is tuple:
            return tuple(map(wrapped, value))
        return value

    for module in modules:
        for name, value in vars(module).items():
            if not name.startswith('__') and isinstance(
                value, re.Pattern | dict | tuple
            ):
                put(module, name, wrapped(value))
