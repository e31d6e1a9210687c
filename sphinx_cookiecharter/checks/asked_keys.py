"""The keys of an item that only some laws ask for: those that a site's law does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.engine import Case, Run, all_rules
from sphinx_cookiecharter.checks.facts import Facts
from sphinx_cookiecharter.declaration.codes import Code

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Declaration

_KEYS: Final = {
    Code.PARTY_MISSING: 'party',
    Code.DATA_MISSING: 'data',
    Code.LEGAL_BASIS_MISSING: 'legal_basis',
}


def asked_keys(declaration: Declaration) -> list[str]:
    """Return those of `party`, `data` and `legal_basis` that its law asks for."""
    run = Run(Facts(declaration))
    asking = {rule.code for rule in all_rules() if Case(run, rule).level is not None}
    return [key for code, key in _KEYS.items() if code in asking]
