"""Items that their vendors document, as data: never complete, and each dated.

Only what a vendor's own documentation or code establishes is here; what is only in
databases of others, or remembered, is not.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

#: When the documentation was looked up.
AS_OF: Final = date(2026, 11, 23)


class Tracker(NamedTuple):
    """What one vendor documents.

    `categories` are those in which its items are expected, the likeliest first;
    `vendors` are the words by which a provider is known, `hosts` the domains, with all
    below them. `source` is an address, or the title of the page where its address
    moves; `basis` says whether the vendor's documentation or its code was read.
    """

    id: str
    names: tuple[str, ...]
    vendors: tuple[str, ...]
    hosts: tuple[str, ...]
    categories: tuple[str, ...]
    source: str
    basis: str = 'documentation'
    storage: str = 'cookie'
    as_of: date = AS_OF


TRACKERS: Final = (
    Tracker(
        'ga4',
        ('_ga', '_ga_*'),
        ('google', 'google analytics'),
        ('google-analytics.com', 'google.com'),
        ('statistics',),
        'https://support.google.com/analytics/answer/11397207',
    ),
    Tracker(
        'ua',
        ('_gid', '_gat', '_gat_gtag_*', '_dc_gtm_*', '_gac_*', 'AMP_TOKEN'),
        ('google', 'google analytics'),
        ('google-analytics.com', 'google.com'),
        ('statistics', 'marketing'),
        'https://developers.google.com/analytics/devguides/collection/gtagjs/'
        'cookie-usage',
    ),
    Tracker(
        'matomo',
        (
            *('_pk_id.*', '_pk_id*', '_pk_ref.*', '_pk_ref*', '_pk_ses.*', '_pk_ses*'),
            *('_pk_cvar.*', '_pk_cvar*', '_pk_hsr.*', '_pk_hsr*'),
        ),
        ('matomo', 'piwik', 'innocraft'),
        ('matomo.cloud', 'matomo.org'),
        ('statistics',),
        'https://matomo.org/faq/general/faq_146/',
    ),
    Tracker(
        'cloudflare',
        ('__cf_bm', '__cflb', '_cfuvid', 'cf_clearance', '__cfwaitingroom'),
        ('cloudflare',),
        ('cloudflare.com',),
        ('necessary',),
        'developers.cloudflare.com, Cloudflare cookies',
    ),
    Tracker(
        'clarity',
        ('_clck', '_clsk'),
        ('microsoft', 'clarity'),
        ('clarity.ms',),
        ('statistics', 'marketing'),
        'learn.microsoft.com, Clarity: cookie list',
    ),
    Tracker(
        'clarity-third-party',
        ('CLID', 'MUID', 'ANONCHK', 'MR', 'SM'),
        ('microsoft', 'clarity', 'bing'),
        ('clarity.ms', 'bing.com'),
        ('statistics', 'marketing'),
        'learn.microsoft.com, Clarity: cookie list',
    ),
    Tracker(
        'hubspot',
        ('__hstc', 'hubspotutk', '__hssc', '__hssrc'),
        ('hubspot',),
        ('hubspot.com', 'hs-scripts.com'),
        ('marketing', 'statistics'),
        'knowledge.hubspot.com, cookies set in a visitor’s browser (2018)',
        as_of=date(2018, 12, 31),
    ),
    Tracker(
        'intercom',
        ('intercom-id-*', 'intercom-session-*', 'intercom-device-id-*'),
        ('intercom',),
        ('intercom.io', 'intercom.com'),
        ('preferences', 'external', 'necessary'),
        'https://www.intercom.com/help/en/articles/2361922',
    ),
    Tracker(
        'segment',
        ('ajs_anonymous_id', 'ajs_user_id', 'ajs_group_id'),
        ('segment', 'twilio'),
        ('segment.com', 'segment.io'),
        ('statistics', 'marketing'),
        'https://github.com/segmentio/analytics-next (1.84.3)',
        basis='code',
    ),
    Tracker(
        'posthog',
        ('ph_*_posthog',),
        ('posthog',),
        ('posthog.com',),
        ('statistics',),
        'https://github.com/PostHog/posthog-js (1.449.2)',
        basis='code',
    ),
    Tracker(
        'docsearch-insights',
        ('_ALGOLIA',),
        ('algolia',),
        ('algolia.net', 'algolia.com'),
        ('statistics',),
        'https://github.com/algolia/search-insights.js (2.17.3)',
        basis='code',
    ),
    Tracker(
        'disqus',
        ('disqus_unique', 'testCookie', '__qca', 'mc', 'UID', 'UIDR'),
        ('disqus',),
        ('disqus.com',),
        ('marketing', 'external'),
        'help.disqus.com, use of cookies',
    ),
    Tracker(
        'vimeo',
        ('vuid',),
        ('vimeo',),
        ('vimeo.com',),
        ('statistics', 'external'),
        'https://help.vimeo.com/hc/en-us/articles/26080940921361',
        as_of=date(2024, 7, 30),
    ),
    Tracker(
        'linkedin-insight',
        (
            *('li_fat_id', 'UserMatchHistory', 'AnalyticsSyncHistory', 'li_sugr'),
            *('bcookie', 'lidc'),
        ),
        ('linkedin',),
        ('linkedin.com',),
        ('marketing', 'external'),
        'linkedin.com, cookie table (April 2024)',
        as_of=date(2024, 4, 30),
    ),
    Tracker(
        'kapa',
        ('kapa_web_id',),
        ('kapa', 'kapa ai'),
        ('kapa.ai',),
        ('statistics',),
        'docs.kapa.ai, user tracking',
    ),
    Tracker(
        'giscus',
        ('giscus-session',),
        ('giscus',),
        ('giscus.app',),
        ('external', 'preferences', 'necessary'),
        'https://github.com/giscus/giscus/blob/main/PRIVACY-POLICY.md',
        storage='local_storage',
    ),
    Tracker(
        'utterances',
        ('utterances-session',),
        ('utterances',),
        ('utteranc.es',),
        ('external', 'preferences', 'necessary'),
        'https://github.com/utterance/utterances',
        basis='code',
        storage='local_storage',
    ),
)
