"""Declarations that several tests of the extension use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from ..support import Result

#: The smallest declaration that builds without a warning.
SMALL: Final = """\
cookies:
  - name: sessionid
    category: necessary
    purpose: Keeps you signed in from one page to the next.
"""

#: Nothing to find, not even a note.
CLEAN: Final = """\
cookies:
  - name: sessionid
    category: necessary
    purpose: Keeps you signed in from one page to the next.
    provider: Example
    duration: session
"""

#: Three items with five things wrong.
FAULTY: Final = """\
cookies:
  - name: first
    category: necessary
    provider: Example
    duration: session
  - name: second
    purpose: Counts the pages that are read.
    provider: Example
    duration: 13 months
  - name: third
    category: statistic
    purpose: Counts the pages that are read.
    provider: Example
    duration: 13 mnths
    nonsense: true
"""

#: One item of the site's own that needs no consent, one of another that does.
TWO_PARTIES: Final = """\
site:
  url: https://example.org/
  reviewed: 2026-11-01
cookies:
  - name: sessionid
    category: necessary
    purpose: Keeps you signed in.
    provider: Example
    duration: session
    domain: example.org
  - name: ads
    category: marketing
    purpose: Chooses advertisements.
    provider: Adverts Ltd
    duration: 13 months
    domain: adverts.example
"""

PAGE: Final = """\
Page
====

.. cookie-charter::
"""

#: What would be markup in some format, if it were not plain text.
MARKUP: Final = (
    '<script>alert("x")</script> & 100 % of *stars*, `ticks`, |bars|, under_scores_, '
    r'back\slashes, \textbf{braces}, $dollars$, #hashes, ~tildes~, ^carets^, '
    '@{ats}, --dashes--, {{ jinja }} "quotes" and \'apostrophes\''
)

#: Names that some format could stumble over.
NAMES: Final = (
    'with space',
    'a&b',
    '<angle>',
    '100%',
    '_under_score_',
    '#hash',
    'back\\slash',
    '{braces}',
    '[brackets]',
    '$dollar$',
    '~tilde',
    '^caret',
    'comma,name',
    'colon:name',
    '"quoted"',
    "it's",
    '`tick`',
    '*star',
    '@at',
    '.dot',
    '-dash',
    'été',
    'long_' * 20 + 'name',
    'l0ng' * 40,
)

_STORAGES: Final = (
    'cookie',
    'local_storage',
    'session_storage',
    'indexed_db',
    'cache_storage',
    'pixel',
    'fingerprint',
    'request',
    'other',
)
_CATEGORIES: Final = (
    'necessary',
    'preferences',
    'statistics',
    'external',
    'marketing',
    'own',
)


def quoted(text: str) -> str:
    """Return a text as YAML's single quotes hold it."""
    return "'" + text.replace("'", "''") + "'"


def rich(text: str = MARKUP, title: str | None = None) -> str:
    """Return a declaration with all keys, all storages, and `text` in every text.

    `title`, if given, stands in the headings.
    """
    words = quoted(text)
    head = words if title is None else quoted(title)
    items = '\n'.join(
        f"""
  - name: {quoted(name)}
    category: {_CATEGORIES[n % len(_CATEGORIES)]}
    provider: {'acme' if n % 2 else words}
    service: {words}
    location: {words}
    purpose: {words}
    duration: {('13 months', 'session', 'persistent', 'P1Y6M')[n % 4]}
    duration_note: {words}
    renewed: {'true' if n % 3 else 'false'}
    storage: {_STORAGES[n % len(_STORAGES)]}
    party: {'first' if n % 2 else 'third'}
    domain: cdn.example.org
    path: /
    consent: {'exempt' if n % 5 == 1 else 'required'}
    data: {words}
    retention: 25 months
    recipients: [{words}, Somebody else]
    opt_out_url: https://example.org/out?a=1&b=2%20c#d_e
    secure: true
    http_only: true
    same_site: lax
    partitioned: false
    reviewed: 2026-11-01
    tags: [tag, {words}]"""
        for n, name in enumerate(NAMES)
    )
    return f"""\
site:
  name: {head}
  url: https://example.org/a_b?c=%20&d=1
  controller: {words}
  contact: some_body@example.org
  dpo: https://example.org/dpo_%20
  privacy_url: https://example.org/privacy
  authority: {{name: {words}, url: "https://authority.test/"}}
  jurisdictions: [eu, fr, uk, us-ca]
  reviewed: 2026-11-01
choice:
  cookie: with space
  url: "https://example.org/choose"
categories:
  own: {{title: {head}, description: {words}, consent: required}}
providers:
  acme:
    name: {quoted('Acme ' + text)}
    url: https://acme.test/
    privacy_url: https://acme.test/privacy?a=1&b=2
    country: US
    transfer: {words}
x-own: anything
cookies:{items}
  - name: [one, 'two *']
    category: necessary
    purpose: {words}
    exemption: security
    provider: acme
    duration: session
"""


ALL_COLUMNS: Final = (
    'name provider service purpose duration category storage party domain data '
    'recipients'
)

#: Pages that show a rich declaration in all ways.
RICH_PAGES: Final = {
    'index.rst': f"""\
Page
====

.. cookie-charter::
   :columns: {ALL_COLUMNS}

.. toctree::

   table
   more
""",
    'table.rst': f"""\
Table
=====

.. cookie-table::
   :columns: {ALL_COLUMNS}

.. cookie-choice::
""",
    'more.rst': """\
More
====

- In a list:

  .. cookie-charter::

     Our own words.

.. cookie-table::
   :caption: Our *own* caption
   :columns: name domain duration recipients
""",
}


class RichBuild(Protocol):
    """Build the pages above, once for each builder and language."""

    def __call__(self, builder: str, language: str = 'en') -> Result: ...
