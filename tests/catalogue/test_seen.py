"""What a real browser saw of services, against what their entries say.

Each capture in `tests/fixtures/seen` is what `cookiecharter observe` wrote of two pages
that have the service of that id and nothing else.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.merge import bring_in
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.hosts import domain_matches
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.observation.captures.reader import read_capture
from sphinx_cookiecharter.observation.comparison.compare import compare

COLLECTION = Collection()
SEEN = sorted(Path(__file__).parents[1].joinpath('fixtures', 'seen').glob('*.json'))

#: The page asks for nothing, and has no tool to ask with.
OF_THE_PAGE = {Code.BEFORE_CONSENT, Code.NEVER_OBSERVED}


@pytest.mark.parametrize('path', SEEN, ids=lambda path: path.stem)
def test_an_entry_says_all_that_a_browser_saw(path: Path) -> None:
    text = f'site: {{url: "http://localhost/"}}\nuse: [{path.stem}]\ncookies: []\n'
    used = bring_in(read_bytes(text.encode(), 'cookies.yaml'), COLLECTION)
    findings = compare(used.declaration, [read_capture(path)])
    assert [one.message for one in findings if one.code not in OF_THE_PAGE] == []


@pytest.mark.parametrize('path', SEEN, ids=lambda path: path.stem)
def test_an_entry_names_all_hosts_that_a_browser_was_sent_to(path: Path) -> None:
    capture, entry = read_capture(path), COLLECTION.entry(path.stem)
    assert entry is not None
    assert capture.items or capture.hosts
    for host in capture.hosts:
        assert any(domain_matches(host, known) for known in entry.stored.hosts), host
