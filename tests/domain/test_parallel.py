"""Four processes give what one gives, and say the same in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pages import COOKIES, page, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot, Result

#: More than Sphinx would read in one process.
NUMBER = 12

FAULTY = """\
cookies:
  - {name: sessionid, category: necessary}
  - {name: again, category: statistic, purpose: P.}
  - {name: last, purpose: P., nonsense: true}
"""


def write(make_root: MakeRoot, name: str) -> Path:
    directives = (
        '.. cookie-table::',
        '.. cookie-charter::\n   :headings: rubrics',
        '.. cookie-table:: faulty.yaml',
        '.. cookie-table::\n   :tags: nothing',
        'No directive.',
    )
    names = [f'page{n:02}' for n in range(NUMBER)]
    files = {
        f'{one}.rst': page(
            f'Page {n}',
            f':cookie:name:`sessionid` :cookie:name:`unknown{n}` :any:`lang`',
            '',
            directives[n % len(directives)],
            '',
            ':cookie:category:`statistics` :cookie:provider:`acme`',
        )
        for n, one in enumerate(names)
    }
    return make_root(
        {
            'index.rst': page('Index', toctree(*names)),
            **files,
            'cookies.yaml': COOKIES,
            'faulty.yaml': FAULTY,
        },
        name=name,
    )


def output(result: Result) -> dict[str, bytes]:
    return {
        str(one.relative_to(result.outdir)): one.read_bytes()
        for one in sorted(result.outdir.rglob('*'))
        if one.is_file() and one.name != '.buildinfo'
    }


def said(result: Result, root: Path) -> list[str]:
    return [warning.replace(str(root), '') for warning in result.warnings]


def test_the_same_output_and_the_same_findings(
    make_root: MakeRoot, build: Build
) -> None:
    one, four = write(make_root, 'one'), write(make_root, 'four')
    serial = build(one, expect_warnings=True)
    parallel = build(four, expect_warnings=True, parallel=4)
    ours = [line for line in said(serial, one) if 'cookiecharter.' in line]
    assert len(ours) > NUMBER
    assert len(ours) == len(set(ours))
    assert said(parallel, four) == said(serial, one)
    found, expected = output(parallel), output(serial)
    assert found.keys() == expected.keys()
    for name, content in expected.items():
        assert found[name] == content, name


def test_and_in_a_second_build(make_root: MakeRoot, build: Build) -> None:
    one, four = write(make_root, 'one'), write(make_root, 'four')
    results = []
    for root, number in ((one, 1), (four, 4)):
        build(root, expect_warnings=True, parallel=number)
        text = COOKIES.replace('sessionid', 'renamed')
        (root / 'cookies.yaml').write_text(text, 'utf-8')
        results.append(build(root, expect_warnings=True, parallel=number))
    serial, parallel = results
    assert said(parallel, four) == said(serial, one)
    for name, content in output(serial).items():
        assert output(parallel)[name] == content, name
