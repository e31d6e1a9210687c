"""The closed list of codes that a finding may have."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """How much a finding matters; `OFF` is only for configuring."""

    ERROR = 'error'
    WARNING = 'warning'
    INFO = 'info'
    OFF = 'off'


class Code(StrEnum):
    """What a finding is about: its name, its level, and when it is given.

    The docstring of a member says when it is given and how to mend it. Where a code
    has two levels, a rule chooses, and its docstring tells; what a jurisdiction makes
    of it stands in `law/jurisdictions`.
    """

    level: Level

    def __new__(cls, value: str, level: Level = Level.WARNING, doc: str = '') -> Code:
        member = str.__new__(cls, value)
        member._value_ = value
        member.level = level
        member.__doc__ = doc
        return member

    @property
    def is_repeated(self) -> bool:
        """Whether many items are likely to have it, each with the same words."""
        return self in _REPEATED

    @property
    def is_local(self) -> bool:
        """Whether only some jurisdictions ask for it: those whose record names it."""
        return self in _LOCAL

    UNREADABLE_FILE = (
        'unreadable-file',
        Level.WARNING,
        """The declaration is missing, is a directory, may not be opened, or is not
        UTF-8. Save it where the directive looks for it, as UTF-8.""",
    )
    INVALID_YAML = (
        'invalid-yaml',
        Level.WARNING,
        """The file is not valid YAML at this place. Or it holds a second document, a
        tag that is not of YAML's core, or an alias that is recursive or stands for too
        much.""",
    )
    DUPLICATE_KEY = (
        'duplicate-key',
        Level.WARNING,
        """One mapping has the same key twice. Only the first counts: remove one.""",
    )
    UNKNOWN_KEY = (
        'unknown-key',
        Level.WARNING,
        """The key is none of the declaration's; mostly it is misspelt. At the top of
        the file, keys of your own begin with `x-`.""",
    )
    WRONG_TYPE = (
        'wrong-type',
        Level.WARNING,
        """A list, a mapping or a word stands where something else is expected.""",
    )
    INVALID_VALUE = (
        'invalid-value',
        Level.WARNING,
        """A value is not what its key asks for. A country, date, address, host or path
        is not one, a word is outside its list, or a name could not be the name of
        anything.""",
    )
    INVALID_DURATION = (
        'invalid-duration',
        Level.WARNING,
        """A duration is neither `session` nor `persistent`, a number with a unit, or
        an ISO 8601 duration. What else there is to say goes into `duration_note`.""",
    )
    INVALID_URL = (
        'invalid-url',
        Level.WARNING,
        """A URL is not an absolute one of http or https, or holds a user name or a
        password.""",
    )
    MISSING_NAME = (
        'missing-name',
        Level.WARNING,
        """An item has no name. Write the one that the browser shows.""",
    )
    MISSING_PURPOSE = (
        'missing-purpose',
        Level.WARNING,
        """An item has no purpose. Say in one sentence what it is for.""",
    )
    MISSING_CATEGORY = (
        'missing-category',
        Level.WARNING,
        """An item has no category, so nobody knows whether it needs consent.""",
    )
    MISSING_TITLE = (
        'missing-title',
        Level.WARNING,
        """A category of your own has no title: there is no heading for its table.""",
    )
    UNKNOWN_CATEGORY = (
        'unknown-category',
        Level.WARNING,
        """An item's category is neither built in nor declared in `categories`.""",
    )
    UNKNOWN_STORAGE = (
        'unknown-storage',
        Level.WARNING,
        """An item's storage is none of those that the declaration knows.""",
    )
    DUPLICATE_COOKIE = (
        'duplicate-cookie',
        Level.WARNING,
        """Two items have the same name, storage, domain and path.""",
    )
    EMPTY_DECLARATION = (
        'empty-declaration',
        Level.WARNING,
        """The file declares no cookies, and does not say that there are none.""",
    )
    UNKNOWN_COOKIE = (
        'unknown-cookie',
        Level.WARNING,
        """`choice.cookie` names no declared item.""",
    )
    MISSING_DURATION = (
        'missing-duration',
        Level.WARNING,
        """An item that stays has no duration. A warning where the item needs consent
        or is third-party, else a note.""",
    )
    MISSING_PROVIDER = (
        'missing-provider',
        Level.WARNING,
        """An item has no provider. A warning where the item needs consent or is
        third-party, else a note.""",
    )
    MISSING_TRANSLATION = (
        'missing-translation',
        Level.WARNING,
        """A text given in several languages lacks the one that is being built. It lacks
        its base too, so the first one given is shown.""",
    )
    UNKNOWN_PROVIDER = (
        'unknown-provider',
        Level.INFO,
        """An item's provider is nearly one of `providers`, but not quite.""",
    )
    PURPOSE_SHORT = (
        'purpose-short',
        Level.WARNING,
        """A purpose is too short to tell a visitor anything, or only repeats the name
        or the category. Say what is kept, and what for.""",
    )
    PURPOSE_VAGUE = (
        'purpose-vague',
        Level.WARNING,
        """A purpose would fit anything. Say what is kept, to do what.""",
    )
    PLACEHOLDER_TEXT = (
        'placeholder-text',
        Level.WARNING,
        """A text still has to be written: `TODO`, *lorem ipsum*, `[…]`.""",
    )
    PARTY_MISSING = (
        'party-missing',
        Level.WARNING,
        """It cannot be told whether an item is first- or third-party. Write `party`, or
        `domain` and the site's `url`. A note until `site.jurisdictions` is written.""",
    )
    DATA_MISSING = (
        'data-missing',
        Level.INFO,
        """It is not told what an item that needs consent collects. Write `data`. Only
        where a law of the site asks for it: in Austria, Norway and Japan.""",
    )
    LEGAL_BASIS_MISSING = (
        'legal-basis-missing',
        Level.INFO,
        """It is not told on what the processing of an item's data rests. Write
        `legal_basis`, once under `defaults` where it is the same for most. Only where a
        law of the site asks for it: in Austria and Brazil.""",
    )
    RECIPIENT_PURPOSE_MISSING = (
        'recipient-purpose-missing',
        Level.INFO,
        """It is not told what a recipient wants the data for. Write its `name` and its
        `purpose`. Only where a law of the site asks for it: in the United Kingdom,
        Japan and Brazil.""",
    )
    PROVIDER_VAGUE = (
        'provider-vague',
        Level.WARNING,
        """A provider is named so that nobody knows who it is. Write who sets the
        item.""",
    )
    THIRD_PARTY_ACCESS_UNTOLD = (
        'third-party-access-untold',
        Level.WARNING,
        """Others receive what an item collects, and none of them is named.""",
    )
    PROVIDER_POLICY_MISSING = (
        'provider-policy-missing',
        Level.WARNING,
        """A provider that is not the site has no privacy policy to link to. Write its
        `privacy_url` under `providers`. A note until `site.jurisdictions` is
        written.""",
    )
    PROVIDER_POLICY_INSECURE = (
        'provider-policy-insecure',
        Level.WARNING,
        """The link to a provider's privacy policy is not an https one.""",
    )
    PARTY_DOMAIN_MISMATCH = (
        'party-domain-mismatch',
        Level.WARNING,
        """An item's `party` is the opposite of what its `domain` and the site's `url`
        say.""",
    )
    EXEMPT_ADVERTISING = (
        'exempt-advertising',
        Level.WARNING,
        """An item that is said to need no consent serves advertising.""",
    )
    EXEMPT_THIRD_PARTY = (
        'exempt-third-party',
        Level.WARNING,
        """A third-party item is said to need no consent, and no reason is given. Write
        its `exemption`.""",
    )
    EXEMPT_SOCIAL = (
        'exempt-social',
        Level.WARNING,
        """An item of a social network is said to need no consent, and not to be only
        for visitors who are signed in there.""",
    )
    ANALYTICS_AS_NECESSARY = (
        'analytics-as-necessary',
        Level.WARNING,
        """An item in the category `necessary` serves to count or study visits.""",
    )
    EXEMPT_NO_OBJECTION = (
        'exempt-no-objection',
        Level.WARNING,
        """An item that measures visits, or adapts the site, without consent offers no
        way to object. Write `opt_out_url`, or under `choice` where a choice is
        changed.""",
    )
    EXEMPTION_NOT_HERE = (
        'exemption-not-here',
        Level.WARNING,
        """An exemption is not known to hold in one of `site.jurisdictions`.""",
    )
    EXEMPT_TOO_LONG = (
        'exempt-too-long',
        Level.INFO,
        """An item stays longer than its exemption is meant for.""",
    )
    CONSENT_CONFLICT = (
        'consent-conflict',
        Level.WARNING,
        """What an item says of consent contradicts its category or its exemption.""",
    )
    ANONYMOUS_CLAIM = (
        'anonymous-claim',
        Level.INFO,
        """A text says *anonymous* of what tells one visitor from another.""",
    )
    AUDIENCE_EXEMPT_LIFETIME = (
        'audience-exempt-lifetime',
        Level.WARNING,
        """An item that measures the audience without consent stays too long.""",
    )
    AUDIENCE_EXEMPT_SLIDING = (
        'audience-exempt-sliding',
        Level.WARNING,
        """Each visit prolongs an item that measures the audience without consent.""",
    )
    AUDIENCE_EXEMPT_RETENTION = (
        'audience-exempt-retention',
        Level.WARNING,
        """The data of an item that measures the audience without consent are kept too
        long. A note where it is not said how long.""",
    )
    AUDIENCE_EXEMPT_THIRD = (
        'audience-exempt-third',
        Level.WARNING,
        """An item that measures the audience without consent is third-party.""",
    )
    AUDIENCE_EXEMPT_VENDOR = (
        'audience-exempt-vendor',
        Level.WARNING,
        """An item that measures the audience without consent is of a service whose
        vendor uses the data itself.""",
    )
    EXEMPT_SHARED = (
        'exempt-shared',
        Level.WARNING,
        """An item that measures visits without consent has recipients, or a provider
        that is not the site. Write `processor: true` of a provider that works for the
        site alone.""",
    )
    AUDIENCE_EXEMPT_ACQUISITION = (
        'audience-exempt-acquisition',
        Level.WARNING,
        """An item that measures the audience without consent serves to measure
        campaigns.""",
    )
    DURATION_UNLIMITED = (
        'duration-unlimited',
        Level.WARNING,
        """A cookie has no end, or an item stays ten years or longer.""",
    )
    LIFETIME_OVER_BROWSER_CAP = (
        'lifetime-over-browser-cap',
        Level.WARNING,
        """A cookie stays longer than browsers keep one: 400 days.""",
    )
    CHOICE_TOO_LONG = (
        'choice-too-long',
        Level.WARNING,
        """What keeps a visitor's choice stays longer than authorities recommend before
        asking again.""",
    )
    CHOICE_TOO_SHORT = (
        'choice-too-short',
        Level.INFO,
        """What keeps a visitor's choice is gone so soon that the visitor is asked again
        and again.""",
    )
    NAME_MANY_IN_ONE = (
        'name-many-in-one',
        Level.INFO,
        """Several names stand in one. Write them as a list.""",
    )
    LOOKS_PASTED = (
        'looks-pasted',
        Level.INFO,
        """A name or a text looks pasted from another tool. The name is a regular
        expression, or has a placeholder of that tool; the text has markup or a template
        that readers would see raw.""",
    )
    NAME_NOT_TOKEN = (
        'name-not-token',
        Level.WARNING,
        """A cookie's name has a character that the grammar of cookies does not allow. A
        note for those that browsers accept.""",
    )
    PREFIX_SECURE = (
        'prefix-secure',
        Level.WARNING,
        """A cookie whose name begins with `__Secure-` is not Secure: browsers refuse
        it.""",
    )
    PREFIX_HOST = (
        'prefix-host',
        Level.WARNING,
        """A cookie's name begins with `__Host-`, and browsers refuse it. It is not
        Secure, has another path than `/`, or a domain that begins with a dot or that
        the site's host is below.""",
    )
    PREFIX_HTTP = (
        'prefix-http',
        Level.WARNING,
        """A cookie whose name begins with `__Http-` or `__Host-Http-` is not Secure or
        not HttpOnly.""",
    )
    SAMESITE_NONE_INSECURE = (
        'samesite-none-insecure',
        Level.WARNING,
        """A cookie has SameSite=None and is not Secure: browsers refuse it.""",
    )
    PARTITIONED_INSECURE = (
        'partitioned-insecure',
        Level.WARNING,
        """A cookie has the attribute Partitioned and is not Secure: browsers refuse
        it.""",
    )
    THIRD_PARTY_SAMESITE = (
        'third-party-samesite',
        Level.INFO,
        """A third-party cookie is not sent to where it comes from: its SameSite is
        `lax` or `strict`.""",
    )
    AUTH_NOT_HTTPONLY = (
        'auth-not-httponly',
        Level.INFO,
        """A cookie that keeps a visitor signed in can be read by scripts, or is sent in
        the clear.""",
    )
    SIZE_OVER = (
        'size-over',
        Level.INFO,
        """A cookie's domain or path is longer than browsers accept.""",
    )
    TRANSFER_UNTOLD = (
        'transfer-untold',
        Level.WARNING,
        """A provider is in a country to which data may go only with a safeguard, and
        none is named. Write `transfer`. A note until `site.jurisdictions` is
        written.""",
    )
    COUNTRY_UNKNOWN = (
        'country-unknown',
        Level.WARNING,
        """The country of a provider that is not the site is not told. Write its
        `country` under `providers`. A note until `site.jurisdictions` is written.""",
    )
    CONTROLLER_MISSING = (
        'controller-missing',
        Level.WARNING,
        """It is not told who answers for the site, or how to reach them. A note until
        `site.jurisdictions` is written, and where only `contact` is missing.""",
    )
    DPO_MISSING = (
        'dpo-missing',
        Level.INFO,
        """It is not told how to reach a data protection officer. A site need not have
        one.""",
    )
    WITHDRAWAL_MISSING = (
        'withdrawal-missing',
        Level.WARNING,
        """Something needs consent, and it is not told where to withdraw it; in
        Switzerland, where to refuse it. Write `choice.url`, or what opens the panel. A
        note until `site.jurisdictions` is written.""",
    )
    CHOICE_TRACKER_MISSING = (
        'choice-tracker-missing',
        Level.WARNING,
        """Something needs consent, and nothing is declared that keeps the choice. A
        note until `site.jurisdictions` is written, and where `choice.url` leads to a
        page, which may keep it elsewhere.""",
    )
    CHOICE_TRACKER_IDLE = (
        'choice-tracker-idle',
        Level.INFO,
        """A choice is kept, and nothing needs consent.""",
    )
    RIGHTS_MISSING = (
        'rights-missing',
        Level.WARNING,
        """It is not told where to complain, or to read of one's rights. Write
        `site.authority` or `site.privacy_url`. A note until `site.jurisdictions` is
        written; written, the charter names the authorities of most of them itself.""",
    )
    UPDATED_MISSING = (
        'updated-missing',
        Level.WARNING,
        """It is not told when the list was last checked. Write `site.reviewed`. A note
        but in California (`us-ca`), whose law asks for the date.""",
    )
    UPDATED_FUTURE = (
        'updated-future',
        Level.WARNING,
        """A review is dated in the future.""",
    )
    REVIEW_OLD = (
        'review-old',
        Level.INFO,
        """The last review is more than 12 months ago. Set its level to be warned.""",
    )
    CATEGORY_EMPTY = (
        'category-empty',
        Level.INFO,
        """A category is declared, and no item is in it.""",
    )
    IMPLIED_CONSENT_TEXT = (
        'implied-consent-text',
        Level.WARNING,
        """A text takes going on as consent.""",
    )
    LEGITIMATE_INTEREST_TEXT = (
        'legitimate-interest-text',
        Level.WARNING,
        """A text rests on legitimate interest what needs consent. Leave that out.""",
    )
    BROWSER_SETTINGS_TEXT = (
        'browser-settings-text',
        Level.WARNING,
        """A text calls the settings of the browser the way to refuse. Offer a choice,
        and say where it is changed.""",
    )
    FORCED_CONSENT_TEXT = (
        'forced-consent-text',
        Level.WARNING,
        """A text makes the whole site depend on accepting. Say what works without.""",
    )
    CERTIFIED_CLAIM = (
        'certified-claim',
        Level.WARNING,
        """A text says that the CNIL has certified or approved something.""",
    )
    RETIRED_TECHNOLOGY = (
        'retired-technology',
        Level.INFO,
        """A text speaks of a technology that browsers have given up. These are Topics,
        FLoC, Protected Audience (FLEDGE), Attribution Reporting and Shared Storage.""",
    )
    STALE_CITATION = (
        'stale-citation',
        Level.INFO,
        """A text cites a law under a name or number that it no longer has.""",
    )
    KNOWN_TRACKER_MISMATCH = (
        'known-tracker-mismatch',
        Level.INFO,
        """An item's category is another than its vendor's documentation suggests. The
        item is known under its name and its provider or domain. A warning where it is
        said to need no consent, and the vendor's does.""",
    )
    KNOWN_SERVICE = (
        'known-service',
        Level.INFO,
        """The catalogue describes items whose provider or purpose is not written. Name
        the entries in `use`, and leave these items out: it has both, and how long they
        stay. One finding names all.""",
    )
    BROKEN_TRANSLATION = (
        'broken-translation',
        Level.WARNING,
        """A catalogue of messages, or a translation in it, cannot be used. The
        catalogue cannot be read; or the translation of a sentence of ours lacks a
        placeholder, has one that is unknown or a control character, or has a plural
        form without its number. The original stands for that message. Correct the
        translation, and compile it.""",
    )
    UNTRANSLATED_LANGUAGE = (
        'untranslated-language',
        Level.INFO,
        """Our sentences are not there in the language of the documentation. They are in
        English, with quantities, dates and countries. Add a catalogue
        `sphinx_cookiecharter` of your own to one of `locale_dirs`.""",
    )
    DUPLICATE_TARGET = (
        'duplicate-target',
        Level.WARNING,
        """Two declarations of one documentation have an item of the same name. A
        reference to it could lead to either, and leads to the first. `:no-index:` on
        the other's directive says that this is meant.""",
    )
    UNKNOWN_REFERENCE = (
        'unknown-reference',
        Level.WARNING,
        """A role names a cookie, a category, a provider or a section that no page
        shows. `nitpick_ignore` and `nitpick_ignore_regex` silence single ones.""",
    )
    EMPTY_SELECTION = (
        'empty-selection',
        Level.WARNING,
        """The options of a directive select nothing, or name what does not exist.""",
    )
    HIDDEN_BY_BLOCKERS = (
        'hidden-by-blockers',
        Level.WARNING,
        """Content blockers hide what a directive shows: their users see an empty page.
        The section or container around it, or the table, has an id or a class that they
        hide, as they hide cookie banners. Sphinx makes the id of a section from its
        title. Choose another title, or write a target with another name above it.""",
    )
    UNDECLARED = (
        'undeclared',
        Level.WARNING,
        """A capture, or a page of this documentation, shows something that is not
        declared. The message ends with what to add under `cookies`, with a category and
        a purpose of yours, or to `use`. A note where a page tells that it is kept only
        when the reader does something, or once consent was given, and where it may
        not be kept.""",
    )
    UNDECLARED_HOST = (
        'undeclared-host',
        Level.WARNING,
        """A page of this documentation asks another host, which is not declared. No
        item has that host, or one that it is below, as its `domain`. Host the file
        yourself, or declare the request. A note where it may not be asked.""",
    )
    NEVER_OBSERVED = (
        'never-observed',
        Level.INFO,
        """No capture shows a declared item, though one of them would show its storage.
        Remove the item if the site no longer uses it; it may also be that nobody did
        what makes the site keep it.""",
    )
    NEAR_MISS = (
        'near-miss',
        Level.WARNING,
        """A capture shows a name that is nearly a declared one. It is not declared
        itself, and the declared one is in no capture. Write the name as it was
        seen.""",
    )
    LIVES_LONGER = (
        'lives-longer',
        Level.WARNING,
        """An item was seen to stay longer than its `duration` says. It stays more than
        a day longer; or beyond the session, where that says `session`.""",
    )
    OTHER_ATTRIBUTES = (
        'other-attributes',
        Level.WARNING,
        """An item was seen with other attributes than declared. It has another storage,
        domain, party, `Secure`, `HttpOnly`, `SameSite` or `Partitioned`. Correct the
        declaration or the site; if both are right, they are two items.""",
    )
    BEFORE_CONSENT = (
        'before-consent',
        Level.WARNING,
        """An item that needs consent was seen before the visitor had chosen, or after
        consent was refused. Let it wait; or declare why it needs no consent.""",
    )
    NEWLY_SEEN = (
        'newly-seen',
        Level.INFO,
        """A capture shows what the one that `--baseline` names does not, though that
        would show it. Look what has brought it, and whether it is declared.""",
    )
    NO_LONGER_SEEN = (
        'no-longer-seen',
        Level.INFO,
        """The capture that `--baseline` names shows what no other does, though one of
        them would show it. Remove the item if the site no longer uses it.""",
    )
    UNREADABLE_CAPTURE = (
        'unreadable-capture',
        Level.WARNING,
        """A capture, or a part of it, cannot be read. It cannot be opened, is broken,
        or is of no known format; a row or an item is broken; or no file fits a
        pattern of `cookiecharter_observations`. All else is compared all the same.""",
    )


