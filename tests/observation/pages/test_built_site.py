"""Pages as they are written, with the shipped catalogue and the files they link."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.merge import bring_in
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.observation.pages.audit import audit_pages, is_comparable
from sphinx_cookiecharter.observation.pages.built_site import BuiltSite
from sphinx_cookiecharter.observation.pages.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Found(NamedTuple):
    page: str
    level: str
    code: str
    message: str


@cache
def shipped() -> Collection:
    return Collection()


def audit(
    pages: Mapping[str, str],
    declared: str = 'cookies: []',
    files: Mapping[str, str] = {},
    project: Project | None = None,
) -> Iterator[Found]:
    """Yield what is found on pages at `<name>.html`; `files` are local ones."""

    def read(path: str) -> bytes | None:
        return files[path].encode() if path in files else None

    site = BuiltSite(shipped(), project or Project(), read)
    for name, page in pages.items():
        site.add(name, f'{name}.html', page.encode(), name in {'genindex', 'search'})
    whole = bring_in(read_bytes(declared.encode(), 'cookies.yaml'), shipped())
    for page, finding, *_ in audit_pages(site, whole.declaration, whole.entries):
        yield Found(page, finding.level, finding.code, finding.message)


GTAG = '<script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>'
VIMEO = '<iframe src="https://player.vimeo.com/video/1%s"></iframe>'


def test_a_service_is_told_once_at_its_first_page() -> None:
    (found,) = audit({'b': VIMEO % '', 'a': '', 'c': VIMEO % '?h=PLANTED'})
    assert found[:3] == ('b', 'warning', 'undeclared')
    assert '(on 2 pages)' in found.message
    assert "'vuid'" in found.message
    assert 'PLANTED' not in found.message


def test_a_parameter_of_the_address_decides_what_is_kept() -> None:
    (found,) = audit({'a': VIMEO % '?dnt=1'})
    assert 'asks player.vimeo.com' in found.message
    assert 'vuid' not in found.message
    (both,) = audit({'a': VIMEO % '?dnt=1', 'b': VIMEO % ''})
    assert 'vuid' in both.message


def test_consent_denied_by_default_asks_and_keeps_nothing() -> None:
    denied = (
        "<script>gtag('consent', 'default', {analytics_storage: 'denied'})</script>"
    )
    (kept,) = audit({'a': GTAG})
    assert "'_ga'" in kept.message
    (asked,) = audit({'a': denied + GTAG})
    assert asked.level == 'warning'
    assert "'_ga'" not in asked.message
    assert 'asks www.googletagmanager.com' in asked.message


def test_the_most_exact_address_names_the_service() -> None:
    page = '<script src="https://cdn.jsdelivr.net/npm/%s"></script>'
    (mathjax,) = audit({'a': page % 'mathjax@3/es5/tex-mml-chtml.js'})
    assert 'use: [mathjax]' in mathjax.message
    (other,) = audit({'a': page % 'jquery@3'})
    assert 'use: [jsdelivr]' in other.message


def test_what_is_known_by_hearsay_warns_of_its_host_alone() -> None:
    page = '<script src="https://static.hotjar.com/c/hotjar-1.js"></script>'
    kept, asked = audit({'a': page})
    assert kept[:3] == ('a', 'info', 'undeclared')
    assert asked[:3] == ('a', 'warning', 'undeclared-host')
    assert 'use: [hotjar]' in asked.message
    assert [*audit({'a': page}, 'use: [hotjar]\ncookies: []')] == []


def test_a_host_is_asked_also_where_all_items_are_declared() -> None:
    declared = """
        cookies:
          - {name: _ga, category: statistics, purpose: Counts visits of these pages.}
          - {name: _ga_*, category: statistics, purpose: Counts visits of these pages.}
    """
    (found,) = audit({'a': GTAG}, declared)
    assert found[:3] == ('a', 'warning', 'undeclared-host')
    assert [*audit({'a': GTAG}, 'use: [ga4]\ncookies: []')] == []


@pytest.mark.parametrize(
    ('page', 'level'),
    [
        ('<link rel=stylesheet href=_static/a.css>', 'warning'),
        ('<link rel=stylesheet href="./_static/../_static/b.css?v=1">', 'warning'),
        ('<style>@import "_static/a.css"</style>', 'warning'),
        ('<noscript><link rel=stylesheet href=_static/a.css></noscript>', 'info'),
        ('<link rel=stylesheet href=_static/font.css>', 'info'),
        ('<link rel=stylesheet href=../../etc/a.css>', None),
        ('<a href=_static/a.css>a</a>', None),
    ],
)
def test_style_sheets_are_followed(page: str, level: str | None) -> None:
    files = {
        '_static/a.css': '@import "b.css";',
        '_static/b.css': '@import "a.css"; @import url(//fonts.googleapis.com/css);',
        '_static/font.css': '@font-face { src: url(https://fonts.gstatic.com/x.woff) }',
    }
    found = [*audit({'a': page, 'b': page}, files=files)]
    assert [one.level for one in found] == ([] if level is None else [level])


def test_a_host_is_told_with_every_key_that_is_asked_for_next() -> None:
    page = '<img src="https://cdn.example/x.png">'
    (found,) = audit({'a': page}, 'site: {jurisdictions: [at]}\ncookies: []')
    assert found.message.endswith(
        "declare it under 'cookies', and fill in what is blank: - {name: cdn.example, "
        'category: , purpose: , provider: , storage: request, domain: cdn.example, '
        'data: , legal_basis: }'
    )


def test_names_in_linked_scripts_never_warn() -> None:
    page = '<script src="_static/a.js"></script>'
    script = """
        const api = 'https://tracker.example/'; fetch('https://other.example/x')
        localStorage.setItem('visits', 'PLANTED'); sessionStorage['seen'] = 1
    """
    (found,) = audit({'a': page, 'b': page}, files={'_static/a.js': script})
    assert found[:3] == ('a', 'info', 'undeclared')
    assert "_static/a.js may keep 'visits', 'seen'" in found.message
    blank = 'category: , purpose: , provider:'
    assert (
        f'fill in what is blank: - {{name: visits, {blank} , duration: , storage: '
        f'local_storage}} - {{name: seen, {blank} , storage: session_storage}}'
    ) in found.message
    assert 'PLANTED' not in found.message
    declared = 'cookies: [{name: visits, storage: local_storage}, {name: s*}]'
    assert [*audit({'a': page}, declared, {'_static/a.js': script})] == []


def test_a_file_of_a_theme_tells_nothing_of_other_themes() -> None:
    page = '<script src="_static/sidebar.js"></script>'
    files = frozenset({'_static/sidebar.js'})
    classic = Project(themes={'mine': frozenset(), 'classic': files})
    (found,) = audit({'a': page}, project=classic)
    assert 'use: [classic-sidebar]' in found.message
    # One that inherits from it has a file of that name.
    for project in (Project(themes={'mine': files, 'classic': files}), Project()):
        assert [*audit({'a': page}, project=project)] == []


def test_the_index_and_the_search_are_told_of_as_such() -> None:
    script = '<script type=module>import "https://cdn.jsdelivr.net/npm/x@1"</script>'
    (found,) = audit({'genindex': script, 'search': script})
    assert found[:2] == ('genindex', 'info')
    assert '(only on genindex and search)' in found.message
    (more,) = audit({'genindex': script, 'search': script, 'a': script})
    assert more[:2] == ('a', 'warning')


def test_of_an_unread_declaration_nothing_is_said_to_be_absent() -> None:
    assert [*audit({'a': GTAG}, 'cookies: 3')] == []
    assert [*audit({'a': GTAG}, 'cookies: [{name: [[3]]}]')] == []


def test_an_unknown_id_hides_nothing() -> None:
    used = 'use: [vimeoo, furo]'
    (found,) = (one for one in audit({'a': VIMEO % ''}, used) if one.page)
    assert (found.code, found.level) == ('undeclared', 'warning')
    assert "write 'use: [furo, vimeo]'" in found.message
    assert not [*audit({'a': VIMEO % ''}, 'use: [vimeoo, vimeo]')]


def test_what_is_used_stays_in_the_line_to_paste() -> None:
    used = 'use: [pydata-sphinx-theme, furo: {without: [theme]}]'
    found = next(one for one in audit({'a': VIMEO % ''}, used) if one.page)
    assert "write 'use: [pydata-sphinx-theme, furo: {…}, vimeo]'" in found.message


def test_each_line_to_paste_has_all_that_is_lacking() -> None:
    maybe = '<script type="text/plain" src="https://static.hotjar.com/c/x.js"></script>'
    cdn = '<script src="https://cdn.jsdelivr.net/npm/x"></script>'
    found = audit({'a': f'{VIMEO % ""}{GTAG}{maybe}{cdn}'}, 'use: [furo]')
    lines = {
        one.message.partition("'use: [")[2].partition(']')[0]
        for one in found
        if one.page
    }
    assert lines == {
        'furo, jsdelivr, vimeo, ga4',
        'furo, ga4, jsdelivr, vimeo',
        'furo, ga4, vimeo, jsdelivr',
        'furo, ga4, jsdelivr, vimeo, hotjar',
    }


def test_a_remedy_that_is_met_is_not_advised() -> None:
    denied = "gtag('consent', 'default', {analytics_storage: 'denied'})"
    (found,) = audit({'a': f'{GTAG}<script>{denied}</script>'})
    assert 'With pydata-sphinx-theme 0.17' not in found.message
    (found,) = audit({'a': GTAG})
    assert 'With pydata-sphinx-theme 0.17' in found.message


def test_what_is_not_read_whole_is_not_compared() -> None:
    assert list(audit({'a': VIMEO % ''}, 'cookies: [1]')) == []
    assert not is_comparable(read_bytes(b'cookies: [1]', 'cookies.yaml'))


def test_style_sheets_may_import_each_other_without_end() -> None:
    chain = {f's{n}.css': f'@import "s{n + 1}.css";' for n in range(2_000)}
    circle = {'t.css': '@import "u.css";', 'u.css': '@import "t.css"; @import "v.css";'}
    host = {
        's3.css': '@import "https://early.test/a.css"; @import "s4.css";',
        'v.css': '@import "https://round.test/a.css";',
    }
    page = '<link rel=stylesheet href=s0.css><link rel=stylesheet href=t.css>'
    found = audit({'a': page}, files={**chain, **circle, **host})
    hosts = sorted(one.message.split(' (')[0].rpartition(' ')[2] for one in found)
    assert hosts == ['early.test', 'round.test']
