"""The texts that rules come from, each named once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

#: When these texts were last looked up.
AS_OF: Final = date(2026, 11, 23)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Source:
    """A text, or a part of one: who gave it, and what to call it in a message.

    `second_hand` says that it was read in somebody else's account of it. Its own words,
    of the passage that a rule rests on, are read in the text or in a copy of it.
    `url` is empty where it is not public, or its place is not known for sure.
    """

    authority: str
    text: str
    url: str = ''
    second_hand: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def jurisdiction(self) -> str:
        """Whose law it belongs to, by the name of a record; empty where nobody's.

        That is so of what browsers do, and of what is a matter of consistency.
        """
        return _JURISDICTION_OF.get(self.authority, '')


#: The GDPR, the directive and what was said of them before 2021 hold in the United
#: Kingdom too: they are of `_europe`.
_JURISDICTION_OF: Final = {
    'European Union': '_europe',
    'Court of Justice of the European Union': '_europe',
    'Article 29 Working Party': '_europe',
    'European Data Protection Board': 'eu',
    'France': 'fr',
    'CNIL': 'fr',
    'Garante': 'it',
    'AEPD': 'es',
    'DPC': 'ie',
    'ÚOOÚ': 'cz',
    'Germany': 'de',
    'APD': 'be',
    'Austria': 'at',
    'Denmark': 'dk',
    'Norway': 'no',
    'Poland': 'pl',
    'United Kingdom': 'uk',
    'ICO': 'uk',
    'Switzerland': 'ch',
    'Brazil': 'br',
    'ANPD': 'br',
    'Japan': 'jp',
    'California': 'us-ca',
}


#: What contradicts itself is no matter of law.
CONSISTENCY: Final = Source(
    'this project', 'consistency of the declaration, in itself and with what was seen'
)


def _second(authority: str, text: str, url: str = '') -> Source:
    return Source(authority, text, url, second_hand=True)


_GDPR = 'https://eur-lex.europa.eu/eli/reg/2016/679/oj'
_EPRIVACY = 'https://eur-lex.europa.eu/eli/dir/2002/58/2009-12-19'
_PLANET49 = 'https://curia.europa.eu/juris/document/document.jsf?docid=218462'
_WP194 = (
    'https://ec.europa.eu/justice/article-29/documentation/opinion-recommendation/'
    'files/2012/wp194_en.pdf'
)
_EDPB = 'https://www.edpb.europa.eu/system/files/'
_CNIL_091 = 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000042388179'
_CNIL_092 = (
    'https://www.cnil.fr/sites/default/files/2026-01/'
    'recommandation_cookies_consolidee.pdf'
)
_6265BIS = 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis'
_GARANTE = 'https://www.garanteprivacy.it/home/docweb/-/docweb-display/docweb/9677876'
_PECR = 'https://www.legislation.gov.uk/uksi/2003/2426/schedule/A1'
_AEPD = 'https://www.aepd.es/guias/guia-cookies.pdf'
_FMG = 'https://www.fedlex.admin.ch/eli/cc/1997/2187_2187_2187/de'
_LGPD = 'https://www.planalto.gov.br/ccivil_03/_ato2015-2018/2018/lei/l13709.htm'

# The European Union.


def _gdpr(number: str, noun: str = 'Article') -> Source:
    return Source('European Union', f'GDPR, {noun} {number}', _GDPR)


GDPR_5_1_B: Final = _gdpr('5(1)(b)')
GDPR_5_1_E: Final = _gdpr('5(1)(e)')
GDPR_7_1: Final = _gdpr('7(1)')
GDPR_7_3: Final = _gdpr('7(3)')
GDPR_7_4: Final = _gdpr('7(4)')
GDPR_12_1: Final = _gdpr('12(1)')
GDPR_13_1_A: Final = _gdpr('13(1)(a)')
GDPR_13_1_B: Final = _gdpr('13(1)(b)')
GDPR_13_1_C: Final = _gdpr('13(1)(c)')
GDPR_13_1_E: Final = _gdpr('13(1)(e)')
GDPR_13_1_F: Final = _gdpr('13(1)(f)')
GDPR_13_2_A: Final = _gdpr('13(2)(a)')
GDPR_13_2_B_D: Final = _gdpr('13(2)(b) to (d)')
GDPR_44_49: Final = _gdpr('44 to 49', 'Articles')
EPRIVACY_5_3: Final = Source(
    'European Union', 'Directive 2002/58/EC (ePrivacy), Article 5(3)', _EPRIVACY
)
PLANET49: Final = _second(
    'Court of Justice of the European Union', 'Planet49 (C-673/17)', _PLANET49
)
PLANET49_75_81: Final = _second(
    'Court of Justice of the European Union',
    'Planet49 (C-673/17), paragraphs 75 to 81',
    _PLANET49,
)
PLANET49_81: Final = Source(
    'Court of Justice of the European Union',
    'Planet49 (C-673/17), paragraph 81',
    _PLANET49,
)
WP194: Final = _second('Article 29 Working Party', 'Opinion 04/2012, WP 194', _WP194)
WP260: Final = _second(
    'Article 29 Working Party',
    'Guidelines on transparency, WP 260 rev.01',
    'https://ec.europa.eu/newsroom/article29/items/622227',
)
TASKFORCE: Final = Source(
    'European Data Protection Board',
    'EDPB, Report of the Cookie Banner Taskforce',
    f'{_EDPB}2023-01/edpb_20230118_report_cookie_banner_taskforce_en.pdf',
)
EDPB_2_2023: Final = Source(
    'European Data Protection Board',
    'EDPB Guidelines 2/2023',
    f'{_EDPB}2024-10/edpb_guidelines_202302_technical_scope_art_53_'
    'eprivacydirective_v2_en_0.pdf',
)

# Member states.
LIL_82: Final = Source(
    'France',
    'French Data Protection Act, Article 82',
    'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037813978',
)
CNIL_091: Final = _second('CNIL', 'CNIL Guidelines 2020-091', _CNIL_091)
CNIL_091_51: Final = _second(
    'CNIL', 'CNIL Guidelines 2020-091, paragraph 51', _CNIL_091
)
CNIL_092_2_1: Final = _second('CNIL', 'CNIL Recommendation 2020-092, 2.1', _CNIL_092)
CNIL_092_2_3: Final = _second('CNIL', 'CNIL Recommendation 2020-092, 2.3', _CNIL_092)
CNIL_092_3: Final = _second(
    'CNIL', 'CNIL Recommendation 2020-092, Article 3', _CNIL_092
)
CNIL_092_6: Final = _second(
    'CNIL', 'CNIL Recommendation 2020-092, Article 6', _CNIL_092
)
CNIL_092_39: Final = _second(
    'CNIL', 'CNIL Recommendation 2020-092, paragraphs 38 and 39', _CNIL_092
)
CNIL_092_50: Final = Source(
    'CNIL', 'CNIL Recommendation 2020-092, paragraph 50', _CNIL_092
)
CNIL_AUDIENCE: Final = Source(
    'CNIL',
    'CNIL page on audience measurement, July 2025',
    'https://www.cnil.fr/fr/node/167364',
)
CNIL_TOOL: Final = _second('CNIL', 'CNIL self-assessment of audience tools, July 2025')
CNIL_FAQ_12: Final = _second('CNIL', 'CNIL questions on cookies, question 12')
GARANTE_6_2: Final = Source(
    'Garante', 'Garante, Provvedimento 231 of 10 June 2021, 6.2', _GARANTE
)
GARANTE: Final = _second(
    'Garante', 'Garante, Provvedimento 231 of 10 June 2021', _GARANTE
)
AEPD: Final = _second('AEPD', 'AEPD Guide on cookies, July 2023', _AEPD)
AEPD_3_2_8: Final = _second('AEPD', 'AEPD Guide on cookies, July 2023, 3.2.8', _AEPD)
AEPD_AUDIENCE: Final = _second(
    'AEPD', 'AEPD Guide on audience measurement tools, January 2024'
)
DPC: Final = Source('DPC', 'DPC guidance on cookies, April 2020')
UOOU: Final = _second('ÚOOÚ', 'ÚOOÚ guidance on cookies')
TDDDG_25: Final = Source(
    'Germany', 'TDDDG, Section 25', 'https://www.gesetze-im-internet.de/ttdsg/__25.html'
)
TDDDG: Final = _second('Germany', 'TDDDG', 'https://www.gesetze-im-internet.de/ttdsg/')
TKG_165_3: Final = Source(
    'Austria',
    'TKG 2021, Section 165(3)',
    'https://www.ris.bka.gv.at/GeltendeFassung.wxe'
    '?Abfrage=Bundesnormen&Gesetzesnummer=20011678',
)
EKOM_3_15: Final = Source(
    'Norway',
    'Ekomloven, Section 3-15',
    'https://lovdata.no/dokument/NL/lov/2024-12-13-76',
)
BEK_1148: Final = _second('Denmark', 'Danish Executive Order 1148/2011, Section 3')
APD: Final = Source('APD', 'APD Checklist on cookies, 20 October 2023')
PKE_399: Final = _second('Poland', 'Prawo komunikacji elektronicznej, Article 399')

# Elsewhere.
PECR_A1: Final = Source('United Kingdom', 'PECR, Schedule A1', _PECR)
ICO_TOLD: Final = Source('ICO', 'ICO guidance, How do we tell people')
FMG_45C: Final = Source('Switzerland', 'FMG, Article 45c', f'{_FMG}#art_45_c')
LGPD_8_5: Final = Source('Brazil', 'LGPD, Article 8(5)', _LGPD)
LGPD_9: Final = Source('Brazil', 'LGPD, Article 9', _LGPD)
ANPD: Final = _second('ANPD', 'ANPD Guide on cookies, 18 October 2022')
ANPD_OFICIO: Final = _second('ANPD', 'ANPD Ofício 6/2022 on the portal Gov.br')
TBA_27_12: Final = _second(
    'Japan',
    'Telecommunications Business Act, Article 27-12',
    'https://laws.e-gov.go.jp/law/359AC0000000086',
)
CCR_7011: Final = _second('California', '11 CCR §7011')

# Technical.
RFC6265_NAME: Final = Source('IETF', 'RFC 6265bis, 4.1.1', f'{_6265BIS}#section-4.1.1')
RFC6265_SECURE: Final = Source(
    'IETF', 'RFC 6265bis, 4.1.3.1', f'{_6265BIS}#section-4.1.3.1'
)
RFC6265_HOST: Final = Source(
    'IETF', 'RFC 6265bis, 4.1.3.2', f'{_6265BIS}#section-4.1.3.2'
)
RFC6265_AGE: Final = Source('IETF', 'RFC 6265bis, 5.5', f'{_6265BIS}#section-5.5')
RFC6265_SIZE: Final = Source('IETF', 'RFC 6265bis, 5.6', f'{_6265BIS}#section-5.6')
RFC6265_SAME_SITE: Final = Source(
    'IETF', 'RFC 6265bis, 5.6.7', f'{_6265BIS}#section-5.6.7'
)
RFC6265_STORE: Final = Source('IETF', 'RFC 6265bis, 5.7', f'{_6265BIS}#section-5.7')
RFC6265_THIRD: Final = Source('IETF', 'RFC 6265bis, 7.1', f'{_6265BIS}#section-7.1')
LAYERED: Final = Source(
    'IETF',
    'draft on layered cookies',
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies',
)
CHROME_400: Final = Source(
    'Google',
    'Chrome 104',
    'https://developer.chrome.com/blog/cookie-max-age-expires',
)
CHIPS: Final = Source(
    'Google', 'Chrome, CHIPS', 'https://developer.chrome.com/docs/privacy-sandbox/chips'
)
SANDBOX: Final = _second(
    'Google', 'Google, Update on Plans for Privacy Sandbox Technologies, October 2025'
)
MDN: Final = Source(
    'MDN',
    'MDN, Secure cookie configuration',
    'https://developer.mozilla.org/en-US/docs/Web/Security/'
    'Practical_implementation_guides/Cookies',
)
IAB: Final = Source('IAB', 'IAB Vendor Device Storage & Operational Disclosures 1.1')
VENDORS: Final = Source('the vendors', 'documentation or code of the vendors')

#: All of them by the names that they have here, by which records name them.
SOURCES: Final = {
    name: source
    for name, source in dict(globals()).items()
    if isinstance(source, Source)
}
