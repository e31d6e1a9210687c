"""Phrases that give a text away: what each list of the files beside this is for.

Case, punctuation and apostrophes make no difference. The texts of a declaration are
looked through for all languages: a plain text does not say which it is in.
"""

from __future__ import annotations

from typing import Final

from sphinx_cookiecharter.checks.phrases.matcher import WordList

#: What an item that only keeps a choice speaks of.
CHOICES: Final = WordList('choices')

ADVERTISING: Final = WordList('advertising')

#: Showing an advertisement not too often is advertising: no negation takes it back.
CAPPING: Final = WordList('capping')

#: What is called like advertising and is none: small ads, and what registers publish.
NO_ADVERTISING: Final = WordList('no_advertising')

AUDIENCE: Final = WordList('audience')

#: Statistics that are not of visits: of load, faults and attacks, and those that a
#: site publishes.
OTHER_STATISTICS: Final = WordList('other_statistics')

CAMPAIGNS: Final = WordList('campaigns')

SOCIAL: Final = WordList('social')

#: Whom the exemption of social plug-ins is for.
SIGNED_IN: Final = WordList('signed_in')

ANONYMOUS: Final = WordList('anonymous')

IDENTIFIERS: Final = WordList('identifiers')

#: What is no longer of a person.
AGGREGATED: Final = WordList('aggregated')

#: WP 260 rev.01 and the AEPD's guide name some of these as examples of what is vague.
VAGUE: Final = WordList('vague')

#: What may stand beside a vague phrase and makes it no more exact.
FILLERS: Final = WordList('fillers')

IMPLIED_CONSENT: Final = WordList('implied_consent')

#: What makes going on a consent: without it, *by using this site* says nothing of it.
ACCEPTING: Final = WordList('accepting')

#: That an authority has certified, validated or approved something.
CERTIFIED: Final = WordList('certified')

#: What speaks of the past.
FORMERLY: Final = WordList('formerly')

#: Names that name nobody, without the words of `LOOSE` before them.
NOBODY: Final = WordList('nobody')

LOOSE: Final = WordList('loose')

#: What is a placeholder where it is all that a text, or a pair of brackets, holds.
TO_BE_WRITTEN: Final = WordList('to_be_written')

#: What stands between two names, as *and*.
CONJUNCTIONS: Final = WordList('conjunctions')
