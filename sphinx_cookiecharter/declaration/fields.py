"""The schema of a declaration: all keys, for reader, editors and reference alike."""

from __future__ import annotations

from typing import Final

from sphinx_cookiecharter.declaration.values.addresses import (
    ContactKind,
    HostKind,
    PathKind,
    UrlKind,
)
from sphinx_cookiecharter.declaration.values.base import Field, Group
from sphinx_cookiecharter.declaration.values.lists import (
    ListKind,
    ShorthandKind,
    TextsKind,
)
from sphinx_cookiecharter.declaration.values.scalars import (
    BooleanKind,
    CountryKind,
    DateKind,
    DurationKind,
    FunctionKind,
    IdKind,
    NameKind,
    StorageKind,
    StringKind,
    TextKind,
    WordKind,
)
from sphinx_cookiecharter.declaration.values.used_entries import (
    ChangesKind,
    PlacedNamesKind,
    UsedEntryKind,
)
from sphinx_cookiecharter.declaration.vocabulary import (
    CATEGORIES,
    CHOICE_KEEPERS,
    CONSENTS,
    EXEMPTIONS,
    JURISDICTIONS,
    PARTIES,
    SAME_SITES,
    STORAGES,
    THIS_SITE,
)

AUTHORITY: Final = Group(
    'authority',
    'The authority to which a visitor may complain.',
    (
        Field('name', TextKind(), 'Its name.'),
        Field('url', UrlKind(), 'Its site.'),
    ),
)

SITE: Final = Group(
    'site',
    'The site, and who answers for it.',
    (
        Field(
            'name',
            TextKind(),
            'The name of the site, without an article: it stands after “the site”.',
        ),
        Field(
            'url',
            UrlKind(),
            'Its address: linked from the heading of the cookies, and compared with '
            '`domain` to tell first-party from third-party items.',
        ),
        Field('controller', TextKind(), 'Who answers for the site.'),
        Field('contact', ContactKind(), 'How to reach them.'),
        Field('dpo', ContactKind(), 'How to reach the data protection officer.'),
        Field('privacy_url', UrlKind(), 'The site’s privacy policy.'),
        Field('authority', ShorthandKind(AUTHORITY, 'url'), 'Where to complain.'),
        Field(
            'jurisdictions',
            ListKind(WordKind(JURISDICTIONS)),
            'Whose law the page names, and whose rules the build checks. Where not '
            'given, the page names none, and the rules are those of `eu`.',
        ),
        Field('reviewed', DateKind(), 'When the whole list was last checked.'),
    ),
)

CHOICE: Final = Group(
    'choice',
    'How a visitor’s choice is kept and changed.',
    (
        Field('cookie', IdKind('name of a declared item'), 'What keeps the choice.'),
        Field(
            'kept_in',
            WordKind(CHOICE_KEEPERS),
            'Where a choice is remembered: on the `device` (by default), or in the '
            'visitor’s `account`.',
        ),
        Field('url', UrlKind(fragment=True), 'Where the choice can be changed.'),
        Field(
            'tool',
            IdKind('id of a consent tool in the catalogue'),
            'The consent tool whose panel opens; it brings in what keeps the choice.',
        ),
        Field(
            'call',
            FunctionKind(),
            'A function of your pages that opens the panel of any other tool; wins '
            'over `tool`.',
        ),
    ),
)

CATEGORY: Final = Group(
    'categories.<id>',
    'A consent category: a built-in one to retitle, or one of your own.',
    (
        Field('title', TextKind(), 'Its heading; a new category needs one.'),
        Field('description', TextKind(), 'What its items are for, above their table.'),
        Field('refusal', TextKind(), 'What refusing it does, in a sentence.'),
        Field(
            'consent',
            WordKind(CONSENTS),
            'Whether its items need consent; `required` for a new category.',
        ),
    ),
)

PROVIDER: Final = Group(
    'providers.<id>',
    'Who sets items or receives their data.',
    (
        Field('name', TextKind(), 'Its name; the id where not given.'),
        Field('url', UrlKind(), 'Its site.'),
        Field('privacy_url', UrlKind(), 'Its privacy policy, linked from the tables.'),
        Field('country', CountryKind(), 'Where it is established.'),
        Field(
            'transfer',
            TextKind(),
            'What protects the data when they leave for another country.',
        ),
        Field(
            'processor',
            BooleanKind(),
            'Whether it works for the site only, as a processor does.',
        ),
    ),
)

RECIPIENT: Final = Group(
    'recipients',
    'Who else receives the data.',
    (
        Field('name', TextKind(), 'Its name.', mandatory=True),
        Field('purpose', TextKind(), 'What it uses the data for.'),
    ),
)

