"""An incremental build gives what a clean one gives, and renews nothing else."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from ..observation.storage_state import storage_state
from .catalogues import END, speaking, write_catalogue
from .pages import CHARTER, COOKIES, page, targets, toctree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..support import Build, MakeRoot, Result

#: Older than anything that a test writes, the second time.
_AGE = 86_400


def write(path: Path, text: str, *, age: float = 0) -> None:
    path.write_text(text, 'utf-8')
    if age:
        time = path.stat().st_mtime - age
        os.utime(path, (time, time))


def written(before: dict[str, int], result: Result) -> set[str]:
    """Return the pages that the build has written, but for those of every build."""
    return {
        name.removesuffix('.html')
        for name, time in stamps(result).items()
        # The table of contents is Sphinx's to write anew when a document changes.
        if before.get(name) != time
        and name not in {'genindex.html', 'search.html', 'index.html'}
    }


def stamps(result: Result) -> dict[str, int]:
    return {one.name: one.stat().st_mtime_ns for one in result.outdir.glob('*.html')}


FILES = {
    'index.rst': page('Index', 'No role here.', toctree('shows', 'refers', 'apart')),
    'shows.rst': page('Shows', '.. cookie-charter::', '   :headings: rubrics', ''),
    'refers.rst': page('Refers', ':cookie:name:`sessionid`'),
    'apart.rst': page('Apart', 'Nothing of ours.'),
    'cookies.yaml': COOKIES,
}


def test_a_mere_touch_changes_no_output(make_root: MakeRoot, build: Build) -> None:
    root = make_root(FILES)
    first = build(root)
    before = {
        one.name: one.read_bytes()
        for one in first.outdir.rglob('*')
        if one.is_file() and one.suffix != '.pickle'
    }
    times = stamps(first)
    os.utime(root / 'cookies.yaml')
    second = build(root)
    assert written(times, second) <= {'shows'}
    assert before == {
        one.name: one.read_bytes()
        for one in second.outdir.rglob('*')
        if one.is_file() and one.suffix != '.pickle'
    }


def test_nothing_changed_nothing_written(make_root: MakeRoot, build: Build) -> None:
    root = make_root(FILES)
    times = stamps(build(root))
    second = build(root)
    assert '0 added, 0 changed, 0 removed' in second.status
    assert written(times, second) == set()


@pytest.mark.parametrize(
    ('role', 'edit'),
    [
        (':cookie:name:`sessionid`', lambda text: text.replace('signed', 'logged')),
        (':cookie:category:`statistics`', lambda text: text.replace('Counts', 'Sums')),
    ],
)
def test_an_edit_that_moves_no_target_renews_only_the_pages_that_show(
    make_root: MakeRoot, build: Build, role: str, edit: Callable[[str], str]
) -> None:
    root = make_root({**FILES, 'refers.rst': page('Refers', role)})
    times = stamps(build(root))
    write(root / 'cookies.yaml', edit(COOKIES))
    assert written(times, build(root)) == {'shows'}


FIRST = '  - {name: a b, category: necessary, purpose: P.}\n'


@pytest.mark.suppress('name-not-token', 'purpose-short')
@pytest.mark.parametrize(
    ('role', 'before', 'after'),
    [
        # moved: another item has the slug first
        (
            ':cookie:name:`a.b`',
            'cookies:\n',
            f'cookies:\n{FIRST}',
        ),
        # a new title
        (':cookie:category:`own`', 'title: Own', 'title: Another'),
        (':cookie:provider:`acme`', 'name: Acme', 'name: Other'),
        (':cookie:provider:`Acme`', 'id: x', 'id: y'),
        # a better target
        (':cookie:name:`z_exact`', 'name: unused', 'name: z_exact'),
        (':any:`a.b`', 'cookies:\n', f'cookies:\n{FIRST}'),
    ],
)
def test_pages_that_refer_to_what_moved_are_written_anew(
    make_root: MakeRoot, build: Build, role: str, before: str, after: str
) -> None:
    declaration = """\
x-note: {id: x}
categories: {own: {title: Own, consent: exempt}}
providers: {acme: {name: Acme}}
cookies:
  - {name: a.b, category: own, purpose: P., provider: acme}
  - {name: z_*, category: own, purpose: P.}
  - {name: unused, category: own, purpose: P.}
