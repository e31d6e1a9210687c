"""Lists of words to look for in a text, and what takes a word back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.phrases.tokens import Said, said

if TYPE_CHECKING:
    from collections.abc import Mapping


# What a negation does not reach over: the end of a sentence, *but*, *unless*, and the
# relative clause of *statistics that do not identify you*.
_CLAUSE = re.compile(
    r'(?<=[.!?;])\s+|\b(?:but|mais|aber|sondern|pero|sino|ma|maar'
    r'|unless|until|sauf|sofern|es sei denn|salvo|a menos que|a meno che|tenzij)\b'
    r'|\b(?:that|which)(?= (?:do|does|can|cannot)\b)|\bqui(?= ne\b)|\bque(?= no\b)'
    r'|\bche(?= non\b)',
    re.IGNORECASE,
)


class WordList:
    """Phrases, by language, separated by commas."""

    def __init__(self, by_language: Mapping[str, str]) -> None:
        phrases = [
            said(phrase).row.strip()
            for language in by_language.values()
            for phrase in language.split(',')
        ]
        self.phrases: Final = tuple(dict.fromkeys(one for one in phrases if one))
        self._by_first: dict[str, list[str]] = {}
        for phrase in self.phrases:
            first = phrase.partition(' ')[0]
            self._by_first.setdefault(first, []).append(f' {phrase} ')
        self._firsts = frozenset(self._by_first)

    def may_be_in(self, words: str) -> bool:
        """Whether any phrase may stand in `words`: asked of all texts at once."""
        return any(
            # The longest word alone is looked for at once, and is seldom there.
            max(each, key=len) in words and re.search(r'\W+'.join(each), words)
            for each in map(str.split, self.phrases)
        )

    def find(self, text: Said) -> str | None:
        """Return the first phrase in a text, or None."""
        if self._firsts.isdisjoint(text.words):
            return None
        found = [
            phrase
            for first, phrases in self._by_first.items()
            if first in text.words
            for phrase in phrases
            if phrase in text.row
        ]
        return max(found, key=len).strip() if found else None

    def find_meant(self, text: Said, *excuses: WordList) -> str | None:
        """Return a phrase that no negation and no excuse takes back, or None."""
        if self.find(text) is None:
            return None
        for clause in map(said, _CLAUSE.split(text.value)):
            phrase = self.find(clause)
            if phrase is None:
                continue
            before, _, after = clause.row.partition(f' {phrase} ')
            if (
                NEGATIONS_OF_WHAT_FOLLOWS.find(_row(before)) is None
                and NEGATIONS.find(_row(f'{before} {after}')) is None
                and not any(excuse.find(clause) for excuse in excuses)
            ):
                return phrase
        return None

    def without(self, text: Said) -> str:
        """Return the words of a text that stand in none of the phrases."""
        row = text.row
        while (phrase := self.find(_row(row))) is not None:
            row = row.replace(f' {phrase} ', ' ')
        return row


def _row(words: str) -> Said:
    """Return words in a row as a text of their own."""
    each = words.split()
    return Said('', f' {" ".join(each)} ', frozenset(each))


#: What takes back a word before or after it: a negation, or a way to say no.
NEGATIONS: Final = WordList(
    {
        'en': 'not, never, cannot, don t, doesn t, isn t, aren t, won t, '
        'opt out, opts out, opted out, opting out, optout, '
        'object, objected, objection, refuse, refused, refusal, decline, declined, '
        'reject, rejected, turned off, switched off, disable, disables, disabled, '
        'block, blocks, blocked, hide, hides, hidden',
        'fr': 'pas, ne, n, jamais, opposition, opposer, opposé, opposée, refus, '
        'refuse, refusé, refusée, refusés, refusées, refuser, désactiver, désactive, '
        'bloquer, masquer, masque',
        'de': 'nicht, nie, niemals, widerspruch, widersprochen, abgelehnt, ablehnen, '
        'ablehnung, deaktiviert, ausgeblendet',
        'es': 'nunca, rechazo, rechazar, rechaza, rechazó, rechazado, rechazada, '
        'rechazados, rechazadas, oposición, oponerse, opuesto, desactivar',
        'it': 'mai, rifiuto, rifiutare, rifiutato, rifiutata, rifiutati, rifiutate, '
        'opposizione, opporsi, opposto, disattivare',
        'nl': 'niet, nooit, weigeren, weigert, geweigerd, weigering, bezwaar, '
        'uitgeschakeld',
    }
)

#: What takes back only what follows: *counts visits without names* counts visits.
NEGATIONS_OF_WHAT_FOLLOWS: Final = WordList(
    {
        'en': 'no, none, nor, neither, without',
        'fr': 'sans, aucun, aucune, ni, non',
        'de': 'kein, keine, keinen, keiner, keinem, keinerlei, ohne',
        'es': 'sin, ningún, ninguna',
        'it': 'senza, nessun, nessuna, né',
        'nl': 'geen, zonder, noch',
    }
)
