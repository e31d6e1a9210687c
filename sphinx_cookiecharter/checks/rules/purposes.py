"""Rules on purposes: whether they, and other texts, tell a visitor something."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.phrases.tokens import tokenize
from sphinx_cookiecharter.checks.phrases.words import (
    FILLERS,
    SMALL_WORDS,
    TO_BE_WRITTEN,
    VAGUE,
)
from sphinx_cookiecharter.checks.providers import first_of_each
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.law.legal_sources import (
    AEPD,
    ANPD,
    CNIL_092_2_1,
    CONSISTENCY,
    GDPR_5_1_B,
    GDPR_12_1,
    WP260,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.checks.phrases.tokens import Tokens
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie

# So many words say something; in scripts that write a word with a sign or two, so many
# signs.
_WORDS: Final = 2
_SIGNS: Final = 4

# Latin, Greek and Cyrillic, with their later additions.
_LETTER = re.compile('[A-Za-z\u00aa\u00b5\u00ba-\u052f\u1d00-\u1fff\u2c60-\u2c7f]')

# How much of a text a vague phrase must be for the whole to be vague.
_MOST: Final = 0.6

_MARK = re.compile(
    r'(?<!\w)(?:TODO|FIXME|XXX+|TBD|TBC)(?!\w)|\[(?:…|\.\.\.)\]|(?i:\blorem ipsum\b)'
)
_IN_BRACKETS = re.compile(r'\[([^\[\]]*)\]')

#: One of these, or of those, must be among the texts for one to be a placeholder.
_SIGNS_OF_IT: Final = 'todo, fixme, xxx, tbd, tbc, lorem ipsum, […], [...]'.split(', ')


@rule(Code.PLACEHOLDER_TEXT, CONSISTENCY)
def placeholder_text(case: Case) -> Iterator[Finding]:
    """A text that still has to be written.

    `TODO`, `FIXME`, `TBD` and `XXX` count only in capitals, *to be completed* and its
    like only where nothing else is said: *Keeps your to-do list* is a purpose.

    Bad: `purpose: TODO`

    Good: `purpose: Keeps you signed in from one page to the next.`
    """
    for cookie, provider in first_of_each(case.declaration.cookies):
        # The name of one that is declared is among the texts.
        mark = None if provider.id else _placeholder(tokenize(provider.name.plain))
        if mark is not None:
            yield case.on(
                cookie,
                'provider',
                f'the provider {quoted(mark)} still has to be named',
            )
    words = case.facts.all_words
    if not (
        any(sign in words for sign in _SIGNS_OF_IT)
        or any(map(TO_BE_WRITTEN.all_in, case.facts.wordings))
    ):
        return
    for subject, key, place, mark in case.facts.found_in_texts(_placeholder):
        yield case.on(
            subject,
            key,
            f'{key!r} holds {quoted(mark)}, which still has to be written',
            at=place,
        )


@rule(Code.PURPOSE_SHORT, GDPR_12_1, CNIL_092_2_1, CONSISTENCY)
def purpose_short(case: Case) -> Iterator[Finding]:
    """A purpose of fewer than two words, or one that only repeats the name.

    Articles, *and*, *of*, *your* and the like are no words here. In scripts other than
    Latin, Greek and Cyrillic four letters are enough.

    Bad: `purpose: Session`

    Good: `purpose: Keeps you signed in from one page to the next.`
    """
    short = _such(case, _is_short)
    for cookie, texts in case.facts.purposes:
        for text in texts:
            value = text.value
            if text not in short:
                if not _repeats(cookie, value):
                    continue
                why = 'only repeats what it is called'
            elif _placeholder(text) is not None or _is_vague(text):
                continue
            else:
                why = 'is too short to tell a visitor anything'
            yield case.on(
                cookie,
                'purpose',
                f'the purpose {quoted(value)} {why}: say what is '
                f"kept, and what for, as in 'Keeps you signed in from one page to the "
                f"next'{case.citation}",
            )
            break


@rule(Code.PURPOSE_VAGUE, GDPR_5_1_B, GDPR_12_1, WP260, AEPD, ANPD)
def purpose_vague(case: Case) -> Iterator[Finding]:
    """A purpose that is little more than a phrase that fits anything.

    With something concrete beside it, the same phrase is not reported.

    Bad: `purpose: To improve your experience.`

    Good: `purpose: Remembers the size of text that you chose, to improve your
    experience.`
    """
    all_vague = _such(case, _is_vague)
    for cookie, texts in case.facts.purposes:
        vague = next(filter(all_vague.__contains__, texts), None)
        if vague is not None:
            yield case.on(
                cookie,
                'purpose',
                f'the purpose {quoted(vague.value)} would fit anything: say what is '
                f'kept, to do what, and who sees it{case.citation}',
            )


def _such(case: Case, is_such: Callable[[Tokens], bool]) -> set[Tokens]:
    """Return the wordings of purposes that are such."""
    wordings = {text for purpose in case.facts.purposes for text in purpose.texts}
    return set(filter(is_such, wordings))


def _is_vague(text: Tokens) -> bool:
    """Whether a vague phrase is most of a text, or nothing exact stands beside it."""
    phrase = VAGUE.find(text)
    if phrase is None:
        return False
    if len(phrase) >= _MOST * len(text.row.strip()):
        return True
    rest = VAGUE.without(text)
    return FILLERS.words_in(rest).issuperset(rest.row.split())


def _is_short(text: Tokens) -> bool:
    small = SMALL_WORDS.words_in(text)
    saying = (
        word
        for word in text.row.split()
        if len(word) > 1 and word not in small and _LETTER.search(word)
    )
    words = len([*islice(saying, _WORDS)])
    if words == _WORDS:
        return False
    signs = sum(map(str.isalpha, _LETTER.sub('', text.value)))
    return words / _WORDS + signs / _SIGNS < 1


def _repeats(cookie: Cookie, value: str) -> bool:
    value = value.rstrip('. ').casefold()
    return value == cookie.category or value in map(str.casefold, cookie.names)


def _placeholder(text: Tokens) -> str | None:
    """Return what in a text has still to be written, or None."""
    if (match := _MARK.search(text.value)) is not None:
        return match[0]
    if TO_BE_WRITTEN.is_all_of(text):
        return text.value
    for inner in _IN_BRACKETS.findall(text.value):
        if TO_BE_WRITTEN.is_all_of(tokenize(inner)):
            return f'[{inner}]'
    return None
