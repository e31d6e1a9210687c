"""The rule engine: how rules are registered and asked, and findings made of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from sphinx_cookiecharter.checks.applicable_law import law_of
from sphinx_cookiecharter.checks.declared_texts import texts_of
from sphinx_cookiecharter.checks.phrases.tokens import Tokens, folded, tokenize
from sphinx_cookiecharter.declaration.codes import Level
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.model import Cookie
from sphinx_cookiecharter.declaration.patterns import best_match
from sphinx_cookiecharter.declaration.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx_cookiecharter.checks.applicable_law import Law
    from sphinx_cookiecharter.declaration.codes import Code
    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.declaration.yaml_tree import Mark
    from sphinx_cookiecharter.law.legal_sources import Source

Ask: TypeAlias = 'Callable[[Case], Iterator[Finding]]'


class Rule(NamedTuple):
    """A rule: its code, the generator that is asked, and the texts it comes from."""

    code: Code
    ask: Ask
    sources: tuple[Source, ...]


RULES: list[Rule] = []


def rule(code: Code, *sources: Source) -> Callable[[Ask], Ask]:
    """Make a generator the rule for `code`, which comes from `sources`."""

    def register(ask: Ask) -> Ask:
        RULES.append(Rule(code, ask, sources))
        return ask

    return register


class Subject(Protocol):
    """What a finding speaks of: an item, a provider, the site, or the whole."""

    @property
    def label(self) -> str:
        """What to call it in a message."""

    @property
    def place(self) -> Mark:
        """Where it begins."""

    @property
    def at(self) -> Mapping[str, Mark]:
        """Where the value of each of its keys stands."""


def _place(subject: Subject, key: str) -> Mark:
    """Return where the value of a key stands; where it is missing, its subject."""
    value = getattr(subject, key, None)
    # One in several languages stands where its key does.
    if isinstance(value, Text) and value.place is not None:
        return value.place
    return subject.at.get(key, subject.place)


class Purpose(NamedTuple):
    """What an item is said to be for: in each language, ready to look for words in."""

    cookie: Cookie
    text: Text
    tokens: tuple[Tokens, ...]


class Facts:
    """What is known of a declaration: found out once, however many rules ask."""

    def __init__(self, declaration: Declaration, language: str | None = None) -> None:
        self.declaration = declaration
        self.language = language
        #: The law of the jurisdictions that the site names.
        self.law: Law = law_of(declaration.site.jurisdictions)
        self._cases: dict[Ask, Case] = {}

    def case(self, rule: Rule) -> Case:
        """Return what a rule, asked once, has found."""
        case = self._cases.get(rule.ask)
        if case is None:
            case = self._cases[rule.ask] = Case(self, rule.code)
            if case.level is not None:
                case.findings = tuple(dict.fromkeys(rule.ask(case)))
        return case

    def spoken_of(self, *codes: Code) -> set[Cookie]:
        """Return the items of which findings speak that have one of the codes.

        Some rules keep silent where others speak.
        """
        cases = [self.case(rule) for rule in RULES if rule.code in codes]
        return {cookie for case in cases for cookie in case.cookies}

    @cached_property
    def purposes(self) -> list[Purpose]:
        """The purposes of the items that have one, in order."""
        return [
            Purpose(cookie, text, tuple([tokenize(value) for value in text.values]))
            for cookie in self.declaration.cookies
            if (text := cookie.purpose) is not None
        ]

    @cached_property
    def all_words(self) -> str:
        """All the author's texts, one a line: what is not in it is in none of them."""
        texts = [declared.text for declared in texts_of(self.declaration)]
        return folded('\n'.join([value for text in texts for value in text.values]))

    @cached_property
    def keepers(self) -> dict[Cookie, None]:
        """The items that keep the visitor's choice; never one by its name alone."""
        cookies = self.declaration.cookies
        chosen = self.declaration.choice.cookie
        match = None
        if chosen is not None:
            names = [name for cookie in cookies for name in cookie.names]
            match = best_match(chosen, names)
        return {
            cookie: None
            for cookie in cookies
            if cookie.exemption == 'consent-choice'
            or (match is not None and match in cookie.names)
        }


class Case:
    """A declaration before one rule, which yields what it finds: `case.on(…)`.

    `level` is the one that the law of the site gives the rule, None where none of its
    jurisdictions asks for it; then the rule is not asked. `gap_level` is that of what
    the site, its choice or a party lack: a note until jurisdictions are written.
    """

    def __init__(self, facts: Facts, code: Code) -> None:
        self.facts = facts
        self.declaration = facts.declaration
        self.law = facts.law
        self.level = facts.law.level(code)
        is_written = 'jurisdictions' in facts.declaration.site.at
        self.gap_level = self.level if is_written else Level.INFO
        self.findings: tuple[Finding, ...] = ()
        #: The items that the findings speak of.
        self.cookies: set[Cookie] = set()
        self._code = code
        self._holders: dict[tuple[Mark, str], Subject] = {}

    def on(
        self,
        subject: Subject,
        key: str,
        text: str,
        level: Level | None = None,
        at: Mark | None = None,
    ) -> Finding:
        """Return a finding on the value of a key; where it is missing, on its subject.

        No key is the subject as a whole. `text` says what is wrong, and what to write.
        `level` is given where it is not the law's; `at` where the value is one of
        several.
        """
        text = f': {text}' if subject.label else text
        return self._finding(subject, key, text, level, at)

    def about(
        self,
        subject: Subject,
        key: str,
        text: str,
        level: Level | None = None,
        at: Mark | None = None,
    ) -> Finding:
        """Return a finding whose `text` goes on from its subject: *has no purpose*."""
        return self._finding(subject, key, f' {text}', level, at)

    def on_value(
        self,
        subject: Subject,
        key: str,
        text: str,
        level: Level | None = None,
        at: Mark | None = None,
    ) -> Finding:
        """Return a finding on a value that is wrong in itself, whoever has it.

        Aliases may bring it to several: it is told of with the first of them.
        """
        mark = at or _place(subject, key)
        # All that an entry of the catalogue brings stands at one place, shared or not.
        if mark != subject.place:
            subject = self._holders.setdefault((mark, text), subject)
        return self.on(subject, key, text, level, at)

    def _finding(
        self,
        subject: Subject,
        key: str,
        text: str,
        level: Level | None,
        at: Mark | None,
    ) -> Finding:
        if isinstance(subject, Cookie):
            self.cookies.add(subject)
        return Finding.on(
            self._code,
            at or _place(subject, key),
            text,
            item=subject.label,
            level=level or self.level,
            path=self.declaration.path,
        )