"""
    root = make_root(
        {**FILES, 'refers.rst': page('Refers', role), 'cookies.yaml': declaration}
    )
    times = stamps(build(root))
    assert before in declaration
    write(root / 'cookies.yaml', declaration.replace(before, after, 1), age=_AGE)
    result = build(root)
    expected = {'shows'} if before == 'id: x' else {'shows', 'refers'}
    assert written(times, result) == expected
    assert_like_a_clean_build(build, root, result)


def test_what_goes_and_what_appears(make_root: MakeRoot, build: Build) -> None:
    root = make_root(FILES)
    build(root)
    write(root / 'cookies.yaml', COOKIES.replace('sessionid', 'other'), age=_AGE)
    result = build(root, expect_warnings=True)
    assert '[cookiecharter.unknown-reference]' in result.warnings[0]
    assert targets(result, 'refers') == []
    write(root / 'cookies.yaml', COOKIES, age=2 * _AGE)
    assert targets(build(root), 'refers') == ['shows.html#charter-name-sessionid']


def test_a_directive_that_moves_to_another_page(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(FILES)
    times = stamps(build(root))
    write(root / 'shows.rst', page('Shows', 'No more.'))
    write(root / 'apart.rst', page('Apart', '.. cookie-table::'))
    result = build(root)
    assert targets(result, 'refers') == ['apart.html#charter-name-sessionid']
    assert written(times, result) == {'shows', 'apart', 'refers'}


def test_a_page_that_shows_goes(make_root: MakeRoot, build: Build) -> None:
    root = make_root({**FILES, 'zed.rst': page(':orphan:\n\nZed', '.. cookie-table::')})
    build(root, expect_warnings=True)
    (root / 'shows.rst').unlink()
    write(root / 'index.rst', page('Index', toctree('refers', 'apart', 'zed')))
    result = build(root, expect_warnings=True)
    assert targets(result, 'refers') == ['zed.html#charter-name-sessionid']


@pytest.mark.parametrize(
    'overrides',
    [
        {'cookiecharter_columns': ['name', 'purpose']},
        {'cookiecharter_declaration': 'other.yaml'},
    ],
)
def test_other_values_of_the_configuration(
    make_root: MakeRoot, build: Build, overrides: dict[str, object]
) -> None:
    root = make_root({**FILES, 'other.yaml': COOKIES.replace('Keeps', 'Holds')})
    build(root)
    result = build(root, confoverrides=overrides)
    assert_like_a_clean_build(build, root, result, overrides)


def test_another_builder_in_between_hides_nothing(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(FILES)
    trees = root / '_build/doctrees'
    build(root, doctreedir=trees)
    # Moved to another page; a build of the text learns of it first.
    write(root / 'shows.rst', page('Shows', 'No more.'))
    write(root / 'apart.rst', page('Apart', '.. cookie-table::'))
    build(root, 'text', doctreedir=trees)
    result = build(root, doctreedir=trees)
    assert targets(result, 'refers') == ['apart.html#charter-name-sessionid']


def test_another_builder_in_between_hides_no_edit(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(FILES)
    trees = root / '_build/doctrees'
    build(root, doctreedir=trees)
    # The text learns of it first; Sphinx then compares only sources with pages.
    write(root / 'cookies.yaml', COOKIES.replace('signed', 'logged'))
    build(root, 'text', doctreedir=trees)
    result = build(root, doctreedir=trees)
    assert 'Keeps you logged in' in result.read('shows.html')


# --- at random

STEPS = int(os.environ.get('CHARTER_RANDOM_STEPS', '12'))
SEEDS = os.environ.get('CHARTER_RANDOM_SEEDS', '1 2').split()

NAMES = ('ab', 'a.b', 'a-b', 'a:b', 'z_*', 'z_9', 'z_99*', 'twin', 'Case', 'case')
CATEGORIES = ('necessary', 'statistics', 'marketing', 'own')
PROVIDERS = ('acme', 'Acme', 'bee', 'Somebody', 'No. 1', 'No: 1')
PAGES = ('index', 'one', 'two', 'three', 'four')
DECLARATIONS = ('cookies.yaml', 'sub/more.yaml')
CONDITIONS = ('html', 'not html', 'latex or text', 'builder_html')
#: An entry of the catalogue, whose purpose is to be written in.
ENTRY = """\
title: Ours
group: extension
cookies:
  - {name: kept, storage: local_storage, category: preferences, provider: bee,
     purpose: %s, duration: persistent}
