"""The signs of entries in pages: each leads to its own entry, and to no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.catalogue.collection import shipped_entries
from sphinx_cookiecharter.catalogue.signs import shipped_signs
from sphinx_cookiecharter.observation.pages.project import Project
from sphinx_cookiecharter.observation.pages.service_detection import ServiceDetector
from sphinx_cookiecharter.observation.pages.urls import read_address

if TYPE_CHECKING:
    from sphinx_cookiecharter.catalogue.model import Entry

ENTRIES = shipped_entries()
DETECTOR = ServiceDetector(shipped_signs(), Project())


@pytest.mark.parametrize('entry', ENTRIES, ids=lambda entry: entry.id)
def test_an_address_and_a_marker_are_signs_of_one_entry(entry: Entry) -> None:
    for sign in entry.detection.url_hosts:
        host, _, path = sign.partition('/')
        address = read_address(f'https://{host}/{path}'.replace('*', 'x'))
        assert address is not None
        assert DETECTOR.of_address(address) == (entry.id,), sign
    for sign in entry.detection.inline_markers:
        assert DETECTOR.of_script(f'window.x = 1; {sign}') == [entry.id], sign
