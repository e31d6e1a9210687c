"""A capture format as a plug-in: what it is known by, and how it is parsed.

To add one, write a module in `formats` that makes a CaptureFormat, and list it there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_cookiecharter.observation.captures.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_cookiecharter.observation.model import Capture


class CaptureFile(NamedTuple):
    """A capture's file: its text, and what that holds where it is JSON or YAML.

    `time` is when it was written, for items that have no time of their own. `document`
    has lost what is stored; it is None of a text that is neither JSON nor YAML.
    """

    path: str
    time: float
    text: str
    document: Any = None

    def positions(self) -> Positions:
        return Positions(self.text, is_json=self.text.lstrip()[:1] in {'{', '['})


@dataclass(frozen=True, slots=True)
class CaptureFormat:
    """One format.

    `title` is how messages name it. `parse` raises UnreadableCaptureError. `secrets`
    are the keys under which it holds stored values, or bodies of pages, and `headers`
    those that are parsed all the same: in lower case, by the `name` beside the key.
    `yaml_key` is a top-level key that only this format has, if it is written in YAML.
    """

    title: str
    fits: Callable[[CaptureFile], bool]
    parse: Callable[[CaptureFile], Capture]
    secrets: frozenset[str] = frozenset()
    headers: frozenset[str] = frozenset()
    yaml_key: str | None = None
