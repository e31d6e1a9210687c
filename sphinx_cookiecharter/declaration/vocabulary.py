"""The closed lists of words that a declaration may use."""

from __future__ import annotations

from typing import Final

from sphinx_cookiecharter.law import jurisdiction

EXEMPT: Final = 'exempt'
REQUIRED: Final = 'required'
CONSENTS: Final = (EXEMPT, REQUIRED)

FIRST: Final = 'first'
THIRD: Final = 'third'
PARTIES: Final = (FIRST, THIRD)

#: The site itself, as the provider of an item.
THIS_SITE: Final = 'this-site'

DEVICE: Final = 'device'
ACCOUNT: Final = 'account'

#: Where a visitor's choice is remembered.
CHOICE_KEEPERS: Final = (DEVICE, ACCOUNT)

#: The built-in categories with their consent, in the order in which they are shown.
CATEGORIES: Final = {
    'necessary': EXEMPT,
    'preferences': REQUIRED,
    'statistics': REQUIRED,
    'external': REQUIRED,
    'marketing': REQUIRED,
}

#: Where an item is kept, or how a visitor is recognised without keeping anything.
STORAGES: Final = (
    'cookie',
    'local_storage',
    'session_storage',
    'indexed_db',
    'cache_storage',
    'pixel',
    'fingerprint',
    'request',
    'other',
)

#: Nothing stays, or only as long as its tab: there is no duration to tell.
FLEETING_STORAGES: Final = frozenset(
    {'session_storage', 'pixel', 'fingerprint', 'request'}
)

#: Whose rules apply: the European Union's, a member state's, or another law's.
JURISDICTIONS: Final = jurisdiction.JURISDICTIONS

#: Why an item needs no consent: Opinion 04/2012 of the Article 29 Working Party
#: (WP 194), the CNIL's guidelines 2020-091, and Schedule A1 to the UK's PECR.
EXEMPTIONS: Final = (
    'transmission',
    'user-input',
    'authentication',
    'security',
    'media-player',
    'load-balancing',
    'ui-customisation',
    'social-plugin-logged-in',
    'consent-choice',
    'basket',
    'quota',
    'audience-measurement',
    'uk-statistical',
    'uk-appearance',
    'uk-emergency',
)

#: The SameSite attribute's values (RFC 6265bis, 4.1.2.7), in lower case.
SAME_SITES: Final = ('strict', 'lax', 'none')

#: ISO 3166-1 alpha-2.
COUNTRIES: Final = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN
    BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ
    DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL
    GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM
    JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP
    NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD
    SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()
)
