"""A statement: one text that is true of a declaration, and where a page may say it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .declared import Item
    from .facts import Facts
    from .wording import Wording

#: Wherever it stands.
ANYWHERE = ''

HEADING = 'heading'


@dataclass(frozen=True, slots=True)
class Statement:
    """A true text: a message filled in, or an author's text (without a `message`).

    A place is a path: `cookies / Statistics / row 2 / duration`, `providers / Google`.
    """

    text: str
    place: str = ANYWHERE
    message: str = ''
    is_required: bool = True

    def optional(self) -> Statement:
        return replace(self, is_required=False)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Makes statements of what is true, in one language."""

    facts: Facts
    words: Wording

    def say(
        self,
        message: str,
        place: str = ANYWHERE,
        count: int | None = None,
        **slots: str,
    ) -> Statement:
        text = self.words.say(message, count, **slots)
        return Statement(text, place, message)

    def say_of_site(self, message: str, place: str = ANYWHERE) -> Statement:
        """Say what has a form for a site with a name, and one for a site without."""
        if site := self.site:
            return self.say(f'{message}.site', place, site=site)
        return self.say(message, place)

    def quote(self, text: object, place: str = ANYWHERE) -> Statement:
        """State what an author wrote."""
        return Statement(self.words.text(text), place)

    @property
    def site(self) -> str:
        """What the site is called; SITE."""
        site = self.facts.site
        if name := site.get('name'):
            return self.words.text(name)
        return address(site['url']) if site.get('url') else ''

    def own_provider(self) -> str:
        """Return what the site is called as a provider."""
        site = self.facts.site
        own = self.facts.declared.providers.get('this-site', {})
        for name in (own.get('name'), site.get('controller'), site.get('name')):
            if name:
                return self.words.text(name)
        return self.words.say('this-site')

    def organisation(self, name: str) -> str:
        """Return what whoever a name or an id means is called."""
        other = self.facts.organisation(name)
        return self.own_provider() if other is None else self.words.text(other.name)

    def first_name(self, item: Item) -> str:
        return item.names[0] if item.names else self.words.say('noname')

    def title(self, category: str) -> str:
        own = self.facts.declared.categories.get(category, {}).get('title')
        if own:
            return self.words.text(own)
        return self.words.say(f'cat.{category or "unclassified"}')


def address(url: str) -> str:
    """Return an address as it is shown: without scheme and final slash."""
    _, _, rest = url.rpartition('://')
    return rest.removesuffix('/')
