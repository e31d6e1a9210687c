"""Rules on what was pasted: names and texts in the ways of other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.pasted import pasted_name, raw_markup
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.law.legal_sources import CONSISTENCY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding


@rule(Code.LOOKS_PASTED, CONSISTENCY)
def pasted_names(case: Case) -> Iterator[Finding]:
    """A name that is a regular expression, has a placeholder, or markup around it.

    Bad: `{name: 'lark_[0-9]+'}`

    Good: `{name: 'lark_*'}`
    """
    for cookie in case.declaration.cookies:
        for number, name in enumerate(cookie.names):
            instead = pasted_name(name)
            if instead is None:
                continue
            what = 'the name as the browser shows it, with * for a part that varies'
            if instead:
                # As YAML quotes it, so that it can be pasted.
                what = "'" + instead.replace("'", "''") + "'"
            yield case.on(
                cookie.declared_names[number],
                'name',
                f'the name looks pasted from another tool: write {what}',
            )


@rule(Code.LOOKS_PASTED, CONSISTENCY)
def pasted_texts(case: Case) -> Iterator[Finding]:
    """A text with markup or a template, which readers would see as it stands.

    Bad: `purpose: Keeps you <b>signed in</b> from one page to the next.`

    Good: `purpose: Keeps you signed in from one page to the next.`
    """
    for subject, key, place, raw in case.facts.found_in_texts(
        lambda text: raw_markup(text.value)
    ):
        yield case.on(
            subject,
            key,
            f'{key!r} holds {quoted(raw)}, which readers see as it stands: write '
            'plain words',
            at=place,
        )
