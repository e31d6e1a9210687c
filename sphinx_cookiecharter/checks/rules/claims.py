"""Rules on claims: what texts say, and should not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.checks.declared_texts import texts_of
from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.phrases.tokens import tokenize
from sphinx_cookiecharter.checks.phrases.words import (
    ACCEPTING,
    ANONYMOUS,
    CERTIFIED,
    FORMERLY,
    IDENTIFIERS,
    IMPLIED_CONSENT,
)
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.law.legal_sources import (
    CNIL_091,
    CNIL_FAQ_12,
    CONSISTENCY,
    EDPB_2_2023,
    GARANTE,
    LIL_82,
    PKE_399,
    PLANET49,
    TDDDG,
)
from sphinx_cookiecharter.law.superseded import superseded_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.checks.phrases.matcher import WordList
    from sphinx_cookiecharter.declaration.finding import Finding, Subject
    from sphinx_cookiecharter.declaration.yaml_tree import Mark
    from sphinx_cookiecharter.law.superseded import SupersededName

_IDENTIFYING = re.compile(
    r'(?:^|[_.\-])(?:u?id|uuid|guid|visitor)(?:$|[_.\-*])', re.IGNORECASE
)


@rule(Code.ANONYMOUS_CLAIM, PLANET49, EDPB_2_2023)
def anonymous_claim(case: Case) -> Iterator[Finding]:
    """A purpose or data called *anonymous*, where visitors are told apart.

    That is so where the text speaks of an identifier, or the name is that of one.

    Bad: `{name: visitor_id, purpose: Anonymous measurement of visits.}`

    Good: `{name: visitor_id, purpose: Tells visits apart by a number that stands for
    you.}`
    """
    for cookie, _, purpose in case.facts.purposes:
        words = [value for text in cookie.data for value in text.values]
        data = tuple(map(tokenize, words))
        if any(map(ANONYMOUS.find_meant, purpose)):
            key = 'purpose'
        elif any(map(ANONYMOUS.find_meant, data)):
            key = 'data'
        else:
            continue
        if any(map(IDENTIFIERS.find_meant, purpose + data)) or any(
            map(_IDENTIFYING.search, cookie.names)
        ):
            yield case.on(
                cookie,
                key,
                f'it is called anonymous, and tells one visitor from '
                f'another: say what it does instead{case.citation}',
            )


@rule(Code.IMPLIED_CONSENT_TEXT, PLANET49, CNIL_091, GARANTE)
def implied_consent_text(case: Case) -> Iterator[Finding]:
    """A text that takes going on as consent.

    Not where it says that this is no consent, or says nothing of accepting.

    Bad: `description: By continuing to browse, you accept these cookies.`

    Good: `description: These are set only if you accept them.`
    """
    for claim in _claims(case, IMPLIED_CONSENT, ACCEPTING):
        yield case.on_value(
            claim.subject,
            claim.key,
            f'{claim.key!r} says {quoted(claim.phrase)}; going on is no consent: say '
            f'what is set only after a choice{case.citation}',
            at=claim.place,
        )


@rule(Code.CERTIFIED_CLAIM, CNIL_FAQ_12)
def certified_claim(case: Case) -> Iterator[Finding]:
    """A text that says that the CNIL has certified, validated or approved something.

    Bad: `purpose: Counts visits with a tool certified by the CNIL.`

    Good: `purpose: Counts visits to each page.`
    """
    for claim in _claims(case, CERTIFIED):
        yield case.on_value(
            claim.subject,
            claim.key,
            f'{claim.key!r} says {quoted(claim.phrase)}; the CNIL asks not to say so: '
            f'leave it out{case.citation}',
            at=claim.place,
        )


@rule(Code.STALE_CITATION, TDDDG, LIL_82, PKE_399, CONSISTENCY)
def stale_citation(case: Case) -> Iterator[Finding]:
    """A text that cites a law under a name or number that it no longer has.

    Not where it speaks of the past.

    Bad: `description: Exempt under Section 25 TTDSG.`

    Good: `description: Exempt under Section 25 TDDDG.`
    """
    words = case.facts.all_words
    names = [name for name in superseded_names() if name.sign in words]
    if not names:
        return
    for subject, key, text, place in texts_of(case.declaration):
        stale = next(
            filter(None, (_stale(value, names) for value in text.values)), None
        )
        if stale is not None:
            yield case.on_value(subject, key, f'{key!r} cites {stale}', at=place)


def _stale(value: str, names: Iterable[SupersededName]) -> str | None:
    """Return what a text cites that is called otherwise now, and what to cite."""
    for name in names:
        if (match := re.search(name.pattern, value)) is not None:
            if FORMERLY.find(tokenize(value)) is not None:
                return None
            return f'{quoted(match[0])}; {name.instead}: cite that'
    return None


class _Claim(NamedTuple):
    """A text that claims something: whose it is, and the phrase in it."""

    subject: Subject
    key: str
    phrase: str
    place: Mark


def _claims(
    case: Case, words: WordList, beside: WordList | None = None
) -> Iterator[_Claim]:
    """Yield the texts that hold one of the words.

    Where `beside` is given, one of its words must be in the text too.
    """
    if not words.may_be_in(case.facts.all_words):
        return
    for subject, key, text, place in texts_of(case.declaration):
        for value in text.values:
            tokens = tokenize(value)
            phrase = words.find_meant(tokens)
            if phrase is not None and (beside is None or beside.find(tokens)):
                yield _Claim(subject, key, phrase, place)
                break
