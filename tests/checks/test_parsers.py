"""PyYAML's own parser, and the one in C: both find the same, and neither raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from ..declaration.declared import declared, problems
from .expectations import BAD, GOOD, findings

if TYPE_CHECKING:
    from pathlib import Path


#: What makes one of the parsers raise something that is no error of YAML's.
TREACHEROUS = {
    'no character': '- {name: a, purpose: "\\U00110000"}',
    'a number that is too large': '- {name: a, purpose: "\\UFFFFFFFF"}',
    'a tag that is no UTF-8': '- {name: a, purpose: !a%ED%A0%80 P.}',
    'an alias without a name': '- {name: a, purpose: * }',
}


@pytest.mark.parametrize('item', TREACHEROUS.values(), ids=TREACHEROUS.keys())
@pytest.mark.parametrize('parser', ['c', 'python'])
def test_neither_parser_raises(
    item: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if parser == 'python':
        monkeypatch.delattr(yaml, 'CSafeLoader', raising=False)
    declaration = declared(f'cookies:\n- {{name: first}}\n{item}\n')
    assert problems(declaration) == [(3, 'invalid-yaml')]
    assert declaration.cookies[0].names == ('first',)


@pytest.mark.skipif(not hasattr(yaml, 'CSafeLoader'), reason='PyYAML has no C parser')
def test_both_parsers_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def found() -> dict[Path, list[tuple[int, str]]]:
        return {
            path: [(finding.line, finding.code) for finding in findings(path)]
            for path in (*BAD, *GOOD)
        }

    with_c = found()
    monkeypatch.delattr(yaml, 'CSafeLoader')
    assert found() == with_c
