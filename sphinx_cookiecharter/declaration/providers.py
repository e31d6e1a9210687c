"""Provider lookup: whom an item names by its key `provider`, be it the site itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.model import Provider
from sphinx_cookiecharter.declaration.text import Text
from sphinx_cookiecharter.declaration.vocabulary import THIS_SITE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_cookiecharter.declaration.model import Site


class Providers:
    """The providers of one declaration: one object of each, however it is spelt.

    `declared` are those that have an id; `site` is the site itself, declared or not.
    """

    def __init__(self, site: Site, declared: Mapping[str, Provider]) -> None:
        own = {
            provider.id: replace(provider, is_site=True)
            for provider in declared.values()
            if not site.spellings.isdisjoint((provider.id, *provider.name.values))
        }
        self.site = _the_site(site, own)
        own |= {self.site.id: self.site} if own else {}
        self.declared = {**declared, **own}
        spellings = {value for one in own.values() for value in one.name.values}
        self._of_site = site.spellings | own.keys() | (spellings - declared.keys())
        self._by_spelling: dict[str, Provider] = {}
        for provider in declared.values():
            for value in provider.name.values:
                self._by_spelling.setdefault(value, provider)
        self._by_spelling |= declared
        self._by_spelling |= dict.fromkeys(self._of_site, self.site)

    def named(self, value: str) -> Provider:
        """Return whom an id or a name means; nobody else has what is new."""
        provider = self._by_spelling.get(value)
        if provider is None:
            provider = self._by_spelling[value] = Provider('', Text(value))
        return provider

    def is_site(self, name: Text) -> bool:
        """Whether a name is one of the site itself."""
        return not self._of_site.isdisjoint(name.values)


def _the_site(site: Site, own: Mapping[str, Provider]) -> Provider:
    """Return the site as a provider; `own` are the declared ones that are the site."""
    name = site.provider_name or Text(THIS_SITE)
    declared = own.get(THIS_SITE)
    if declared is not None and declared.name.plain != THIS_SITE:
        return declared
    declared = declared or next(iter(own.values()), None)
    if declared is not None:
        return replace(declared, name=name)
    return Provider(THIS_SITE, name, is_site=True, place=name.place or site.place)
