"""The rule engine: registers rules, asks them, and makes findings of what they see."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from operator import attrgetter
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_cookiecharter.checks import rules as rule_modules
from sphinx_cookiecharter.checks import used_entries
from sphinx_cookiecharter.checks.facts import Facts
from sphinx_cookiecharter.declaration.codes import Level
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.garbage import uncollected
from sphinx_cookiecharter.declaration.model import Cookie, DeclaredName
from sphinx_cookiecharter.declaration.text import Text
from sphinx_cookiecharter.law.legal_sources import CONSISTENCY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_cookiecharter.declaration.codes import Code
    from sphinx_cookiecharter.declaration.finding import Subject
    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.declaration.yaml_tree import Mark
    from sphinx_cookiecharter.law.legal_sources import Source

Ask: TypeAlias = 'Callable[[Case], Iterator[Finding]]'


class Rule(NamedTuple):
    """A rule: its code, the generator that is asked, and the texts it comes from."""

    code: Code
    ask: Ask
    sources: tuple[Source, ...]


_RULES: list[Rule] = []


def rule(code: Code, *sources: Source) -> Callable[[Ask], Ask]:
    """Make a generator the rule for `code`, which comes from `sources`."""

    def register(ask: Ask) -> Ask:
        _RULES.append(Rule(code, ask, sources))
        return ask

    return register


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules of all modules in `rules/`, in the order of their names."""
    for module in iter_modules(rule_modules.__path__, f'{rule_modules.__name__}.'):
        import_module(module.name)
    return tuple(_RULES)


@uncollected
def check(declaration: Declaration, language: str | None = None) -> list[Finding]:
    """Return all findings on a declaration, in the order of its file.

    `language` is the one that is being built; without it, translations are not looked
    for. Levels are those of the law that the site names: `at_levels` applies the
    user's.
    """
    run = Run(Facts(declaration, language))
    findings = list(declaration.problems)
    for rule in all_rules():
        findings += run.case(rule).findings
    return sorted(findings, key=attrgetter('line', 'column', 'code'))


class Run:
    """One run of the rules over a declaration, each of which is asked once."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._cases: dict[Ask, Case] = {}

    def case(self, rule: Rule) -> Case:
        """Return what a rule has found."""
        case = self._cases.get(rule.ask)
        if case is None:
            case = self._cases[rule.ask] = Case(self, rule)
            if case.level is not None:
                asked = dict.fromkeys(rule.ask(case))
                case.findings = tuple(one for one in asked if one not in case.untold)
            # Each would keep the other until garbage is collected.
            del case.spoken_of
        return case

    def spoken_of(self, *codes: Code) -> set[Cookie]:
        """Return the items of which findings speak that have one of the codes."""
        cases = [self.case(rule) for rule in all_rules() if rule.code in codes]
        return {cookie for case in cases for cookie in case.cookies}


def _place(subject: Subject, key: str) -> Mark:
    """Return where the value of a key stands; where it is missing, its subject."""
    match getattr(subject, key, None):
        # One in several languages stands where its key does.
        case Text(place=mark) | (Text(place=mark),) if mark is not None:
            return mark
    return subject.at.get(key, subject.place)


def _is_cut(subject: Subject) -> bool:
    """Whether signs of an item are lost: then nothing is sure of it."""
    item = subject.cookie if isinstance(subject, DeclaredName) else subject
    return isinstance(item, Cookie) and item.is_cut


class Case:
    """A declaration before one rule, which yields what it finds: `case.on(…)`.

    `level` is the one that the law of the site gives the rule, None where none of its
    jurisdictions asks for it or has a text that carries it; then the rule is not asked.
    `gap_level` is that of what is only known of the law of a default: a note until
    jurisdictions are written, and where no text of theirs carries it.
    """

    def __init__(self, run: Run, rule: Rule) -> None:
        self.facts = facts = run.facts
        self.declaration = facts.declaration
        self.law = facts.law
        #: Some rules keep silent on items where others speak.
        self.spoken_of = run.spoken_of
        self._source = facts.law.source(rule.code, rule.sources)
        self.level = facts.law.level(rule.code) if self._source else None
        is_written = 'jurisdictions' in facts.declaration.site.at
        is_carried = is_written and self._source is not CONSISTENCY
        self.gap_level = self.level if is_carried else Level.INFO
        self.findings: tuple[Finding, ...] = ()
        #: Those on entries of the catalogue that nobody could mend.
        self.untold: set[Finding] = set()
        #: The items that the findings speak of.
        self.cookies: set[Cookie] = set()
        self._code = rule.code
        self._on_defaults: dict[Mark, Finding] = {}

    @property
    def citation(self) -> str:
        """The text of the site's own law that a finding rests on, as it ends with it.

        Empty where it rests on none.
        """
        none = self._source is None or self._source is CONSISTENCY
        return '' if none else f' ({self._source})'

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

    def _finding(
        self,
        subject: Subject,
        key: str,
        text: str,
        level: Level | None,
        at: Mark | None,
    ) -> Finding:
        is_told = used_entries.is_told(subject, self._code, key) and not _is_cut(
            subject
        )
        if isinstance(subject, Cookie) and is_told:
            self.cookies.add(subject)
        mark = at or _place(subject, key)
        finding = Finding.on(
            self._code,
            mark,
            text,
            item=subject.label,
            level=level or self.level,
            advice=used_entries.advice(subject, self._code, key, self.declaration),
            path=self.declaration.path,
        )
        if not is_told:
            self.untold.add(finding)
        if isinstance(subject, Cookie) and key in subject.defaulted:
            # What stands once, for many items, is told of with the first of them.
            return self._on_defaults.setdefault(mark, finding)
        return finding
