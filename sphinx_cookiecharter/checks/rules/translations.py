"""Rules on translations: whether texts speak the language that is being built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.declared_texts import texts_of
from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.law.legal_sources import CONSISTENCY, GDPR_12_1

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding


@rule(Code.MISSING_TRANSLATION, GDPR_12_1, CONSISTENCY)
def missing_translation(case: Case) -> Iterator[Finding]:
    """A text in several languages, without the one that is being built.

    A note where the text is of an entry of the catalogue that `use` names.

    Bad, in a French build: `purpose: {en: Keeps you signed in.}`

    Good: `purpose: {en: Keeps you signed in., fr: Garde votre session ouverte.}`
    """
    language = case.facts.language
    if language is None:
        return
    entries = {used.place for used in case.declaration.use}
    for subject, key, text, place in texts_of(case.declaration):
        if not text.speaks(language):
            given, _ = text.languages[0]
            brought = place in entries
            what = f'add the key {language!r}'
            if brought:
                what = f'declare it yourself to have them in {language!r}'
            yield case.on(
                subject,
                key,
                f'{key!r} has no words in {language!r}, so those in {given!r} '
                f'are shown: {what}',
                Level.INFO if brought else None,
                at=place,
            )
