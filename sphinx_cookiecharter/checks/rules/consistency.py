"""Rules on consistency: what the parts of a declaration say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.patterns import best_match
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.suggestions import nearest, suggestion
from sphinx_cookiecharter.declaration.vocabulary import STORAGES, THIS_SITE
from sphinx_cookiecharter.law.legal_sources import (
    CONSISTENCY,
    EDPB_2_2023,
    RFC6265_SIZE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie

# RFC 6265bis, 5.6: a user agent ignores a cookie whose name and value together have
# more octets than this.
_LONGEST_NAME = 4096


@rule(Code.EMPTY_DECLARATION, CONSISTENCY)
def empty_declaration(case: Case) -> Iterator[Finding]:
    """A file that declares no cookies, and does not say that there are none.

    Bad: `cookies:`

    Good: `cookies: []`
    """
    declaration = case.declaration
    # An entry of the catalogue may say that nothing is kept.
    told = declaration.cookies or declaration.use or declaration.declares_none
    if declaration.complete and not told:
        yield case.on(
            declaration,
            'cookies',
            "no cookies are declared: list them under the key 'cookies', or write "
            "'cookies: []' if there are none",
        )


@rule(Code.UNKNOWN_CATEGORY, CONSISTENCY)
def unknown_category(case: Case) -> Iterator[Finding]:
    """A category that is neither built in nor declared.

    Bad: `category: statistic`

    Good: `category: statistics`
    """
    known = case.declaration.categories
    if case.declaration.truncated:
        return
    for cookie in case.declaration.cookies:
        if cookie.category is not None and cookie.category not in known:
            yield case.on(
                cookie,
                'category',
                f'the category {quoted(cookie.category)} is not '
                f'declared; {suggestion(cookie.category, known)}',
            )


@rule(Code.UNKNOWN_STORAGE, EDPB_2_2023, CONSISTENCY)
def unknown_storage(case: Case) -> Iterator[Finding]:
    """A storage that the declaration does not know.

    Bad: `storage: localStorag`

    Good: `storage: local_storage`
    """
    for cookie in case.declaration.cookies:
        if cookie.storage not in STORAGES:
            yield case.on(
                cookie,
                'storage',
                f'the storage {quoted(cookie.storage)} is unknown; '
                f'{suggestion(cookie.storage, STORAGES)}',
            )


@rule(Code.UNKNOWN_PROVIDER, CONSISTENCY)
def unknown_provider(case: Case) -> Iterator[Finding]:
    """A provider that is nearly one of those declared.

    Bad: `provider: gogle`, where `providers` has `google`.

    Good: `provider: google`
    """
    ids = [*case.declaration.providers, THIS_SITE]
    nearly: dict[str, str | None] = {}
    for cookie in case.declaration.cookies:
        if cookie.provider is None or cookie.provider.id:
            continue
        name = cookie.provider.name.plain
        if name not in nearly:
            nearly[name] = nearest(name, ids, cutoff=0.8)
        if nearly[name] is not None:
            yield case.on(
                cookie,
                'provider',
                f'the provider {quoted(name)} is not declared; '
                f'did you mean {nearly[name]!r}?',
            )


@rule(Code.UNKNOWN_COOKIE, CONSISTENCY)
def unknown_cookie(case: Case) -> Iterator[Finding]:
    """A choice that is kept in an item that is not declared.

    Bad: `choice: {cookie: consents}`, where no item has that name.

    Good: `choice: {cookie: consent}`, and an item of that name.
    """
    declaration = case.declaration
    name = declaration.choice.cookie
    if name is None or declaration.truncated:
        return
    names = [name for cookie in declaration.cookies for name in cookie.names]
    if best_match(name, names) is None:
        near = nearest(name, names)
        instead = f'did you mean {near!r}?' if near else "add it to 'cookies'"
        yield case.on(
            declaration.choice,
            'cookie',
            f'the cookie {quoted(name)} is not declared; {instead}',
        )


@rule(Code.DUPLICATE_COOKIE, CONSISTENCY)
def duplicate_cookie(case: Case) -> Iterator[Finding]:
    """Two items of the same name, storage, domain and path.

    Bad: two items `- name: sessionid` with nothing to tell them apart.

    Good: one of them, or a `domain` in each.
    """
    first: dict[tuple[str, ...], Cookie] = {}
    for cookie in case.declaration.cookies:
        others = (cookie.storage, cookie.domain or '', cookie.path or '')
        for number, name in enumerate(cookie.names):
            if (name, *others) not in first:
                first[name, *others] = cookie
                continue
            declared = cookie.declared_names[number]
            yield case.about(
                declared,
                'name',
                f'stands on line {first[name, *others].line} already, with the same '
                'storage, domain and path: remove one of them',
                at=declared.place if number else cookie.place,
            )


@rule(Code.INVALID_VALUE, RFC6265_SIZE)
def oversized_name(case: Case) -> Iterator[Finding]:
    """A cookie's name of more octets than a browser keeps (RFC 6265bis, 5.6).

    Bad: a name of 10,000 letters.

    Good: the name that the browser shows.
    """
    for cookie in case.declaration.cookies:
        if cookie.storage != 'cookie':
            continue
        for number, name in enumerate(cookie.names):
            if len(name) * 4 <= _LONGEST_NAME:
                continue
            size = len(name.encode())
            if size > _LONGEST_NAME:
                yield case.on(
                    cookie.declared_names[number],
                    'name',
                    f'the name has {size:,} bytes; no browser keeps a cookie of more '
                    f'than {_LONGEST_NAME:,}',
                )
