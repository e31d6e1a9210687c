"""The declarations that the tests of exports share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.exchange.export import export

from ..declaration.declared import declared

if TYPE_CHECKING:
    from sphinx_cookiecharter.exchange.losses import Export

#: A shop with an item of each kind that a target may treat in its own way.
SHOP = """
site:
  name: Bike shop
  url: https://bikes.example
  controller: Bikes Ltd
  privacy_url: https://bikes.example/privacy
  reviewed: 2026-11-01
choice: {cookie: bike_choice}
categories:
  tests:
    title: {en: Trying out, fr: Essais}
    refusal: You see the old pages.
providers:
  numbers:
    name: Numbers Ltd
    privacy_url: https://numbers.example/privacy
    country: US
    transfer: Contract clauses.
cookies:
  - name: sessionid
    category: necessary
    purpose: {en: Keeps you <b>signed in</b>., fr: Vous garde connecté.}
    provider: this-site
    duration: session
  - name: bike_choice
    category: necessary
    exemption: consent-choice
    purpose: {en: Keeps your choice., fr: Garde votre choix.}
    provider: this-site
    duration: 6 months
  - name: bike_lang
    category: preferences
    exemption: ui-customisation
    purpose: {en: Remembers the language., fr: Retient la langue.}
    provider: this-site
    duration: 1 year
  - name: bike_size
    category: preferences
    purpose: {en: Remembers your size., fr: Retient votre taille.}
    provider: this-site
    duration: 1 year
  - name: [numbers_id, numbers_first.*]
    category: statistics
    purpose: {en: Counts visits., fr: Compte les visites.}
    provider: numbers
    duration: 13 months
    domain: bikes.example
    data: [Pages, Time]
    retention: P2Y
    recipients: [{name: Adverts Inc, purpose: Their own.}]
  - name: seen
    storage: local_storage
    category: statistics
    purpose: {en: Counts pages., fr: Compte les pages.}
    provider: this-site
    duration: persistent
  - name: variant
    category: tests
    purpose: {en: Keeps your variant., fr: Garde votre variante.}
    provider: this-site
    duration: 30 days
  - name: ad
    category: marketing
    purpose: {en: Chooses adverts., fr: Choisit des publicités.}
    provider: Adverts Inc
    party: third
    domain: adverts.example
    http_only: true
    duration: 90 days
"""


def exported(
    target: str, text: str = SHOP, *languages: str, source: str = ''
) -> Export:
    """Export a declaration, in languages if any are named."""
    return export(declared(text), target, languages=languages, source_language=source)


def lines(target: str, text: str = SHOP, *languages: str) -> list[str]:
    """Return what is said to be lost."""
    return [str(loss) for loss in exported(target, text, *languages).losses]
