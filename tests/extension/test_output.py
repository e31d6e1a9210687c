"""The documentation audits itself: each theme, and what an extension or a page adds."""

from __future__ import annotations

from importlib.util import find_spec
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

from sphinx_cookiecharter.catalogue import versions

from .audited import CONF, FILES, INDEX, PAGE, SEARCH, said, said_apart

if TYPE_CHECKING:
    from ..support import Build, MakeRoot

# What each theme keeps with its default options: (level, id, names, hosts).
THEMES = {
    'alabaster': [],
    'furo': [('info', 'furo', {'theme'})],
    'pydata_sphinx_theme': [
        (
            'warning',
            'pydata',
            {'mode', 'theme', 'sidebar-scroll-top', 'pst_banner_pref'},
        )
    ],
    'sphinx_book_theme': [
        (
            'warning',
            'pydata',
            {'mode', 'theme', 'sidebar-scroll-top', 'pst_banner_pref'},
        )
    ],
    'sphinx_rtd_theme': [],
    'sphinx_immaterial': [('info', 'immaterial', {'*.__tabs', '*.__announce'})],
    'sphinxawesome_theme': [('warning', 'awesome', {'_x_darkMode'})],
    'classic': [],
    'pyramid': [('warning', 'google-fonts', set())],
    'sphinxdoc': [],
}
# Fonts are fetched when it is built.
OPTIONS = {'sphinx_immaterial': {'font': False}}


def conf_of(theme: str) -> str:
    lines = [
        f'html_theme = {theme!r}',
        f'html_theme_options = {OPTIONS.get(theme, {})}',
    ]
    if theme == 'sphinx_immaterial':
        lines.append("extensions.append('sphinx_immaterial')")
    return CONF + '\n'.join(lines) + '\n'


@pytest.mark.parametrize('theme', THEMES)
def test_a_theme_is_known_by_what_it_ships(theme: str, make_root: MakeRoot) -> None:
    built_in = {'classic', 'pyramid', 'sphinxdoc'}
    if theme not in built_in and find_spec(theme) is None:
        pytest.skip(f'{theme} is not installed')
    found = said_apart(make_root(FILES, conf_of(theme)))
    assert [(one.level, one.what, set(one.names)) for one in found] == THEMES[theme]
    assert all(one.place == 'index.rst:1' for one in found)
    assert all('(on 2 pages)' in one.message for one in found)


def test_what_is_used_is_declared(make_root: MakeRoot, build: Build) -> None:
    pytest.importorskip('pydata_sphinx_theme')
    declaration = FILES['cookies.yaml'] + f'    use: [pydata, {SEARCH}]\n'
    root = make_root(
        {**FILES, 'cookies.yaml': declaration}, conf_of('pydata_sphinx_theme')
    )
    result = build(root, verbosity=1)
    assert 'cookiecharter.' not in result.status


def test_what_is_declared_by_hand_is_declared(
    make_root: MakeRoot, build: Build
) -> None:
    declaration = """
        cookies:
          - name: theme
            storage: local_storage
            category: preferences
            purpose: Remembers whether you read light or dark pages.
            exemption: ui-customisation
            duration: persistent
    """
    pytest.importorskip('furo')
    root = make_root({**FILES, 'cookies.yaml': declaration}, conf_of('furo'))
    assert said(build(root, verbosity=1)) == []


def test_the_same_name_in_another_storage_is_told_of(
    make_root: MakeRoot, build: Build
) -> None:
    declaration = """
        cookies:
          - name: theme
            storage: session_storage
            category: preferences
            purpose: Remembers whether you read light or dark pages.
            exemption: ui-customisation
    """
    pytest.importorskip('furo')
    root = make_root({**FILES, 'cookies.yaml': declaration}, conf_of('furo'))
    (found,) = said(build(root, expect_warnings=True, verbosity=1))
    assert (found.place, found.level) == ('cookies.yaml:3', 'warning')
    assert found.code == 'other-attributes'
    assert 'keeps it in local_storage' in found.message


