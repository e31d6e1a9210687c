"""Consent tools in Chromium, with what is exported for them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeAlias

import pytest

from sphinx_cookiecharter.catalogue.consent_tool import consent_tool

from .shops import SHOP, exported
from .visits import KEPT, TOOLS, Visit, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.tool]

OpenSite: TypeAlias = Callable[[str], AbstractContextManager[Visit]]

#: What stays after a refusal: what is exempt, and what is not declared.
EXEMPT = {'sessionid', 'bike_lang'}
STRANGE = frozenset({'numbers_firstly'})
STATISTICS = {'numbers_id', 'numbers_first.1', 'numbers_first.22'}

tools = pytest.mark.parametrize('tool', TOOLS)


@pytest.fixture
def open_site(browser: Browser, npm_packages: Path) -> OpenSite:
    return lambda tool: visit(browser, npm_packages, tool, exported(tool).text)


@tools
def test_it_loads_and_asks(open_site: OpenSite, tool: str) -> None:
    with open_site(tool) as site:
        assert site.errors == []
        assert not site.has_chosen
        assert site.accept_and_refuse_look_alike


@tools
def test_after_accepting_all_stays(open_site: OpenSite, tool: str) -> None:
    with open_site(tool) as site:
        site.accept()
        assert site.has_chosen
        site.keep()
        site.reload()
        assert site.cookies == {*KEPT}
        assert site.errors == []


@tools
@pytest.mark.parametrize('domain', [False, True])
def test_after_refusing_only_what_is_exempt_stays(
    open_site: OpenSite, tool: str, domain: bool
) -> None:
    stays = EXEMPT | _left(tool, domain=domain)
    with open_site(tool) as site:
        site.keep(domain=domain)
        site.refuse()
        assert site.has_chosen
        if tool == 'orejime':
            # It clears what is refused at first on the next page.
            site.reload()
        assert site.cookies == stays
        site.reload()
        assert site.cookies == stays
        assert site.errors == []


@tools
def test_a_script_waits_for_consent(open_site: OpenSite, tool: str) -> None:
    with open_site(tool) as site:
        assert not site.counts()
        site.choose_statistics()
        assert site.counts()
        site.reload()
        assert site.counts()
        site.open_panel()
        site.withdraw_statistics()
        site.reload()
        assert not site.counts()


@tools
def test_one_purpose_can_be_chosen(open_site: OpenSite, tool: str) -> None:
    stays = EXEMPT | STATISTICS | _left(tool)
    with open_site(tool) as site:
        site.keep()
        site.choose_statistics()
        assert site.has_chosen
        assert site.cookies == stays
        site.reload()
        assert site.cookies == stays
        assert site.errors == []


@tools
def test_consent_can_be_withdrawn(open_site: OpenSite, tool: str) -> None:
    with open_site(tool) as site:
        site.accept()
        site.keep()
        site.reload()
        site.open_panel()
        site.withdraw_statistics()
        assert site.cookies == EXEMPT | {'bike_size', 'variant'} | _left(tool)
        assert site.errors == []


def _left(tool: str, *, domain: bool = False) -> frozenset[str]:
    """Return what a tool leaves of refused cookies, as is said where it is exported."""
    # It clears what is not declared, too.
    strange = STRANGE if tool != 'hds' else frozenset()
    # It clears only cookies with the attribute Domain.
    clears = tool == 'orejime' and domain
    return strange | (frozenset() if clears else TOOLS[tool].leaves)


@tools
@pytest.mark.parametrize('language', ['fr', 'fr-CA', 'de'])
def test_the_panel_speaks_the_language_of_the_page(
    browser: Browser, npm_packages: Path, tool: str, language: str
) -> None:
    """In a language that was not asked for, it speaks the first."""
    config = exported(tool, SHOP, 'en', 'fr').text
    # One knows a language of a country only where it is named.
    french = language == 'fr' if tool == 'hds' else language.startswith('fr')
    expected = 'Tout refuser' if french else 'Refuse all'
    with visit(browser, npm_packages, tool, config, language=language) as site:
        refuse = site.page.locator(consent_tool(tool).refuse[0]).first
        assert expected in refuse.inner_text()


@tools
@pytest.mark.parametrize(
    'keys',
    [
        'category: statistics',
        'category: necessary',
        'category: marketing, storage: pixel',
    ],
)
def test_the_smallest_declaration_loads(
    browser: Browser, npm_packages: Path, tool: str, keys: str
) -> None:
    text = f'cookies: [{{name: a, {keys}, purpose: Counts visits.}}]'
    config = exported(tool, text).text
    with visit(browser, npm_packages, tool, config, asks=False) as site:
        assert site.errors == []


def test_another_revision_asks_anew(browser: Browser, npm_packages: Path) -> None:
    """Where a tool holds one."""
    tool = 'vanilla-cookieconsent'
    before, after = (
        exported(tool, text).text for text in (SHOP, SHOP.replace('30 days', '60 days'))
    )
    with visit(browser, npm_packages, tool, before) as site:
        site.refuse()
        site.reload()
        assert not site.page.locator('#cc-main .cm').is_visible()
        site.configure(after)
        site.reload()
        assert site.page.locator('#cc-main .cm').is_visible()


@tools
def test_web_storage_is_cleared_by_one_alone(open_site: OpenSite, tool: str) -> None:
    """Of the others it is said that they clear cookies alone."""
    with open_site(tool) as site:
        site.page.evaluate("localStorage.setItem('seen', '1')")
        site.refuse()
        left = site.page.evaluate("localStorage.getItem('seen')") is not None
        assert left is (tool != 'hds')
        said = [str(loss) for loss in exported(tool).losses]
        assert any('no storage but cookies:' in line for line in said) is left
