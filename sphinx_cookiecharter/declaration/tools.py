"""The consent tools that are known, and how each opens its panel."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

#: What a script can be given as JSON.
Argument: TypeAlias = str | bool | None


class Tool(NamedTuple):
    """A consent tool, and one of three ways to open its panel.

    `call` is a function that the tool makes public, called with `arguments`; `press`
    a CSS selector of the tool's own button, wherever it stands on the page; `href` a
    link that the tool listens to. A call comes first: content blockers hide many
    elements that they know by class.
    """

    name: str
    call: str = ''
    arguments: tuple[Argument, ...] = ()
    press: str = ''
    href: str = ''


#: By the id that stands in a declaration. Looked up in November 2026 in the file and
#: the version named, or in what the maker documents. Those of npm were also pressed.
TOOLS: Final = {
    # Bundle dist/cookieconsent.umd.js, 3.1.0.
    'orestbida': Tool(
        'CookieConsent 3, by Orest Bida', 'CookieConsent.showPreferences'
    ),
    # src/lib.js, 0.7.22: the configuration that it has, and the panel at once.
    'klaro': Tool('Klaro', 'klaro.show', (None, True)),
    # README.md, 3.2.1.
    'orejime': Tool('Orejime 3', 'orejime.prompt'),
    # tarteaucitron.js, 1.34.0.
    'tarteaucitron': Tool('tarteaucitron.js', 'tarteaucitron.userInterface.openPanel'),
    # src/cookieconsent.js, 3.1.1: keeps no instance that a page could call, and listens
    # only to the tab that it writes itself (not where `type` is `info`).
    'osano': Tool('Osano Cookie Consent 3, open source', press='.cc-revoke'),
    # cookiebot.com/en/developer.
    'cookiebot': Tool('Cookiebot', 'Cookiebot.renew'),
    # developer.onetrust.com/onetrust/docs/javascript-api.
    'onetrust': Tool('OneTrust', 'OneTrust.ToggleInfoDisplay'),
    # Really-Simple-Plugins/complianz-gdpr, February 2025.
    'complianz': Tool('Complianz', 'cmplz_set_banner_status', ('show',)),
    # City-of-Helsinki/helsinki-design-system, CookieConsentCore.
    'hds': Tool('Helsinki Design System', 'hds.cookieConsent.openBanner'),
    # src/js/main.js, 3.10.0: listens to the first element of this class. The link in
    # the footer is one; with another of ours before it, that link would be dead.
    'canonical': Tool('Canonical cookie-policy', press='.js-revoke-cookie-manager'),
    # base.html, 0.13.11: the banner is shown while it is what the address leads to.
    'immaterial': Tool('Sphinx-Immaterial', href='#__consent'),
    # resources/js/Cookies.js, and README.md.
    'whitecube': Tool('Laravel Cookie Consent', 'LaravelCookieConsent.reset'),
}
# Not here: django-cookie-consent 1.0.0. `showCookieBar` is exported by a module, needs
# an address, and shows nothing to who has decided. Its page with the list does.
