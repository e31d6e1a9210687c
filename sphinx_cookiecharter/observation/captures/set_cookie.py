"""Parser of the `Set-Cookie` header, as in browsers (RFC 6265bis, 5.6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.declaration.vocabulary import SAME_SITES
from sphinx_cookiecharter.observation.captures.json_values import word
from sphinx_cookiecharter.observation.captures.timestamps import cookie_date

if TYPE_CHECKING:
    from collections.abc import Iterator

# RFC 6265bis, 5.6: an attribute's value of more octets is ignored.
_LONGEST_VALUE: Final = 1024
_MAX_AGE: Final = re.compile(r'-?[0-9]+')


#: A comma that a name (RFC 9110, 5.6.2) follows; in a date, a number does.
_JOINT: Final = re.compile(r",( *)(?=[!#$%&'*+.^_`|~0-9A-Za-z-]+=)")


class SetCookie(NamedTuple):
    """What a header says of a cookie, but for its value.

    `max_age` is in seconds; `expires` is a moment, in seconds since 1970.
    """

    name: str
    domain: str | None
    path: str | None
    max_age: float | None
    expires: float | None
    secure: bool
    http_only: bool
    same_site: str | None
    partitioned: bool

    def lifetime(self, now: float) -> float | None:
        """Return for how long it is kept from `now` on; None if it only deletes.

        `Max-Age` comes before `Expires`; with neither it is for the session.
        """
        if self.max_age is not None:
            return self.max_age if self.max_age > 0 else None
        if self.expires is None:
            return 0
        return self.expires - now if self.expires > now else None


def split_set_cookies(value: str) -> Iterator[str]:
    """Yield the lines of a header that programs have joined by commas (RFC 9110, 5.3).

    In the value of a cookie, a comma without a space may be its own.
    """
    start, attributes = 0, value.find(';')
    for joint in _JOINT.finditer(value):
        if joint[1] or 0 <= attributes < joint.start():
            yield value[start : joint.start()]
            start = joint.end()
            attributes = value.find(';', start)
    yield value[start:]


def parse_set_cookie(line: str) -> SetCookie | None:
    """Read one header's value; None where there is neither a name nor a value."""
    pair, *attributes = line.split(';')
    name, equals, value = pair.partition('=')
    # Without the sign, all of it is the value of a cookie without a name.
    name, value = (name.strip(), value.strip()) if equals else ('', pair.strip())
    if not name and not value:
        return None
    given: dict[str, str] = {}
    for attribute in attributes:
        key, _, content = attribute.partition('=')
        content = content.strip()
        if len(content.encode(errors='replace')) <= _LONGEST_VALUE:
            given[key.strip().lower()] = content
    path = given.get('path', '')
    max_age = given.get('max-age', '')
    return SetCookie(
        name=name,
        domain=canonical_host(given.get('domain')) or None,
        path=path if path.startswith('/') else None,
        max_age=float(max_age) if _MAX_AGE.fullmatch(max_age) else None,
        expires=cookie_date(given['expires']) if 'expires' in given else None,
        secure='secure' in given,
        http_only='httponly' in given,
        same_site=word(given.get('samesite'), SAME_SITES),
        partitioned='partitioned' in given,
    )
