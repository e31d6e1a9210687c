"""What each format declares of itself is all that the reader knows of it."""

from __future__ import annotations

import json
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.observation.captures import formats
from sphinx_cookiecharter.observation.captures.formats import FORMATS
from sphinx_cookiecharter.observation.captures.redaction import RedactingParser
from sphinx_cookiecharter.observation.model import UnreadableCaptureError

from .make_captures import SECRET
from .reading import read

if TYPE_CHECKING:
    from pathlib import Path


def test_every_module_of_a_format_is_listed() -> None:
    modules = [
        import_module(f'{formats.__name__}.{module.name}')
        for module in iter_modules(formats.__path__)
    ]
    assert {id(module.FORMAT) for module in modules} == {id(known) for known in FORMATS}


def test_a_file_of_none_is_told_all_of_them(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCaptureError) as refused:
        read(tmp_path, '{}')
    assert all(known.title in str(refused.value) for known in FORMATS)


def test_what_any_format_calls_a_secret_is_dropped_on_parsing() -> None:
    parser = RedactingParser(FORMATS)
    for known in FORMATS:
        for key in known.secrets:
            text = json.dumps([{'name': 'visits', key: SECRET}])
            assert parser.json(text) == parser.yaml(text) == [{'name': 'visits'}]
        for name in known.headers:
            header = {'name': name.title(), 'value': SECRET}
            assert parser.json(json.dumps(header)) == header
