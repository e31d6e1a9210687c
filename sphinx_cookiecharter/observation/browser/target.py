"""Target of a crawl: where the site begins, and which pages and hosts belong to it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from mimetypes import MimeTypes
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from sphinx_cookiecharter.declaration.hosts import canonical_host, host_of
from sphinx_cookiecharter.declaration.model import party_of_domain
from sphinx_cookiecharter.declaration.patterns import matches
from sphinx_cookiecharter.declaration.vocabulary import FIRST, THIRD
from sphinx_cookiecharter.observation.browser.local_server import serving
from sphinx_cookiecharter.observation.origins import public_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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
    port say nothing. `real` is the URL that the site has elsewhere; pages whose paths
    fit a pattern of `excluded` are not opened.
    """

    name: str
    start: str
    known: tuple[str, ...] = ()
    served: bool = False
    real: str | None = None
    excluded: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        return host_of(self.start) or ''

    def is_own(self, host: str, port: int | None = None) -> bool:
        """Whether an address is the site's: that of a directory is its port.

        Another one on loopback is another program of this machine.
        """
        own_ports = {None, urlsplit(self.start).port}
        return host == self.host and (not self.served or port in own_ports)

    def address(self, parts: SplitResult) -> tuple[str, int | None]:
        """Return the host and port of a URL; raises ValueError if it is none."""
        return canonical_host(parts.hostname) or '', parts.port

    def owner(self, host: str, port: int | None = None) -> str | None:
        """Return the host of an item, None for a site that has none."""
        if not self.is_own(host, port):
            return host
        if self.real is not None:
            return host_of(self.real)
        return None if self.served else host

    def party(self, host: str, port: int | None = None) -> str | None:
        if host == self.host:
            return FIRST if self.is_own(host, port) else THIRD
        here = party_of_domain(host, self.host)
        if self.real is None or here == FIRST:
            return here
        return party_of_domain(host, host_of(self.real))

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
        if any(matches(pattern, parts.path) for pattern in self.excluded):
            return None
        return parts._replace(fragment='').geturl()

    def public_url(self, url: str) -> str:
        """Return the URL of a page as it stands in a capture: without what is secret.

        A page of a directory is named from there, for its port is never the same.
        """
        parts = urlsplit(url)
        if not self._holds(parts):
            return public_url(url) or ''
        if self.real is not None:
            base = self.real if self.served else urljoin(self.real, '/')
            return f'{base.removesuffix("/")}{parts.path or "/"}'
        return parts.path.removeprefix('/') if self.served else public_url(url) or ''

    def _holds(self, parts: SplitResult) -> bool:
        """Return whether a URL is of this site; raises ValueError if it is none."""
        start = urlsplit(self.start)
        return parts.scheme in {'http', 'https'} and (
            (parts.hostname, parts.port) == (start.hostname, start.port)
        )


@contextmanager
def open_target(
    written: str, real: str | None = None, excluded: Sequence[str] = ()
) -> Iterator[CrawlTarget]:
    """Give the site at a URL, or in a directory, which is served meanwhile.

    `real` is the URL that it has elsewhere, `excluded` are patterns of paths. Raises
    UnusableTargetError.
    """
    real = _real_url(real)
    patterns = tuple(excluded)
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
        start = urldefrag(written).url
        name = public_url(written) or ''
        yield CrawlTarget(name, start, real=real, excluded=patterns)
        return
    pages = _pages_below(written)
    with serving(Path(written)) as root:
        site = CrawlTarget(written, root, (), True, real, patterns)
        urls = [url for page in pages if (url := site.page_url(root + quote(page)))]
        if not urls:
            msg = f'of {written!r}, all pages are excluded'
            raise UnusableTargetError(msg)
        yield replace(site, start=urls[0], known=tuple(urls[1:]))


def _real_url(written: str | None) -> str | None:
    """Return the URL that a site has elsewhere; raises UnusableTargetError."""
    url = public_url(written) if written is not None else None
    if written is not None and (url is None or not host_of(url)):
        msg = f'{written!r} is no URL that begins with http:// or https://'
        raise UnusableTargetError(msg)
    return url


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