def test_a_theme_that_is_gone_is_noted_where_it_is_used(
    make_root: MakeRoot, build: Build
) -> None:
    declaration = FILES['cookies.yaml'] + f'    use: [{SEARCH}, youtube, pydata]\n'
    root = make_root({**FILES, 'cookies.yaml': declaration}, CONF)
    (found,) = said(build(root, verbosity=1))
    assert (found.place, found.code) == ('cookies.yaml:5', 'never-observed')
    assert "'pydata'" in found.message


def test_it_says_which_version_and_what_to_write(
    make_root: MakeRoot, build: Build
) -> None:
    furo = pytest.importorskip('furo')
    root = make_root(
        {**FILES, 'cookies.yaml': FILES['cookies.yaml'] + f'    use: [{SEARCH}]\n'},
        conf_of('furo'),
    )
    (found,) = said(build(root, verbosity=1))
    assert found.message == (
        f"Furo (furo {furo.__version__}): keeps 'theme' (local storage) when the "
        'reader does something (on 2 pages), and this is not declared; write '
        f"'use: [{SEARCH}, furo]'"
    )


def test_notes_are_counted_where_they_are_not_shown(
    make_root: MakeRoot, build: Build
) -> None:
    pytest.importorskip('furo')
    result = build(make_root(FILES, conf_of('furo')))
    assert 'index.rst: 1 note, shown with -v' in result.status.splitlines()


# What a page adds.

EMBEDS = """
    Page
    ====

    .. raw:: html

       <iframe src="https://www.youtube.com/embed/abc?list=PLANTED"></iframe>

    .. image:: https://img.shields.io/badge/PLANTED.svg

    .. raw:: html

       <img src="https://cdn.example.com/x.png?id=PLANTED">
       <script>
       localStorage.setItem('token', 'PLANTED'); document.cookie = 'own=PLANTED'
       </script>
"""


def test_each_finding_stands_where_it_was_written(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**FILES, 'page.rst': EMBEDS}, CONF)
    result = build(root, expect_warnings=True, verbosity=1)
    assert [one.short for one in said(result)] == [
        ('page.rst:4', 'warning', 'youtube'),
        ('page.rst:8', 'warning', 'shields'),
        ('page.rst:10', 'warning', 'cdn.example.com'),
        ('page.rst:1', 'info', "a script in the page may keep 'own', 'token'"),
    ]
    assert 'PLANTED' not in result.status + ''.join(result.warnings)


def test_a_fence_of_markdown_has_its_line(make_root: MakeRoot, build: Build) -> None:
    page = """
        # Page

        Text.

        ![](https://img.shields.io/badge/x.svg)

        ```{raw} html
        <iframe src="https://www.youtube.com/embed/abc"></iframe>
        ```
    """
    files = {key: value for key, value in FILES.items() if key != 'page.rst'}
    root = make_root(
        {**files, 'page.md': page}, CONF + "extensions.append('myst_parser')"
    )
    result = build(root, expect_warnings=True, verbosity=1)
    assert [one.short for one in said(result)] == [
        ('page.md:5', 'warning', 'shields'),
        ('page.md:7', 'warning', 'youtube'),
    ]


VIDEOS = """
    from docutils import nodes
    from docutils.parsers.rst import Directive, directives

    class youtube(nodes.General, nodes.Element):
        pass

    class YouTube(Directive):
        required_arguments = 1
        option_spec = {'privacy_mode': directives.flag, 'width': directives.unchanged}

        def run(self):
            # As sphinxcontrib-youtube does, it says nothing of its place.
            private = 'yes' if 'privacy_mode' in self.options else None
            return [youtube(id=self.arguments[0], privacy_mode=private)]

    def visit(self, node):
        host = 'youtube-nocookie' if node['privacy_mode'] else 'youtube'
        self.body.append(f'<iframe src="https://www.{host}.com/embed/{node["id"]}">')

    def depart(self, node):
        self.body.append('</iframe>')

    def setup(app):
        app.add_node(youtube, html=(visit, depart))
        app.add_directive('youtube', YouTube)
"""


