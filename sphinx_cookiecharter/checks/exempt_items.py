"""The items that are said to need no consent, as several rules ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT

if TYPE_CHECKING:
    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.model import Cookie

#: What is exempt only where a visitor can say no.
WITH_OBJECTION: Final = frozenset(
    {'audience-measurement', 'uk-statistical', 'uk-appearance'}
)

#: What to do about a connection to another server that waits for nobody.
HOST_OR_ASK: Final = 'host what it loads yourself, or let it need consent'


def doubted(case: Case) -> set[Cookie]:
    """Return the exempt items that a finding says not to be exempt."""
    consent_of = case.declaration.consent_of
    spoken_of = case.spoken_of(
        Code.EXEMPT_ADVERTISING,
        Code.EXEMPT_SOCIAL,
        Code.ANALYTICS_AS_NECESSARY,
        Code.CONSENT_CONFLICT,
    )
    return {cookie for cookie in spoken_of if consent_of(cookie) == EXEMPT}
