"""Whole pages, as a visitor reads them, are those that were read last."""

from __future__ import annotations

import pytest

from .catalogues import LANGUAGES
from .pages import PAGES, page


@pytest.mark.parametrize('language', LANGUAGES)
def test_the_page_is_the_one_that_was_read(language: str) -> None:
    # `make languages` writes it anew.
    assert page(language) == (PAGES / f'{language}.md').read_text('utf-8')


def test_no_page_is_left_over() -> None:
    assert {path.stem for path in PAGES.iterdir()} == set(LANGUAGES)
