"""A declaration merged with the catalogue entries that it uses, its own items first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.catalogue.adaptation import (
    adapted,
    names_of,
    unknown_names,
)
from sphinx_cookiecharter.catalogue.consent_tool import (
    CONSENT_TOOLS,
    consent_tool,
)
from sphinx_cookiecharter.catalogue.in_use import InUse
from sphinx_cookiecharter.catalogue.versions import NEWEST, choose, variant_names
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.model import UsedEntry
from sphinx_cookiecharter.declaration.patterns import best_match, matches
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.reader import in_order
from sphinx_cookiecharter.declaration.suggestions import suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from sphinx_cookiecharter.catalogue.collection import Collection, Stamp
    from sphinx_cookiecharter.catalogue.model import Entry
    from sphinx_cookiecharter.catalogue.versions import Chosen
    from sphinx_cookiecharter.declaration.model import (
        Choice,
        Cookie,
        Declaration,
        Provider,
        Recipient,
    )
    from sphinx_cookiecharter.declaration.yaml_tree import Mark

#: The texts of an item.
_TEXTS: Final = (
    *('purpose', 'service', 'location', 'duration_note'),
    'legal_basis',
)


class Note(NamedTuple):
    """What is worth saying of an entry, though nothing is wrong: at its line."""

    line: int
    message: str


class Merged(NamedTuple):
    """A declaration with what it uses.

    `stamps` tell what the entries were; `entries` are those that were found.
    """

    declaration: Declaration
    entries: tuple[Entry, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    notes: tuple[Note, ...] = ()


def bring_in(
    declaration: Declaration,
    collection: Collection,
    version: Callable[[str], str | None] | None = None,
) -> Merged:
    """Return a declaration with the items of the entries that it uses.

    They stand after the author's, in the order of `use`, as it adapts them, and on the
    line of their id there. An item whose name and storage the author declares, or an
    entry before it, is left out; the author's providers win by id and by name, and
    whom the author only names is the provider that an entry brings. Raises
    nothing: an id or a name that is not known is a problem of the declaration.
    `version` gives that of a distribution which the project uses, None of others;
    without it, only Sphinx is in use.
    """
    declaration = _with_known_tool(declaration, collection)
    if not declaration.uses_catalogue:
        return Merged(declaration)
    return _Merge(declaration, collection, version or InUse().version).merged()


def _with_known_tool(declaration: Declaration, collection: Collection) -> Declaration:
    """Return a declaration whose consent tool is one that is known, or none."""
    choice = declaration.choice
    if choice.tool is None or choice.tool in CONSENT_TOOLS:
        return declaration
    problem = Finding.on(
        Code.INVALID_VALUE,
        choice.at['tool'],
        f": 'tool' is {quoted(choice.tool)}; {_tool_meant(choice.tool, collection)}",
        item='choice',
    )
    problems = in_order([*declaration.problems, problem], declaration.path)
    return replace(
        declaration, choice=replace(choice, tool=None), problems=tuple(problems)
    )


def _tool_meant(name: str, collection: Collection) -> str:
    """Return what to write instead of the name of a consent tool."""
    entry = collection.entry(name)
    if entry is None or entry.group != 'consent':
        return suggestion(name, CONSENT_TOOLS)
    if entry.id in CONSENT_TOOLS:
        return f'did you mean {entry.id!r}?'
    return (
        "how its panel opens is not known: write 'call' or 'url' in its place, and "
        f"'use: [{entry.id}]' for what it keeps"
    )


class _Merge:
    """One declaration while entries are merged into it."""

    def __init__(
        self,
        declaration: Declaration,
        collection: Collection,
        version: Callable[[str], str | None],
    ) -> None:
        self._declaration = declaration
        self._collection = collection
        self._version = version
        self._problems = list(declaration.problems)
        self._providers = dict(declaration.providers)
        self._cookies = list(declaration.cookies)
        #: Those of entries, each as it is brought: one object, as the reader makes it.
        self._brought: dict[Provider, Provider] = {}
        self._incomplete = False

    def merged(self) -> Merged:
        entries: list[Entry] = []
        stamps: list[Stamp] = []
        notes: list[Note] = []
        lines: dict[str, int] = {}
        for used in self._declaration.use:
            entry = self._collection.entry(used.id)
            if entry is None:
                self._lack(Code.INVALID_VALUE, used, self._unknown(used.id))
                stamps.append(self._collection.stamp(used.id))
                continue
            if entry.id in lines:
                self._tell_twice(used, entry, lines[entry.id])
                continue
            lines[entry.id], _ = used.place
            self._tell_unknown_names(used, entry)
            chosen = choose(entry, self._version, self._variant(used, entry))
            entries.append(entry)
            stamps.append(self._collection.stamp(used.id, chosen.versions))
            if chosen.is_guess:
                notes.append(Note(used.place[0], _guessed(used.id, entry, chosen)))
            self._bring(entry, chosen.stored.cookies, used)
            if not entry.complete:
                self._lack_part(entry, used)
        if (used_tool := self._bring_tool(lines)) is not None:
            stamps.append(self._collection.stamp(used_tool))
        self._tell_broken()
        complete = self._declaration.complete and not self._incomplete
        declaration = replace(
            self._declaration,
            choice=self._choice(),
            providers=self._providers,
            cookies=tuple(self._with_known_providers()),
            problems=tuple(in_order(self._problems, self._declaration.path)),
            complete=complete,
            lacks_entries=self._declaration.complete and self._incomplete,
        )
        return Merged(declaration, tuple(entries), tuple(stamps), tuple(notes))

    def _bring(self, entry: Entry, cookies: Iterable[Cookie], used: UsedEntry) -> None:
        whose = '' if self._collection.is_own(entry) else entry.id
        mark = used.place
        placed = [
            replace(
                _cookie_at(cookie, self._provider(cookie, whose, mark), mark),
                entry=whose,
                optional=entry.optional.intersection(cookie.names),
            )
            for cookie in cookies
        ]
        for cookie in list(self._new(adapted(placed, used, self._declaration))):
            self._cookies.append(cookie)
            provider = cookie.provider
            if provider is not None and provider.id and not provider.is_site:
                self._providers.setdefault(provider.id, provider)

    def _bring_tool(self, used: Container[str]) -> str | None:
        """Bring in what keeps the choice in the tool's entry, and return its id.

        Not where the author names another item, or uses the entry.
        """
        choice = self._declaration.choice
        if choice.tool is None or 'cookie' in choice.at or choice.tool in used:
            return None
        entry = self._collection.entry(choice.tool)
        if entry is not None:
            keeps = consent_tool(choice.tool).keeps_choice
            items = [one for one in entry.stored.cookies if keeps in one.names]
            self._bring(entry, items, UsedEntry(entry.id, choice.at['tool']))
        return choice.tool

    def _choice(self) -> Choice:
        """Return the choice, with the tool's own item where no other is written."""
        choice = self._declaration.choice
        if choice.tool is None or 'cookie' in choice.at:
            return choice
        names = [name for cookie in self._cookies for name in cookie.names]
        keeper = best_match(consent_tool(choice.tool).keeps_choice, names)
        return replace(choice, cookie=keeper)

    def _provider(self, cookie: Cookie, whose: str, mark: Mark) -> Provider | None:
        """Return the declared provider that an entry means, or its own."""
        provider = cookie.provider
        if provider is None or self._is_site(provider):
            return provider and self._declaration.site_provider
        if (known := self._known(provider)) is not None:
            return known
        if provider not in self._brought:
            self._brought[provider] = _provider_at(provider, whose, mark)
        return self._brought[provider]

    def _known(self, provider: Provider) -> Provider | None:
        """Return the provider that has the id of another, or else its name."""
        name = provider.name.values[0]
        named = (one for one in self._providers.values() if name in one.name.values)
        return self._providers.get(provider.id) or next(named, None)

    def _with_known_providers(self) -> Iterator[Cookie]:
        """Yield the items; a provider that only has a name is one with an id, if known.

        The reader could not know those that entries bring.
        """
        named = {
            cookie.provider
            for cookie in self._cookies
            if cookie.provider is not None and not cookie.provider.id
        }
        known = {
            one: self._providers.get(one.name.plain) or self._known(one)
            for one in named
        }
        for cookie in self._cookies:
            provider = known.get(cookie.provider) if cookie.provider else None
            yield cookie if provider is None else replace(cookie, provider=provider)

    def _is_site(self, provider: Provider) -> bool:
        """Whether an entry means the site itself, or one that the site is."""
        declared = self._providers.get(provider.id, provider)
        spellings = self._declaration.site.spellings
        return (
            provider.is_site
            or declared.is_site
            or not spellings.isdisjoint(provider.name.values)
        )

    def _new(self, cookies: Iterable[Cookie]) -> Iterator[Cookie]:
        """Yield the items, each with those of its names that nobody has declared."""
        number = len(self._declaration.cookies)
        declared, brought = self._cookies[:number], self._cookies[number:]
        for cookie in cookies:
            names = tuple(
                name
                for name in cookie.names
                if not any(
                    own.storage == cookie.storage
                    and any(matches(pattern, name) for pattern in own.names)
                    for own in declared
                )
                and not any(
                    (other.storage, other.domain, other.path)
                    == (cookie.storage, cookie.domain, cookie.path)
                    and name in other.names
                    for other in brought
                )
            )
            if names or not cookie.names:
                mark = cookie.at.get('name', cookie.place)
                yield replace(cookie, names=names, name_marks=(mark,) * len(names))

    def _unknown(self, name: str) -> str:
        match self._collection.meant(name):
            case []:
                instead = 'see the ids in the documentation, or declare its items'
            case [near]:
                instead = f'did you mean {near!r}?'
            case several:
                instead = f'write one of: {", ".join(several)}'
        return f'the catalogue has no entry {quoted(name)}; {instead}'

    def _lack_part(self, entry: Entry, used: UsedEntry) -> None:
        """Say that an entry lacks a part; its own file says more, if it gave text."""
        problem = entry.problems[0]
        why = problem.message
        if problem.line:
            why = f'it could not be read whole: see {entry.path}, line {problem.line}'
        self._lack(problem.code, used, f'entry {quoted(entry.id)}: {why}')

    def _variant(self, used: UsedEntry, entry: Entry) -> str | None:
        """Return the variant that is named, if there is one of that name."""
        if used.variant is None:
            return None
        name, place = used.variant
        known = variant_names(entry)
        if name in known:
            return name
        self._tell(
            used, place, f"'variant' is {quoted(name)}; {suggestion(name, known)}"
        )
        return None

    def _tell_twice(self, used: UsedEntry, entry: Entry, line: int) -> None:
        self._problems.append(
            Finding.on(
                Code.DUPLICATE_KEY,
                used.place,
                f': entry {quoted(entry.id)} stands here again, and counts only in '
                f'line {line}; remove one',
                item='use',
            )
        )

    def _tell_unknown_names(self, used: UsedEntry, entry: Entry) -> None:
        known = names_of(entry)
        for name, place in unknown_names(entry, used):
            self._tell(
                used,
                place,
                f'{quoted(name)} is the name of no item of it; '
                f'{suggestion(name, known)}',
            )

    def _tell(self, used: UsedEntry, place: Mark, text: str) -> None:
        item = f'entry {quoted(used.id)}'
        self._problems.append(
            Finding.on(Code.INVALID_VALUE, place, f': {text}', item=item)
        )

    def _tell_broken(self) -> None:
        """Say where entries were looked for in vain: they may override others."""
        if self._collection.broken and self._declaration.use:
            why = '; '.join(self._collection.broken)
            self._lack(Code.UNREADABLE_FILE, self._declaration.use[0], why)

    def _lack(self, code: Code, used: UsedEntry, message: str) -> None:
        self._incomplete = True
        self._problems.append(Finding.on(code, used.place, f': {message}', item='use'))


