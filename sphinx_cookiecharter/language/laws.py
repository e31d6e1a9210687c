"""The names of the texts that decide what needs consent, translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.law.jurisdiction import jurisdiction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.language.language import Language


def consent_laws(jurisdictions: Iterable[str], words: Language) -> list[str]:
    """Return the names of the texts that decide what needs consent, each once.

    A member state whose own text is not known here is under the Directive's; a law
    that asks for no consent has none.
    """
    laws = dict.fromkeys(jurisdiction(name).consent_law for name in jurisdictions)
    return [words.gettext(law) for law in laws if law]
