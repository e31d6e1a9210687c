"""Purposes as people write them: what is reported, and what is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.reader import read_bytes

PURPOSES = yaml.safe_load(Path(__file__).with_name('purposes.yaml').read_bytes())

#: The codes that look at words.
OF_WORDS = PURPOSES.keys() | {'placeholder-text'}


@pytest.mark.parametrize(
    ('code', 'category', 'purpose'),
    [
        (code, category, purpose)
        for code, by_category in PURPOSES.items()
        for category, purposes in by_category.items()
        for purpose in purposes
    ],
)
def test_what_a_purpose_is_told(code: str, category: str, purpose: str) -> None:
    item = {'name': 'a', 'category': category, 'purpose': purpose}
    content = {'site': {'jurisdictions': ['fr']}, 'cookies': [item]}
    declaration = read_bytes(json.dumps(content).encode(), 'c.json')
    found = {str(one.code) for one in check(declaration)}
    assert found & OF_WORDS == {code} - {'none'}
