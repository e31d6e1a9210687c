"""`:since:` makes the section `changes` tell what differs from an earlier list."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot

pytestmark = pytest.mark.suppress('purpose-short')

OLD = """\
site: {reviewed: 2026-05-01}
providers: {n: {name: Numbers Ltd}}
cookies:
  - {name: s, category: necessary, purpose: Signs in., provider: Us, duration: session}
  - {name: v, category: statistics, purpose: Counts., provider: n, duration: 6 months}
  - {name: old_1, category: statistics, purpose: Counts., provider: n, duration: 1 day}
  - {name: old_2, category: marketing, purpose: Counts., provider: n, duration: 1 day}
"""

NEW = """\
site: {reviewed: 2026-11-24}
providers: {n: {name: Numbers Ltd}, o: {name: Other}}
cookies:
  - {name: s, category: statistics, purpose: Signs in., provider: Us, duration: session}
  - name: v
    category: statistics
    purpose: Counts.
    provider: o
    duration: 13 months
    recipients: [The town]
  - {name: w, category: marketing, purpose: Adverts., provider: n, duration: 1 day}
"""

ENGLISH = """\
What has changed
****************

Previous list reviewed: 1 May 2026

* Added: "w"

* No longer used: "old_1" and "old_2"

* Now with your consent only: "s"

* New category: "s" (Statistics)

* Stays longer: "v" (13 months)

* New provider: "v" (Other)

* New recipients: "v" (The town)
"""

FRENCH = """\
Vérification de la liste précédente\xa0: 1er mai 2026

* Ajouts\xa0: "w"

* Ne sont plus utilisés\xa0: "old_1" et "old_2"

* Désormais soumis à votre accord\xa0: "s"

* Nouvelle catégorie\xa0: "s" (Statistiques)

* Conservé plus longtemps\xa0: "v" (13\xa0mois)

* Nouveau fournisseur\xa0: "v" (Other)

