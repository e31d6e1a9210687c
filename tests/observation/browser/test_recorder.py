"""What a crawl records, without a browser."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.observation.browser.recorder import Recorder
from sphinx_cookiecharter.observation.browser.target import CrawlTarget
from sphinx_cookiecharter.observation.model import Item, Occasion, VisitorChoice

from ..seen import DAY, item

START = 'https://example.org/'


def recorder(*allowed: str) -> Recorder:
    return Recorder(CrawlTarget(START, START), allowed)


def recorded(*visits: Item) -> list[Item]:
    """Return the items after one has been seen on visits of pages, without a choice."""
    crawl = recorder()
    for number, seen in enumerate(visits):
        crawl.add([seen], f'{START}{number}?query', VisitorChoice.NONE)
    return list(crawl.capture('').items)


@pytest.mark.parametrize(
    ('lifetimes', 'longest'),
    [((1, 3, 2), 3), ((3, 2, 1), 3), ((None, 2), 2), ((0, None), 0)],
)
def test_of_all_visits_the_longest_lifetime_is_kept(
    lifetimes: tuple[int | None, ...], longest: int
) -> None:
    visits = [
        item('visits', lifetime=days and days * DAY, host='example.org')
        for days in lifetimes
    ]
    [seen] = recorded(*visits)
    assert seen.lifetime == longest * DAY
    assert seen.pages == (f'{START}0',)


def test_another_path_or_choice_is_another_item() -> None:
    crawl = recorder()
    crawl.add([item('a', path='/'), item('a', path='/b')], START, VisitorChoice.NONE)
    crawl.add([item('a', path='/')], START, VisitorChoice.REFUSED)
    assert [(seen.path, seen.choice) for seen in crawl.capture('').items] == [
        ('/', 'none'),
        ('/b', 'none'),
        ('/', 'refused'),
    ]


def test_what_was_there_before_an_action_is_not_its_doing() -> None:
    crawl = recorder()
    old, new = item('old'), item('new')
    crawl.add([old, new], START, VisitorChoice.NONE, Occasion.ACTION, before=[old])
    occasions = {seen.name: seen.occasion for seen in crawl.capture('').items}
    assert occasions == {'old': 'load', 'new': 'action'}


def test_the_own_host_is_no_other_however_it_is_allowed() -> None:
    crawl = recorder('CDN.Example.net.')
    crawl.add_host('example.org')
    crawl.add_host('cdn.example.net')
    assert crawl.allowed == {'example.org', 'cdn.example.net'}
    assert crawl.capture('').hosts == {'cdn.example.net'}
