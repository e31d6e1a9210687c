"""The page on which one tries it, in Chromium: Python, this package and an editor."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import pytest

from sphinx_cookiecharter.observation.browser.local_server import serving

from ..npm_packages import npm_folder
from .errors import note_errors
from .test_rendered import SIDEWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FrameLocator, Locator, Page

    from ..support import Build

pytestmark = [
    pytest.mark.browser,
    # What MyST uses of Sphinx is its own affair.
    pytest.mark.filterwarnings("ignore:'myst_parser"),
]

DOCS: Final = Path(__file__).parents[2] / 'docs'
WIDE, NARROW = 1280, 360

#: Of what is around, the theme answers for.
AXE: Final = """async () => {
  const {violations} = await axe.run('.try', {resultTypes: ['violations']})
  return violations.flatMap(({id, nodes}) => nodes.map(({target}) => [id, target[0]]))
}"""

#: Python starts in a few seconds; on a busy machine it takes longer.
PATIENCE: Final = 60_000
ANSWERS: Final = "performance.getEntriesByName('try-answered')"

GOOD: Final = """\
cookies:
  - name: sid
    category: necessary
    purpose: Keeps you signed in from one page to the next.
    provider: this-site
    duration: session
"""
BAD: Final = GOOD.replace(
    '    purpose: Keeps you signed in from one page to the next.\n', ''
)

HOSTILE: Final = {
    'markup': """\
site:
  name: '<script>top.hit=1</script><img src=x onerror="top.hit=1">'
  url: 'https://a.example/"><script>top.hit=1</script>'
cookies:
  - name: '</script><script>top.hit=1</script>'
    category: necessary
    purpose: '<iframe srcdoc="<script>top.hit=1</script>"></iframe> Keeps you here.'
    opt_out_url: 'javascript:top.hit=1'
