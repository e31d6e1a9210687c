"""Reads a storage state, with which a browser begins where it was left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx_cookiecharter.declaration.files import why_unopened

if TYPE_CHECKING:
    from playwright.async_api import StorageState


class UnusableStateError(ValueError):
    """Why a browser cannot begin with a file, without what is stored in it."""


def read_storage_state(path: str) -> StorageState:
    """Read what Playwright has saved; raises UnusableStateError."""
    try:
        state = json.loads(Path(path).read_text('utf-8'))
    except OSError as error:
        msg = f'the storage state {path} cannot be read: {why_unopened(error)}'
        raise UnusableStateError(msg) from error
    except (ValueError, RecursionError):
        # What is raised here holds the whole text.
        state = None
    if not isinstance(state, dict) or not {'cookies', 'origins'} <= state.keys():
        msg = f"{path} is no storage state, which has 'cookies' and 'origins'"
        raise UnusableStateError(msg)
    return cast('StorageState', state)