def test_a_directive_that_forgets_its_place_is_found(
    make_root: MakeRoot, build: Build
) -> None:
    page = """
        Page
        ====

        Text.

        .. youtube:: abc
           :privacy_mode:
           :width: 100%

        More.

        .. note::

           .. youtube:: def
    """
    conf = CONF + "import sys; sys.path.insert(0, '.')\nextensions.append('videos')\n"
    root = make_root({**FILES, 'page.rst': page, 'videos.py': VIDEOS}, conf)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root))
        result = build(root, expect_warnings=True, verbosity=1)
    assert {one.short for one in said(result)} == {
        ('page.rst:6', 'warning', 'youtube-nocookie'),
        ('page.rst:14', 'warning', 'youtube'),
    }


SAMPLES = """
    Page
    ====

    .. code-block:: html

       <script src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></script>
       <script>
         gtag('config', 'G-ABC'); _paq.push(['trackPageView']);
         localStorage.setItem('theme', 'dark')
       </script>
       <iframe src="https://www.youtube.com/embed/abc"></iframe>
       <div class="group-tab" data-sync-group="tab"></div>

    ``<img src="https://cdn.example.com/x.png">``, and data-sync-group.

    `YouTube <https://www.youtube.com/embed/abc>`__

    .. raw:: html

       <!-- <script src="https://plausible.io/js/script.js"></script> -->
       <template><iframe src="https://player.vimeo.com/video/1"></iframe></template>
       <textarea><script src="https://hypothes.is/embed.js"></script></textarea>
       <a title='<img src="https://gc.zgo.at/count.js">' href="https://disqus.com">x</a>
       <script type="application/ld+json">{"u": "https://cdn.usefathom.com"}</script>
"""


def test_a_page_that_shows_a_tracker_is_none(make_root: MakeRoot, build: Build) -> None:
    conf = CONF + "extensions.append('sphinx.ext.viewcode')"
    result = build(make_root({**FILES, 'page.rst': SAMPLES}, conf), verbosity=1)
    assert said(result) == []


def test_what_waits_for_consent_is_a_note(make_root: MakeRoot, build: Build) -> None:
    page = """
        Page
        ====

        .. raw:: html

           <script type="text/plain" data-category="analytics"
                   src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></script>
           <script type="text/plain">_paq.push(['trackPageView'])</script>
           <iframe data-src="https://player.vimeo.com/video/1"></iframe>
           <script type="text/plain" src="https://cdn.example.com/x.js"></script>
           <link rel="preconnect" href="https://fonts.gstatic.com">
           <noscript><img src="https://pixel.example.org/"></noscript>
    """
    result = build(make_root({**FILES, 'page.rst': page}, CONF), verbosity=1)
    assert {(one.level, one.what) for one in said(result)} == {
        ('info', 'ga4'),
        ('info', 'matomo'),
        ('info', 'vimeo'),
        ('info', 'google-fonts'),
        ('info', 'cdn.example.com'),
        ('info', 'pixel.example.org'),
    }


IMMATERIAL = {
    'font': False,
    'repo_url': 'https://github.com/a/b',
    'palette': [
        {'scheme': 'default', 'toggle': {'icon': 'material/eye', 'name': 'dark'}},
        {'scheme': 'slate', 'toggle': {'icon': 'material/eye', 'name': 'light'}},
    ],
    'analytics': {'provider': 'google', 'property': 'G-ABC'},
}


@pytest.mark.parametrize('waits', [False, True])
def test_immaterial_waits_for_consent_where_it_asks(
    waits: bool, make_root: MakeRoot
) -> None:
    pytest.importorskip('sphinx_immaterial')
    asks = {'consent': {'title': 'Cookies', 'description': 'May we?'}} if waits else {}
    conf = (
        f"{CONF}extensions.append('sphinx_immaterial')\n"
        "html_theme = 'sphinx_immaterial'\n"
        f'html_theme_options = {IMMATERIAL | asks}\n'
    )
    found = said_apart(make_root(FILES, conf))
    level = 'info' if waits else 'warning'
    told = {(level, 'ga4'), (level, 'github-api'), (level, 'immaterial')}
    told |= {('info', 'sphinx-immaterial-consent')} if waits else set()
    assert {(one.level, one.what) for one in found} == told
    names = {name for one in found for name in one.names}
    assert {'*.__palette', '*.__source', '_ga'} <= names
    assert ('*.__consent' in names) is waits