_LOCAL: Final = frozenset(
    {
        Code.DATA_MISSING,
        Code.LEGAL_BASIS_MISSING,
        Code.RECIPIENT_PURPOSE_MISSING,
        Code.THIRD_PARTY_ACCESS_UNTOLD,
        Code.EXEMPT_ADVERTISING,
        Code.EXEMPT_THIRD_PARTY,
        Code.EXEMPT_SOCIAL,
        Code.ANALYTICS_AS_NECESSARY,
        Code.EXEMPT_NO_OBJECTION,
        Code.EXEMPTION_NOT_HERE,
        Code.EXEMPT_TOO_LONG,
        Code.ANONYMOUS_CLAIM,
        Code.AUDIENCE_EXEMPT_LIFETIME,
        Code.AUDIENCE_EXEMPT_SLIDING,
        Code.AUDIENCE_EXEMPT_RETENTION,
        Code.AUDIENCE_EXEMPT_THIRD,
        Code.AUDIENCE_EXEMPT_VENDOR,
        Code.EXEMPT_SHARED,
        Code.AUDIENCE_EXEMPT_ACQUISITION,
        Code.DURATION_UNLIMITED,
        Code.CHOICE_TOO_LONG,
        Code.CHOICE_TOO_SHORT,
        Code.TRANSFER_UNTOLD,
        Code.COUNTRY_UNKNOWN,
        Code.CONTROLLER_MISSING,
        Code.DPO_MISSING,
        Code.WITHDRAWAL_MISSING,
        Code.CHOICE_TRACKER_MISSING,
        Code.RIGHTS_MISSING,
        Code.IMPLIED_CONSENT_TEXT,
        Code.LEGITIMATE_INTEREST_TEXT,
        Code.BROWSER_SETTINGS_TEXT,
        Code.FORCED_CONSENT_TEXT,
        Code.CERTIFIED_CLAIM,
    }
)

