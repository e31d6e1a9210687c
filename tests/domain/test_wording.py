"""Our own words, in any language, and overridden by the project."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

import sphinx_cookiecharter

from .catalogues import END, SPHINX_BUILD, heading, speaking, write_catalogue
from .pages import CHARTER, COOKIES, body, links, page, toctree, tree

if TYPE_CHECKING:
    from ..support import Build, MakeRoot

POT = Path(sphinx_cookiecharter.__file__).parent / 'locale/sphinx_cookiecharter.pot'

CHOICES = heading('Your choices')

#: What begins every text of the author's, so that it can be told from ours.
MARK = '~'

RICH = """\
site:
  name: ~Site
  url: https://example.test/
  controller: ~Controller
  contact: me@example.test
  dpo: https://example.test/dpo
  privacy_url: https://example.test/privacy
  authority: {name: ~Authority, url: "https://authority.test/"}
  jurisdictions: [eu, fr, uk, us-ca]
  reviewed: 2026-11-02
choice: {cookie: n0, url: "https://example.test/choose", kept_in: account}
categories:
  own: {title: ~Own, description: ~Description, refusal: ~R, consent: required}
providers:
  acme: {name: ~Acme, url: "https://acme.test/", country: US, transfer: ~Transfer,
         privacy_url: "https://acme.test/privacy", processor: true}
cookies:
"""
STORAGES = (
    'cookie local_storage session_storage indexed_db cache_storage pixel fingerprint '
    'request other'
).split()
EXEMPTIONS = (
    'transmission user-input authentication security media-player load-balancing '
    'ui-customisation social-plugin-logged-in consent-choice basket quota '
    'audience-measurement'
).split()
CATEGORIES = ('necessary', 'preferences', 'statistics', 'external', 'marketing', 'own')
DURATIONS = ('13 months', 'session', 'persistent', '1 day')


def rich() -> str:
    """Return a declaration of which everything is said that we can say."""
    items = ''.join(
        f"""\
  - name: n{n}
    category: {CATEGORIES[n % 6]}
    purpose: ~Purpose {n}
    provider: {'acme' if n % 2 else '~Other'}
    service: ~Service
    location: ~Location
    duration: {DURATIONS[n % 4]}
    renewed: {'true' if n % 3 else 'false'}
    storage: {STORAGES[n % 9]}
    party: {'first' if n % 2 else 'third'}
    domain: d.example.test
    exemption: {exemption}
    opt_out_url: https://example.test/out
    data: ~Data
    retention: {DURATIONS[0] if n % 2 else 'persistent'}
    recipients: [~One, {{name: ~Two, purpose: ~Why}}]
    legal_basis: ~Basis
"""
        for n, exemption in enumerate(EXEMPTIONS)
    )
    # Consent of the item's own, an unknown purpose, no category, a pattern.
    return f"""{RICH}{items}\
  - {{name: 'p*', category: marketing, purpose: ~P, provider: acme, consent: exempt,
     duration: 1 day}}
  - {{name: q, category: necessary, purpose: ~Q, provider: acme, consent: required,
     duration: 1 day}}
  - {{name: r, purpose: ~R, provider: acme, duration: 1 day}}
"""


COLUMNS = (
    'name provider service purpose duration category storage party domain data '
    'recipients'
)
#: What the rich one does not say, for it has everything.
OTHERS = {
    'nobody': """\
site: {controller: ~C, jurisdictions: [it, es, de, be, nl]}
choice: {cookie: n0}
cookies:
  - {name: n0, category: necessary, purpose: ~P, duration: persistent}
  - {name: n1, category: statistics, purpose: ~P, duration: 2 months, renewed: true,
     provider: ~X, party: third, opt_out_url: "https://example.test/out"}
  - {category: preferences, purpose: ~P, renewed: true, party: first}
  - {name: n2, category: external, purpose: ~P, storage: session_storage, party: first}
  - {name: n3, category: marketing, purpose: ~P, party: third, provider: ~X,
     duration: 1 day}
""",
    'stores': """\
site: {name: ~S, jurisdictions: [uk]}
choice: {cookie: n0}
cookies:
  - {name: n0, category: necessary, purpose: ~P, storage: local_storage, party: first,
     duration: session}
  - {name: n1, category: preferences, purpose: ~P, storage: local_storage, party: first,
     duration: session, exemption: uk-appearance}
  - {name: n2, category: necessary, purpose: ~P, storage: pixel, party: first,
     duration: session, exemption: uk-emergency}
""",
    'consent': """\
choice: {cookie: n0}
cookies:
  - {name: n0, category: statistics, purpose: ~P, party: first, duration: session}
  - {name: n1, category: statistics, purpose: ~P, party: first, duration: session,
     consent: exempt}
""",
    'one': """\
cookies:
  - {name: n0, category: marketing, purpose: ~P, party: first, duration: 1 day,
     renewed: true, provider: ~X}