@pytest.mark.parametrize('elsewhere', [False, True])
def test_what_the_configuration_asks_for_is_not_what_is_written(
    elsewhere: bool,
    make_root: MakeRoot,
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip('sphinx_rtd_theme')
    conf = f"""
        {CONF}
        html_theme = 'sphinx_rtd_theme'
        html_theme_options = {{'analytics_id': 'G-ABC'}}
    """
    monkeypatch.setenv('READTHEDOCS', str(elsewhere))
    result = build(make_root(FILES, dedent(conf)), expect_warnings=True, verbosity=1)
    expected = [] if elsewhere else [('warning', 'ga4', ('_ga', '_ga_*'))]
    assert [(one.level, one.what, one.names) for one in said(result)] == expected


@pytest.mark.parametrize(
    ('version', 'names', 'hosts'),
    [
        ('0.16.1', ('_ga', '_ga_*'), ()),
        ('0.17.0', (), ('www.googletagmanager.com',)),
    ],
)
def test_what_analytics_of_pydata_keep_depends_on_the_version(
    version: str,
    names: tuple[str, ...],
    hosts: tuple[str, ...],
    make_root: MakeRoot,
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip('pydata_sphinx_theme')
    fake_version(monkeypatch, 'pydata-sphinx-theme', version)
    files = {
        **FILES,
        '_templates/layout.html': GTAG % ('' if version < '0.17' else DENIED),
    }
    conf = conf_of('pydata_sphinx_theme') + "templates_path = ['_templates']\n"
    result = build(make_root(files, conf), expect_warnings=True, verbosity=1)
    (found,) = (one for one in said(result) if one.what == 'ga4')
    assert (found.level, found.names, found.hosts) == ('warning', names, hosts)
    assert f'(pydata-sphinx-theme {version})' in found.message


GTAG = """
    {%% extends "!layout.html" %%}
    {%% block extrahead %%}
    <script async src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></script>
    <script>%s gtag('config', 'G-ABC');</script>
    {%% endblock %%}
"""
DENIED = "gtag('consent', 'default', {'analytics_storage': 'denied'});"


TABS = """
    Page
    ====

    .. raw:: html

       <label data-sync-id="a" data-sync-group="tab">A</label>
       %s
"""


@pytest.mark.parametrize(
    ('version', 'script', 'storage'),
    [
        ('0.7.0', '<script src="_static/design-tabs.js"></script>', 'session storage'),
        (
            '0.8.0',
            '<script data-sd-tabs-storage-prefix="sphinx-design-tab-id-"></script>',
            'local storage',
        ),
        ('0.8.0', '<script data-sd-tabs-storage-prefix=""></script>', None),
    ],
)
def test_where_tabs_of_design_are_kept_depends_on_version_and_option(
    version: str,
    script: str,
    storage: str | None,
    make_root: MakeRoot,
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fake_version(monkeypatch, 'sphinx-design', version)
    conf = f"{CONF}extensions.append('sphinx_design')\n"
    root = make_root(
        {
            **FILES,
            'page.rst': TABS % script,
            'fake/sphinx_design.py': 'def setup(app): pass\n',
        },
        conf,
    )
    monkeypatch.syspath_prepend(str(root / 'fake'))
    result = build(root, verbosity=1)
    found = [one for one in said(result) if one.what == 'sphinx-design-tabs']
    if storage is None:
        assert found == []
    else:
        (one,) = found
        assert one.level == 'info'
        assert f'({storage})' in one.message
        assert f'(sphinx-design {version})' in one.message


def fake_version(patch: pytest.MonkeyPatch, name: str, version: str) -> None:
    real = versions.version_of
    patch.setattr(
        'sphinx_cookiecharter.catalogue.in_use.version_of',
        lambda one: version if one == name else real(one),
    )


MERMAID = """
    def setup(app):
        app.connect('html-page-context', add)

    def add(app, pagename, templatename, context, doctree):
        if doctree is None or '.. mermaid' in doctree.astext():
            app.add_js_file(None, type='module', body=
                'import mermaid from '
                '"https://cdn.jsdelivr.net/npm/mermaid@11.2.0/dist/mermaid.esm.min.mjs";'
            )
"""


@pytest.mark.parametrize(
    ('page', 'expected'),
    [
        (PAGE, ('genindex.html:1', 'info', 'mermaid')),
        (PAGE + '    ``.. mermaid``\n', ('page.rst:1', 'warning', 'mermaid')),
    ],
)
def test_what_only_the_index_and_the_search_ask_for_is_a_note(
    page: str,
    expected: tuple[str, str, str],
    make_root: MakeRoot,
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = make_root(
        {**FILES, 'page.rst': page, 'fake/fake_mermaid.py': MERMAID},
        f"{CONF}extensions.append('fake_mermaid')\n",
    )
    monkeypatch.syspath_prepend(str(root / 'fake'))
    result = build(root, expect_warnings=True, verbosity=1)
    assert [one.short for one in said(result)] == [expected]


# How it is built.


def test_the_search_keeps_terms_when_it_is_used(
    make_root: MakeRoot, build: Build
) -> None:
    result = build(make_root(FILES, CONF), verbosity=1)
    assert "'sphinx_highlight_terms' (local storage)" in result.status
    assert f'{result.outdir}/search.html:1: ' in result.status


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml'])
def test_every_builder_of_pages_is_audited(
    builder: str, make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**FILES, 'page.rst': EMBEDS}, CONF)
    result = build(root, builder, expect_warnings=True)
    assert {one.short for one in said(result)} == {
        ('page.rst:4', 'warning', 'youtube'),
        ('page.rst:8', 'warning', 'shields'),
        ('page.rst:10', 'warning', 'cdn.example.com'),
    }


@pytest.mark.parametrize(
    'builder',
    [
        *('latex', 'text', 'epub', 'gettext', 'pseudoxml', 'dummy', 'linkcheck'),
        # It is older than Sphinx.
        pytest.param('json', marks=pytest.mark.filterwarnings('ignore')),
    ],
)
def test_other_builders_are_not(
    builder: str, make_root: MakeRoot, build: Build
) -> None:
    page = EMBEDS.replace('.. image::', '.. ')
    root = make_root({**FILES, 'page.rst': page}, CONF)
    assert said(build(root, builder, verbosity=1)) == []


def test_a_build_that_changes_nothing_says_the_same(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**FILES, 'page.rst': EMBEDS}, CONF)
    first, second = (
        build(root, expect_warnings=True, warningiserror=True, verbosity=1)
        for _ in range(2)
    )
    assert first.warnings
    assert second.warnings == first.warnings
    assert said(second) == said(first)
    assert (first.statuscode, second.statuscode) == (1, 1)
    assert 'build finished with problems, 3 warnings' in second.status


def test_parallel_building_says_the_same(make_root: MakeRoot, build: Build) -> None:
    pages = {f'page{n}.rst': EMBEDS.replace('Page', f'Page {n}') for n in range(8)}
    index = INDEX + ''.join(f'       page{n}\n' for n in range(8))
    one, other = (
        make_root({**FILES, **pages, 'index.rst': index}, CONF, name=f'root{n}')
        for n in range(2)
    )
    alone = build(one, expect_warnings=True, verbosity=1)
    together = build(other, expect_warnings=True, verbosity=1, parallel=4)
    assert said(together) == said(alone)
    assert all('on 8 pages' in found.message for found in said(alone))


def test_pages_of_deleted_sources_are_not_audited(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**FILES, 'page.rst': EMBEDS}, CONF)
    assert said(build(root, expect_warnings=True))
    (root / 'page.rst').unlink()
    (root / 'index.rst').write_text('Index\n=====\n', 'utf-8')
    result = build(root)
    assert (result.outdir / 'page.html').exists()
    assert said(result) == []


def test_nothing_is_said_where_it_is_not_asked(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**FILES, 'page.rst': EMBEDS})
    assert said(build(root, verbosity=1)) == []


