"""Of made-up declarations, no sentence of a built page is false, and none lacks."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import hypothesis
import pytest
import yaml

from ..conftest import CONF
from . import check, html, public
from .declarations import Made, draw, pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..support import Build, Result
    from .statement import Speaker

pytestmark = pytest.mark.fuzz

LANGUAGES: Final = ('en', 'fr')

#: What a build does not wait for, `make fuzz` neither.
AT_MOST: Final = 1_000

ENTRIES: Final = Path(__file__).parents[2] / 'sphinx_cookiecharter/catalogue/entries'

#: Sphinx makes the quotes of an author's text outside of tables typographic, and only
#: some engines of LaTeX have letters of every script.
SETTINGS: Final = "smartquotes = False\nlatex_engine = 'xelatex'\n"


class Builds:
    """What a batch of declarations looks like, each on a page of its own.

    Other builders than HTML have a part of it: what shows all that is declared.
    """

    def __init__(self, batch: list[Made], build: Build, folder: Path) -> None:
        self._batch = batch
        self._build = build
        self._folder = folder

    def batch(self, builder: str) -> list[Made]:
        if builder == 'html':
            return self._batch
        return [made for made in self._batch if made.shows_all][: len(self._batch) // 4]

    @cache  # noqa: B019 - as long as the module's tests
    def result(self, builder: str, language: str) -> Result:
        root = self._folder / f'{builder}-{language}'
        root.mkdir()
        for name, content in _project(self.batch(builder)).items():
            (root / name).write_text(content, 'utf-8')
        overrides = {'language': language}
        return self._build(root, builder, expect_warnings=True, confoverrides=overrides)


@pytest.fixture(scope='module')
def builds(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Builds:
    examples = hypothesis.settings().max_examples
    batch = draw(pages(), min(2 * examples, AT_MOST))
    return Builds(batch, build, tmp_path_factory.mktemp('truth'))


def _project(batch: list[Made]) -> dict[str, str]:
    names = [f'c{number}' for number in range(len(batch))]
    contents = '\n   '.join(['.. toctree::', '   :hidden:', '', *names])
    documents = [(name, f'{name}.tex', 'A page', 'Tester', 'howto') for name in names]
    conf = f'{CONF}{SETTINGS}latex_documents = {documents}\n'
    files = {'conf.py': conf, 'index.rst': _titled(contents)}
    for name, made in zip(names, batch, strict=True):
        # JSON is YAML, whose scalars nobody can misunderstand.
        files[f'{name}.yaml'] = json.dumps(made.declaration)
        files[f'{name}-before.yaml'] = json.dumps(made.earlier or {'cookies': []})
        directive = made.directive(f'{name}.yaml', f'{name}-before.yaml')
        files[f'{name}.rst'] = _titled(directive)
    return files


def _titled(content: str) -> str:
    return f'A page\n======\n\n{content}\n'


def _speaker(made: Made, language: str) -> Speaker:
    return check.speaker(made.declaration, language, made.request, _entries())


def _entries() -> dict[str, Any]:
    """Return the entries of the catalogue that the declarations use, as plain data."""
    return {'furo': yaml.safe_load((ENTRIES / 'furo.yaml').read_text('utf-8'))}


def _told(number: int, made: Made, faults: Iterable[object]) -> str:
    """Say what is wrong with which page of the batch."""
    written = yaml.safe_dump(made.declaration, allow_unicode=True, sort_keys=False)
    asked = made.directive(f'c{number}.yaml', f'c{number}-before.yaml')
    wrong = '\n'.join(f'  - {fault}' for fault in faults)
    earlier = f'\nbefore:\n{made.earlier}' * (made.earlier is not None)
    return f'Page {number}:\n{wrong}\n{asked}\n{written}{earlier}'


def _report(told: list[str]) -> None:
    """Fail with the shortest of what is wrong: those are the easiest to understand."""
    if told:
        shortest = '\n'.join(sorted(told, key=len)[:5])
        pytest.fail(f'{len(told)} pages are wrong:\n{shortest}', pytrace=False)


@pytest.mark.parametrize('language', LANGUAGES)
def test_all_that_a_page_says_is_true_and_all_that_is_true_is_said(
    builds: Builds, language: str
) -> None:
    result = builds.result('html', language)
    told = []
    for number, made in enumerate(builds.batch('html')):
        lines = html.read(result.read(f'c{number}.html'))
        if faults := check.faults(_speaker(made, language), lines):
            told.append(_told(number, made, faults))
    _report(told)


@pytest.mark.parametrize('language', LANGUAGES)
@pytest.mark.parametrize('builder', ['html', 'text', 'latex'])
def test_every_public_fact_is_shown(
    builds: Builds, builder: str, language: str
) -> None:
    result = builds.result(builder, language)
    told = []
    for number, made in enumerate(builds.batch(builder)):
        if made.shows_all:
            output = _output(result, builder, number)
            if lacking := public.lacking(_speaker(made, language), output):
                told.append(_told(number, made, lacking))
    _report(told)


def _output(result: Result, builder: str, number: int) -> str:
    """Return the words of one page as a builder wrote them."""
    if builder == 'html':
        lines = html.read(result.read(f'c{number}.html'))
        return '\n'.join(line.text for line in lines)
    if builder == 'text':
        return public.text_output(result.read(f'c{number}.txt'))
    return public.latex_output(result.read(f'c{number}.tex'))