""",
    'broken': 'cookies:\n  - {name: n0, category: necessary, purpose: ~P}\n  - [\n',
    'wrong': 'cookies: {}\n',
    'empty': 'site: {name: ~S}\ncookies:\n',
    'nothing': 'site: {name: ~S}\ncookies: []\n',
}
PAGES = {
    'index.rst': page(
        '~Index',
        '~See :cookie:section:`choices` :cookie:category:`statistics`.',
        toctree('charter', 'table', 'none', 'absent', *OTHERS),
    ),
    'charter.rst': page('~Charter', '.. cookie-charter::', f'   :columns: {COLUMNS}'),
    'table.rst': page(
        '~Table', '.. cookie-table::', f'   :columns: {COLUMNS}', '',
        '.. cookie-choice::',
    ),
    'none.rst': page(
        '~None', '.. cookie-charter:: few.yaml', '   :no-index:', '',
        '.. cookie-choice:: few.yaml', '', '.. cookie-table:: few.yaml',
        '   :tags: nothing', '',
    ),
    'absent.rst': page('~Absent', '.. cookie-charter:: absent.yaml'),
    **{
        f'{name}.rst': page(
            f'~{name}', f'.. cookie-charter:: {name}.yaml', '   :no-index:', '',
            f'.. cookie-charter:: {name}.yaml', '   :no-index:',
            '   :sections: cookies', '', f'.. cookie-table:: {name}.yaml',
            '   :no-index:', '   :columns: name duration', '',
        )
        for name in OTHERS
    },
    **{f'{name}.yaml': text for name, text in OTHERS.items()},
    'cookies.yaml': rich(),
    'few.yaml': 'cookies:\n  - {name: n0, category: necessary, purpose: ~P}\n',
}  # fmt: skip


SHOWN = ('index', 'charter', 'table', 'none', 'absent', *OTHERS)


def pseudo() -> dict[str | tuple[str, str], str | tuple[str, ...]]:
    """Return a translation of every message of ours, in brackets."""
    with POT.open('rb') as file:
        template = read_po(file)
    found: dict[str | tuple[str, str], str | tuple[str, ...]] = {}
    for message in template:
        if not message.id:
            continue
        context = f'{message.context}{END}' if message.context else ''
        if isinstance(message.id, str):
            found[context + message.id] = f'⟦{message.id}⟧'
        else:
            one, many = message.id
            found[context + one, many] = (f'⟦{one}⟧', f'⟦{many}⟧')
    return found


#: What is no word of ours: Babel's, Sphinx's, and what nobody translates.
NOT_OURS = re.compile(
    r"""
    n\d+ | [pqr] | p\* | d\.example\.test | \*
    | ~\w+(?:\s\d+)? | https?://\S+ | \S+@\S+ | [\w.-]+\.test(?:/\S*)?
    | \d+\s(?:months?|days?|years?) | November | United\sStates | and | Attention
    | \d+ | [¶:;,.()\[\]·–-]
    """,
    re.VERBOSE,
)


#: What has no brackets inside: a sentence that is cut keeps one of its own.
BRACKETS = re.compile('⟦[^⟦⟧]*⟧')


def outside(text: str) -> str:
    """Return what of a text stands outside of all brackets."""
    while BRACKETS.search(text):
        text = BRACKETS.sub(' ', text)
    return text


def test_no_word_of_ours_escapes_translation(make_root: MakeRoot, build: Build) -> None:
    root = make_root(PAGES)
    write_catalogue(root, 'xx', 'sphinx_cookiecharter', pseudo())
    result = build(root, confoverrides=speaking('xx'), expect_warnings=True)
    escaped = []
    for name in SHOWN:
        found = body(result, name)
        for block in found.select('p, h1, h2, h3, h4, dt, th, td, caption, li'):
            if block.select('p, li, dt, td'):
                continue
            left = NOT_OURS.sub(' ', outside(block.get_text()))
            if left.strip():
                escaped.append(f'{name}: {left.strip()!r} in {block.get_text()!r}')
        for cell in found.select('[data-label]'):
            label = str(cell['data-label'])
            if outside(label).strip():
                escaped.append(f'{name}: label {label!r}')
        for attribute in ('aria-label', 'alt'):
            said = [str(one[attribute]) for one in found.select(f'[{attribute}]')]
            escaped += [
                f'{name}: {attribute} {s!r}' for s in said if outside(s).strip()
            ]
    assert escaped == []


def test_nor_in_index_search_and_references(make_root: MakeRoot, build: Build) -> None:
    root = make_root(PAGES)
    write_catalogue(root, 'xx', 'sphinx_cookiecharter', pseudo())
    result = build(root, confoverrides=speaking('xx'), expect_warnings=True)
    for a in tree(result, 'genindex').select('a'):
        if '#charter-' in str(a['href']):
            text = a.get_text()
            assert text.startswith('⟦'), text
    text = result.read('searchindex.js')
    index = json.loads(text[text.index('(') + 1 : text.rindex(')')])
    kinds = [names for names in index['objnames'].values() if names[0] == 'cookie']
    assert {kind for _, kind, _ in kinds} == {'name', 'category', 'provider', 'section'}
    assert all(shown.startswith('⟦') for _, _, shown in kinds)
    assert all(link.text.startswith('⟦') for link in links(result))


@pytest.mark.parametrize('builder', ['text', 'man'])
def test_nor_in_lists(make_root: MakeRoot, build: Build, builder: str) -> None:
    root = make_root(
        {'index.rst': page('~Page', '.. cookie-table::'), 'cookies.yaml': rich()}
    )
    write_catalogue(root, 'xx', 'sphinx_cookiecharter', pseudo())
    result = build(root, builder, confoverrides=speaking('xx'), expect_warnings=True)
    (path,) = [one for one in result.outdir.glob('*') if one.suffix in {'.txt', '.1'}]
    text = path.read_text('utf-8').replace('~Purpose', '~')
    for word in ('Purpose', 'Duration', 'Exempt'):
        found = re.findall(rf'(.?){word}', text)
        assert found
        assert set(found) == {'⟦'}


# --- a project's own words


def test_a_project_overrides_a_sentence_and_adds_a_language(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': COOKIES})
    write_catalogue(root, 'en', 'sphinx_cookiecharter', {CHOICES: 'Your will'})
    write_catalogue(root, 'fr', 'sphinx_cookiecharter', {CHOICES: 'À vous'})
    write_catalogue(root, 'is', 'sphinx_cookiecharter', {CHOICES: 'Þitt val'})
    for language, title, other in (
        ('en', 'Your will', 'What is a cookie?'),
        ('fr', 'À vous', 'Qu’est-ce qu’un cookie\xa0?'),
        ('is', 'Þitt val', 'What is a cookie?'),
    ):
        result = build(root, confoverrides=speaking(language))
        headings = [h.get_text().rstrip('¶') for h in body(result).select('h2')]
        assert {title, other} <= {*headings}
        assert 'Your choices' not in body(result).get_text()


def sphinx_build(root: Path, language: str) -> str:
    """Build in a process of its own, for gettext keeps what it has read."""
    subprocess.run(
        [
            sys.executable,
            *SPHINX_BUILD,
            '-D', f'language={language}',
            '-D', 'locale_dirs=locale',
            str(root),
            str(root / '_build/html'),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return (root / '_build/html/index.html').read_text('utf-8')


def test_when_the_catalogue_changes_the_page_is_read_anew(make_root: MakeRoot) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': COOKIES})
    path = write_catalogue(root, 'en', 'sphinx_cookiecharter', {CHOICES: 'Your will'})
    assert 'Your will' in sphinx_build(root, 'en')
    write_catalogue(root, 'en', 'sphinx_cookiecharter', {CHOICES: 'Your wish'})
    assert 'Your wish' in sphinx_build(root, 'en')
    path.unlink()
    assert 'Your choices' in sphinx_build(root, 'en')


def test_when_a_catalogue_is_added_the_page_is_read_anew(make_root: MakeRoot) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': COOKIES})
    assert 'Your choices' in sphinx_build(root, 'en')
    write_catalogue(root, 'en', 'sphinx_cookiecharter', {CHOICES: 'Your will'})
    assert 'Your will' in sphinx_build(root, 'en')


# --- from right to left


@pytest.mark.parametrize('language', ['ar', 'he'])
@pytest.mark.parametrize('builder', ['html', 'text', 'latex'])
def test_a_language_from_right_to_left(
    make_root: MakeRoot, build: Build, language: str, builder: str
) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': COOKIES})
    write_catalogue(
        root,
        language,
        'sphinx_cookiecharter',
        {f'column{END}Purpose': 'الغرض', f'column{END}Name': 'الاسم'},
    )
    result = build(root, builder, confoverrides=speaking(language))
    if builder == 'html':
        page = tree(result)
        assert 'الغرض' in page.get_text()
        # No direction of ours: the theme's stays.
        assert body(result).select('[dir="ltr"]') == []
        assert page.find(id='charter-name-sessionid') is not None


def test_the_stylesheet_knows_no_left_and_no_right() -> None:
    css = (POT.parents[1] / 'static/charter.css').read_text('utf-8')
    css = re.sub(r'/\*.*?\*/', '', css, flags=re.DOTALL)
    assert re.findall(r'(?:margin|padding|border)-(?:left|right)', css) == []
    assert re.findall(r'text-align:\s*(?:left|right)', css) == []
    assert re.findall(r'(?:^|[;{\s])(?:left|right|float)\s*:', css) == []
