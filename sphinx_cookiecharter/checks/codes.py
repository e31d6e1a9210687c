"""The closed list of codes that a finding may have."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters; `OFF` is only for configuring."""

    ERROR = 'error'
    WARNING = 'warning'
    INFO = 'info'
    OFF = 'off'


class Code(StrEnum):
    """What a finding is about: its name, its level, and when it is given.

    The docstring of a member says when it is given and how to mend it. Where a code
    has two levels, a rule chooses, and its docstring tells.
    """

    level: Level

    def __new__(cls, value: str, level: Level = Level.WARNING, doc: str = '') -> Code:
        member = str.__new__(cls, value)
        member._value_ = value
        member.level = level
        member.__doc__ = ' '.join(doc.split())
        return member

    UNREADABLE_FILE = (
        'unreadable-file',
        Level.WARNING,
        """The declaration is missing, is a directory, may not be opened, or is not
        UTF-8. Save it where the directive looks for it, as UTF-8.""",
    )
    INVALID_YAML = (
        'invalid-yaml',
        Level.WARNING,
        """The file is no YAML at this place, holds a second document, a tag that is
        not of YAML's core, or an alias that is recursive or stands for too much.""",
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
        """A country, date, address, host or path is not one, a word is outside its
        list, or a name could not be the name of anything.""",
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
        """A URL is not an absolute one of http or https.""",
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
        """The file declares no cookies.""",
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
        """A text given in several languages lacks the one that is being built, and
        its base: the first one given is shown.""",
    )
    UNKNOWN_PROVIDER = (
        'unknown-provider',
        Level.INFO,
        """An item's provider is nearly one of `providers`, but not quite.""",
    )
    DUPLICATE_TARGET = (
        'duplicate-target',
        Level.WARNING,
        """Two declarations of one documentation have an item of the same name, so that
        a reference to it could lead to either. It leads to the first; `:no-index:` on
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
        """The section or container around a directive, or the table, has an id or a
        class that content blockers hide, as they hide cookie banners: their users see
        an empty page. Sphinx makes the id of a section from its title. Choose another
        title, or write a target with another name above it.""",
    )
