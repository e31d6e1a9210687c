"""`cookiecharter export`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.exchange.json_schema import schema_text
from sphinx_cookiecharter.exchange.targets import TARGETS

from ..exchange.shops import SHOP
from .commands import SOUND, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / 'cookies.yaml').write_text(SHOP, 'utf-8')
    return tmp_path


@pytest.mark.parametrize('target', TARGETS)
def test_each_target_is_written(shop: Path, target: str) -> None:
    done = run('export', '--to', target, folder=shop)
    assert done.status == 0
    assert 'Counts visits.' in done.out
    assert all(line.startswith(f'{target} ') for line in done.err.splitlines())


def test_what_is_lost_goes_to_standard_error(shop: Path) -> None:
    done = run('export', 'cookies.yaml', '--to', 'csv', folder=shop)
    assert "csv holds no country of a provider: 1 item ('numbers_id')\n" in done.err


def test_strict_writes_nothing_where_something_is_lost(shop: Path) -> None:
    done = run('export', '--to', 'csv', '--strict', '-o', 'out.csv', folder=shop)
    assert (done.status, done.out) == (1, '')
    assert 'csv holds no country' in done.err
    assert not (shop / 'out.csv').exists()
    assert run('export', '--to', 'json', '--strict', folder=shop).status == 0


def test_it_is_written_to_a_file(shop: Path) -> None:
    done = run('export', '--to', 'json', '-o', 'out.json', folder=shop)
    assert done == (0, '', '')
    assert json.loads((shop / 'out.json').read_text('utf-8'))['version'] == 1
    lost = run('export', '--to', 'json', '-o', 'no/out.json', folder=shop)
    assert (lost.status, lost.out) == (1, '')
    assert 'no/out.json cannot be written' in lost.err


def test_languages_are_chosen(shop: Path) -> None:
    arguments = '--language fr --language en --source-language en'.split()
    done = run('export', '--to', 'json', *arguments, folder=shop)
    data = json.loads(done.out)
    assert data['site']['name'] == {'en': 'Bike shop'}
    assert [*data['categories'][0]['title']] == ['fr', 'en']


def test_standard_input_and_the_usual_places_are_read(tmp_path: Path) -> None:
    assert run('export', '--to', 'json', folder=tmp_path).status == 2
    assert run('export', 'no.yaml', '--to', 'json', folder=tmp_path).status == 2
    assert run('export', '-', '--to', 'json', folder=tmp_path, stdin=SOUND).status == 0
    (tmp_path / 'docs').mkdir()
    (tmp_path / 'docs/cookies.yaml').write_text(SOUND, 'utf-8')
    assert run('export', '--to', 'json', folder=tmp_path).status == 0


def test_a_declaration_that_is_not_read_whole_is_not_exported(tmp_path: Path) -> None:
    (tmp_path / 'cookies.yaml').write_text(f'{SOUND}  - [\n', 'utf-8')
    done = run('export', '--to', 'json', '-o', 'out.json', folder=tmp_path)
    assert (done.status, done.out) == (1, '')
    assert 'invalid-yaml' in done.err
    assert not (tmp_path / 'out.json').exists()


def test_an_unknown_target_is_misuse(shop: Path) -> None:
    assert run('export', '--to', 'fides', folder=shop).status == 2
    assert run('export', folder=shop).status == 2


def test_the_schema_of_the_json_is_printed(tmp_path: Path) -> None:
    assert run('schema', '--of', 'export', folder=tmp_path) == (0, schema_text(), '')
