"""What a code means, which rules give it, and how to mend it: in plain text."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, get_args

# It has all the rules.
from sphinx_cookiecharter.checks import review  # noqa: F401
from sphinx_cookiecharter.checks.engine import RULES
from sphinx_cookiecharter.declaration.problems import ReadingCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.codes import Code


def explanation(code: Code) -> str:
    """Return all that there is to say of a code, for a terminal."""
    return '\n\n'.join((f'{code} ({code.level})', *_paragraphs(code))) + '\n'


def first_sentence(text: str) -> str:
    return text.partition('. ')[0].removesuffix('.') + '.'


def _paragraphs(code: Code) -> Iterator[str]:
    yield code.__doc__ or ''
    rules = [ask for known, ask, *_ in RULES if known is code]
    for ask in rules:
        about = inspect.getdoc(ask) or ''
        if len(rules) == 1 and code not in get_args(ReadingCode):
            # Its first paragraph says what the code has said.
            about = about.partition('\n\n')[2]
        if about:
            yield about
        # Whose rule it is: that of a law, of a specification, or of the model itself.
        source = getattr(ask, 'source', None)
        if source:
            yield f'Source: {source}'
