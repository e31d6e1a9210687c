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

#: That storage rests on a legitimate interest, in words or by the article.
LEGITIMATE_INTEREST: Final = WordList('legitimate_interest')

LEGITIMATE_INTEREST_ARTICLES: Final = WordList('legitimate_interest_articles')

ARTICLES_DENIED: Final = WordList('articles_denied')

BROWSER_SETTINGS: Final = WordList('browser_settings')

REFUSING: Final = WordList('refusing')

#: What says that the browser's settings are one way more, or none.
NOT_THE_WAY: Final = WordList('not_the_way')

#: That one must accept, what, and in order to do what with the site.
MUST_ACCEPT: Final = WordList('must_accept')

ACCEPTANCE: Final = WordList('acceptance')

USING_THE_SITE: Final = WordList('using_the_site')

NEED_NOT_ACCEPT: Final = WordList('need_not_accept')

WITHOUT_ACCEPTING: Final = WordList('without_accepting')

SITE_CLOSED: Final = WordList('site_closed')

#: *Consent or pay* is not judged here.
PAYING_INSTEAD: Final = WordList('paying_instead')

ONLY_IF_ACCEPTED: Final = WordList('only_if_accepted')

ACCESS_TO_THE_SITE: Final = WordList('access_to_the_site')

#: That going on is no consent, or that nothing is kept.
NO_CONSENT: Final = WordList('no_consent')

NO_CONSENT_NEEDED: Final = WordList('no_consent_needed')

NO_PERSONAL_DATA: Final = WordList('no_personal_data')

#: Offers are advertising where they are shown or measured, not in the basket.
PROMOTIONS: Final = WordList('promotions')

PROMOTING: Final = WordList('promoting')

VOUCHERS: Final = WordList('vouchers')

#: Recommendations are profiling where they follow from what was seen.
RECOMMENDATIONS: Final = WordList('recommendations')

SEEN_BEFORE: Final = WordList('seen_before')

#: What says nothing by itself.
SMALL_WORDS: Final = WordList('small_words')

#: What is written of a transfer and is no safeguard.
NO_SAFEGUARD: Final = WordList('no_safeguard')

#: What an item that keeps a *no* speaks of.
OBJECTIONS: Final = WordList('objections')

#: What buyers get back for having come from another site.
CASHBACK: Final = WordList('cashback')
