"""What is written otherwise in one country than elsewhere in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ..support import Build, MakeRoot

FILES = {
    'index.rst': """\
        Page
        ====

        .. cookie-charter::
           :sections: introduction definition
    """,
    'cookies.yaml': """\
        cookies:
          - name: device
            storage: fingerprint
            category: necessary
            purpose: Tells robots from people, and keeps nothing.
    """,
}


@pytest.mark.suppress
@pytest.mark.parametrize(
    ('language', 'words'),
    [
        ('en', 'recognises your device'),
        ('en_GB', 'recognises your device'),
        ('en_US', 'recognizes your device'),
        ('fr', 'Qu’est-ce qu’un cookie\u00a0?'),
        ('fr_CA', 'Qu’est-ce qu’un cookie?'),
    ],
)
def test_a_page_is_in_the_language_of_its_country(
    make_root: MakeRoot, build: Build, language: str, words: str
) -> None:
    root = make_root(FILES)
    result = build(root, 'text', confoverrides={'language': language})
    assert words in result.read('index.txt').replace('\n', ' ')
