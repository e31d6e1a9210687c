"""Rules on claims: what texts say, and should not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.phrases.words import (
    ACCEPTANCE,
    ACCEPTING,
    ACCESS_TO_THE_SITE,
    ANONYMOUS,
    ARTICLES_DENIED,
    BROWSER_SETTINGS,
    CERTIFIED,
    CHOICES,
    FORMERLY,
    IDENTIFIERS,
    IMPLIED_CONSENT,
    LEGITIMATE_INTEREST,
    LEGITIMATE_INTEREST_ARTICLES,
    MUST_ACCEPT,
    NEED_NOT_ACCEPT,
    NO_CONSENT,
    NO_CONSENT_NEEDED,
    NO_PERSONAL_DATA,
    NOT_THE_WAY,
    ONLY_IF_ACCEPTED,
    PAYING_INSTEAD,
    REFUSING,
    SITE_CLOSED,
    USING_THE_SITE,
    WITHOUT_ACCEPTING,
)
from sphinx_cookiecharter.checks.recognized import recognized
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.model import Category, Cookie
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.vocabulary import (
    EXEMPT,
    FLEETING_STORAGES,
    REQUIRED,
)
from sphinx_cookiecharter.law.legal_sources import (
    ANPD,
    CNIL_091,
    CNIL_FAQ_12,
    CONSISTENCY,
    EDPB_2_2023,
    EPRIVACY_5_3,
    GARANTE,
    GDPR_7_3,
    GDPR_7_4,
    LIL_82,
    PKE_399,
    PLANET49,
    SANDBOX,
    TASKFORCE,
    TDDDG,
)
from sphinx_cookiecharter.law.superseded import superseded_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.checks.phrases.matcher import WordList
    from sphinx_cookiecharter.checks.phrases.tokens import Tokens
    from sphinx_cookiecharter.declaration.finding import Finding, Subject
    from sphinx_cookiecharter.law.superseded import SupersededName

_IDENTIFYING = re.compile(
    r'(?:^|[_.\-])(?:u?id|uuid|guid|visitor)(?:$|[_.\-*])', re.IGNORECASE
)

_EXEMPTS_NOTHING = (
    'being anonymous exempts nothing from consent, which is asked for whatever is '
    'kept: leave that out'
)

#: The names as their makers write them: in small letters they are common words.
_RETIRED = re.compile(
    r'\bTopics API\b|\bFLoC\b|\bProtected Audience\b|\bFLEDGE\b'
    r'|\bAttribution Reporting\b|\bShared Storage\b'
)


@rule(Code.ANONYMOUS_CLAIM, PLANET49, EDPB_2_2023)
def anonymous_claim(case: Case) -> Iterator[Finding]:
    """A purpose or data called *anonymous*, where visitors are told apart.

    That is so where the text speaks of an identifier, the name is that of one, or the
    item is one of a known service that tells visitors apart. Nor
    does what is anonymous need no consent, and an identifier is personal data: purposes
    that say otherwise are reported too, the first not of items that are exempt.

    Bad: `{name: visitor_id, purpose: Anonymous measurement of visits.}`

    Bad: `{category: statistics, purpose: Anonymous statistics need no consent.}`

    Good: `{name: visitor_id, purpose: Tells visits apart by a number that stands for
    you.}`
    """
    for category in case.declaration.categories.values():
        described = filter(None, [category.description])
        if category.consent != EXEMPT and any(
            _both(text, ANONYMOUS, NO_CONSENT_NEEDED)
            for text in case.facts.words_of(*described)
        ):
            yield case.on(category, 'description', f'{_EXEMPTS_NOTHING}{case.citation}')
    for cookie, purpose in case.facts.purposes:
        data = case.facts.words_of(*cookie.data)
        # Asked first because it is quick, and true of nearly every item.
        if not any(
            ANONYMOUS.all_in(text) or IDENTIFIERS.all_in(text)
            for text in (*purpose, *data)
        ):
            continue
        if any(map(ANONYMOUS.find_meant, purpose)):
            key = 'purpose'
        elif any(map(ANONYMOUS.find_meant, data)):
            key = 'data'
        else:
            key = ''
        if key and (
            any(map(IDENTIFIERS.find_meant, purpose + data))
            or any(map(_IDENTIFYING.search, cookie.names))
            or _tells_apart(cookie)
        ):
            yield case.on(
                cookie,
                key,
                f'it is called anonymous, and tells one visitor from '
                f'another: say what it does instead{case.citation}',
            )
        elif any(_both(text, IDENTIFIERS, NO_PERSONAL_DATA) for text in purpose):
            yield case.on(
                cookie,
                'purpose',
                'what tells one visitor from another is personal data: say what it '
                f'does instead{case.citation}',
            )
        elif case.declaration.consent_of(cookie) != EXEMPT and any(
            _both(text, ANONYMOUS, NO_CONSENT_NEEDED) for text in purpose
        ):
            yield case.on(
                cookie,
                'purpose',
                f'{_EXEMPTS_NOTHING}{case.citation}',
            )


@rule(Code.IMPLIED_CONSENT_TEXT, PLANET49, CNIL_091, GARANTE)
def implied_consent_text(case: Case) -> Iterator[Finding]:
    """A text that takes going on as consent.

    Not where it says that this is no consent, or says nothing of accepting.

    Bad: `description: By continuing to browse, you accept these cookies.`

    Good: `description: These are set only if you accept them.`
    """
    for subject, key, place, phrase in case.facts.found_in_texts(_implies_consent):
        yield case.on(
            subject,
            key,
            f'{key!r} says {quoted(phrase)}; going on is no consent: say '
            f'what is set only after a choice{case.citation}',
            at=place,
        )


@rule(Code.LEGITIMATE_INTEREST_TEXT, EPRIVACY_5_3, TASKFORCE)
def legitimate_interest_text(case: Case) -> Iterator[Finding]:
    """A text that rests on legitimate interest what needs consent.

    Texts and `legal_basis` of items, and of categories, that need consent: that of what
    is exempt may rest on it.

    Bad: `{category: statistics, purpose: Rests on our legitimate interest in measuring
    our audience.}`

    Good: `{category: statistics, purpose: Counts visits to each page.}`
    """
    for subject, key, place, phrase in case.facts.found_in_texts(_rests_on_interest):
        if _needs_consent(case, subject):
            yield case.on(
                subject,
                key,
                f'{key!r} says {quoted(phrase)}; what is kept on a device '
                'needs consent, which a legitimate interest does not replace: leave '
                f'that out{case.citation}',
                at=place,
            )


@rule(Code.BROWSER_SETTINGS_TEXT, GDPR_7_3, PLANET49)
def browser_settings_text(case: Case) -> Iterator[Finding]:
    """A text that calls the settings of the browser the way to refuse.

    Not where it says *also*, or that they do not replace the site's own way.

    Bad: `description: You can refuse these cookies in your browser settings.`

    Good: `description: These are set only if you accept them.`
    """
    for subject, key, place, phrase in case.facts.found_in_texts(
        _points_to_the_browser
    ):
        yield case.on(
            subject,
            key,
            f'{key!r} says {quoted(phrase)}; refusing is the choice that '
            "the site offers, as easy as accepting: say that, as with 'choice'"
            f'{case.citation}',
            at=place,
        )


@rule(Code.FORCED_CONSENT_TEXT, GDPR_7_4, ANPD)
def forced_consent_text(case: Case) -> Iterator[Finding]:
    """A text that makes the whole site depend on accepting.

    Not where a part of it, as a map, is not loaded: that is what refusing does. *Accept
    or subscribe* is not judged.

    Bad: `description: You must accept these cookies to use this website.`

    Good: `description: Without these cookies the map is not loaded.`
    """
    for subject, key, place, phrase in case.facts.found_in_texts(_forces_consent):
        yield case.on(
            subject,
            key,
            f'{key!r} says {quoted(phrase)}; consent on which the site '
            f'depends is not free: say what works without it{case.citation}',
            at=place,
        )


@rule(Code.CERTIFIED_CLAIM, CNIL_FAQ_12)
def certified_claim(case: Case) -> Iterator[Finding]:
    """A text that says that the CNIL has certified, validated or approved something.

    Bad: `purpose: Counts visits with a tool certified by the CNIL.`

    Good: `purpose: Counts visits to each page.`
    """
    for subject, key, place, phrase in case.facts.found_in_texts(CERTIFIED.find_meant):
        yield case.on(
            subject,
            key,
            f'{key!r} says {quoted(phrase)}; the CNIL asks not to say so: '
            f'leave it out{case.citation}',
            at=place,
        )


@rule(Code.RETIRED_TECHNOLOGY, SANDBOX)
def retired_technology(case: Case) -> Iterator[Finding]:
    """A text that names a technology for advertising that browsers have given up.

    Bad: `purpose: Reads your interests with the Topics API.`

    Good: `purpose: Remembers the topics that you follow in the forum.`
    """
    for subject, key, place, match in case.facts.found_in_texts(
        lambda text: _RETIRED.search(text.value)
    ):
        yield case.on(
            subject,
            key,
            f'{key!r} names {quoted(match[0])}, which browsers have given up: say '
            f'what is used today, or leave the item out ({SANDBOX})',
            at=place,
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
    for subject, key, place, stale in case.facts.found_in_texts(
        lambda text: _stale(text, names)
    ):
        yield case.on(subject, key, f'{key!r} cites {stale}', at=place)


def _stale(text: Tokens, names: Iterable[SupersededName]) -> str | None:
    """Return what a text cites that is called otherwise now, and what to cite."""
    for name in names:
        if (match := re.search(name.pattern, text.value)) is not None:
            if FORMERLY.find(text) is not None:
                return None
            return f'{quoted(match[0])}; {name.instead}: cite that'
    return None


def _implies_consent(text: Tokens) -> str | None:
    return IMPLIED_CONSENT.find_meant(text, NO_CONSENT, beside=ACCEPTING)


def _rests_on_interest(text: Tokens) -> str | None:
    return LEGITIMATE_INTEREST.find_meant(
        text, CHOICES
    ) or LEGITIMATE_INTEREST_ARTICLES.find_among(
        # In *Art. 6 Abs. 1* no sentence ends.
        text,
        unless=ARTICLES_DENIED,
        whole=True,
    )


def _points_to_the_browser(text: Tokens) -> str | None:
    return BROWSER_SETTINGS.find_among(text, REFUSING, unless=NOT_THE_WAY)


def _forces_consent(text: Tokens) -> str | None:
    return (
        MUST_ACCEPT.find_among(text, ACCEPTANCE, USING_THE_SITE, unless=NEED_NOT_ACCEPT)
        or WITHOUT_ACCEPTING.find_among(text, SITE_CLOSED, unless=PAYING_INSTEAD)
        or ONLY_IF_ACCEPTED.find_among(text, ACCESS_TO_THE_SITE, unless=PAYING_INSTEAD)
    )


def _tells_apart(cookie: Cookie) -> bool:
    match = recognized(cookie)
    return (
        match is not None
        and match.item.categories[:1] in {('statistics',), ('marketing',)}
        and cookie.storage not in FLEETING_STORAGES
    )


def _both(text: Tokens, one: WordList, other: WordList) -> bool:
    return one.find(text) is not None and other.find(text) is not None


def _needs_consent(case: Case, subject: Subject) -> bool:
    if isinstance(subject, Cookie):
        return case.declaration.consent_of(subject) == REQUIRED
    return not isinstance(subject, Category) or subject.consent == REQUIRED
