"""Target of a crawl: where the site begins, and which pages and hosts belong to it."""

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
from sphinx_cookiecharter.observation.origins import public_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

#: Those of Python alone: what a machine adds would decide what is a page.
_TYPES: Final = MimeTypes()
_PAGE_TYPES: Final = {None, 'text/html', 'application/xhtml+xml'}


class UnusableTargetError(ValueError):
    """Why there is nothing to crawl, in words for who named it."""


@dataclass(frozen=True, slots=True)
class CrawlTarget:
    """A site, and how its captures name what belongs to it.

    `name` is how a capture names it. `start` is the URL of the first page, `known` are
    those of more pages; `served` is whether the site is a directory, whose host and
    port say nothing.
    """

    name: str
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

    def page_url(self, url: str) -> str | None:
        """Return the URL of a page of this site as it is opened, else None."""
        try:
            parts = urlsplit(url)
            inside = self._holds(parts)
        except ValueError:
            return None
        if not inside or _TYPES.guess_type(parts.path)[0] not in _PAGE_TYPES:
            return None
        if self.served and parts.path.endswith('/'):
            # One page, whichever way a link names it.
            parts = parts._replace(path=f'{parts.path}index.html')
        return parts._replace(fragment='').geturl()

    def public_url(self, url: str) -> str:
        """Return the URL of a page as it stands in a capture: without what is secret.

        A page of a directory is named from there, for its port is never the same.
        """
        parts = urlsplit(url)
        if self.served and self._holds(parts):
            return parts.path.removeprefix('/')
        return public_url(url) or ''

    def _holds(self, parts: SplitResult) -> bool:
        """Return whether a URL is of this site; raises ValueError if it is none."""
        start = urlsplit(self.start)
        return parts.scheme in {'http', 'https'} and (
            (parts.hostname, parts.port) == (start.hostname, start.port)
        )


@contextmanager
def open_target(written: str) -> Iterator[CrawlTarget]:
    """Give the site at a URL, or in a directory, which is served meanwhile.

    Raises UnusableTargetError.
    """
    try:
        parts = urlsplit(written)
        is_url = parts.scheme in {'http', 'https'} and parts.port != 0
    except ValueError as error:
        msg = f'{written!r} is no URL: {error}'
        raise UnusableTargetError(msg) from error
    if is_url:
        if not parts.hostname:
            msg = f'{written!r} names no host'
            raise UnusableTargetError(msg)
        yield CrawlTarget(public_url(written) or '', urldefrag(written).url)
        return
    pages = _pages_below(written)
    with serving(Path(written)) as root:
        first, *more = [root + quote(page) for page in pages]
        yield CrawlTarget(written, first, tuple(more), served=True)


def _pages_below(written: str) -> list[str]:
    """Return the pages of a directory, the first one first."""
    folder = Path(written)
    if not folder.is_dir():
        msg = (
            f'{written!r} is neither a directory nor a URL that begins with http:// or '
            'https://'
        )
        raise UnusableTargetError(msg)
    pages = sorted(_pages(folder), key=lambda page: (page != 'index.html', page))
    if not pages:
        msg = f'{written!r} has no HTML pages: name the directory of what was built'
        raise UnusableTargetError(msg)
    return pages


def _pages(folder: Path) -> Iterator[str]:
    """Yield the pages of a directory, but not what themes keep beside them."""
    for path in folder.rglob('*.html'):
        inside = path.relative_to(folder)
        if path.is_file() and not inside.parts[0].startswith(('_', '.')):
            yield inside.as_posix()
