"""What other builders and extensions read has nothing that only we know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .strict_builder import kinds_of

if TYPE_CHECKING:
    from ..support import Build, MakeRoot

pytestmark = pytest.mark.suppress()

FILES = {
    'index.rst': """\
        Lark
        ====

        .. toctree::
           :maxdepth: 4

           charter
           more

        See :cookie:name:`sid`, :cookie:section:`cookies` and :cookie:category:`own`.
        """,
    'charter.rst': 'Cookies\n=======\n\n.. cookie-charter::\n',
    # Its first section is the title of the document.
    'more.rst': """\
        .. cookie-charter::
           :sections: cookies providers rights

        .. cookie-choice::
        """,
    'cookies.yaml': """\
        site: {name: Lark, url: "https://lark.example/", controller: Lark Ltd}
        choice: {call: openPanel, cookie: sid}
        categories: {own: {title: My own, consent: required}}
        cookies:
          - {name: sid, category: necessary, purpose: Keeps your choice., provider: A}
          - {name: x, category: own, purpose: {fr: Compte.}, provider: A, service: S}
        """,
}
OURS = 'sphinx_cookiecharter'


@pytest.mark.parametrize('parallel', [1, 2])
def test_titles_and_contents_have_no_nodes_of_ours(
    make_root: MakeRoot, build: Build, parallel: int
) -> None:
    result = build(make_root(FILES), parallel=parallel, expect_warnings=True)
    env = result.app.env
    for kept in (env.titles, env.longtitles, env.tocs):
        for docname, root in kept.items():
            assert not [kind for kind in kinds_of(root) if OURS in kind], docname
    assert env.titles['more'].astext() == 'Cookies used by the site Lark'
    assert 'My own' in env.tocs['charter'].astext()


def test_a_builder_that_knows_nothing_of_us_meets_no_node_of_ours(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(FILES, "extensions += ['tests.extension.strict_builder']")
    result = build(root, 'strict', expect_warnings=True)
    for docname in ('index', 'charter', 'more'):
        assert OURS not in result.read(f'{docname}.kinds')
    assert 'docutils.nodes.table' in result.read('charter.kinds')
