"""Names of the targets of `render`, which the command line offers.

Nothing else stands here: it should not wait for what writes them.
"""

from __future__ import annotations

from typing import Final

#: What a declaration is written as.
TARGETS: Final = ('html', 'fragment', 'markdown')

#: What a fragment asks for, whatever is declared.
ASSETS: Final = ('css', 'js')
