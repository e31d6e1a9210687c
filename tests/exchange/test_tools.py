"""Consent tools in Chromium, with what is exported for them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeAlias

import pytest

from .shops import exported
from .visits import KEPT, TOOLS, Visit, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.tool]

OpenSite: TypeAlias = Callable[[str], AbstractContextManager[Visit]]

#: What stays after a refusal: what is exempt, and what is not declared.
EXEMPT = {'sessionid', 'bike_lang'}
STRANGE = {'numbers_firstly'}
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
def test_after_refusing_only_what_is_exempt_stays(
    open_site: OpenSite, tool: str
) -> None:
    with open_site(tool) as site:
        site.keep()
        site.refuse()
        assert site.has_chosen
        assert site.cookies == EXEMPT | STRANGE
        site.reload()
        assert site.cookies == EXEMPT | STRANGE
        assert site.errors == []


@tools
def test_one_purpose_can_be_chosen(open_site: OpenSite, tool: str) -> None:
    with open_site(tool) as site:
        site.keep()
        site.choose_statistics()
        assert site.has_chosen
        assert site.cookies == EXEMPT | STRANGE | STATISTICS
        site.reload()
        assert site.cookies == EXEMPT | STRANGE | STATISTICS
        assert site.errors == []


@tools
def test_consent_can_be_withdrawn(open_site: OpenSite, tool: str) -> None:
    with open_site(tool) as site:
        site.accept()
        site.keep()
        site.reload()
        site.open_panel()
        site.withdraw_statistics()
        assert site.cookies == {*KEPT} - STATISTICS
        assert site.errors == []
