"""The columns that a table may have, and how each fills its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sphinx_cookiecharter.charter.names import COLUMNS
from sphinx_cookiecharter.charter.nodes.rows import cell_of
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, REQUIRED
from sphinx_cookiecharter.language import labels as terms
from sphinx_cookiecharter.language.sentence import Piece, authors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_cookiecharter.charter.nodes.rows import Cell
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.language.language import Wording

# What a cell says.
Paragraphs: TypeAlias = tuple[tuple[Piece, ...], ...]

#: How wide a column is against the others, in characters where a builder counts them.
WIDTHS: Final = {
    'name': 22,
    'provider': 14,
    'service': 18,
    'purpose': 28,
    'duration': 14,
    'category': 14,
    'storage': 14,
    'party': 12,
    'domain': 16,
    'data': 24,
    'recipients': 18,
}


class Cells:
    """Fills the cells of one table, whose columns are `columns`."""

    def __init__(
        self, declaration: Declaration, words: Wording, columns: Sequence[str]
    ) -> None:
        self.declaration = declaration
        self.words = words
        self.columns = columns
        self._fill = [_FILL[column] for column in columns]
        # By identity: the reader makes one object of each provider.
        self._providers: dict[int, Paragraphs] = {}

    def row(self, cookie: Cookie) -> list[Cell]:
        return [cell_of(fill(self, cookie)) for fill in self._fill]

    def labels(self, cookies: Sequence[Cookie]) -> dict[str, str]:
        """Return the headings of the columns."""
        _ = self.words.gettext
        located = any(cookie.location is not None for cookie in cookies)
        return {
            'name': _('Name'),
            'provider': _('Provider'),
            'service': _('Service and location') if located else _('Service'),
            'purpose': _('Purpose'),
            'duration': _('Duration'),
            'category': _('Category'),
            'storage': _('Technology'),
            'party': _('First or third party'),
            'domain': _('Domain'),
            'data': _('Data collected'),
            'recipients': _('Recipients'),
        }

    def name(self, cookie: Cookie) -> Paragraphs:
        _ = self.words.gettext
        names = [Piece(name, code=True) for name in cookie.names]
        if not names:
            names = [Piece(_('(no name)'))]
        line = names[:1]
        for name in names[1:]:
            line += Piece(', '), name
        if cookie.storage != 'cookie':
            line = self.words.fill(
                _('%(name)s (%(storage)s)'),
                name=line,
                storage=terms.storage_name(cookie.storage, self.words),
            )
        notes = [(Piece(note),) for note in self._consent_notes(cookie)]
        if cookie.opt_out_url is not None and 'purpose' not in self.columns:
            notes.append((self._opt_out(cookie, cookie.opt_out_url),))
        return (tuple(line), *notes)

    def _consent_notes(self, cookie: Cookie) -> Iterable[str]:
        if cookie.consent is None and cookie.exemption is None:
            return
        _ = self.words.gettext
        category = self.declaration.categories.get(cookie.category or '')
        usual = category.consent if category is not None else REQUIRED
        consent = self.declaration.consent_of(cookie)
        if cookie.exemption is not None and consent == EXEMPT:
            reason = terms.exemption_reason(cookie.exemption, self.words)
            yield _('No consent needed: %(reason)s.') % {'reason': reason}
        elif consent != usual:
            yield (
                _('No consent needed.') if consent == EXEMPT else _('Consent needed.')
            )

    def provider(self, cookie: Cookie) -> Paragraphs:
        provider = cookie.provider
        if provider is None:
            return ()
        if id(provider) not in self._providers:
            name = terms.provider_name(provider, self.words)
            link = name._replace(uri=provider.privacy_url or '')
            self._providers[id(provider)] = ((link,),)
        return self._providers[id(provider)]

    def service(self, cookie: Cookie) -> Paragraphs:
        if cookie.service is not None and cookie.location is not None:
            _ = self.words.gettext
            pieces = self.words.fill(
                _('%(service)s (%(location)s)'),
                service=self._text(cookie.service),
                location=self._text(cookie.location),
            )
            return (tuple(pieces),)
        return self._one(cookie.service or cookie.location)

    def purpose(self, cookie: Cookie) -> Paragraphs:
        if cookie.opt_out_url is None:
            return self._one(cookie.purpose)
        return (
            *self._one(cookie.purpose),
            (self._opt_out(cookie, cookie.opt_out_url),),
        )

    def _opt_out(self, cookie: Cookie, url: str) -> Piece:
        # The link names the item: it is also heard alone.
        _ = self.words.gettext
        name = {'name': cookie.names[0] if cookie.names else _('(no name)')}
        exempt = self.declaration.consent_of(cookie) == EXEMPT
        text = _('Object to %(name)s') if exempt else _('Opt-out page for %(name)s')
        return Piece(text % name, uri=url)

    def duration(self, cookie: Cookie) -> Paragraphs:
        _ = self.words.gettext
        duration = cookie.duration
        if duration is not None:
            lifetime = self.words.lifetime(duration)
            if cookie.renewed and not duration.keyword:
                lifetime = _('%(duration)s after your last visit') % {
                    'duration': lifetime
                }
        elif cookie.storage == 'session_storage':
            lifetime = _('until you close the tab')
        elif cookie.storage == 'request':
            lifetime = _('nothing is kept')
        else:
            lifetime = _('renewed at each visit') if cookie.renewed else ''
        lines: Paragraphs = ((Piece(lifetime),),) if lifetime else ()
        return (*lines, *self._one(cookie.duration_note))

    def category(self, cookie: Cookie) -> Paragraphs:
        category = self.declaration.categories.get(cookie.category or '')
        return ((terms.category_title(category, self.words),),)

    def storage(self, cookie: Cookie) -> Paragraphs:
        return ((Piece(terms.storage_name(cookie.storage, self.words)),),)

    def party(self, cookie: Cookie) -> Paragraphs:
        party = self.declaration.party_of(cookie)
        return ((Piece(terms.party_name(party, self.words)),),) if party else ()

    def domain(self, cookie: Cookie) -> Paragraphs:
        return ((Piece(cookie.domain, code=True),),) if cookie.domain else ()

    def data(self, cookie: Cookie) -> Paragraphs:
        _ = self.words.gettext
        if cookie.retention is None:
            return self._several(cookie.data)
        retention = _('Retention period: %(duration)s') % {
            'duration': (
                _('no set limit')
                if cookie.retention.keyword == 'persistent'
                else self.words.lifetime(cookie.retention)
            )
        }
        return (*self._several(cookie.data), (Piece(retention),))

    def recipients(self, cookie: Cookie) -> Paragraphs:
        return self._several([recipient.name for recipient in cookie.recipients])

    def _text(self, text: Text) -> Piece:
        return authors(text, self.words.language)

    def _several(self, texts: Sequence[Text]) -> Paragraphs:
        if not texts:
            return ()
        return (tuple(self.words.enumerate([[self._text(text)] for text in texts])),)

    def _one(self, text: Text | None) -> Paragraphs:
        return ((self._text(text),),) if text is not None else ()


_FILL: Final[dict[str, Callable[[Cells, Cookie], Paragraphs]]] = {
    column: getattr(Cells, column) for column in COLUMNS
}
