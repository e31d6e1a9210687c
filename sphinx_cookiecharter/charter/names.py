"""Names of sections and columns, which directives and the configuration choose from.

Nothing that writes them stands here: a project that loads the extension and does not
use it should not wait for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.suggestions import suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def chosen(words: str, known: Sequence[str]) -> list[str]:
    """Return the names that `words` holds, separated by spaces, each once.

    Raises ValueError where there is none, or one that is not known.
    """
    names = list(dict.fromkeys(words.split()))
    if not names:
        msg = f'write one or more of: {" ".join(known)}'
        raise ValueError(msg)
    for name in names:
        if name not in known:
            msg = f'{name!r} is unknown; {suggestion(name, known)}'
            raise ValueError(msg)
    return names
