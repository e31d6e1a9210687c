"""What may be wrong with a declaration: model in, findings out.

`checks.review` has the rules; what is here is light enough for a project that
loads the extension and does not use it.
"""

from __future__ import annotations

from sphinx_cookiecharter.checks.rule import Finding, at_levels, of_reading
from sphinx_cookiecharter.declaration.codes import Code, Level

__all__ = ('Code', 'Finding', 'Level', 'at_levels', 'of_reading')