def test_levels_and_suppression_apply(make_root: MakeRoot, build: Build) -> None:
    conf = f"""
        {CONF}
        cookiecharter_levels = {{'undeclared': 'error'}}
        suppress_warnings = ['cookiecharter.undeclared-host']
    """
    root = make_root({**FILES, 'page.rst': EMBEDS}, dedent(conf))
    result = build(root, expect_warnings=True)
    assert {(one.level, one.what) for one in said(result)} >= {
        ('error', 'youtube'),
        ('error', 'shields'),
    }
    assert result.statuscode == 1
    assert not any('cdn.example.com' in line for line in result.warnings)


def test_hosts_of_the_site_and_of_items_are_declared(
    make_root: MakeRoot, build: Build
) -> None:
    page = """
        Page
        ====

        .. raw:: html

           <img src="https://docs.example.org/x.png"><img src="//www.example.org/x.png">
           <img src="https://a.cdn.example.com/x.png">
           <img src="https://notcdn.example.com/x.png">
           <base href="https://docs.example.org/en/">
           <script src="/en/_static/own.js"></script>
    """
    declaration = """
        site: {url: https://www.example.org/}
        cookies:
          - name: media
            storage: request
            domain: cdn.example.com
            category: external
            party: third
            provider: Example
            purpose: Fetches pictures and films from another server.
    """
    files = {**FILES, 'page.rst': page, 'cookies.yaml': declaration}
    files['_static/own.js'] = 'localStorage["mine"] = 1\n'
    conf = (
        f"{CONF}html_baseurl = 'https://docs.example.org/en/'\n"
        "html_static_path = ['_static']\n"
    )
    result = build(make_root(files, conf), expect_warnings=True, verbosity=1)
    assert {(one.level, one.what) for one in said(result)} == {
        ('warning', 'notcdn.example.com'),
        ('info', "the script _static/own.js may keep 'mine'"),
    }


