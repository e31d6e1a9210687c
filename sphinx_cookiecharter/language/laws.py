"""The texts that decide what needs consent, by jurisdiction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.language.language import Language

#: Where the General Data Protection Regulation gives a visitor rights.
GDPR = frozenset({'eu', 'fr', 'it', 'es', 'ie', 'cz', 'de', 'be', 'nl'})

#: Where the same rights hold, and withdrawing consent must be as easy as giving it.
SAME_RIGHTS = GDPR | {'uk'}


def consent_laws(jurisdictions: Iterable[str], words: Language) -> list[str]:
    """Return the names of the texts that decide what needs consent.

    A member state whose own text is not known here is under the Directive's;
    California's law asks for no consent, and has no entry.
    """
    _ = words.gettext
    directive = _(
        'the national laws under Article 5(3) of Directive 2002/58/EC (ePrivacy)'
    )
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
        'uk': _(
            'Regulation 6 of, and Schedule A1 to, the UK Privacy and Electronic '
            'Communications Regulations (PECR)'
        ),
    }
    return list(dict.fromkeys(laws[one] for one in jurisdictions if one in laws))
