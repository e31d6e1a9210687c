"""What the page asks for, in JSON: each answer is what the package itself says."""

from __future__ import annotations

import json
from contextlib import redirect_stdout
from dataclasses import replace
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter import check, export, read, render
from sphinx_cookiecharter.checks.explain import explain
from sphinx_cookiecharter.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_cookiecharter import Declaration


def answer(question: str) -> str:
    """Return the answer to a question, whose `about` is one of `_ANSWERS`."""
    asked = json.loads(question)
    return json.dumps(_ANSWERS[asked.pop('about')](**asked))


def _findings(text: str, language: str, jurisdiction: str) -> list[dict[str, Any]]:
    found = check(_declared(text, jurisdiction), language)
    return [
        {
            'code': finding.code,
            'level': finding.level,
            'line': finding.line,
            'column': finding.column,
            'message': finding.message,
        }
        for finding in sorted(found, key=lambda finding: finding[2:4])
    ]


def _explanation(code: str) -> str:
    from sphinx_cookiecharter import Code  # noqa: PLC0415

    return str(explain(Code(code)))


def _page(text: str, language: str, jurisdiction: str) -> str | None:
    """Return the charter; none of what could not be read whole."""
    declaration = _declared(text, jurisdiction)
    return render(declaration, language=language) if declaration.complete else None


def _exported(
    text: str, language: str, jurisdiction: str, to: str
) -> dict[str, Any] | None:
    declaration = _declared(text, jurisdiction)
    if not declaration.complete:
        return None
    if to == 'markdown':
        return {'text': render(declaration, to, language=language), 'losses': []}
    exported = export(declaration, to, languages=[language])
    return {'text': exported.text, 'losses': [*map(str, exported.losses)]}


def _difference(earlier: str, text: str) -> str:
    """Return what the command `diff` says."""
    files = [_written('earlier.yaml', earlier), _written('cookies.yaml', text)]
    with redirect_stdout(StringIO()) as said:
        main(['diff', *files])
    return said.getvalue()


@lru_cache(maxsize=2)
def _declared(text: str, jurisdiction: str) -> Declaration:
    """Read a declaration as if it named a jurisdiction, where one was chosen."""
    declaration = read(_written('cookies.yaml', text))
    if not jurisdiction:
        return declaration
    site = declaration.site
    at = {**site.at, 'jurisdictions': site.place}
    site = replace(site, jurisdictions=(jurisdiction,), at=at)
    return replace(declaration, site=site)


def _written(name: str, text: str) -> str:
    Path(name).write_text(text, 'utf-8', newline='')
    return name


_ANSWERS: Mapping[str, Callable[..., object]] = {
    'findings': _findings,
    'explanation': _explanation,
    'page': _page,
    'exported': _exported,
    'difference': _difference,
}
