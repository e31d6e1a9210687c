"""The names of the laws of a jurisdiction, translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.law.jurisdiction import Jurisdiction


def law_names(jurisdictions: Iterable[Jurisdiction], language: Language) -> list[str]:
    """Return the names of the laws that apply, each once.

    A member state whose own text is not known here is under the Directive's.
    """
    names: list[str] = []
    for jurisdiction in jurisdictions:
        if jurisdiction.gdpr:
            name = language.pgettext('law', 'General Data Protection Regulation (GDPR)')
            names.append(name)
        if jurisdiction.law:
            names.append(language.pgettext('law', jurisdiction.law))
    return [*dict.fromkeys(names)]
