"""The formats in which findings are written, one module each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.cli.formats import github, gitlab, json, sarif, text
from sphinx_cookiecharter.cli.formats.checked import Checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ('FORMATS', 'Checked', 'text')

#: What writes each format, line by line.
FORMATS: Final[dict[str, Callable[[Sequence[Checked]], Iterable[str]]]] = {
    'text': text.write,
    'json': json.write,
    'github': github.write,
    'gitlab': gitlab.write,
    'sarif': sarif.write,
}