* Nouveaux destinataires\xa0: "v" (The town)
"""


def page(*options: str, since: str = 'old.yaml', with_list: bool = False) -> str:
    sections = 'cookies changes' if with_list else 'changes'
    lines = ['Page', '====', '', '.. cookie-charter::', f'   :sections: {sections}']
    lines += [f'   :since: {since}', *(f'   {option}' for option in options)]
    return '\n'.join(lines) + '\n'


@pytest.fixture
def root(make_root: MakeRoot) -> Path:
    return make_root(
        {
            'index.rst': page(),
            'cookies.yaml': NEW,
            'old.yaml': OLD,
            'other.rst': ':orphan:\n\nOther\n=====\n',
        }
    )


def test_what_has_changed_is_told(root: Path, build: Build) -> None:
    assert ENGLISH in build(
        root, 'text', confoverrides={'text_sectionchars': '=*'}
    ).read('index.txt')


def test_in_french(root: Path, build: Build) -> None:
    said = build(root, 'text', confoverrides={'language': 'fr'}).read('index.txt')
    assert FRENCH in said


def test_the_path_is_as_for_a_declaration(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': '.. toctree::\n\n   a/page\n   a/other\n',
            'a/page.rst': page(since='old.yaml'),
            'a/other.rst': page(since='/a/old.yaml'),
            'a/old.yaml': OLD,
            'cookies.yaml': NEW,
        }
    )
    result = build(root, 'text')
    for name in ('page', 'other'):
        assert 'No longer used' in result.read(f'a/{name}.txt')


def test_only_of_what_the_page_shows(root: Path, build: Build) -> None:
    (root / 'index.rst').write_text(page(':categories: marketing'), 'utf-8')
    said = build(root, 'text').read('index.txt')
    assert 'Added: "w"\n' in said
    assert 'No longer used: "old_2"\n' in said
    assert '"v"' not in said


NOTHING = 'Nothing was added or removed, and nothing stays longer.'


@pytest.mark.parametrize('date', ['2026-05-01', ''])
def test_where_nothing_has_changed(root: Path, build: Build, date: str) -> None:
    old = NEW.replace('2026-11-24', date).replace('Adverts.', 'Shows adverts.')
    (root / 'old.yaml').write_text(old, 'utf-8')
    (root / 'index.rst').write_text(page(with_list=True), 'utf-8')
    said = ' '.join(build(root, 'text').read('index.txt').split())
    assert NOTHING in said
    assert ('Previous list reviewed: 1 May 2026' in said) is bool(date)


def test_that_nothing_has_changed_is_said_beside_the_whole_list(
    root: Path, build: Build
) -> None:
    (root / 'old.yaml').write_text(NEW, 'utf-8')
    (root / 'part.rst').write_text(
        f':orphan:\n\n{page(":categories: marketing", with_list=True)}', 'utf-8'
    )
    result = build(root, 'text')
    for name in ('index', 'part'):
        assert 'added or removed' not in result.read(f'{name}.txt')


def test_without_an_earlier_list_a_reference_leads_to_the_summary(
    root: Path, build: Build
) -> None:
    (root / 'index.rst').write_text('Page\n====\n\n.. cookie-charter::\n', 'utf-8')
    (root / 'other.rst').write_text(
        ':orphan:\n\nOther\n=====\n\n:cookie:section:`changes`\n', 'utf-8'
    )
    said = build(root).read('other.html')
    assert 'href="index.html#charter-section-summary"' in said


@pytest.mark.suppress('party-missing')
def test_where_consent_is_no_matter_nothing_is_said_of_it(
    root: Path, build: Build
) -> None:
    new = NEW.replace('site: {', 'site: {jurisdictions: [us-ca], ')
    (root / 'cookies.yaml').write_text(new, 'utf-8')
    said = build(root, 'text').read('index.txt')
    assert 'New category: "s"' in said
    assert 'consent' not in said


def test_a_page_follows_the_earlier_declaration(root: Path, build: Build) -> None:
    build(root, 'text')
    assert '0 changed' in build(root, 'text').status
    path = root / 'old.yaml'
    path.write_text(NEW, 'utf-8')
    # Older than what was read before: only the content tells.
    os.utime(path, (1_000_000_000, 1_000_000_000))
    result = build(root, 'text')
    assert '0 added, 1 changed, 0 removed' in result.status
    assert 'No longer used' not in result.read('index.txt')


def test_an_earlier_declaration_that_is_not_there(root: Path, build: Build) -> None:
    (root / 'old.yaml').unlink()
    warning = (
        f'{root / "index.rst"}:4: WARNING: cookie-charter: nothing is said of '
        f'changes: the declaration {root / "old.yaml"} cannot be read: it does not '
        'exist [cookiecharter.unreadable-file]'
    )
    assert build(root, 'text', expect_warnings=True).warnings == [warning]
    result = build(root, 'text', expect_warnings=True)
    assert result.warnings == [warning]
    assert 'No longer used' not in result.read('index.txt')
    (root / 'old.yaml').write_text(OLD, 'utf-8')
    assert 'No longer used' in build(root, 'text').read('index.txt')


def test_an_earlier_declaration_that_breaks_off(root: Path, build: Build) -> None:
    (root / 'old.yaml').write_text(f'{OLD}  - {{name: a', 'utf-8')
    result = build(root, 'text', expect_warnings=True)
    (warning,) = result.warnings
    assert warning.startswith(
        f'{root / "index.rst"}:4: WARNING: cookie-charter: nothing is said of changes: '
        f'{root / "old.yaml"}, line 8: not valid YAML'
    )
    assert 'No longer used' not in result.read('index.txt')


def test_other_faults_of_the_past_are_past(root: Path, build: Build) -> None:
    (root / 'old.yaml').write_text(OLD.replace('purpose: Counts., ', ''), 'utf-8')
    assert 'No longer used' in build(root, 'text').read('index.txt')


def test_several_processes_tell_the_same(root: Path, build: Build) -> None:
    for n in range(6):
        (root / f'page{n}.rst').write_text(f':orphan:\n\n{page()}', 'utf-8')
    result = build(root, 'text', parallel=2)
    assert 'No longer used' in result.read('page3.txt')
    assert '0 changed' in build(root, 'text', parallel=2).status
