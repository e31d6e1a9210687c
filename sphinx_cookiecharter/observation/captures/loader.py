"""Loader of captures: a file as a capture, and errors in it as findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import UNOPENED, Finding
from sphinx_cookiecharter.observation.captures.reader import read_capture
from sphinx_cookiecharter.observation.model import UnreadableCaptureError

if TYPE_CHECKING:
    import os

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
    from sphinx_cookiecharter.observation.model import Capture


def open_capture(
    path: str | os.PathLike[str],
    name: str,
    also: tuple[CaptureFormat, ...] = (),
) -> tuple[Capture | None, tuple[Finding, ...]]:
    """Read the capture at `path`, which messages call `name`.

    `also` are formats that are tried after those of captures.

    Returns it, or None where there is nothing to compare; and the findings on its file,
    of which those on line 0 are on the file itself. Raises nothing.
    """
    try:
        capture = read_capture(Path(path), also)
    except UnreadableCaptureError as error:
        message = f'the capture {name} cannot be read: {error}'
        mark = (error.line, 1) if error.line else UNOPENED
        code = Code.UNREADABLE_CAPTURE
        return None, (Finding.on(code, mark, message, path=name),)
    lost = tuple(problem._replace(path=name) for problem in capture.problems)
    return replace(capture, path=name), lost
