"""What was seen of known services is proposed as `use`, by signs that are enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.merge import bring_in
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.observation.comparison.compare import compare
from sphinx_cookiecharter.observation.drafting.draft import draft
from sphinx_cookiecharter.observation.recognition import recognize

from .seen import DAY, capture, item

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.observation.model import Item


def whole(text: str) -> Declaration:
    return bring_in(read_bytes(text.encode(), 'cookies.yaml'), Collection()).declaration


Found: TypeAlias = list[tuple[str, list[str]]]


def known(*items: Item, hosts: tuple[str, ...] = (), theme: str | None = None) -> Found:
    return [
        (one.service.id, [seen.name for seen in one.items])
        for one in recognize(items, hosts, theme)
    ]


def names(*of: str) -> list[Item]:
    return [item(name) for name in of]


def test_names_of_several_services_are_of_the_one_that_another_name_shows() -> None:
    assert known(*names('_ga')) == []
    assert known(*names('_ga', '_ga_AB12')) == [('ga4', ['_ga', '_ga_AB12'])]
    matomo = names('_pk_id.1.1fff', '_pk_ses.1.1fff')
    assert known(*matomo) == [('matomo', ['_pk_id.1.1fff', '_pk_ses.1.1fff'])]
    assert known(*matomo, item('ppms_privacy_ab12')) == [
        ('piwik-pro', ['_pk_id.1.1fff', '_pk_ses.1.1fff', 'ppms_privacy_ab12'])
    ]
    assert known(*names('sessionid')) == []
    assert known(*names('sessionid', 'csrftoken')) == [
        ('django', ['sessionid', 'csrftoken'])
    ]
    portal = names('sessionid', 'csrftoken', 'cookies_preferences')
    assert [one for one, _ in known(*portal)] == ['opendatasoft']


def test_a_host_is_a_second_sign() -> None:
    assert known(*names('_ga'), hosts=('www.googletagmanager.com',)) == [
        ('ga4', ['_ga'])
    ]
    assert known(item('mc', host='quantserve.com')) == [('disqus', ['mc'])]
    assert known(*names('mc')) == []
    # The same name of another's page is not of this site.
    assert known(item('_fbp', host='b.example', party='third')) == []


def test_a_host_that_one_service_has_is_a_sign_alone() -> None:
    assert known(hosts=('fonts.gstatic.com', 'cdn.example')) == [('google-fonts', [])]


def test_services_that_only_ask_a_host_are_all_found() -> None:
    hosts = ('plausible.io', 'tile.openstreetmap.org', 'cloud.umami.is')
    found = [service for service, _ in known(hosts=hosts)]
    assert found == ['openstreetmap', 'plausible', 'umami']


def test_what_only_one_service_names_so_needs_no_other_sign() -> None:
    seen = [*names('_sp_id.dc78'), item('snowplowOutQueue_sp', 'local_storage')]
    assert known(*seen) == [('snowplow', ['_sp_id.dc78', 'snowplowOutQueue_sp'])]


def test_a_theme_is_a_second_sign() -> None:
    theme = item('theme', 'local_storage')
    assert known(theme) == []
    assert known(theme, theme='furo') == [('furo', ['theme'])]
    assert known(*names('sessionid'), theme='django') == []
    # Local storage has a theme on many a site: that of Django is of its admin pages.
    assert known(theme, *names('sessionid', 'csrftoken')) == [
        ('django', ['sessionid', 'csrftoken'])
    ]
    filters = item('django.admin.filtersState', 'session_storage')
    assert known(theme, filters, *names('csrftoken')) == [
        ('django', ['theme', 'django.admin.filtersState', 'csrftoken'])
    ]


SEEN = [
    *names('_ga', '_ga_AB12', '_pk_id.1.1fff', '_pk_ses.1.1fff', '_fbp', 'klaro'),
    *names('intercom-id-1x', 'intercom-session-1x', '_clck', '_clsk'),
    *names('_hjSessionUser_12345', 'OptanonConsent', 'cc_cookie', 'tarteaucitron'),
    *names('_uetvid', '_uetsid', '_pin_unauth', '_tt_enable_cookie', '__stripe_mid'),
    *names('MoodleSession', 'wordpress_logged_in_3fa4b2c9', 'sessionid', 'csrftoken'),
    item('YSC', host='youtube.com', party='third'),
    item('wagtail-theme', 'local_storage'),
]


def test_of_many_services_a_draft_asks_only_what_the_site_knows() -> None:
    seen = capture(*SEEN, item('basket-3fa4b2c99d'), hosts=('fonts.gstatic.com',))
    text = draft([seen])
    written = read_bytes(text.encode(), 'cookies.yaml')
    ids = [entry.id for entry in written.use]
    assert len(ids) >= 15
    assert {'ga4', 'matomo', 'meta-pixel', 'youtube', 'google-fonts'} <= {*ids}
    declaration = whole(text)
    assert declaration.problems == ()
    own = [cookie for cookie in declaration.cookies if not cookie.entry]
    assert ('basket-*',) in [cookie.names for cookie in own]
    places = {cookie.line for cookie in own} | {1}
    codes = {(one.code, one.line) for one in check(declaration)}
    assert {line for _, line in codes if line not in places} <= {
        entry.place[0] for entry in written.use
    }
    told = {code for code, line in codes if line not in places}
    assert told <= {'choice-too-long', 'choice-too-short', 'duration-unlimited'}
    # The draft declares all that was seen.
    assert 'undeclared' not in [one.code for one in compare(declaration, [seen])]


def test_what_is_known_of_a_name_is_marked_as_from_where() -> None:
    text = draft([capture(*names('_gid'))])
    assert '# As the catalogue has it of ua: is it yours?\n    category: stat' in text
    (cookie,) = read_bytes(text.encode(), 'cookies.yaml').cookies
    assert cookie.category == 'statistics'
    assert cookie.provider is not None
    assert cookie.purpose is not None
    assert [code for code, _ in cookie.purpose.languages] == ['en', 'fr']
    # A plain word is anybody's.
    assert 'As the catalogue' not in draft([capture(*names('cart', 'email'))])


def test_what_a_service_that_is_there_may_have_is_asked_about() -> None:
    seen = [*names('sessionid', 'csrftoken'), item('theme', 'local_storage')]
    text = draft([capture(*seen)])
    assert 'use: [django]' in text
    assert '- name: theme\n    # As the catalogue has it of django: is it your' in text
    assert whole(text).cookies[0].category == 'preferences'


def test_what_is_not_declared_names_its_entry_once() -> None:
    seen = capture(*names('_ga', '_ga_AB12', '_fbp', 'visitor_123456'))
    found = compare(whole('use: [furo]\ncookies: []\n'), [seen])
    messages = [one.message for one in found if one.code == 'undeclared']
    assert messages[0] == (
        "cookie '_ga' and 1 more of Google Analytics 4 (ga4) are not declared, and "
        "were seen (in seen.har); write 'use: [furo, ga4, meta-pixel]'"
    )
    assert 'of Meta' in messages[1]
    assert 'name: "visitor_*"' in messages[2]
    assert len(messages) == 3


def test_what_is_used_under_another_name_is_not_proposed_again() -> None:
    own = [
        '{name: _ga_AB12, category: statistics}',
        '{name: _fbp, category: marketing}',
    ]
    text = f'use: [google-analytics]\ncookies: [{", ".join(own)}]\n'
    (one,) = (one for one in check(whole(text)) if one.code == 'known-service')
    assert "knows '_fbp', with" in one.message
    assert "write 'use: [google-analytics, meta-pixel]'" in one.message


def test_what_adapts_an_entry_is_not_lost_in_the_line_to_paste() -> None:
    text = 'use:\n  - matomo: {without: ["mtm_*"]}\n  - furo\ncookies: '
    line = "write 'use: [matomo: {…}, furo, meta-pixel]'"
    seen = [capture(*names('_fbp'))]
    found = [one.message for one in compare(whole(f'{text}[]\n'), seen)]
    assert any(message.endswith(line) for message in found)
    own = whole(f'{text}[{{name: _fbp, category: marketing}}]\n')
    assert any(line in one.message for one in check(own))


def test_what_is_optional_need_not_be_seen() -> None:
    seen = capture(*names('_pk_id.1.1fff', '_pk_ses.1.1fff'))
    found = compare(whole('use: [matomo]\n'), [seen])
    assert [one.code for one in found] == []
    found = compare(whole('use: [matomo]\n'), [capture(*names('_pk_id.1.1fff'))])
    (one,) = found
    assert one.code == 'never-observed'
    assert 'write \'use: [{matomo: {without: ["_pk_ses.*"]}}]\' if' in one.message


def test_what_differs_from_an_entry_says_how_to_adapt_it() -> None:
    seen = capture(item('_pk_id.1.1fff', lifetime=800 * DAY), *names('_pk_ses.1.1fff'))
    (one,) = compare(whole('use: [matomo]\n'), [seen])
    assert one.code == 'lives-longer'
    assert one.message.endswith(
        "; adapt the entry with 'use: [{matomo: "
        '{change: {"_pk_id.*": {duration: …}}}}]\''
    )


@pytest.mark.parametrize(
    ('name', 'written'),
    [
        ('x-visit-3fa4b2c99d', 'x-visit-*'),
        ('wp_20411', 'wp_*'),
        ('a.123e4567-e89b-42d3-a456-426614174000', 'a.*'),
        ('tok:9aK3bB7cC1dD2eE', 'tok:*'),
        # Words, versions and years stay.
        ('banner-2026', 'banner-2026'),
        ('theme_facade', 'theme_facade'),
        ('cookies_preferences', 'cookies_preferences'),
        ('12345', '12345'),
        ('_sp_*_20411', '_sp_*_20411'),
    ],
)
def test_a_name_that_ends_in_an_id_gets_a_pattern(name: str, written: str) -> None:
    declaration = read_bytes(draft([capture(item(name))]).encode(), 'cookies.yaml')
    assert [cookie.names for cookie in declaration.cookies] == [(written,)]