def _cookie_at(cookie: Cookie, provider: Provider | None, mark: Mark) -> Cookie:
    """Return an item as if all of it stood where its entry is used."""
    texts = {
        name: replace(text, place=mark)
        for name in _TEXTS
        if (text := getattr(cookie, name)) is not None
    }
    return replace(
        cookie,
        **texts,
        provider=provider,
        data=tuple(replace(text, place=mark) for text in cookie.data),
        recipients=tuple(
            _recipient_at(recipient, mark) for recipient in cookie.recipients
        ),
        place=mark,
        at=dict.fromkeys(cookie.at, mark),
    )


def _recipient_at(recipient: Recipient, mark: Mark) -> Recipient:
    """Return a recipient as if all of it stood at one place."""
    purpose = recipient.purpose
    return replace(
        recipient,
        name=replace(recipient.name, place=mark),
        purpose=replace(purpose, place=mark) if purpose is not None else None,
    )


def _provider_at(provider: Provider, whose: str, mark: Mark) -> Provider:
    """Return a provider as if all of it stood where its entry is used."""
    transfer = provider.transfer
    return replace(
        provider,
        name=replace(provider.name, place=mark),
        transfer=replace(transfer, place=mark) if transfer is not None else None,
        place=mark,
        entry=whose,
        at=dict.fromkeys(provider.at, mark),
    )


def _guessed(name: str, entry: Entry, chosen: Chosen) -> str:
    """Say that nothing tells which variant holds, and what to write."""
    deciding = (name for one in entry.variants for name in one.when.distributions)
    which = ' or '.join(dict.fromkeys(deciding))
    stored = {NEWEST: entry.stored} | {one.name: one.stored for one in entry.variants}
    assumed = next(one for one, kept in stored.items() if kept is chosen.stored)
    others = ' or '.join(map(repr, (one for one in stored if one != assumed)))
    return (
        f'use: {name}: nothing says which version of {which} your pages have, so this '
        f"is the variant that keeps most; write '{name}: {{variant: {assumed}}}' if "
        f'it is yours, or {others} in its place'
    )
