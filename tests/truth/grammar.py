"""The grammar of a page: the messages that it may say, as patterns with named slots."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

HERE: Final = Path(__file__).parent

_SLOT: Final = re.compile(r'%\((\w+)\)s')

#: What Unicode and typography call a space; each is one character.
_SPACES: Final = str.maketrans('\u00a0\u202f', '  ')


@lru_cache(10_000)
def plain(text: str) -> str:
    """Return a text with all its spaces alike."""
    return text.translate(_SPACES)


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the specification: its forms by language, and when it is said.

    A message with a number has two forms, others one.
    """

    id: str
    forms: dict[str, tuple[str, ...]]
    when: str

    def form(self, language: str, count: int | None) -> str:
        forms = self.forms[language]
        if len(forms) == 1 or count is None:
            return forms[0]
        is_singular = count < 2 if language == 'fr' else count == 1
        return forms[0] if is_singular else forms[1]

    @property
    def is_sentence(self) -> bool:
        """Whether it ends in a full stop: then it may stand once on a page."""
        return self.forms['en'][0].endswith('.')


class Parsed(NamedTuple):
    """A text read as a message, and what stands in its slots."""

    message: Message
    slots: dict[str, str]


@cache
def data(name: str) -> Any:
    """Return what one of the YAML files beside this module holds."""
    return yaml.safe_load((HERE / name).read_text('utf-8'))


@cache
def messages() -> dict[str, Message]:
    return {
        name: _message(name, entry) for name, entry in data('messages.yaml').items()
    }


def _message(name: str, entry: dict[str, Any]) -> Message:
    forms = {
        language: (form,) if isinstance(form := entry[language], str) else tuple(form)
        for language in ('en', 'fr')
    }
    return Message(name, forms, entry['when'])


def fill(form: str, slots: dict[str, str]) -> str:
    return _SLOT.sub(lambda slot: slots[slot[1]], form)


def words(text: str) -> int:
    """Count the words of a text: what has a letter or a digit."""
    return sum(bool(re.search(r'\w', word)) for word in plain(text).split())


def parse(text: str, language: str) -> list[Parsed]:
    """Return every message that a text can be, whether or not it is true."""
    return [
        Parsed(message, match.groupdict())
        for message, pattern in _patterns(language)
        if (match := pattern.fullmatch(plain(text)))
    ]


@cache
def _patterns(language: str) -> list[tuple[Message, re.Pattern[str]]]:
    return [
        (message, _pattern(form))
        for message in messages().values()
        for form in message.forms[language]
        # What has no word of ours would match any text.
        if re.search(r'[^\W\d_]', _SLOT.sub('', form))
    ]


def _pattern(form: str) -> re.Pattern[str]:
    literals = _SLOT.split(plain(form))
    return re.compile(
        ''.join(
            f'(?P<{part}>.+?)' if place % 2 else re.escape(part)
            for place, part in enumerate(literals)
        )
    )
