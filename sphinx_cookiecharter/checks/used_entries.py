"""Findings on what entries of the catalogue bring: which are told, and what to write.

An entry says what its vendor or its code does: an author cannot mend that. Lifetimes
can be set in many tools, and what the author has adapted is the author's.
"""

from __future__ import annotations

from os.path import commonprefix
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.model import Cookie, DeclaredName, Provider
from sphinx_cookiecharter.declaration.yaml_text import scalar

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.finding import Subject
    from sphinx_cookiecharter.declaration.model import Declaration

#: What a text of law says of how long an item stays, whoever wrote it.
_OF_LIFETIMES: Final = frozenset(
    {
        Code.CHOICE_TOO_LONG,
        Code.CHOICE_TOO_SHORT,
        Code.DURATION_UNLIMITED,
        Code.AUDIENCE_EXEMPT_LIFETIME,
        Code.AUDIENCE_EXEMPT_SLIDING,
        Code.AUDIENCE_EXEMPT_RETENTION,
    }
)

#: Who changes one of these says what law the item is under.
_OF_LAW: Final = frozenset({'category', 'consent', 'exemption'})
_OF_EXEMPTION: Final = frozenset({'exemption'})

#: What the key at which it stands says is a fact: who changed it would only hide that.
_OF_FACTS: Final = frozenset(
    {
        Code.AUDIENCE_EXEMPT_ACQUISITION,
        Code.AUDIENCE_EXEMPT_THIRD,
        Code.EXEMPT_ADVERTISING,
        Code.EXEMPT_SHARED,
        Code.EXEMPT_SOCIAL,
        Code.ANALYTICS_AS_NECESSARY,
        Code.DUPLICATE_COOKIE,
    }
)


def is_told(subject: Subject, code: Code, key: str) -> bool:
    """Whether a finding on the key of a subject is one that its reader can mend."""
    if isinstance(subject, Provider):
        return not subject.entry
    cookie = _cookie(subject)
    if cookie is None or not cookie.entry:
        return True
    if key in cookie.adapted or code in _OF_LIFETIMES:
        return True
    deciding = _OF_EXEMPTION if code is Code.EXEMPT_TOO_LONG else _OF_LAW
    return not deciding.isdisjoint(cookie.adapted)


def advice(subject: Subject, code: Code, key: str, declaration: Declaration) -> str:
    """Return how to adapt the entry that brings an item; empty where none mends it."""
    cookie = _cookie(subject)
    if cookie is None or not (cookie.entry and cookie.names and key):
        return ''
    if key in cookie.adapted or code in _OF_FACTS:
        return ''
    changes = ', '.join(
        f'{scalar(name)}: {{{key}: …}}' for name in _all_of(cookie, declaration)
    )
    changed = f'{cookie.entry}: {{change: {{{changes}}}}}'
    return f"adapt the entry with 'use: [{{{changed}}}]'"


def _all_of(cookie: Cookie, declaration: Declaration) -> tuple[str, ...]:
    """Return what stands for all names of an item, and for no other of its entry."""
    beginning = commonprefix(cookie.names)  # noqa: RUF071 - of names, not of paths
    others = (
        name
        for other in declaration.cookies
        if other.entry == cookie.entry and other is not cookie
        for name in other.names
    )
    if (
        len(cookie.names) == 1
        or not beginning
        or any(name.startswith(beginning) for name in others)
    ):
        return cookie.names
    return (f'{beginning}*',)


def _cookie(subject: Subject) -> Cookie | None:
    if isinstance(subject, DeclaredName):
        return subject.cookie
    return subject if isinstance(subject, Cookie) else None