def test_a_declaration_that_no_page_shows_is_read(
    make_root: MakeRoot, build: Build
) -> None:
    files = {**FILES, 'page.rst': EMBEDS, 'cookies.yaml': 'cookies: 3\n'}
    result = build(make_root(files, CONF), expect_warnings=True)
    # Of one that could not be read whole nothing is said to be undeclared.
    assert [(one.place, one.code) for one in said(result)] == [
        ('cookies.yaml:1', 'wrong-type')
    ]
    assert (
        'cookies.yaml: could not be read whole, so the pages are not compared with it'
    ) in result.status


def test_an_id_that_is_unknown_does_not_stop_the_audit(
    make_root: MakeRoot, build: Build
) -> None:
    files = {**FILES, 'page.rst': EMBEDS, 'cookies.yaml': 'use: [vimeoo]\n'}
    result = build(make_root(files, CONF), expect_warnings=True)
    codes = [one.code for one in said(result)]
    assert codes.count('invalid-value') == 1
    assert 'undeclared' in codes
    assert 'could not be read whole' not in result.status


def test_a_declaration_that_is_not_there_is_told_once(
    make_root: MakeRoot, build: Build
) -> None:
    files = {key: value for key, value in FILES.items() if key != 'cookies.yaml'}
    result = build(make_root(files, CONF), expect_warnings=True)
    assert [(one.place, one.code) for one in said(result)] == [
        ('conf.py:1', 'unreadable-file')
    ]


