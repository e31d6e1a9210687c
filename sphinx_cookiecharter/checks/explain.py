"""What a code means, which rules give it, whose they are, and how to mend it."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.checks.applicable_law import law_of
from sphinx_cookiecharter.checks.engine import all_rules
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.law.jurisdiction import JURISDICTIONS
from sphinx_cookiecharter.law.legal_sources import CONSISTENCY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cookiecharter.checks.engine import Rule
    from sphinx_cookiecharter.law.legal_sources import Source


class Explanation(NamedTuple):
    """All that there is to say of a code, for whoever puts it on a page."""

    #: When it is given.
    about: str
    #: What else its rules say: exceptions, a bad and a good example.
    rules: tuple[str, ...]
    #: The jurisdictions that give it each level; none of them where all give it one.
    levels: Mapping[Level, tuple[str, ...]]
    sources: tuple[Source, ...]

    @property
    def summary(self) -> str:
        """The first sentence, where there is room for no more."""
        return self.about.partition('. ')[0].removesuffix('.') + '.'

    def __str__(self) -> str:
        """Return it in plain text, for a terminal."""
        return '\n\n'.join(self._paragraphs()) + '\n'

    def _paragraphs(self) -> Iterator[str]:
        yield self.about
        yield 'Level: ' + '; '.join(
            f'{level} in {", ".join(names)}' if names else level
            for level, names in self.levels.items()
        )
        yield from self.rules
        yield '\n'.join(['Sources:', *map(_cited, self.sources)])


def explain(code: Code) -> Explanation:
    rules = [rule for rule in all_rules() if rule.code is code]
    docs = [inspect.getdoc(rule.ask) or '' for rule in rules]
    # The reader gives this code too: what its one rule says is news.
    if len(docs) == 1 and code is not Code.INVALID_VALUE:
        # Its first paragraph says what the code has said.
        docs = [docs[0].partition('\n\n')[2]]
    # What no text says, and what reading itself finds, is a matter of consistency.
    sources = [source for rule in rules for source in rule.sources] or [CONSISTENCY]
    return Explanation(
        ' '.join((code.__doc__ or '').split()),
        tuple(filter(None, docs)),
        _levels(code, rules),
        tuple(dict.fromkeys(sources)),
    )


def _levels(code: Code, rules: list[Rule]) -> dict[Level, tuple[str, ...]]:
    """Return the jurisdictions that give each level, where a text of theirs does."""
    levels: dict[Level, tuple[str, ...]] = {}
    for name in JURISDICTIONS:
        law = law_of((name,))
        level = law.level(code)
        carried = not rules or any(law.source(code, rule.sources) for rule in rules)
        if level is not None and carried:
            levels[level] = (*levels.get(level, ()), name)
    if levels == {code.level: JURISDICTIONS}:
        return {code.level: ()}
    return levels


def _cited(source: Source) -> str:
    """Return where to look a text up."""
    text = str(source)
    if not text.startswith(source.authority):
        text = f'{source.authority}: {text}'
    hand = ', read at second hand' if source.second_hand else ''
    return f'  {text}{hand}' + (f'\n    {source.url}' if source.url else '')
