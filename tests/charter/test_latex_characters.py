"""What pdfLaTeX can set, which is Sphinx's default for English and French."""

from __future__ import annotations

from pathlib import Path

import sphinx_cookiecharter

NARROW = '\N{NARROW NO-BREAK SPACE}'


def test_no_catalogue_has_a_space_that_stops_pdflatex() -> None:
    package = Path(sphinx_cookiecharter.__file__).parent
    for catalogue in package.glob('locale/**/*.po'):
        assert NARROW not in catalogue.read_text('utf-8'), catalogue


def test_a_large_number_has_none_either() -> None:
    from gettext import NullTranslations

    from sphinx_cookiecharter.language.language import Language

    assert (
        Language('fr', NullTranslations()).number(10_000) == '10\N{NO-BREAK SPACE}000'
    )
