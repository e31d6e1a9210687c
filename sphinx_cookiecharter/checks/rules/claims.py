"""What texts claim, and should not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.codes import Code
from sphinx_cookiecharter.checks.declared_texts import texts_of
from sphinx_cookiecharter.checks.phrases.tokens import said
from sphinx_cookiecharter.checks.phrases.words import (
    ACCEPTING,
    ANONYMOUS,
    CERTIFIED,
    FORMERLY,
    IDENTIFIERS,
    IMPLIED_CONSENT,
)
from sphinx_cookiecharter.checks.rule import Answer, rule
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.law.legal_sources import (
    CNIL_091,
    CNIL_FAQ_12,
    EDPB_2_2023,
    GARANTE,
    LIL_82,
    PKE_399,
    PLANET49,
    TDDDG,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.context import Case
    from sphinx_cookiecharter.checks.phrases.matcher import WordList
    from sphinx_cookiecharter.declaration.yaml_tree import Mark

_IDENTIFYING = re.compile(
    r'(?:^|[_.\-])(?:u?id|uuid|guid|visitor)(?:$|[_.\-*])', re.IGNORECASE
)

#: Names that laws had: what stands in a text, and what to write instead.
_STALE: Final = (
    (re.compile(r'\bTT(?:DS|SD)G\b'), f'the law is now called {TDDDG}'),
    (
        re.compile(r'\bart(?:icle|\.)? *32-II\b', re.IGNORECASE),
        f'that article is now the {LIL_82}',
    ),
    (
        re.compile(
            r'\b95/46/(?:CE|EC|EG)\b'
            r'|\b(?:directive|richtlinie|directiva|direttiva|richtlijn) 95/46\b',
            re.IGNORECASE,
        ),
        'that directive is replaced by the GDPR',
    ),
    (
        re.compile(r'\bart\.? *173 Prawa telekomunikacyjnego\b', re.IGNORECASE),
        f'that article is replaced by {PKE_399}',
    ),
)
_SIGNS_OF_STALE: Final = ('ttdsg', 'ttsdg', '32-ii', '95/46', 'prawa telekom')


@rule(Code.ANONYMOUS_CLAIM, PLANET49, EDPB_2_2023)
def anonymous_claim(case: Case) -> Iterator[Answer]:
    """A purpose or data called *anonymous*, where visitors are told apart.

    That is so where the text speaks of an identifier, or the name is that of one.

    Bad: `{name: visitor_id, purpose: Anonymous measurement of visits.}`

    Good: `{name: visitor_id, purpose: Tells visits apart by a number that stands for
    you.}`
    """
    for cookie, text, every in case.purposes:
        if any(ANONYMOUS.find_meant(one) for one in every):
            place = text.place or cookie.at['purpose']
        elif called := [
            text
            for text in cookie.data
            if any(ANONYMOUS.find_meant(said(value)) for value in text.values)
        ]:
            place = called[0].place or cookie.at['data']
        else:
            continue
        told = [*every]
        told += [said(value) for text in cookie.data for value in text.values]
        if any(map(IDENTIFIERS.find_meant, told)) or any(
            map(_IDENTIFYING.search, cookie.names)
        ):
            yield Answer(
                *place,
                f'{cookie.label}: it is called anonymous, and tells one visitor from '
                f'another: say what it does instead ({PLANET49})',
            )


@rule(Code.IMPLIED_CONSENT_TEXT, PLANET49, CNIL_091, GARANTE)
def implied_consent_text(case: Case) -> Iterator[Answer]:
    """A text that takes going on as consent.

    Not where it says that this is no consent, or says nothing of accepting.

    Bad: `description: By continuing to browse, you accept these cookies.`

    Good: `description: These are set only if you accept them.`
    """
    for whose, key, phrase, mark in _claims(case, IMPLIED_CONSENT, ACCEPTING):
        yield Answer(
            *mark,
            f'{whose}: {key!r} says {quoted(phrase)}; going on is no consent: say what '
            f'is set only after a choice ({PLANET49})',
        )


@rule(Code.CERTIFIED_CLAIM, CNIL_FAQ_12)
def certified_claim(case: Case) -> Iterator[Answer]:
    """A text that says that the CNIL has certified, validated or approved something.

    Bad: `purpose: Counts visits with a tool certified by the CNIL.`

    Good: `purpose: Counts visits to each page.`
    """
    for whose, key, phrase, mark in _claims(case, CERTIFIED):
        yield Answer(
            *mark,
            f'{whose}: {key!r} says {quoted(phrase)}; the CNIL asks not to say so: '
            f'leave it out ({CNIL_FAQ_12})',
        )


@rule(Code.STALE_CITATION, TDDDG, LIL_82, PKE_399)
def stale_citation(case: Case) -> Iterator[Answer]:
    """A text that cites a law under a name or number that it no longer has.

    Not where it speaks of the past.

    Bad: `description: Exempt under Section 25 TTDSG.`

    Good: `description: Exempt under Section 25 TDDDG.`
    """
    words = case.all_words
    if not any(sign in words for sign in _SIGNS_OF_STALE):
        return
    for whose, key, text, mark in texts_of(case.declaration):
        for value in text.values:
            found = next(
                (
                    (match[0], instead)
                    for pattern, instead in _STALE
                    if (match := pattern.search(value))
                ),
                None,
            )
            if found is not None and FORMERLY.find(said(value)) is None:
                yield Answer(
                    *mark,
                    f'{whose}: {key!r} cites {quoted(found[0])}; {found[1]}: cite that',
                )
                break


def _claims(
    case: Case, words: WordList, beside: WordList | None = None
) -> Iterator[tuple[str, str, str, Mark]]:
    """Yield whose text holds one of the words, its key, the phrase, and the place.

    Where `beside` is given, one of its words must be in the text too.
    """
    if not words.may_be_in(case.all_words):
        return
    for whose, key, text, mark in texts_of(case.declaration):
        for value in text.values:
            told = said(value)
            phrase = words.find_meant(told)
            if phrase is not None and (beside is None or beside.find(told)):
                yield whose, key, phrase, mark
                break
