"""Where English has a term of the law or of interfaces, a translation has its own."""

from __future__ import annotations

import re

import pytest

from .catalogues import (
    PLACEHOLDER,
    TERMS,
    WHOLE,
    forms,
    glossary,
    messages,
    translations,
)

every_whole_language = pytest.mark.parametrize('language', WHOLE)


def plain(form: str) -> str:
    return PLACEHOLDER.sub('', form).casefold()


def lacking(language: str) -> set[tuple[str, str]]:
    """Return each term with the message whose translation lacks it."""
    known = glossary(language).terms
    return {
        (term, forms(message.id)[0])
        for message in messages(translations(language))
        for term, pattern in TERMS.items()
        if any(re.search(pattern, plain(form)) for form in forms(message.id))
        and not all(
            any(word.casefold() in form.casefold() for word in known[term])
            for form in forms(message.string)
        )
    }


@every_whole_language
def test_the_glossary_has_every_term(language: str) -> None:
    assert list(glossary(language).terms) == list(TERMS)


@every_whole_language
def test_a_message_has_its_terms_or_a_waiver(language: str) -> None:
    waived = {
        (term, message)
        for term, reasons in glossary(language).waivers.items()
        for message in reasons
    }
    # A waiver that is not needed any longer is a fault, too.
    assert lacking(language) == waived