""",
    'aliases': 'x-a: &a [x, x]\n'
    + ''.join(
        f'x-{n}: &{n} [*{p}, *{p}, *{p}]\n'
        for p, n in zip('abcdefgh', 'bcdefghi', strict=True)
    ),
    'depth': 'cookies: ' + '[' * 300,
    'length': 'cookies:\n' + '- {name: a, category: necessary, purpose: b}\n' * 300,
    'nul': 'cookies:\n- name: "\\0\\ud800"\n',
    'tag': "cookies: !!python/object/apply:os.system ['ls']\n",
}


class Tried:
    """The page, once Python runs in it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.errors: list[str] = []
        self.requests: list[str] = []
        note_errors(page, self.errors)
        page.on('request', lambda request: self.requests.append(request.url))

    def load(self, fragment: str = '') -> None:
        self.page.goto('about:blank')
        self.page.goto(f'{self.url}try.html{fragment}')
        self.page.get_by_role('button', name='Load Python').click()
        self.charter.locator('h1').wait_for(timeout=PATIENCE)

    @property
    def charter(self) -> FrameLocator:
        return self.page.frame_locator('iframe')

    @property
    def editor(self) -> Locator:
        return self.page.get_by_label('The declaration, in YAML')

    @property
    def text(self) -> str:
        lines = self.page.locator('.cm-line').all_inner_texts()
        return '\n'.join(line.replace('\n', '') for line in lines)

    def write(self, text: str) -> None:
        """Replace the text, as by pasting, and wait for what is said of it."""
        before = self.answered()
        if text == self.page.evaluate(f'{ANSWERS}.at(-1).detail'):
            return  # nothing would change
        self.editor.click()
        self.page.keyboard.press('Control+A')
        self.page.keyboard.insert_text(text)
        self.wait_beyond(before)

    def answered(self) -> int:
        """Return how many answers there were, when none is still to come."""
        self.page.locator('[aria-busy=false]').wait_for(timeout=PATIENCE)
        count: int = self.page.evaluate(f'{ANSWERS}.length')
        return count

    def wait_beyond(self, count: int) -> None:
        for _ in range(PATIENCE // 50):
            if self.answered() > count:
                return
            self.page.wait_for_timeout(50)
        pytest.fail('no answer')

    def open(self, tab: str) -> None:
        before = self.answered()
        self.page.get_by_role('tab', name=tab).click()
        self.wait_beyond(before)

    def findings(self) -> list[str]:
        self.open('Findings')
        return self.page.locator('#try-list li').all_inner_texts()

    def saved(self, button: str) -> tuple[str, str]:
        """Return the name and the content of a file that is saved."""
        with self.page.expect_download() as download:
            self.page.get_by_role('button', name=button, exact=True).click()
        file = download.value
        return file.suggested_filename, Path(file.path()).read_text('utf-8')

    def violations(self) -> list[Any]:
        axe = files('axe_playwright_python').joinpath('axe.min.js').read_text('utf-8')
        self.page.evaluate(axe)
        found: list[Any] = self.page.evaluate(AXE)
        return found


@pytest.fixture(scope='module')
def site(
    docs_extensions: None, build: Build, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Return the address of the page, built without the pages that it links to."""
    npm_folder(DOCS / 'try/npm')
    root = tmp_path_factory.mktemp('docs')
    for name in ('conf.py', 'try.md', '_static/docs.css', '_static/search-table.js'):
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(DOCS / name, root / name)
    overrides = {
        'extensions': ['myst_parser', 'sphinx_cookiecharter', 'try_it'],
        'master_doc': 'try',
        'suppress_warnings': [
            'myst.xref_missing',
            'ref.doc',
            'cookiecharter.unreadable-file',
        ],
        'cookiecharter_audit_output': False,
        'cookiecharter_exports': {},
    }
    with serving(build(root, confoverrides=overrides).outdir) as url:
        yield url


@pytest.fixture(scope='module')
def opened(browser: Browser, site: str) -> Iterator[Tried]:
    page = browser.new_page(viewport={'width': WIDE, 'height': 800})
    tried = Tried(page, site)
    tried.load()
    yield tried
    page.close()


@pytest.fixture
def tried(opened: Tried) -> Tried:
    """Return the page as it is when it has just been loaded."""
    opened.page.set_viewport_size({'width': WIDE, 'height': 800})
    opened.page.get_by_label('Language').select_option('en')
    opened.page.get_by_label('Rules of').select_option('')
    opened.page.get_by_role('tab', name='Charter').click()
    opened.write(GOOD)
    return opened


def test_a_finding_is_marked_at_its_line_and_mended(tried: Tried) -> None:
    tried.write(BAD)
    [finding] = [text for text in tried.findings() if 'missing-purpose' in text]
    assert "Line 2 warning: cookie 'sid' has no purpose: say what it is for" in finding
    assert tried.page.locator('.cm-lint-marker-warning').count() == 1
    tried.page.get_by_role('button', name='Explain missing-purpose').click()
    explained = tried.page.get_by_role('region', name='Explanation')
    explained.wait_for()
    assert 'Sources:' in explained.inner_text()
    # A click leads to the line, in which writing goes on.
    tried.page.locator('li', has_text='missing-purpose').get_by_role(
        'button', name='Line 2'
    ).click()
    before = tried.answered()
    tried.page.keyboard.press('End')
    tried.page.keyboard.insert_text(
        '\n    purpose: Keeps you signed in while you read.'
    )
    tried.wait_beyond(before)
    assert not any('missing-purpose' in text for text in tried.findings())
    tried.open('Charter')
    tried.charter.get_by_text('Keeps you signed in while you read.').wait_for()


def test_what_cannot_be_read_leaves_the_last_charter(tried: Tried) -> None:
    tried.charter.get_by_text('Keeps you signed in').wait_for()
    tried.write(GOOD + '  - [')
    assert tried.page.locator('#try-unread').is_visible()
    assert tried.charter.get_by_text('Keeps you signed in').is_visible()
    assert tried.saved('Save YAML') == ('cookies.yaml', GOOD + '  - [')
    tried.page.get_by_role('button', name='Save HTML').click()
    tried.page.get_by_text(
        'Not all of the text can be read: the findings say'
    ).wait_for()


def test_the_language_and_the_rules_are_chosen(tried: Tried) -> None:
    tried.page.get_by_label('Language').select_option('fr')
    tried.charter.locator('html[lang=fr]').wait_for()
    tried.charter.get_by_role('heading', name='Strictement nécessaires').wait_for()
    assert not any('basis' in text for text in tried.findings())
    before = tried.answered()
    tried.page.get_by_label('Rules of').select_option('at')
    tried.wait_beyond(before)
    assert any('basis' in text for text in tried.findings())


def test_each_declaration_to_start_from_is_one_of_the_gallery(tried: Tried) -> None:
    for name in ('portal', 'shop', 'guide'):
        before = tried.answered()
        tried.page.get_by_label('Start from').select_option(name)
        tried.wait_beyond(before)
        assert (
            tried.saved('Save YAML')[1] == (DOCS / f'gallery/{name}.yaml').read_text()
        )
        assert not tried.page.locator('#try-unread').is_visible()


def test_it_is_saved_as_others_read_it(tried: Tried) -> None:
    name, page = tried.saved('Save HTML')
    assert name == 'cookies.html'
    assert 'Keeps you signed in' in page
    name, exported = tried.saved('Save JSON')
    assert (name, json.loads(exported)['items'][0]['names']) == (
        'cookies.json',
        ['sid'],
    )
    tried.open('Exports')
    for target, ending, word in (
        ('klaro', 'js', 'klaroConfig'),
        ('csv', 'csv', 'sid'),
        ('markdown', 'md', '| --- |'),
    ):
        before = tried.answered()
        tried.page.get_by_label('Write it for').select_option(target)
        tried.wait_beyond(before)
        name, exported = tried.saved('Save it')
        assert name == f'{target}.{ending}'
        assert word in exported
        assert tried.page.locator('#try-lost').is_visible() == (target == 'klaro')


def test_the_difference_to_an_earlier_declaration(tried: Tried) -> None:
    tried.open('Difference')
    tried.page.get_by_role('button', name='Compare from here on').click()
    tried.write(GOOD.replace('session', '13 months'))
    tried.page.get_by_text('lives longer: sid: 13 months, was session').wait_for()


def test_a_link_holds_the_text(tried: Tried, browser: Browser) -> None:
    tried.page.get_by_role('button', name='Make a link').click()
    tried.page.get_by_text('The address of this page now holds your text').wait_for()
    fragment = tried.page.evaluate('location.hash')
    # Nothing of it is kept, and nobody is told.
    assert tried.page.evaluate('localStorage.length + sessionStorage.length') == 0
    assert not any(fragment[1:] in url for url in tried.requests)
    other = Tried(browser.new_page(), tried.url)
    other.load(fragment)
    assert other.text == GOOD.rstrip('\n') + '\n'
    assert other.errors == []
    other.load('#text=broken')
    other.page.get_by_text('The text in the address cannot be read').wait_for()
    other.page.close()


def test_keys_and_words_are_offered_and_explained(tried: Tried) -> None:
    keyboard, page = tried.page.keyboard, tried.page
    offered = page.locator('.cm-tooltip-autocomplete li')
    keyboard.press('Control+End')
    keyboard.insert_text('    ')
    keyboard.type('stor')
    offered.get_by_text('storage').wait_for()
    keyboard.press('Escape')
    keyboard.type('age: loc')
    offered.get_by_text('local_storage').wait_for()
    keyboard.press('Escape')
    page.locator('.cm-line', has_text='duration').locator('.tok-propertyName').hover()
    page.get_by_text('How long it stays.').wait_for()


@pytest.mark.parametrize('kind', HOSTILE)
def test_a_hostile_declaration_does_nothing(tried: Tried, kind: str) -> None:
    tried.write(HOSTILE[kind])
    for tab in ('Findings', 'Exports', 'Difference', 'Charter'):
        tried.open(tab)
    assert tried.page.evaluate('window.hit') is None
    assert not tried.page.locator('#try-fault').is_visible()
    # It goes on afterwards.
    tried.write(GOOD)
    tried.charter.get_by_text('Keeps you signed in').wait_for()


def test_links_of_the_charter(tried: Tried) -> None:
    tried.write('site: {name: A, url: "https://a.example/"}\n' + GOOD)
    frame = tried.page.frames[1]
    tried.charter.locator('a[href^="#"]').first.click()
    assert frame.evaluate('scrollY') > 0
    with tried.page.expect_popup() as popup:
        tried.charter.locator('a[href^="https://a.example"]').first.click()
    popup.value.close()
    assert urlsplit(tried.page.url).path == '/try.html'
    assert tried.charter.locator('h1').is_visible()


def test_a_failure_is_said_with_a_way_to_report_it(tried: Tried) -> None:
    tried.page.evaluate(
        """() => {
          const option = new Option('xx', 'none such')
          document.getElementById('try-jurisdiction').add(option)
          option.selected = true
          option.parentElement.dispatchEvent(new Event('change'))
        }"""
    )
    fault = tried.page.locator('#try-fault')
    fault.wait_for()
    assert 'our mistake, not yours' in fault.inner_text()
    assert 'Traceback' in (fault.locator('pre').text_content() or '')
    tried.page.get_by_label('Rules of').select_option('')
    fault.wait_for(state='hidden')


@pytest.mark.parametrize('scheme', ['light', 'dark'])
@pytest.mark.parametrize('width', [WIDE, NARROW])
def test_everybody_can_use_it(tried: Tried, width: int, scheme: Any) -> None:
    tried.page.emulate_media(color_scheme=scheme)
    tried.page.set_viewport_size({'width': width, 'height': 800})
    tried.write(BAD)
    for tab in ('Charter', 'Findings', 'Exports', 'Difference'):
        tried.open(tab)
        assert tried.violations() == [], tab
        assert not tried.page.evaluate(SIDEWAYS)


def test_it_asks_nobody_else_and_complains_of_nothing(tried: Tried) -> None:
    hosts = {urlsplit(url).netloc for url in tried.requests if url.startswith('http')}
    assert hosts == {urlsplit(tried.url).netloc}
    assert [text for text in tried.errors if '404' not in text] == []
    assert tried.page.context.cookies() == []


def test_where_scripts_do_not_run_it_says_what_it_needs(
    browser: Browser, site: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f'{site}try.html')
    assert page.get_by_text('This page needs JavaScript, and a host').is_visible()
    assert not page.get_by_role('button', name='Load Python').is_visible()
    page.close()


def test_it_works_without_a_network_once_loaded(tried: Tried) -> None:
    tried.page.context.set_offline(True)
    tried.page.get_by_label('Language').select_option('de')
    tried.charter.locator('html[lang=de]').wait_for()
    tried.open('Exports')
    tried.page.context.set_offline(False)
