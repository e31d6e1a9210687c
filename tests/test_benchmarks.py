"""What the benchmarks build: with a warning, none of their builds would count."""

from __future__ import annotations

import pytest

from benchmarks.declaration import declare, yaml
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.codes import Level

from .declaration.declared import declared


@pytest.mark.parametrize('size', [1, 10, 1_000, 10_000])
def test_no_warning_is_given_on_their_declarations(size: int) -> None:
    findings = check(declared(yaml(declare(size))))
    assert [one for one in findings if one.level is not Level.INFO] == []
