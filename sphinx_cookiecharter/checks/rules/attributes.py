"""Rules on attributes: what a cookie's name and attributes say, where declared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.pasted import pasted_name
from sphinx_cookiecharter.checks.phrases.words import CONJUNCTIONS
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.vocabulary import THIRD
from sphinx_cookiecharter.law.legal_sources import (
    CHIPS,
    LAYERED,
    MDN,
    RFC6265_HOST,
    RFC6265_NAME,
    RFC6265_SAME_SITE,
    RFC6265_SECURE,
    RFC6265_SIZE,
    RFC6265_STORE,
    RFC6265_THIRD,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie, DeclaredName

# RFC 9110, 5.6.2: the characters of a token; the asterisk is one of them.
_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
# Browsers accept all but these. (The others, written out, take 1.4 ms to compile.)
_LENIENT = re.compile(r'[^\x00-\x20"(),/;<=>?@\\{}\x7f]+')

# RFC 6265bis, 5.6: an attribute's value of more octets is ignored.
_LONGEST_ATTRIBUTE: Final = 1024


@rule(Code.NAME_MANY_IN_ONE, RFC6265_NAME)
def name_many_in_one(case: Case) -> Iterator[Finding]:
    """Several names of cookies in one, with `/`, `,`, `;` or *and* between them.

    Web storage allows any character in a key: there it is one name.

    Bad: `name: JSESSIONID / CFID`

    Good: `name: [JSESSIONID, CFID]`
    """
    for declared in _odd_names(case):
        names = _several(declared.name)
        if names and pasted_name(declared.name) is None:
            first, second, *_ = names
            yield case.on(
                declared,
                'name',
                'several names seem to stand in one: write a list, as in '
                f"'[{first[:30]}, {second[:30]}]' ({RFC6265_NAME})",
            )


@rule(Code.NAME_NOT_TOKEN, RFC6265_NAME)
def name_not_token(case: Case) -> Iterator[Finding]:
    """A cookie's name with a space, a quotation mark, or one of `( ) < > @ = ? { }`.

    A note for `[`, `]`, `:` and letters beyond ASCII: the grammar has them not, but
    browsers accept them. An asterisk is no such character: it stands for a part that
    varies, as in `_ga_*` for `_ga_<container>`.

    Bad: `name: my cookie`

    Good: `name: my_cookie`
    """
    for declared in _odd_names(case):
        name = declared.name
        if 'name' in declared.cookie.refused or _several(name):
            continue
        # Of what stands there instead of a name `looks-pasted` speaks.
        if pasted_name(name) is not None:
            continue
        lenient = _LENIENT.fullmatch(name) is not None
        pattern = _TOKEN if lenient else _LENIENT
        signs = dict.fromkeys(sign for sign in name if not pattern.fullmatch(sign))
        which = 'a space' if ' ' in signs else repr(next(iter(signs)))
        if lenient:
            what = 'browsers accept it, servers may not'
        else:
            what = 'write the name as the browser shows it'
        if not signs.keys().isdisjoint('<>{}[]'):
            what += ", or '*' for a part that varies"
        yield case.on(
            declared,
            'name',
            f'the grammar of cookies does not allow {which} in a name: {what} '
            f'({RFC6265_NAME})',
            Level.INFO if lenient else None,
        )


@rule(Code.PREFIX_SECURE, RFC6265_SECURE, RFC6265_STORE)
def prefix_secure(case: Case) -> Iterator[Finding]:
    """A cookie named `__Secure-…` that is said not to be Secure.

    Bad: `{name: __Secure-id, secure: false}`

    Good: `{name: __Secure-id, secure: true}`
    """
    for cookie in _cookies(case):
        if cookie.secure is False and _begins(cookie, '__secure-'):
            yield case.on(
                cookie,
                'secure',
                f'browsers refuse a cookie whose name begins with '
                f"'__Secure-' and that is not Secure: set that attribute, and write "
                f"'secure: true' ({RFC6265_SECURE})",
            )


@rule(Code.PREFIX_HOST, RFC6265_HOST, RFC6265_STORE)
def prefix_host(case: Case) -> Iterator[Finding]:
    """A cookie named `__Host-…` that is not Secure, or has a domain or another path.

    A `domain` that the host of `site.url` is below is that of the attribute; any other
    only says where the cookie belongs.

    Bad: `{name: __Host-id, path: /shop}`

    Good: `{name: __Host-id, path: /, secure: true}`
    """
    host = (case.declaration.site.host or '').casefold()
    for cookie in _cookies(case):
        if not _begins(cookie, '__host-'):
            continue
        start = "browsers refuse a cookie whose name begins with '__Host-'"
        if cookie.secure is False:
            yield case.on(
                cookie,
                'secure',
                f'{start} and that is not Secure: set that attribute, and write '
                f"'secure: true' ({RFC6265_HOST})",
            )
        if cookie.path not in {None, '/'}:
            yield case.on(
                cookie,
                'path',
                f"{start} and whose path is not '/': set it for all paths, and "
                f"write 'path: /' ({RFC6265_HOST})",
            )
        domain = (cookie.domain or '').casefold()
        if domain.startswith('.') or (domain and host.endswith(f'.{domain}')):
            yield case.on(
                cookie,
                'domain',
                f'{start} and that has the attribute Domain: set it without, and '
                f"leave 'domain' out ({RFC6265_HOST})",
            )


@rule(Code.PREFIX_HTTP, LAYERED)
def prefix_http(case: Case) -> Iterator[Finding]:
    """A cookie named `__Http-…` or `__Host-Http-…` that is not Secure and HttpOnly.

    The prefixes are those of a draft.

    Bad: `{name: __Http-id, http_only: false}`

    Good: `{name: __Http-id, http_only: true, secure: true}`
    """
    for cookie in _cookies(case):
        with_host = _begins(cookie, '__host-http-')
        if not with_host and not _begins(cookie, '__http-'):
            continue
        start = f"its name begins with '__{'Host-' * with_host}Http-'"
        # Of the other prefix `prefix-host` speaks already.
        if cookie.secure is False and not with_host:
            yield case.on(
                cookie,
                'secure',
                f"{start}, which is for Secure cookies: write 'secure: true' "
                f'({LAYERED})',
            )
        if cookie.http_only is False:
            yield case.on(
                cookie,
                'http_only',
                f"{start}, which is for HttpOnly cookies: write 'http_only: true' "
                f'({LAYERED})',
            )


@rule(Code.SAMESITE_NONE_INSECURE, RFC6265_STORE)
def samesite_none_insecure(case: Case) -> Iterator[Finding]:
    """A cookie that goes to all sites, and is said not to be Secure.

    Bad: `{same_site: none, secure: false}`

    Good: `{same_site: none, secure: true}`
    """
    for cookie in _cookies(case):
        # Of these prefixes their own rules speak.
        if (
            cookie.same_site == 'none'
            and cookie.secure is False
            and not _must_be_secure(cookie)
        ):
            yield case.on(
                cookie,
                'secure',
                f'browsers refuse a cookie with SameSite=None that is '
                "not Secure: set that attribute, and write 'secure: true' "
                f'({RFC6265_STORE})',
            )


@rule(Code.PARTITIONED_INSECURE, CHIPS)
def partitioned_insecure(case: Case) -> Iterator[Finding]:
    """A cookie that is kept apart for each site, and is said not to be Secure.

    Bad: `{partitioned: true, secure: false}`

    Good: `{partitioned: true, secure: true}`
    """
    for cookie in _cookies(case):
        # Of what else must be Secure its own rules speak.
        if (
            cookie.partitioned
            and cookie.secure is False
            and cookie.same_site != 'none'
            and not _must_be_secure(cookie)
        ):
            yield case.on(
                cookie,
                'secure',
                'browsers refuse a cookie that is Partitioned and not Secure: set that '
                f"attribute, and write 'secure: true' ({CHIPS})",
            )


@rule(Code.THIRD_PARTY_SAMESITE, RFC6265_SAME_SITE, RFC6265_THIRD)
def third_party_samesite(case: Case) -> Iterator[Finding]:
    """A third-party cookie that browsers do not send from this site's pages.

    Bad: `{party: third, same_site: lax}`

    Good: `{party: third, same_site: none, secure: true}`
    """
    for cookie in _cookies(case):
        if (
            cookie.same_site in {'lax', 'strict'}
            and case.declaration.party_of(cookie) == THIRD
        ):
            yield case.on(
                cookie,
                'same_site',
                f'it is third-party, but browsers do not send a cookie '
                f'with SameSite={cookie.same_site.capitalize()} from pages of other '
                f'sites: see which of the two is right ({RFC6265_SAME_SITE})',
            )


@rule(Code.AUTH_NOT_HTTPONLY, MDN)
def auth_not_httponly(case: Case) -> Iterator[Finding]:
    """A cookie with the exemption `authentication` that is not HttpOnly or not Secure.

    Others may well be read by scripts: Django's `csrftoken` is, on purpose.

    Bad: `{exemption: authentication, http_only: false}`

    Good: `{exemption: authentication, http_only: true, secure: true}`
    """
    for cookie in _cookies(case):
        if cookie.exemption != 'authentication':
            continue
        if cookie.http_only is False and not _begins(cookie, '__http-', '__host-http-'):
            yield case.on(
                cookie,
                'http_only',
                f'it keeps visitors signed in, and scripts can read '
                f"it: set HttpOnly, and write 'http_only: true' ({MDN})",
            )
        if (
            cookie.secure is False
            and cookie.same_site != 'none'
            and not _must_be_secure(cookie)
        ):
            yield case.on(
                cookie,
                'secure',
                f'it keeps visitors signed in, and is sent without '
                f"encryption too: set Secure, and write 'secure: true' ({MDN})",
            )


@rule(Code.SIZE_OVER, RFC6265_SIZE)
def size_over(case: Case) -> Iterator[Finding]:
    """A `domain` or `path` of more than 1024 bytes.

    Bad: a path of 2,000 letters.

    Good: `path: /shop`
    """
    for cookie in _cookies(case):
        for key, value in (('domain', cookie.domain), ('path', cookie.path)):
            if value is None or len(value) * 4 <= _LONGEST_ATTRIBUTE:
                continue
            size = len(value.encode())
            if size > _LONGEST_ATTRIBUTE:
                yield case.on(
                    cookie,
                    key,
                    f'its {key} has {size:,} bytes; browsers ignore '
                    f'one of more than {_LONGEST_ATTRIBUTE:,} ({RFC6265_SIZE})',
                )


def _cookies(case: Case) -> Iterator[Cookie]:
    for cookie in case.declaration.cookies:
        if cookie.storage == 'cookie':
            yield cookie


def _odd_names(case: Case) -> Iterator[DeclaredName]:
    """Yield the names of cookies that are no tokens."""
    for cookie in _cookies(case):
        if not all(map(_TOKEN.fullmatch, cookie.names)):
            for declared in cookie.declared_names:
                if not _TOKEN.fullmatch(declared.name):
                    yield declared


def _several(name: str) -> list[str]:
    """Return the names of which a name is made, if it is made of some."""
    conjunctions = '|'.join(CONJUNCTIONS.phrases)
    parts = re.split(rf'\s*[;,/]\s*|\s+(?:{conjunctions})\s+', name)
    names = list(filter(None, parts))
    if len(names) > 1 and all(map(_LENIENT.fullmatch, names)):
        return names
    return []


def _must_be_secure(cookie: Cookie) -> bool:
    return _begins(cookie, '__secure-', '__host-', '__http-')


def _begins(cookie: Cookie, *prefixes: str) -> bool:
    """Whether a name begins with a prefix, in whatever case, as browsers look at it."""
    return any(
        name.startswith('__') and name.casefold().startswith(prefixes)
        for name in cookie.names
    )