COOKIE: Final = Group(
    'cookies',
    'One item: a cookie, or something else kept on or read from the device.',
    (
        Field(
            'name',
            NameKind(),
            'Its name, or the names of items alike; `*` matches any run of characters.',
            mandatory=True,
        ),
        Field(
            'category',
            IdKind('id of a category', tuple(CATEGORIES)),
            'The consent category, and so which table.',
            mandatory=True,
        ),
        Field('purpose', TextKind(), 'What it is for, in a sentence.', mandatory=True),
        Field(
            'provider',
            IdKind('id or name of a provider, or any name', (THIS_SITE,)),
            'Who sets it or receives its data; `this-site` is the site itself.',
        ),
        Field('service', TextKind(), 'Which service of the site needs it.'),
        Field('location', TextKind(), 'Where on the site.'),
        Field('duration', DurationKind(), 'How long it stays.'),
        Field('duration_note', TextKind(), 'A note on how long it stays.'),
        Field('renewed', BooleanKind(), 'Whether each visit prolongs it.'),
        Field(
            'storage', StorageKind(STORAGES), 'Where it is kept; `cookie` by default.'
        ),
        Field('party', WordKind(PARTIES), 'Set by this site, or by another.'),
        Field('domain', HostKind(), 'The host that it belongs to.'),
        Field('path', PathKind(), 'The path that it is limited to; not shown.'),
        Field('consent', WordKind(CONSENTS), 'Where it differs from its category.'),
        Field('exemption', WordKind(EXEMPTIONS), 'Why it needs no consent.'),
        Field('data', TextsKind(), 'What is collected.'),
        Field('retention', DurationKind(), 'How long the data are kept.'),
        Field(
            'recipients',
            ListKind(ShorthandKind(RECIPIENT, 'name')),
            'Who else receives the data.',
        ),
        Field(
            'legal_basis',
            TextKind(),
            'On what the processing of the data rests, where a law asks for it.',
        ),
        Field('opt_out_url', UrlKind(), 'Where to object.'),
        Field('secure', BooleanKind(), 'The attribute Secure; not shown.'),
        Field('http_only', BooleanKind(), 'The attribute HttpOnly; not shown.'),
        Field('same_site', WordKind(SAME_SITES), 'The attribute SameSite; not shown.'),
        Field('partitioned', BooleanKind(), 'The attribute Partitioned; not shown.'),
        Field('reviewed', DateKind(), 'When this item was last checked; not shown.'),
        Field('tags', ListKind(StringKind()), 'For selecting; not shown.'),
    ),
)

DEFAULTS: Final = Group(
    'defaults',
    'What holds of each item of `cookies` that lacks the key: an item’s own key wins, '
    'also one without a value. It does not hold of what `use` brings.',
    tuple(
        COOKIE.by_name[name]
        for name in (
            *('provider', 'service', 'location', 'domain', 'path', 'storage', 'party'),
            *('recipients', 'legal_basis', 'reviewed', 'secure', 'http_only'),
            *('same_site', 'tags'),
        )
    ),
)

CHANGE: Final = Group(
    'use.<id>.change.<name>',
    'What is another than in the entry: keys of an item.',
    tuple(field._replace(mandatory=False) for field in COOKIE.fields),
)

USED: Final = Group(
    'use.<id>',
    'What adapts an entry of the catalogue. Any other key of an item holds of all that '
    'the entry brings; `exemption` and `consent` only of what needs consent in it.',
    (
        Field(
            'without',
            PlacedNamesKind(),
            'What your site does not keep: names or patterns, as the entry writes '
            'them.',
        ),
        Field(
            'change',
            ChangesKind(CHANGE),
            'What is otherwise on your site: keys of an item, by a name or a pattern '
            'as the entry writes it.',
        ),
        Field(
            'variant',
            IdKind('name of one of its variants'),
            'Which of its variants your site has; `newest` is the entry without any.',
        ),
    ),
)

#: All keys that adapt an entry.
ADAPTATION: Final = Group(
    USED.name,
    USED.help,
    (*USED.fields, *(field for field in CHANGE.fields if field.name != 'name')),
)

ENTRIES: Final = ListKind(UsedEntryKind(ADAPTATION))

USE: Final = Field(
    'use',
    ENTRIES,
    'Known themes, extensions and services whose items are brought in, by their id, or '
    'as a mapping of the id to what adapts the entry; what `cookies` says of an item '
    'wins.',
)

#: The keys at the top of the file, in the order in which they are explained.
TOP: Final = (
    *('site', 'choice', 'categories', 'providers', 'use', 'defaults', 'cookies'),
)

#: All groups, for whoever documents or describes the declaration.
GROUPS: Final = (
    *(SITE, AUTHORITY, CHOICE, CATEGORY, PROVIDER, DEFAULTS, COOKIE, RECIPIENT),
)
