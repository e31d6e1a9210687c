"""Table cells: what each column says of an item, a paragraph a line."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.nodes.rows import cell_of
from sphinx_cookiecharter.charter.organisations import recipient_name
from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, REQUIRED
from sphinx_cookiecharter.language import labels, lifetimes
from sphinx_cookiecharter.language.sentence import Run, unplaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.charter.nodes.rows import Cell
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration, Recipient
    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Runs


class Cells:
    """Fills the cells of one table: a method for each column, of the same name.

    With `labelled`, what has no column of its own stands in labelled lines, under the
    name and under the purpose.
    """

    def __init__(
        self,
        declaration: Declaration,
        language: Language,
        columns: Sequence[str],
        *,
        labelled: bool,
    ) -> None:
        self.declaration = declaration
        self.language = language
        self.columns = columns
        self.labelled = labelled
        self._fill = [getattr(self, column) for column in columns]
        self._different: dict[Cell, Cell] = {}
        # A provider has many items: its name is made once.
        self._provider_link = cache(partial(labels.provider_link, language=language))

    def row(self, cookie: Cookie) -> list[Cell]:
        """Return a cell for each column; equal cells are one object.

        So that a doctree holds it once: with 1,000 rows it is pickled in a quarter of
        the time.
        """
        cells = (cell_of(fill(cookie)) for fill in self._fill)
        return [self._different.setdefault(cell, cell) for cell in cells]

    def headings(self, cookies: Sequence[Cookie]) -> dict[str, Run]:
        """Return the headings of the columns."""
        service = _service_column(cookies)
        return {
            column: labels.column(
                service if column == 'service' else column, self.language
            )
            for column in self.columns
        }

    def name(self, cookie: Cookie) -> Iterator[Runs]:
        names = [Run(name, code=True) for name in cookie.names]
        line = (names or [labels.no_name(self.language)])[:1]
        for name in names[1:]:
            line += Run(', '), name
        yield line
        if cookie.storage != 'cookie':
            yield [labels.storage_name(cookie.storage, self.language)]
        if self.labelled and cookie.domain and self._tells_apart(cookie):
            # Translators: %(domain)s: a host, shown as code.
            template = self.language.gettext('Domain: %(domain)s')
            yield self.language.say(template, domain=Run(cookie.domain, code=True))
        yield from self._consent(cookie)
        if 'purpose' not in self.columns:
            yield from self._opt_out(cookie)

    def purpose(self, cookie: Cookie) -> Iterator[Runs]:
        yield from self._paragraph(cookie.purpose)
        if self.labelled:
            yield from self._service_line(cookie)
            yield from self._data_line(cookie)
            yield from self._retention(cookie)
            yield from self._recipients_line(cookie)
            yield from self._legal_basis_line(cookie)
        yield from self._opt_out(cookie)

    def duration(self, cookie: Cookie) -> Iterator[Runs]:
        lifetime = lifetimes.lifetime(cookie, self.language)
        if lifetime:
            yield lifetime
        yield from self._paragraph(cookie.duration_note)

    def provider(self, cookie: Cookie) -> Iterator[Runs]:
        if cookie.provider is not None:
            yield [self._provider_link(cookie.provider)]

    def service(self, cookie: Cookie) -> Iterator[Runs]:
        if cookie.service is not None and cookie.location is not None:
            # Translators: the inserted words are the author’s.
            template = self.language.gettext('%(service)s (%(location)s)')
            yield self.language.say(
                template,
                service=self._text(cookie.service),
                location=self._text(cookie.location),
            )
        else:
            yield from self._paragraph(cookie.service or cookie.location)

    def category(self, cookie: Cookie) -> Iterator[Runs]:
        category = self.declaration.categories.get(cookie.category or '')
        yield [labels.category_title(category, self.language)]

    def storage(self, cookie: Cookie) -> Iterator[Runs]:
        yield [labels.storage_name(cookie.storage, self.language)]

    def party(self, cookie: Cookie) -> Iterator[Runs]:
        party = self.declaration.party_of(cookie)
        if party is not None:
            yield [labels.party_name(party, self.language)]

    def domain(self, cookie: Cookie) -> Iterator[Runs]:
        if cookie.domain is not None:
            yield [Run(cookie.domain, code=True)]

    def data(self, cookie: Cookie) -> Iterator[Runs]:
        if cookie.data:
            yield self._texts(cookie.data)
        yield from self._retention(cookie)

    def recipients(self, cookie: Cookie) -> Iterator[Runs]:
        if cookie.recipients:
            yield self._names(cookie.recipients)

    def legal_basis(self, cookie: Cookie) -> Iterator[Runs]:
        yield from self._paragraph(cookie.legal_basis)

    def _consent(self, cookie: Cookie) -> Iterator[Runs]:
        """Yield why an item needs no consent, or that its category's does not hold."""
        if cookie.consent is None and cookie.exemption is None:
            return
        _, language = self.language.gettext, self.language
        category = self.declaration.categories.get(cookie.category or '')
        usual = category.consent if category is not None else REQUIRED
        consent = self.declaration.consent_of(cookie)
        if cookie.exemption is not None and consent == EXEMPT:
            yield [labels.exemption_reason(cookie.exemption, language)]
        elif consent != usual:
            note = _('No consent needed') if consent == EXEMPT else _('Consent needed')
            yield language.say(note)

    def _tells_apart(self, cookie: Cookie) -> bool:
        """Whether a domain is not the site's, or tells items of one name apart."""
        host = self.declaration.site.host
        if host is None or canonical_host(cookie.domain) != canonical_host(host):
            return True
        return any(self._items[name, cookie.storage] > 1 for name in cookie.names)

    @cached_property
    def _items(self) -> Counter[tuple[str, str]]:
        """How many items of the declaration have a name and a storage."""
        return Counter(
            (name, cookie.storage)
            for cookie in self.declaration.cookies
            for name in set(cookie.names)
        )

    def _service_line(self, cookie: Cookie) -> Iterator[Runs]:
        _, say = self.language.gettext, self.language.say
        service, location = cookie.service, cookie.location
        if service is not None and location is not None:
            yield say(
                # Translators: the inserted words are the author’s.
                _('Service and location: %(service)s (%(location)s)'),
                service=self._text(service),
                location=self._text(location),
            )
        elif service is not None:
            # Translators: the inserted words are the author’s.
            yield say(_('Service: %(service)s'), service=self._text(service))
        elif location is not None:
            # Translators: the inserted words are the author’s.
            yield say(_('Location: %(location)s'), location=self._text(location))

    def _data_line(self, cookie: Cookie) -> Iterator[Runs]:
        if cookie.data:
            # Translators: the inserted words are the author’s.
            template = self.language.gettext('Data collected: %(data)s')
            yield self.language.say(template, data=self._texts(cookie.data))

    def _retention(self, cookie: Cookie) -> Iterator[Runs]:
        retention = lifetimes.retention(cookie, self.language)
        if retention:
            yield retention

    def _recipients_line(self, cookie: Cookie) -> Iterator[Runs]:
        if cookie.recipients:
            # Translators: %(recipients)s: a list of names.
            template = self.language.gettext('Recipients: %(recipients)s')
            names = self._names(cookie.recipients)
            yield self.language.say(template, recipients=names)

    def _legal_basis_line(self, cookie: Cookie) -> Iterator[Runs]:
        if cookie.legal_basis is not None:
            # Translators: the inserted words are the author’s.
            template = self.language.gettext('Legal basis: %(basis)s')
            yield self.language.say(template, basis=self._text(cookie.legal_basis))

    def _opt_out(self, cookie: Cookie) -> Iterator[Runs]:
        """Yield a link that names the item, for it is also heard alone."""
        if cookie.opt_out_url is None:
            return
        _, language = self.language.gettext, self.language
        names = [Run(name, code=True) for name in cookie.names[:1]]
        if self.declaration.consent_of(cookie) == EXEMPT:
            # Translators: %(name)s: the item’s first name. A link that is heard alone.
            template = _('Object (%(name)s)')
        else:
            # Translators: %(name)s: the item’s first name. A link that is heard alone.
            template = _('Opt out (%(name)s)')
        runs = language.say(template, name=names or labels.no_name(language))
        yield [run._replace(uri=cookie.opt_out_url) for run in runs]

    def _names(self, recipients: Sequence[Recipient]) -> list[Run]:
        return self.language.enumerate(
            [
                [recipient_name(recipient, self.declaration, self.language)]
                for recipient in recipients
            ]
        )

    def _texts(self, texts: Sequence[Text]) -> list[Run]:
        return self.language.enumerate([[self._text(text)] for text in texts])

    def _text(self, text: Text) -> Run:
        return unplaced(text, self.language.code)

    def _paragraph(self, text: Text | None) -> Iterator[Runs]:
        if text is not None:
            yield [self._text(text)]


def _service_column(cookies: Sequence[Cookie]) -> str:
    """Return which of its three labels the column `service` has."""
    if not any(cookie.location is not None for cookie in cookies):
        return 'service'
    served = any(cookie.service is not None for cookie in cookies)
    return 'located' if served else 'location'
