"""The purposes of a consent panel: what a visitor decides on, one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, REQUIRED
from sphinx_cookiecharter.exchange.exported import joined, unique
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.panel import panel_words
from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.declaration.model import (
        Category,
        Cookie,
        Declaration,
        Provider,
    )
    from sphinx_cookiecharter.exchange.exported import Exported
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.panel import PanelWords


@dataclass(frozen=True, slots=True, eq=False)
class Purpose:
    """What is accepted or refused together: the items of a category, of one consent.

    A category of which some items need consent and some do not is two purposes: what
    is exempt is never refused. `id` is sound in any program.
    """

    id: str
    category: Category | None
    is_exempt: bool
    cookies: tuple[Cookie, ...]


class Service(NamedTuple):
    """What one provider has of a purpose."""

    id: str
    provider: Provider | None
    purpose: Purpose
    cookies: tuple[Cookie, ...]


class Panel:
    """A consent panel: its purposes, and its words in each language."""

    def __init__(self, exported: Exported, reserved: Iterable[str] = ()) -> None:
        """`reserved` are ids that mean something else to a tool."""
        self.exported = exported
        self.purposes = [*_purposes(exported, reserved)]
        self._words: dict[Language, PanelWords] = {}

    @property
    def refusable(self) -> list[Purpose]:
        return [purpose for purpose in self.purposes if not purpose.is_exempt]

    @cached_property
    def services(self) -> list[Service]:
        return [*_services(self.exported, self.purposes)]

    def words(self, language: Language) -> PanelWords:
        """Return what the panel says: of what needs consent, and who receives data."""
        if language not in self._words:
            controller = self.exported.declaration.site.controller
            self._words[language] = panel_words(
                language,
                [self.title(purpose, language) for purpose in self.refusable],
                self.exported.words(controller, language) if controller else '',
                self._others(language),
            )
        return self._words[language]

    def introduction(self, language: Language) -> list[str]:
        """Return the paragraphs above the choice: why, what for, for whom, later."""
        words = self.words(language)
        who = (words.controller, words.others)
        paragraphs = (words.why, words.purposes, *who, words.later)
        return [paragraph for paragraph in paragraphs if paragraph]

    def sentences(self, language: Language) -> list[str]:
        """Return the same for one paragraph: each with a full stop."""
        return [f'{line.rstrip(".")}.' for line in self.introduction(language)]

    def title(self, purpose: Purpose, language: Language) -> str:
        return self.exported.title(purpose.category, language)

    def description(self, purpose: Purpose, language: Language) -> str:
        """Return what a purpose is for, and what it does to refuse it."""
        exported, category = self.exported, purpose.category
        sentences = []
        if category is not None and category.description is not None:
            sentences.append(exported.words(category.description, language))
        else:
            ours = labels.category_descriptions(language)
            sentences.append(ours.get(category.id if category is not None else '', ''))
        if purpose.is_exempt:
            sentences.append(f'{self.words(language).no_consent}.')
        elif category is not None and category.refusal is not None:
            sentences.append(exported.words(category.refusal, language))
        runs = [[language.run(sentence)] for sentence in sentences if sentence]
        return joined(language.join_sentences(runs))

    def policy(self, link: str, language: Language) -> str:
        """Return the line that leads to the site's privacy policy: `link`."""
        return joined(labels.privacy_policy(Run(link), language))

    def service_title(self, service: Service, language: Language) -> str:
        """Return whose it is; where nobody says, what it is for."""
        if service.provider is None:
            return self.title(service.purpose, language)
        return self.exported.provider_name(service.provider, language)

    def service_description(self, service: Service, language: Language) -> str:
        """Return what its items are for."""
        purposes = dict.fromkeys(
            self.exported.words(cookie.purpose, language)
            for cookie in service.cookies
            if cookie.purpose is not None
        )
        runs = [[language.run(purpose)] for purpose in purposes]
        return joined(language.join_sentences(runs))

    def _others(self, language: Language) -> list[str]:
        """Return who else places or receives something that needs consent."""
        exported = self.exported
        names: list[str] = []
        for purpose in self.refusable:
            for cookie in purpose.cookies:
                if cookie.provider is not None and not cookie.provider.is_site:
                    names.append(exported.provider_name(cookie.provider, language))
                names += [
                    exported.words(recipient.name, language)
                    for recipient in cookie.recipients
                    if not recipient.is_site
                ]
        return [*dict.fromkeys(names)]


def sound_id(text: str) -> str:
    """Return an id that is safe in a script, a selector, an attribute and a cookie."""
    return re.sub(r'[^\w-]+', '-', text).strip('-_') or 'unnamed'


def _purposes(exported: Exported, reserved: Iterable[str]) -> Iterator[Purpose]:
    """Yield what is exempt, then what needs consent, in the order of the charter."""
    declaration = exported.declaration
    ids = _Ids(declaration, {*reserved})
    for consent in (EXEMPT, REQUIRED):
        for category in (*declaration.categories.values(), None):
            cookies = tuple(
                cookie
                for cookie in declaration.cookies
                if exported.category_of(cookie) is category
                and declaration.consent_of(cookie) == consent
            )
            if cookies:
                name = ids(category, consent)
                yield Purpose(name, category, consent == EXEMPT, cookies)


class _Ids:
    """Gives each purpose an id: that of its category, where this has but one."""

    def __init__(self, declaration: Declaration, taken: set[str]) -> None:
        self._taken = taken
        self._of_category = {
            category.id: unique(sound_id(category.id), taken)
            for category in declaration.categories.values()
        }

    def __call__(self, category: Category | None, consent: str) -> str:
        name = self._of_category[category.id] if category is not None else 'other'
        usual = category.consent if category is not None else REQUIRED
        if category is not None and consent == usual:
            return name
        return unique(name if consent == usual else f'{name}-{consent}', self._taken)


def _services(exported: Exported, purposes: Iterable[Purpose]) -> Iterator[Service]:
    taken: set[str] = set()
    for purpose in purposes:
        providers = dict.fromkeys(cookie.provider for cookie in purpose.cookies)
        for provider in providers:
            key = exported.providers[provider] if provider is not None else 'unnamed'
            cookies = tuple(
                cookie for cookie in purpose.cookies if cookie.provider is provider
            )
            name = unique(f'{purpose.id}-{sound_id(key)}', taken)
            yield Service(name, provider, purpose, cookies)
