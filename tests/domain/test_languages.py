"""Languages that we do not have, and translations that are broken: a build goes on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import sphinx_cookiecharter
from sphinx_cookiecharter.language import catalogue_files
from sphinx_cookiecharter.language.catalogues import load

from .catalogues import END, heading, speaking, write_catalogue
from .pages import CHARTER, COOKIES, body, tree

if TYPE_CHECKING:
    from ..support import Build, MakeRoot, Result

pytestmark = pytest.mark.suppress

FRENCH = (
    Path(sphinx_cookiecharter.__file__).parent
    / 'locale/fr/LC_MESSAGES/sphinx_cookiecharter.mo'
)
CHOICES = heading('Your choices')
NEED = (
    f'tile{END}%(count)s needs your consent',
    '%(count)s need your consent',
)
REVIEWED = f'tile{END}Last reviewed: %(date)s'
SITE = 'This page lists the cookies that the site %(site)s uses.'


def items(number: int) -> str:
    """Return a declaration of so many cookies of a named site."""
    names = ', '.join(f'c{n}' for n in range(number))
    return f"""\
site: {{name: Lark, reviewed: 2026-11-01}}
cookies:
  - {{name: [{names}], category: marketing, purpose: Shows., provider: X,
     duration: 1 day}}
"""


def tiles(result: Result) -> list[str]:
    return [tile.get_text() for tile in body(result).select('.charter-brief li')]


def codes(result: Result) -> list[str]:
    found = (re.search(r'\[cookiecharter\.(.*)\]', line) for line in result.warnings)
    return [match[1] for match in found if match]


# --- a broken translation

BROKEN: dict[str, tuple[Any, Any, str]] = {
    'a placeholder lacks': (SITE, 'Liste des cookies.', 'lacks %(site)s'),
    'a placeholder is misspelt': (SITE, 'Cookies de %(siet)s.', 'lacks %(site)s'),
    'a placeholder is unknown': (
        SITE,
        'Cookies de %(site)s et %(name)s.',
        'has %(name)s, which is unknown here',
    ),
    'a placeholder is unfinished': (SITE, 'Cookies de %(site)', 'lacks %(site)s'),
    'a sign is left over': (SITE, '%(site)s %s', 'has a broken placeholder'),
    'a form is without its number': (
        NEED,
        ('Un accord', '%(count)s accords'),
        'lacks %(count)s',
    ),
}


@pytest.mark.parametrize(
    ('message', 'translation', 'told'), BROKEN.values(), ids=BROKEN
)
def test_english_stands_for_a_broken_translation(
    make_root: MakeRoot, build: Build, message: Any, translation: Any, told: str
) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': items(1)})
    path = write_catalogue(
        root,
        'fr',
        'sphinx_cookiecharter',
        {message: translation, CHOICES: 'À vous'},
    )
    build(root, expect_warnings=True, confoverrides=speaking('fr'))
    # Also where a build reads nothing anew.
    result = build(root, expect_warnings=True, confoverrides=speaking('fr'))
    (warning,) = result.warnings
    assert warning.startswith(f'{path}:1: WARNING: this catalogue: the translation')
    assert told in warning
    assert codes(result) == ['broken-translation']
    text = body(result).get_text()
    assert '%' not in text
    if message is SITE:
        assert 'This page lists the cookies that the site Lark uses.' in text
    else:
        assert '1 needs your consent' in tiles(result)
    # The others are translated, by the project and by us.
    assert 'À vous' in text
    assert 'Le sens de ces mots' in text


def french_with(plural: bytes) -> bytes:
    """Return our French catalogue with another formula, which may be no longer."""
    content = FRENCH.read_bytes()
    return re.sub(rb'plural=[^;]*', lambda of: plural.ljust(len(of[0])), content)


@pytest.mark.parametrize(
    'content',
    [
        b'',
        b'no catalogue',
        FRENCH.read_bytes()[:400],
        french_with(b'plural=(n % 0)'),
        french_with(b'plural=(n >> 1'),
        FRENCH.read_bytes().replace(b'charset=utf-8', b'charset=utf-9'),
    ],
    ids=['empty', 'text', 'cut', 'division', 'formula', 'charset'],
)
def test_a_catalogue_that_cannot_be_read_is_left_out(
    make_root: MakeRoot, build: Build, content: bytes
) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': COOKIES})
    path = write_catalogue(root, 'fr', 'sphinx_cookiecharter', {})
    path.write_bytes(content)
    result = build(root, expect_warnings=True, confoverrides=speaking('fr'))
    assert codes(result) == ['broken-translation']
    assert result.warnings[0].startswith(
        f'{path}:1: WARNING: this catalogue cannot be read'
    )
    assert 'Vos choix' in body(result).get_text()


def test_our_own_catalogue_is_looked_at_too(
    make_root: MakeRoot, build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': items(2)})
    path = write_catalogue(
        tmp_path, 'fr', 'sphinx_cookiecharter', {REVIEWED: 'Vu le', CHOICES: 'À vous'}
    )
    monkeypatch.setattr(catalogue_files, 'OWN', tmp_path / 'locale')
    result = build(root, expect_warnings=True, confoverrides={'language': 'fr'})
    assert codes(result) == ['broken-translation']
    assert str(path) in result.warnings[0]
    assert 'Last reviewed: 1er novembre 2026' in tiles(result)


def test_a_page_that_shows_nothing_of_ours_is_told_nothing(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': 'Page\n====\n'})
    write_catalogue(root, 'fr', 'sphinx_cookiecharter', {SITE: 'Liste.'})
    build(root, confoverrides=speaking('fr'))


def test_what_we_ship_is_sound() -> None:
    for path in FRENCH.parents[2].glob('*/LC_MESSAGES/*.mo'):
        assert load([str(path)]).findings == ()


def test_whatever_bytes_a_catalogue_holds_it_is_read_or_left_out(
    tmp_path: Path,
) -> None:
    path = tmp_path / 'sphinx_cookiecharter.mo'
    whole = FRENCH.read_bytes()
    for n in range(0, len(whole), 97):
        for content in (whole[:n], whole[:n] + b'\xff' + whole[n + 1 :]):
            path.write_bytes(content)
            load([str(path)])


EASTERN = (
    'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : '
    'n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);'
)


@pytest.mark.parametrize(
    ('language', 'plural', 'forms'),
    [
        (
            'uk',
            EASTERN,
            ('⟦one⟧', '⟦few⟧', '⟦many⟧'),
        ),
        ('lv', 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n!=0 ? 1 : 2);', 'abc'),
    ],
)
@pytest.mark.parametrize('number', [1, 2, 5, 21, 101])
def test_the_singular_of_other_numbers_shows_the_number(
    make_root: MakeRoot,
    build: Build,
    language: str,
    plural: str,
    forms: tuple[str, ...],
    number: int,
) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': items(number)})
    write_catalogue(
        root,
        language,
        'sphinx_cookiecharter',
        {NEED: tuple(f'{form} %(count)s' for form in forms)},
        plural,
    )
    result = build(root, confoverrides=speaking(language))
    (tile,) = [tile for tile in tiles(result) if tile[0] in '⟦abc']
    assert tile.split()[1] == str(number)
    assert tile.split()[0] == (forms[0] if number % 10 == 1 else tile.split()[0])


# --- a language that we do not have


def test_a_language_that_we_lack_is_english_and_says_so(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': CHARTER,
            'cookies.yaml': items(2).replace(
                'cookies:', 'providers: {X: {country: DE}}\ncookies:'
            ),
        }
    )
    result = build(root, confoverrides={'language': 'sw'}, verbosity=1)
    told = [
        line for line in result.status.splitlines() if 'untranslated-language' in line
    ]
    assert len(told) == 1
    assert f'{root / "conf.py"}:1: ' in told[0]
    assert "language 'sw'" in told[0]
    page = tree(result)
    said = {
        element.get_text() for element in page.select('[lang=en]')
    }  # what a screen reader speaks as English
    assert {'Last reviewed: ', '1 November 2026', 'Purpose', '1 day'} <= said
    assert any('Germany' in words for words in said)
    # The site's own words are in the language of the page.
    assert not any('Lark' in words for words in said)


@pytest.mark.parametrize('language', ['en', 'en_GB', 'fr', 'fr_CA'])
def test_a_language_that_we_have_needs_no_word_on_it(
    make_root: MakeRoot, build: Build, language: str
) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': COOKIES})
    result = build(root, confoverrides={'language': language}, verbosity=1)
    assert 'untranslated-language' not in result.status
    assert tree(result).select('body [lang]') == []


def test_a_project_may_have_it(make_root: MakeRoot, build: Build) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': COOKIES})
    path = write_catalogue(root, 'sw', 'sphinx_cookiecharter', {CHOICES: 'Uchaguzi'})
    result = build(root, confoverrides=speaking('sw'), verbosity=1)
    assert 'untranslated-language' not in result.status
    assert 'Uchaguzi' in body(result).get_text()
    shutil.rmtree(path.parent)
    result = build(root, confoverrides=speaking('sw'), verbosity=1)
    assert 'untranslated-language' in result.status