_REPEATED: Final = frozenset(
    {
        Code.MISSING_NAME,
        Code.MISSING_PURPOSE,
        Code.MISSING_CATEGORY,
        Code.MISSING_TITLE,
        Code.MISSING_DURATION,
        Code.MISSING_PROVIDER,
        Code.PARTY_MISSING,
        Code.DATA_MISSING,
        Code.LEGAL_BASIS_MISSING,
        Code.RECIPIENT_PURPOSE_MISSING,
        Code.PROVIDER_POLICY_MISSING,
        Code.PROVIDER_POLICY_INSECURE,
        Code.COUNTRY_UNKNOWN,
        Code.TRANSFER_UNTOLD,
        Code.EXEMPT_NO_OBJECTION,
        Code.EXEMPT_SHARED,
        Code.EXEMPT_THIRD_PARTY,
        Code.EXEMPTION_NOT_HERE,
        Code.CONSENT_CONFLICT,
        Code.AUDIENCE_EXEMPT_LIFETIME,
        Code.AUDIENCE_EXEMPT_RETENTION,
        Code.AUDIENCE_EXEMPT_SLIDING,
        Code.AUDIENCE_EXEMPT_THIRD,
        Code.AUDIENCE_EXEMPT_VENDOR,
        Code.LIFETIME_OVER_BROWSER_CAP,
        Code.DURATION_UNLIMITED,
        Code.CATEGORY_EMPTY,
        Code.NEVER_OBSERVED,
        Code.NEWLY_SEEN,
        Code.NO_LONGER_SEEN,
    }
)