def test_a_project_knows_services_of_its_own(make_root: MakeRoot, build: Build) -> None:
    entry = """
        title: Counter of the house
        detection: {url_hosts: [count.example.net]}
        cookies:
          - name: counted
            category: statistics
            purpose: Counts how many people have read a page this month.
            provider: The house
            duration: 1 month
    """
    page = (
        PAGE
        + """
    .. raw:: html

       <script src="https://count.example.net/x.js"></script>
    """
    )
    files = {**FILES, 'page.rst': page, 'known/counter.yaml': entry}
    root = make_root(files, f"{CONF}cookiecharter_catalogue = ['known']\n")
    (found,) = said(build(root, expect_warnings=True, verbosity=1))
    assert found.short == ('page.rst:6', 'warning', 'counter')
    assert found.names == ('counted',)


def test_what_is_wrong_with_entries_is_said_though_none_is_used(
    make_root: MakeRoot, build: Build
) -> None:
    files = {**FILES, 'known/counter.yaml': 'detecton: {url_hosts: [a.example]}\n'}
    root = make_root(files, f"{CONF}cookiecharter_catalogue = ['known', 'gone']\n")
    result = build(root, expect_warnings=True)
    assert [(one.place, one.code) for one in said(result)] == [
        ('known/counter.yaml:1', 'unknown-key'),
        ('conf.py:1', 'unreadable-file'),
    ]


def test_pages_without_a_source_are_audited(make_root: MakeRoot, build: Build) -> None:
    template = """
        {% extends "layout.html" %}
        {% block body %}<img src="https://cdn.example.com/x.png">{% endblock %}
    """
    conf = f"""
        {CONF}
        templates_path = ['_templates']
        html_additional_pages = {{'download': 'download.html'}}
    """
    root = make_root({**FILES, '_templates/download.html': template}, dedent(conf))
    for _ in range(2):
        found = said(build(root, expect_warnings=True, verbosity=1))
        assert [one.short for one in found] == [
            ('download.html:1', 'warning', 'cdn.example.com')
        ]


@pytest.mark.parametrize('where', ['kept.js', '../kept.js'])
def test_only_files_of_the_output_are_read(
    where: str, make_root: MakeRoot, build: Build
) -> None:
    page = f"""
        Page
        ====

        .. raw:: html

           <script src="{where}"></script>
    """
    root = make_root({**FILES, 'page.rst': page}, CONF)
    outdir = build(root, verbosity=1).outdir
    (outdir / where).write_text("localStorage.setItem('mine', 1)", 'utf-8')
    found = said(build(root, verbosity=1))
    assert [one.names for one in found] == ([('mine',)] if where == 'kept.js' else [])


def test_what_scripts_in_pages_may_keep_is_told_of_each_page(
    make_root: MakeRoot, build: Build
) -> None:
    page = """
        Page
        ====

        .. raw:: html

           <script>localStorage.setItem('{name}', 1)</script>
    """
    files = {f'{one}.rst': page.format(name=one) for one in ('one', 'two')}
    index = INDEX.replace('page', 'one\n       two')
    files |= {'index.rst': index, 'cookies.yaml': FILES['cookies.yaml']}
    root = make_root(files, CONF)
    found = said(build(root, verbosity=1))
    assert [(one.place, one.names) for one in found] == [
        ('one.rst:1', ('one',)),
        ('two.rst:1', ('two',)),
    ]


def test_a_build_that_failed_is_not_audited(make_root: MakeRoot, build: Build) -> None:
    extension = """
        def setup(app):
            app.connect('build-finished', fail)

        def fail(app, exception):
            if exception is None:
                raise RuntimeError('broken')
    """
    root = make_root(
        {**FILES, 'page.rst': EMBEDS, 'fake/failing.py': extension},
        f"{CONF}extensions.append('failing')\n",
    )
    reported: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(root / 'fake'))
        patch.setattr(
            'sphinx_cookiecharter.extension.audit.built_pages.report',
            lambda _app, located: reported.extend(located),
        )
        with pytest.raises(Exception, match='broken'):
            build(root)
    assert reported == []


def test_the_option_is_true_or_false(make_root: MakeRoot, build: Build) -> None:
    with pytest.raises(ConfigError, match='cookiecharter_audit_output must be True or'):
        build(make_root(FILES, 'cookiecharter_audit_output = "yes"\n'))
