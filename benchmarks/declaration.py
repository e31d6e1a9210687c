"""A made-up site's cookies: as YAML, and as the words of the cells they give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

CATEGORIES: Final = {
    'necessary': 'Strictly necessary',
    'preferences': 'Preferences',
    'statistics': 'Statistics',
    'external': 'External content',
    'marketing': 'Advertising',
}
_HOST: Final = 'bikes.example'
HEADINGS: Final = ('Name', 'Provider', 'Service and location', 'Purpose', 'Duration')

_SUBJECTS: Final = 'cart,visit,login,theme,player,map,survey,offer,form,search'.split(
    ','
)
_TRADES: Final = 'Numbers,Maps,Players,Banners,Surveys,Forms,Fonts,Chats'.split(',')
_TOWNS: Final = (
    'Aberdeen,Bergen,Cork,Dresden,Exeter,Florence,Ghent,Helsinki,Innsbruck,Jena,'
    'Krakow,Leiden,Malmo,Nantes,Oslo,Porto,Quimper,Riga,Seville,Turin,Utrecht,Vienna,'
    'Warsaw,York,Zagreb'
).split(',')
_COUNTRIES: Final = 'FR,DE,IE,NL,ES,IT,CH,GB,BE,CZ'.split(',')
_SERVICES: Final = (
    'sign-in,basket,payment,newsletter,comments,statistics,map,video player,search,'
    'chat,news ticker,contact form,consent panel,language choice,download area'
).split(',')
_LOCATIONS: Final = (
    'every page,shop,account,start page,blog,help pages,checkout,press area'
).split(',')
_DURATIONS: Final = (
    '13 months,6 months,2 weeks,30 days,24 hours,90 days,1 year,30 minutes'
).split(',')

_DEEDS: Final = (
    'Remembers,Counts,Recognises,Measures,Limits,Compares,Keeps,Protects,Shares,Sorts'
).split(',')
_THINGS: Final = (
    'the pages that you have visited,the articles in your basket,the language you '
    'have chosen,how far you have scrolled,the videos that you have watched,the words '
    'that you have searched for,your answers to a survey,the size of your window,'
    'the site that you came from,the recommendations that were made to you,the form '
    'that you have begun,your place on the map,the colours you prefer,the errors '
    'that occurred,your place in the queue,the offers you have opened,the text size '
    'you have set,the files you have downloaded,the notices you have closed,your time '
    'zone,the tabs that are open,the comments you have written,the prices you have '
    'seen,the friends you have invited,the device that you use'
).split(',')
_REASONS: Final = (
    'until you leave,so that nothing is lost on the way,to find out what can be made '
    'better,for the next visit,to keep others from misusing the form,to show it again '
    'on the next page,so that no page is counted twice,to tell people from programs,'
    'for a report once a month,so that pages load faster,on all devices of a '
    'household,to choose what you are shown next,without asking you again,in the order '
    'in which it happened,for as long as you are signed in,to share the load between '
    'servers,to settle accounts with partners,at the start of each visit,so that '
    'support can help you,before the page is shown'
).split(',')


@dataclass(frozen=True, slots=True)
class Provider:
    id: str
    name: str
    host: str
    country: str

    @property
    def privacy_url(self) -> str:
        return f'https://{self.host}/privacy'

    def yaml(self) -> str:
        return (
            f'  {self.id}:\n'
            f'    name: {self.name}\n'
            f'    url: https://{self.host}/\n'
            f'    country: {self.country}\n'
            f'    privacy_url: {self.privacy_url}\n'
        )


@dataclass(frozen=True, slots=True)
class Cookie:
    name: str
    category: str
    provider: Provider
    service: str
    location: str
    purpose: str
    duration: str
    is_local_storage: bool

    @property
    def host(self) -> str:
        # What needs no consent is the site's own.
        return _HOST if self.category == 'necessary' else self.provider.host

    def yaml(self) -> str:
        storage = '    storage: local_storage\n' * self.is_local_storage
        return (
            f'\n  - name: {self.name}\n'
            f'    category: {self.category}\n'
            f'    provider: {self.provider.id}\n'
            f'    service: {self.service}\n'
            f'    location: {self.location}\n'
            f'    purpose: {self.purpose}\n'
            f'    duration: {self.duration}\n'
            f'    domain: {self.host}\n{storage}'
        )

    def cells(self, mark: str = '') -> tuple[str, ...]:
        """Return the words of its row, with `mark` on both sides of the name."""
        return (
            f'{mark}{self.name}{mark}' + ' Local storage' * self.is_local_storage,
            self.provider.name,
            f'{self.service} ({self.location})',
            self.purpose,
            self.duration,
        )


def declare(size: int) -> tuple[Cookie, ...]:
    """Return so many cookies, the same each time; half of the purposes differ."""
    providers = tuple(_providers(max(1, min(200, size // 10))))
    categories = tuple(CATEGORIES)
    return tuple(
        Cookie(
            f'{_SUBJECTS[n % len(_SUBJECTS)]}_{n:05}',
            categories[n * len(categories) // size],
            providers[n * 7 % len(providers)],
            _SERVICES[n % len(_SERVICES)],
            _LOCATIONS[n % len(_LOCATIONS)],
            _purpose(n // 2),
            _DURATIONS[n % len(_DURATIONS)],
            n % 8 == 5,
        )
        for n in range(size)
    )


def yaml(cookies: tuple[Cookie, ...]) -> str:
    providers = {cookie.provider.id: cookie.provider for cookie in cookies}
    return ''.join(
        (
            f'site:\n  name: Bike Shop\n  url: https://{_HOST}/\n\nproviders:\n',
            *(provider.yaml() for provider in providers.values()),
            '\ncookies:',
            *(cookie.yaml() for cookie in cookies),
        )
    )


def _providers(count: int) -> Iterator[Provider]:
    for n in range(count):
        trade, town = _TRADES[n % len(_TRADES)], _TOWNS[n % len(_TOWNS)]
        word = f'{town}-{trade}'.lower()
        yield Provider(
            re.sub(r'\W', '_', word),
            f'{town} {trade} Ltd',
            f'{word}.example',
            _COUNTRIES[n % len(_COUNTRIES)],
        )


def _purpose(n: int) -> str:
    # A step that has no divisor in common with the number of all purposes meets each
    # of them once, in no order that a compression could profit from.
    n = n * 1_009 % (len(_DEEDS) * len(_THINGS) * len(_REASONS))
    n, deed = divmod(n, len(_DEEDS))
    reason, thing = divmod(n, len(_THINGS))
    return f'{_DEEDS[deed]} {_THINGS[thing]} {_REASONS[reason]}.'
