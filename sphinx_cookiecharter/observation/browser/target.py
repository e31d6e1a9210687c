"""The site that is looked at: where it begins, what belongs to it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urldefrag, urlsplit

from sphinx_cookiecharter.declaration.hosts import host_of
from sphinx_cookiecharter.declaration.model import party_of_domain
from sphinx_cookiecharter.observation.browser.local_server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

#: Those of Python alone: what a machine adds would decide what is a page.
_TYPES: Final = MimeTypes()
_PAGES: Final = {None, 'text/html', 'application/xhtml+xml'}


class UnusableTargetError(ValueError):
    """Why there is nothing to look at, in words for who named it."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site, and how its captures name what belongs to it.

    `start` is the URL of the first page, `known` are those of more pages; `served` is
    whether the site is a directory, whose host and port say nothing.
    """

    target: str
    start: str
    known: tuple[str, ...] = ()
    served: bool = False

    @property
    def host(self) -> str:
        return host_of(self.start) or ''

    def owner(self, host: str) -> str | None:
        """Return the host of an item, None for a site that has none."""
        return None if self.served and host == self.host else host

    def party(self, host: str) -> str | None:
        return party_of_domain(host, self.host)

    def page(self, url: str) -> str | None:
        """Return the URL of a page of this site as it is opened, else None."""
        try:
            parts = urlsplit(url)
            inside = self._holds(parts)
        except ValueError:
            return None
        if not inside or _TYPES.guess_type(parts.path)[0] not in _PAGES:
            return None
        if self.served and parts.path.endswith('/'):
            # One page, whichever way a link names it.
            parts = parts._replace(path=f'{parts.path}index.html')
        return parts._replace(fragment='').geturl()

    def shown(self, url: str) -> str:
        """Return the URL of a page as it stands in a capture: without what is secret.

        A page of a directory is shown from there, for its port is never the same.
        """
        parts = urlsplit(url)
        if self.served and self._holds(parts):
            return parts.path.removeprefix('/')
        address = parts.netloc.rpartition('@')[2]
        return f'{parts.scheme}://{address}{parts.path or "/"}'

    def _holds(self, parts: SplitResult) -> bool:
        """Return whether a URL is of this site; raises ValueError if it is none."""
        start = urlsplit(self.start)
        return parts.scheme in {'http', 'https'} and (
            (parts.hostname, parts.port) == (start.hostname, start.port)
        )


@contextmanager
def site_at(target: str) -> Iterator[Site]:
    """Give the site at a URL or in a directory; raises UnusableTargetError."""
    try:
        parts = urlsplit(target)
        named = parts.scheme in {'http', 'https'} and parts.port != 0
    except ValueError as error:
        msg = f'{target!r} is no URL: {error}'
        raise UnusableTargetError(msg) from error
    if named:
        if not parts.hostname:
            msg = f'{target!r} names no host'
            raise UnusableTargetError(msg)
        start = urldefrag(target).url
        yield Site(Site('', start).shown(start), start)
        return
    folder = Path(target)
    if not folder.is_dir():
        msg = (
            f'{target!r} is neither a directory nor a URL that begins with http:// or '
            'https://'
        )
        raise UnusableTargetError(msg)
    pages = sorted(_pages(folder), key=lambda page: (page != 'index.html', page))
    if not pages:
        msg = f'{target!r} has no HTML pages: name the directory of what was built'
        raise UnusableTargetError(msg)
    with serving(folder) as root:
        first, *more = [root + quote(page) for page in pages]
        yield Site(target, first, tuple(more), served=True)


def _pages(folder: Path) -> Iterator[str]:
    """Yield the pages of a directory, but not what themes keep beside them."""
    for path in folder.rglob('*.html'):
        inside = path.relative_to(folder)
        if path.is_file() and not inside.parts[0].startswith(('_', '.')):
            yield inside.as_posix()
