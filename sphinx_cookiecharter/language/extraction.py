"""An extraction method for Babel: the names of laws in the records of jurisdictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


def extract_law(
    file: BinaryIO, *_: object, **__: object
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Yield what `make catalogues` puts into the template of one record."""
    record = yaml.safe_load(file)
    if 'law' in record:
        yield 1, 'pgettext', ('law', record['law']), []
