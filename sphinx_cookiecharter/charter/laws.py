"""The texts that decide what needs consent, by jurisdiction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.charter.wording import Wording

#: Where the General Data Protection Regulation, or the UK's, gives the rights.
GDPR = frozenset({'eu', 'fr', 'it', 'es', 'ie', 'cz', 'de', 'be', 'nl'})


def consent_laws(jurisdictions: Iterable[str], words: Wording) -> list[str]:
    """Return the names of the texts that decide what needs consent.

    A member state whose own text is not known here is under the Directive's;
    California's law asks for no consent, and has no entry.
    """
    _ = words.gettext
    directive = _('Article 5(3) of Directive 2002/58/EC')
    laws = {
        'eu': directive,
        'ie': directive,
        'cz': directive,
        'fr': _('Article 82 of the French Data Protection Act'),
        'it': _('Article 122 of the Italian Privacy Code'),
        'es': _('Article 22.2 of the Spanish LSSI'),
        'de': _('Section 25 of the German TDDDG'),
        'be': _('Article 10/2 of the Belgian Act of 30 July 2018'),
        'nl': _('Article 11.7a of the Dutch Telecommunications Act'),
        'uk': _('Regulation 6 of the British PECR'),
    }
    return list(dict.fromkeys(laws[one] for one in jurisdictions if one in laws))
