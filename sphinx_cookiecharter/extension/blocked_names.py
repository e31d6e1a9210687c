"""Names that content blockers hide: facts, no rules."""

from __future__ import annotations

from typing import Final

# From the generic hiding rules of EasyList Cookie, the list that most blockers offer
# against cookie banners: what it hid in August 2022, and still hides on 11 August 2026.
# It changes every week; what only one of the two hides is not here.

#: Ids that a title, or the name of a target, can become.
HIDDEN_IDS: Final = frozenset(
    """
    about-cookies aboutcookies accept-cookie-permission accept-cookies-notice
    accept-cookies-regulation accept-use-cookie advertisement-cookies
    agree-to-use-cookies alert-cnil alert-cookie alert-cookie-lgpd
    alert-cookie-policy alert-cookies alert-eu-cookies alert-privacy-update
    alerta-cookies alerte-cookie alerte-cookies alerts-policy analytics-consent
    avertissement-cookies avis-cookies aviso-cookie aviso-cookie-lgpd aviso-cookies
    aviso-lgpd aviso-politica-cookie aviso-politica-privacidade aviso-privacidade
    bandeau-cnil bandeau-cookie bandeau-cookies bandeau-rgpd banniere-cookie
    banniere-cookies ccpa-alert ccpa-cookie ccpa-notice ciasteczka ciasteczko
    ciastka cnil cnil-advert cnil-cookie cnil-cookie-avertissement cnil-cookies
    cnil-privacy-policy consent-agreement consent-cookie consent-management-alert
    cookie-1 cookie-2 cookie-accept-alert cookie-accepted cookie-advert
    cookie-advice cookie-advise cookie-advisory cookie-agree-policy
    cookie-agreement-info cookie-alert cookie-allow cookie-aviso cookie-banner
    cookie-checker cookie-choice cookie-choice-info cookie-choices
    cookie-choices-info cookie-cnil cookie-compliance cookie-conditions
    cookie-consent-manager cookie-consent-warning cookie-contract cookie-cookie-div
    cookie-copy cookie-declaration cookie-directive cookie-directive-note
    cookie-disclosure cookie-display cookie-erlaubnis cookie-es cookie-eu
    cookie-eu-law cookie-finder cookie-first cookie-form cookie-gdpr cookie-hinweis
    cookie-info cookie-info-rodo cookie-information cookie-informations
    cookie-law-compliance cookie-law-consent cookie-law-infos cookie-law-note
    cookie-legal cookie-legal-info cookie-legal-notice cookie-legals
    cookie-legislation cookie-melding cookie-meldung cookie-monster cookie-new
    cookie-note cookie-opt-in cookie-opt-out cookie-optin cookie-optout
    cookie-placeholder cookie-policies cookie-policy-agreement cookie-policy-alert
    cookie-policy-banner cookie-policy-consent cookie-policy-disclaimer
    cookie-policy-info cookie-policy-notice cookie-policy-warning cookie-polityka
    cookie-popover cookie-privacy-info cookie-privacy-policy cookie-question
    cookie-regle cookie-request cookie-required cookie-restriction cookie-richtlinie
    cookie-rodo cookie-section cookie-settings-alert cookie-statement cookie-tips
    cookie-toast cookie-toolkit cookie-tooltip cookie-ue cookie-usage-alert
    cookie-usage-notice cookie-view cookie-warning cookie-warning-gdpr cookie-wet
    cookie1 cookie2 cookiebot cookiecontrol cookiedeclaration cookieinfo
    cookieinformation cookiejar cookielaw cookielegal cookiemelding cookienotice
    cookienutzung cookiepolicy cookieprivacy cookieregels cookies-accept-info
    cookies-acceptance cookies-advice cookies-agree cookies-agreement cookies-alert
    cookies-allowed cookies-approval cookies-are-evil cookies-auth cookies-aviso
    cookies-banner cookies-bar cookies-charter cookies-check cookies-cnil-info
    cookies-compliance cookies-conditions cookies-consentimiento cookies-directive
    cookies-disclaimer cookies-erlauben cookies-guide cookies-info cookies-info-cnil
    cookies-informacja cookies-information cookies-infos cookies-interface
    cookies-jar cookies-komunikat cookies-legal cookies-license cookies-message
    cookies-messages cookies-monster cookies-navigation cookies-note cookies-notice
    cookies-notification cookies-permission cookies-personalize cookies-pol
    cookies-policy-info cookies-policy-warning cookies-popup cookies-privacy
    cookies-privacy-advice cookies-privacy-policy-alert cookies-prompt
    cookies-regulation cookies-rodo cookies-section cookies-short cookies-terms
    cookies-terms-info cookies-ue cookies-usage cookies-use cookies-use-alert
    cookies-verify cookies-warning cookiesconsent cookiesection cookiesettings
    cookiesinfo cookieslaw cookiesnotice cookiesoverview cookiespolicy
    cookiessection cookiestatement cookiesterms cookiesusage cookietable cookieuse
    cookiewaarschuwing cookiewet cookiewetgeving data-protection-notification
    data-protection-regulation datenschutz-consent datenschutzhinweis
    datenschutzinfo disclaimer-cookie disclaimer-cookies dsgvo-banner dsgvo-cookie
    dsgvo-opt-in eprivacy eu-biscuits eu-cookie eu-cookie-compliance
    eu-cookie-directive eu-cookie-guideline eu-cookie-law eu-cookie-notice
    eu-cookie-policy eu-cookies eu-cookies-consent eu-cookies-directive
    eu-cookies-law eu-law eu-privacy gdpr-acceptance gdpr-banner gdpr-cookie
    gdpr-cookie-consent gdpr-cookie-disclaimer gdpr-cookie-info gdpr-cookie-law
    gdpr-cookie-notice gdpr-cookie-policy gdpr-cookies-notice gdpr-disclaimer
    gdpr-is-fun gdpr-law gdpr-manager gdpr-notice gdpr-warning have-a-cookie
    home-cookies imprint-cookie info-about-cookies info-cookie info-cookies
    infocookie infocookies informacja-o-cookies informations-cookies
    informativa-cookie informativa-privacy is-cookie-warning komunikat-cookie
    komunikat-cookies legal-cookie legal-notification lgpd-cookie loi-cookies
    matomo-consent mention-cookies mentions-cookies new-cookie no-cookie nocookie
    notice-cookie notice-cookie-policy notice-cookies notices-cookie-policy-warning
    optanon optin-optout piskoti piskotki policy-accept policy-cookie
    policy-cookie-notice policy-settings-info politica-cookies politicacookies
    polityka-ciastek polityka-cookie polityka-cookies polityka-prywatnosci
    politykacookies politykaprywatnosci preferences-cookie-consent privacy-advise
    privacy-alert privacy-banner privacy-cookie privacy-cookie-info
    privacy-disclaimer privacy-information-cookie-notice privacy-note
    privacy-policy-banner privacy-policy-note privacy-policy-notice
    privacy-policy-updated privacycookie privacynotice private-policy
    rgpd-accept-cookies rgpd-banner rgpd-cookies rgpd-infos rgpd-notice rodoinfo
    services-cookie shop-cookie simple-cookie site-cookie site-cookie-notice
    site-cookie-policy site-cookies site-we-use-cookies slapukai sutik sutike
    termo-de-cookie termos-cookie terms-privacy-consent the-cookie thecookie
    tracker-warning ue-cookie-notify ue-cookie-warning uk-cookie-use use-of-cookie
    usecookies usocookies warning-cookie we-use-cookie we-use-cookies
    website-cookies weusecookies
    """.split()
)

#: Classes.
HIDDEN_CLASSES: Final = frozenset(
    'cookie-cell cookie-footer cookies-section gdpr-info gdpr-section'.split()
)

#: A class that is hidden directly inside a section.
HIDDEN_IN_SECTION: Final = 'cookie'