written: {load: [kept]}
source: [our own code]
as_of: 2026-11-01
confidence: code
"""


class Project:
    """A small project that changes at random."""

    def __init__(self, root: Path, seed: str) -> None:
        self.root = root
        self.random = random.Random(seed)
        self.overrides: dict[str, object] = {'cookiecharter_catalogue': ['known']}
        self.kept: dict[str, str] = {}
        for name in DECLARATIONS:
            self.declare(name)
        for name in PAGES:
            self.write_page(name)
        self.write_entry()
        self.observe()
        self.translate()

    def declare(self, name: str) -> None:
        choose = self.random.choice
        items = ''.join(
            f"  - {{name: '{item}', category: {choose(CATEGORIES)}, "
            f'purpose: {choose(("Counts.", "Keeps.", "Shows."))}, '
            f"provider: '{choose(PROVIDERS)}', duration: 1 day}}\n"
            for item in self.random.sample(NAMES, self.random.randint(1, 7))
        )
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        if path.exists():
            self.kept[name] = path.read_text('utf-8')
        write(
            path,
            f'categories: {{own: {{title: {choose(("Own", "Mine"))}, '
            f'consent: {choose(("exempt", "required"))}}}}}\n'
            f'providers: {{acme: {{name: {choose(("Acme", "Acme Ltd"))}}}, '
            f'bee: {{name: Bee}}}}\nuse: {choose(("[]", "[]", "[ours]", "[furo]"))}\n'
            f'cookies:\n{items}',
            age=self.random.choice((0, _AGE, 2 * _AGE)),
        )

    def directive(self) -> str:
        choose = self.random.choice
        which = choose(('cookie-charter', 'cookie-table', 'cookie-table'))
        argument = choose(('', '', ' /sub/more.yaml'))
        options = []
        if self.random.random() < 0.3:
            options.append('no-index:')
        if self.random.random() < 0.4:
            options.append(f'categories: {choose(CATEGORIES)}')
        if which == 'cookie-charter':
            options.append(f'headings: {choose(("sections", "rubrics", "none"))}')
            options.append(
                choose(('sections: cookies', 'sections: cookies providers choices'))
            )
        lines = ''.join(f'   :{option}\n' for option in options)
        written = f'.. {which}::{argument}\n{lines}'
        if self.random.random() < 0.3:
            return f'.. only:: {choose(CONDITIONS)}\n\n{indent(written, "   ")}'
        return written

    def roles(self) -> str:
        choose = self.random.choice
        every = (
            f':cookie:name:`{choose((*NAMES, "z_1", "z_999"))}`',
            f':cookie:category:`{choose(CATEGORIES)}`',
            f':cookie:provider:`{choose((*PROVIDERS, "Acme Ltd"))}`',
            f':cookie:section:`{choose(("cookies", "providers", "choices"))}`',
            f':any:`{choose(NAMES)}`',
        )
        number = self.random.randint(0, 5)
        return 'See ' + ' and '.join(self.random.sample(every, number) or ['more'])

    def write_page(self, name: str) -> None:
        parts = [self.roles() + '.']
        parts += [self.directive() for _ in range(self.random.choice((0, 0, 1, 1, 2)))]
        tail = toctree(*PAGES[1:]) if name == 'index' else ''
        text = page(name.capitalize(), '\n\n'.join([parts[0], tail, *parts[1:]]))
        write(self.root / f'{name}.rst', text)

    def change(self) -> str:
        """Change something, and say what."""
        actions: tuple[Callable[[], str], ...] = (
            self.edit,
            self.edit,
            self.touch,
            self.delete,
            self.restore,
            self.rename,
            self.configure,
            self.rewrite,
            self.rewrite,
            self.write_entry,
            self.observe,
            self.translate,
        )
        return self.random.choice(actions)()

    def edit(self) -> str:
        name = self.random.choice(DECLARATIONS)
        self.declare(name)
        return f'edit {name}'

    def write_entry(self) -> str:
        path = self.root / 'known/ours.yaml'
        path.parent.mkdir(exist_ok=True)
        write(path, ENTRY % self.random.choice(('Counts.', 'Remembers.')))
        return 'write the entry'

    def observe(self) -> str:
        names = self.random.sample(NAMES, 3)
        write(self.root / 'seen.json', storage_state(**{name: {} for name in names}))
        return f'observe {" ".join(names)}'

    def translate(self) -> str:
        say = self.random.choice(('Dit', 'Parle', 'Compte'))
        for name in self.random.sample(PAGES, 2):
            words: dict[str | tuple[str, str], str | tuple[str, ...]]
            words = {
                'Counts.': f'{say}.',
                'Own': f'{say} à soi',
                'Bee': f'{say} Abeille',
            }
            write_catalogue(self.root, 'fr', name, words)
        ours: dict[str | tuple[str, str], str | tuple[str, ...]]
        ours = {f'column{END}Purpose': say}
        path = write_catalogue(self.root, 'fr', 'sphinx_cookiecharter', ours)
        if self.random.random() < 0.3:
            path.write_bytes(b'')
        return f'translate: {say}'

    def touch(self) -> str:
        for name in DECLARATIONS:
            if (self.root / name).exists():
                os.utime(self.root / name)
        return 'touch'

    def delete(self) -> str:
        name = self.random.choice(DECLARATIONS)
        path = self.root / name
        if path.exists():
            self.kept[name] = path.read_text('utf-8')
            path.unlink()
        return f'delete {name}'

    def restore(self) -> str:
        for name, text in self.kept.items():
            write(self.root / name, text, age=3 * _AGE)
        return f'restore {" ".join(self.kept)}'

    def rename(self) -> str:
        one, two = (self.root / name for name in DECLARATIONS)
        if one.exists() and two.exists():
            shutil.move(one, self.root / 'swap')
            shutil.move(two, one)
            shutil.move(self.root / 'swap', two)
        return 'swap the declarations'

    def configure(self) -> str:
        choices: tuple[dict[str, object], ...] = (
            {},
            {'cookiecharter_columns': ['name', 'purpose']},
            {'cookiecharter_declaration': 'sub/more.yaml'},
            {'cookiecharter_levels': {'unknown-reference': 'off'}},
            {'cookiecharter_catalogue': ['known']},
            {'cookiecharter_observations': ['*.json']},
            speaking('fr'),
            speaking('fr'),
        )
        self.overrides = {'cookiecharter_catalogue': ['known']}
        self.overrides |= self.random.choice(choices)
        return f'configure {self.overrides}'

    def rewrite(self) -> str:
        name = self.random.choice(PAGES)
        self.write_page(name)
        return f'rewrite {name}'


@pytest.mark.parametrize('seed', SEEDS)
def test_at_random(make_root: MakeRoot, build: Build, seed: str) -> None:
    root = make_root({})
    project = Project(root, seed)
    build(root, expect_warnings=True)
    done = []
    for _ in range(STEPS):
        done.append(project.change())
        if project.random.random() < 0.3:
            done.append(project.change())
        result = build(root, expect_warnings=True, confoverrides=project.overrides)
        try:
            assert_like_a_clean_build(build, root, result, project.overrides)
        except AssertionError as error:
            error.add_note('after ' + ', '.join(done))
            raise


@pytest.mark.parametrize('builder', ['epub', 'dirhtml', 'singlehtml', 'text'])
def test_at_random_in_another_format(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    root = make_root({})
    project = Project(root, f'{SEEDS[0]} {builder}')
    build(root, builder, expect_warnings=True)
    done = []
    for _ in range(STEPS // 2):
        done.append(project.change())
        result = build(
            root, builder, expect_warnings=True, confoverrides=project.overrides
        )
        copy = copy_of(root)
        clean = build(
            copy, builder, expect_warnings=True, confoverrides=project.overrides
        )
        found, expected = written_files(result), written_files(clean)
        for name, content in expected.items():
            assert found[name] == content, (name, done)


def test_at_random_with_several_builders(make_root: MakeRoot, build: Build) -> None:
    root = make_root({})
    project = Project(root, f'{SEEDS[0]} several')
    trees = root / '_build/doctrees'
    done = []
    for _ in range(STEPS // 2):
        for builder in project.random.sample(('text', 'xml', 'latex', 'html'), 2):
            done.append(f'{project.change()}; {builder}')
            build(
                root,
                builder,
                doctreedir=trees,
                expect_warnings=True,
                confoverrides=project.overrides,
            )
        result = build(
            root,
            doctreedir=trees,
            expect_warnings=True,
            confoverrides=project.overrides,
        )
        try:
            assert_like_a_clean_build(build, root, result, project.overrides)
        except AssertionError as error:
            error.add_note('after ' + ', '.join(done))
            raise


def written_files(result: Result) -> dict[str, str]:
    return {
        str(one.relative_to(result.outdir)): one.read_text('utf-8')
        for one in sorted(result.outdir.rglob('*'))
        if one.suffix in {'.html', '.xhtml', '.txt'}
    }


def copy_of(root: Path) -> Path:
    """Return a copy of a project in which nothing has been built."""
    copy = root.with_name('clean') / root.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns('_build'))
    return copy


def assert_like_a_clean_build(
    build: Build,
    root: Path,
    result: Result,
    overrides: dict[str, object] | None = None,
) -> None:
    """Compare every page and the inventory byte by byte, the search by content."""
    clean_root = copy_of(root)
    clean = build(clean_root, expect_warnings=True, confoverrides=overrides or {})
    expected = files(clean)
    found = files(result)
    # Sphinx leaves the pages of documents that are gone.
    assert expected.keys() <= found.keys()
    for name, content in expected.items():
        assert found[name] == content, name
    assert search(result) == search(clean)
    # What Sphinx says of a page is said when it is read, or written.
    assert [one for one in result.warnings if is_kept(one)] == [
        one.replace(str(clean_root), str(root))
        for one in clean.warnings
        if is_kept(one)
    ]


def is_kept(warning: str) -> bool:
    return '[cookiecharter.' in warning and 'unknown-reference' not in warning


def files(result: Result) -> dict[str, str]:
    """Return the pages and the inventory, whose bytes tell of its lines."""
    found = {
        one.name: one.read_text('utf-8') for one in sorted(result.outdir.glob('*.html'))
    }
    found['objects.inv'] = repr((result.outdir / 'objects.inv').read_bytes())
    return found


def search(result: Result) -> object:
    """Return the search index as what it says, whatever the order of documents."""
    text = result.read('searchindex.js')
    match = re.fullmatch(r'Search\.setIndex\((.*)\);?\s*', text, re.DOTALL)
    assert match is not None
    index = json.loads(match[1])
    names = index['docnames']

    def documents(number: int | list[int]) -> list[str]:
        return sorted(
            names[n] for n in ([number] if isinstance(number, int) else number)
        )

    index['objects'] = {
        prefix: sorted(
            [names[one[0]], *one[1:4], one[4]]
            for one in (entries if isinstance(entries, list) else [])
        )
        for prefix, entries in index['objects'].items()
    }
    for terms in ('terms', 'titleterms'):
        # Sphinx keeps the words of documents that no longer hold them.
        index[terms] = {
            word: documents(n) for word, n in index[terms].items() if n != []
        }
    for titles in ('alltitles', 'indexentries'):
        index[titles] = {
            title: sorted([names[place[0]], *place[1:]] for place in places)
            for title, places in index[titles].items()
        }
    index['titles'] = dict(zip(names, index['titles'], strict=True))
    index['docnames'] = sorted(names)
    index['filenames'] = sorted(index['filenames'])
    return index


def test_charters_that_are_not_there_leave_nothing(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {'index.rst': page('Index', toctree('shows')), 'shows.rst': CHARTER,
         'cookies.yaml': COOKIES}
    )  # fmt: skip
    build(root)
    write(root / 'shows.rst', page('Shows', 'No more.'))
    result = build(root)
    assert_like_a_clean_build(build, root, result)
    assert 'sessionid' not in result.read('genindex.html')
