"""No page, script or style sheet makes the audit raise, or look at a part twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.observation.pages.audit import audit_pages
from sphinx_cookiecharter.observation.pages.built_site import BuiltSite
from sphinx_cookiecharter.observation.pages.project import Project

from ...declaration.declared import declared
from .test_linear_time import read_page, read_script, read_style, steps_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .test_linear_time import Work

pytestmark = pytest.mark.fuzz

CATALOGUE = Collection()
DECLARED = declared('cookies: []\n')

#: What means something in one of the three.
TOKENS = [
    *('<', '>', '/', '=', '"', "'", '`', ' ', '\n', '\r\n', '\t', '\0', 'é', '&amp;'),
    *('<!--', '-->', '--!>', '<!', '<?', '</', '/>', 'a', 'A', 'x=', 'url(', ')', '('),
    *('<script', '</script', '<svg', '</svg>', '<math>', '<style>', '</style>', '<p '),
    *('<template>', '</template>', '<noscript>', '</noscript', '<title>', '<iframe '),
    *('srcdoc="', 'srcset="', 'src=', 'style="', 'href="https://a.test/', 'data-src='),
    *('<link rel=stylesheet ', '<base ', '<img ', '<source ', '<video preload=none>'),
    *('import', ' from ', ';', '{', '}', 'type=module', 'type="text/plain"'),
    *('localStorage', '.setItem(', '[', ']', '.', ',', 'indexedDB.open(', 'caches.'),
    *('document.cookie=', 'max-age=0', 'expires=', '/*', '*/', '//', '@import', ':'),
    *('https:', '\\', '%', '#', '?', '[::1', ']:x', '\ud800', '\u2028'),
]

TEXT = st.lists(st.sampled_from(TOKENS), max_size=40).map(''.join)
PART = st.lists(st.sampled_from(TOKENS), max_size=4).map(''.join)


def data(text: str) -> bytes:
    return text.encode(errors='replace')


@given(st.lists(TEXT, min_size=1, max_size=3), TEXT)
def test_whatever_was_built_is_audited(pages: Sequence[str], file: str) -> None:
    def read(_path: str) -> bytes:
        return data(file)

    site = BuiltSite(CATALOGUE, Project(hosts={'own.test': ''}), read)
    for number, page in enumerate(pages):
        site.add(f'page{number}', f'page{number}.html', data(page))
    for found in audit_pages(site, DECLARED, ()):
        assert found.finding.message
        assert not found.page or found.page in site.order


@pytest.mark.parametrize('work', [read_page, read_script, read_style])
@settings(
    # Steps that are counted are slow.
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(PART, st.lists(st.sampled_from(TOKENS), min_size=1, max_size=4), PART)
def test_whatever_is_repeated_takes_work_in_proportion(
    work: Work, before: str, repeated: Sequence[str], behind: str
) -> None:
    def steps(number: int) -> int:
        text: Any = before + ''.join(repeated) * number + behind
        with pytest.MonkeyPatch.context() as patch:
            return steps_of(work, data(text) if work is read_page else text, patch)

    assert steps(60) < 5 * steps(15) + 2_000
