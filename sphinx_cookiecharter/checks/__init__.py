"""What may be wrong with a declaration: model in, findings out."""

from __future__ import annotations

# Each module adds its rules to the engine as it is imported.
from sphinx_cookiecharter.checks import coherence, presence, translation
from sphinx_cookiecharter.checks.codes import Code, Level
from sphinx_cookiecharter.checks.engine import Finding, at_levels, check
from sphinx_cookiecharter.checks.review import Review, review

__all__ = (
    'Code',
    'Finding',
    'Level',
    'Review',
    'at_levels',
    'check',
    'coherence',
    'presence',
    'review',
    'translation',
)
