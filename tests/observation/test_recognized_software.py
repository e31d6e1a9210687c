"""What the software of a site leaves in a browser is proposed under its own id."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.observation.recognition import recognize

from .seen import item

#: As browsers had them.
SEEN = {
    'sessionid csrftoken cookies_preferences django_language': ['opendatasoft'],
    'sessionid csrftoken': ['django'],
    'sessionid csrftoken django_language': ['django'],
    'acme_session XSRF-TOKEN': ['laravel'],
    'wordpress_logged_in_0f34 wp-settings-time-1': ['wordpress'],
    'woocommerce_cart_hash wp_woocommerce_session_0f34': ['woocommerce'],
    'my_wiki_session my_wikiUserID my_wikiUserName UseDC': ['mediawiki'],
    'SSESS0f343b0931126a20f133d67c2b018a3b': ['drupal'],
    'AUTH_SESSION_ID KEYCLOAK_IDENTITY': ['keycloak'],
    'MoodleSession': ['moodle'],
    'tarteaucitron': ['tarteaucitron'],
    'OptanonConsent OptanonAlertBoxClosed': ['onetrust'],
    'cmplz_banner-status cmplz_functional': ['complianz'],
    'axeptio_cookies': ['axeptio'],
    'cookieyes-consent': ['cookieyes'],
    # Of several programs, and nothing else says of which.
    'session': [],
    'csrftoken': [],
    'CookieConsent': [],
    '_acme_session': [],
}


@pytest.mark.parametrize('names', SEEN)
def test_software_is_known_by_what_it_leaves(names: str) -> None:
    items = [item(name) for name in names.split()]
    assert [one.service.id for one in recognize(items)] == SEEN[names]
