"""Names of sections and columns, which directives and the configuration choose from.

Nothing else stands here: a project that loads the extension and does not use it
should not wait for what writes them.
"""

from __future__ import annotations

from typing import Final

#: The sections of a charter, in the order in which they are shown by default.
SECTIONS: Final = (
    'introduction',
    'summary',
    'cookies',
    'choices',
    'providers',
    'rights',
    'definition',
    'kinds',
    'changes',
)

#: Every column of a table, in the order in which the documentation names them.
COLUMNS: Final = (
    'name',
    'provider',
    'service',
    'purpose',
    'duration',
    'category',
    'storage',
    'party',
    'domain',
    'data',
    'recipients',
    'legal_basis',
)

#: The columns that are shown where nobody asks for others.
DEFAULT_COLUMNS: Final = ('name', 'purpose', 'duration', 'provider')
