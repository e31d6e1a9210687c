"""A YAML composer: text read into a tree in which every value knows its place.

It is not faster than `yaml.compose`, which has lines, columns and duplicate keys too
(60 items: 1.5 ms against 1.1 ms). It gives up on less: an alias that names nothing, an
anchor written twice, recursion, exploding aliases, foreign tags and too deep nesting
cost one value, not the file; what was read before the YAML broke is kept, and marked as
doubtful.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from json import loads
from typing import Any, NamedTuple, TypeAlias

from sphinx_cookiecharter.declaration.characters import FORBIDDEN
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.problems import quoted

#: How many nodes the aliases of one file may stand for, all together. Each is read as
#: if it were written there: so many, in 20,000 items, take 0.5 s.
ALIAS_LIMIT = 200_000

# An alias of no more values does not count, so that it may stand in any number of
# items: 20,000 of 100 values each are read in 1 s, 20,000 items that share nothing too.
_SMALL = 100

#: How deep lists and mappings may nest; a declaration needs five levels.
DEPTH_LIMIT = 50

# The declaration and its parts, as `cookies` and `site`, are of the right shape,
# whatever nests too deep in them; of what is below, one problem is enough.
_OWN_DEPTH = 2

#: Where reading ends. libyaml gives up at this depth itself; the parser in Python goes
#: on, and takes 1 ms a level where 60,000 brackets stand in one line.
DEPTH_BOUND = 1_000

#: What YAML's core schema calls null; a plain scalar only.
NULLS = frozenset({'', '~', 'null', 'Null', 'NULL'})

_CORE_TAGS = frozenset(
    f'tag:yaml.org,2002:{name}'
    for name in ('str', 'map', 'seq', 'int', 'float', 'bool', 'null', 'timestamp')
) | {'!'}

#: What stands where signs are lost, as `bytes.decode` has it.
_LOST = '\N{REPLACEMENT CHARACTER}'

# YAML 1.1 ends a line at these, and no editor does; they hold no meaning in a text.
_NO_LINE_BREAKS = '\x85\u2028\u2029'

_SURROGATES = re.compile(
    r'(?<![^\\]\\)\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}'
)

# Of these the parser only learns long after the place where the author made them.
_NOTICED_LATE = (
    'while scanning a quoted scalar',
    'while scanning a simple key',
    'while parsing a flow sequence',
    'while parsing a flow mapping',
    'while parsing a flow node',
)


#: A place in the declaration: its line and column, counted from 1. No class of its
#: own, for there are many, and plain pairs of numbers are no work for the collector.
Mark: TypeAlias = tuple[int, int]


class Scalar(NamedTuple):
    """One word or sentence as the author wrote it, its quotes taken off.

    `cut` where signs of it are lost: bytes that are no UTF-8, what YAML forbids.
    """

    value: str
    plain: bool
    mark: Mark
    cut: bool = False

    @property
    def is_null(self) -> bool:
        return self.plain and self.value in NULLS


@dataclass(slots=True, eq=False, repr=False)
class Sequence:
    """A list; `reported` where its tag has made a problem of it already.

    `marks` says where each of `items` stands in it: of an alias that is another
    place than where what it names stands. `cut` where signs of it are lost.
    """

    mark: Mark
    items: list[Node] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    reported: bool = False
    cut: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Mapping:
    """Values by their keys, of duplicate keys the first; `reported` as for a list.

    `marks` says where the keys stand. `doubtful` where the YAML broke just behind it,
    so that more may be missing, and `truncated` where it broke while this was read.
    `cut` where signs of it are lost.
    """

    mark: Mark
    values: dict[str, Node] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    reported: bool = False
    doubtful: bool = False
    truncated: bool = False
    cut: bool = False

    @property
    def entries(self) -> dict[str, Entry]:
        """The values with the places of their keys; of items, too many to keep."""
        return {name: Entry(self.marks[name], self.values[name]) for name in self.marks}


@dataclass(slots=True, eq=False, repr=False)
class Unreadable:
    """A value that is there, but whose problem is already reported."""

    mark: Mark
    cut: bool = False


Node: TypeAlias = Scalar | Sequence | Mapping | Unreadable


class Entry(NamedTuple):
    """One value of a mapping, and where its key stands."""

    mark: Mark
    value: Node


@dataclass(slots=True, eq=False, repr=False)
class Tree:
    """What one declaration's text holds.

    `root` is None where there is nothing but comments. `truncated` where the text is no
    YAML from some line on, and `root` holds what stands before it, or where values are
    left out: aliases that stand for too much, a second document.
    """

    root: Node | None
    truncated: bool
    problems: list[Finding]


def parse(text: str, *, cut: bool = False) -> Tree:
    """Read YAML text, keep all that is sound, and say what is not.

    With `cut`, a replacement character stands where something is lost.
    """
    text, problems = _prepared(text)
    cut = cut or bool(problems)
    composer = _Composer(cut)
    first = broken = composer.compose(text)
    being_read = composer.open_mappings
    while broken is not None and composer.was_reading:
        # What was being read when the YAML broke is lost, but for a second try that
        # ends before that line. Where nothing was, all above it is read already.
        lines = text.split('\n')
        text = '\n'.join(lines[: min(broken.line, len(lines)) - 1])
        composer = _Composer(cut)
        broken = composer.compose(text)
    if first is not None:
        _doubt(composer.root, being_read)
        if all(problem.line != first.line for problem in problems):
            problems.append(first)
    truncated = first is not None or composer.truncated
    return Tree(composer.root, truncated, [*problems, *composer.problems])


def _prepared(text: str) -> tuple[str, list[Finding]]:
    """Return text that the parser reads whole, and the problem with it, if any.

    Lines end as editors count them; JSON's pairs of escapes, which YAML lacks,
    become the characters that they stand for; so does what YAML forbids, for its
    parser would give up on the whole file.
    """
    text = text.replace('\r\n', '\n').replace('\r', '\n')
    for sign in _NO_LINE_BREAKS:
        text = text.replace(sign, ' ')
    if text.lstrip().startswith('{'):
        text = _SURROGATES.sub(lambda pair: loads(f'"{pair[0]}"'), text)
        # Which JSON has between its words, and PyYAML's own parser does not know there.
        text = text.replace('\t', ' ')
    control = FORBIDDEN.search(text)
    if control is None:
        return text, []
    line_start = text.rfind('\n', 0, control.start()) + 1
    line = text.count('\n', 0, control.start()) + 1
    problem = Finding.on(
        Code.INVALID_YAML,
        (line, control.start() - line_start + 1),
        f'not valid YAML: the control character U+{ord(control[0]):04X}; '
        'take it out, or write it as an escape in double quotes',
    )
    return FORBIDDEN.sub(_LOST, text), [problem]


def _doubt(node: Node | None, being_read: set[Mark]) -> None:
    """Mark what stands last: the YAML broke behind it, or while it was being read."""
    while node is not None:
        if isinstance(node, Mapping):
            node.doubtful = True
            node.truncated = node.mark in being_read
            node = next(reversed(node.values.values()), None)
        else:
            node = node.items[-1] if isinstance(node, Sequence) and node.items else None


@dataclass(slots=True, eq=False, repr=False)
class _Open:
    """A list or mapping whose end has not been met yet.

    `size` counts what it holds, aliases included; not `complete` where one was left
    out.
    """

    node: Sequence | Mapping
    anchor: str | None
    size: int = 1
    complete: bool = True
    key: Scalar | Unreadable | None = None
    merges: list[Node] = field(default_factory=list)


class _Anchored(NamedTuple):
    """What an anchor names; not `complete` where an alias in it was left out."""

    node: Node
    size: int
    complete: bool


class _Anchors:
    """Accounts for aliases: each stands for a copy, and copies of copies explode."""

    def __init__(self) -> None:
        # One whose node is still open has None: to name it there is recursion.
        self._anchored: dict[str, _Anchored | None] = {}
        self._expanded = 0

    def __contains__(self, name: str) -> bool:
        return name in self._anchored

    def __getitem__(self, name: str) -> _Anchored | None:
        return self._anchored[name]

    def open(self, name: str) -> None:
        self._anchored[name] = None

    def close(
        self, name: str, node: Node, size: int = 1, complete: bool = True
    ) -> None:
        self._anchored[name] = _Anchored(node, size, complete)

    def expands(self, anchored: _Anchored) -> bool:
        """Whether one more alias may stand for it; then it is counted."""
        size = anchored.size if anchored.size > _SMALL else 0
        if not anchored.complete or self._expanded + size > ALIAS_LIMIT:
            return False
        self._expanded += size
        return True


class _Composer:
    """Builds the tree from the parser's events, without recursion.

    `truncated` where something was left out on purpose.
    """

    def __init__(self, cut: bool) -> None:
        self._cut = cut
        self.root: Node | None = None
        self.problems: list[Finding] = []
        self.truncated = False
        self._open: list[_Open] = []
        self._anchors = _Anchors()
        self._too_deep = 0

    @property
    def was_reading(self) -> bool:
        """Whether anything was being read when the parser gave up."""
        return bool(self._open)

    @property
    def open_mappings(self) -> set[Mark]:
        """The mappings that were being read when the parser gave up."""
        return {
            frame.node.mark for frame in self._open if isinstance(frame.node, Mapping)
        }

    def compose(self, text: str) -> Finding | None:
        """Read all events; return where the parser gave up, if it did."""
        # Not at the top: a project that only loads the extension need not pay for it.
        import yaml  # noqa: PLC0415

        scalar, alias = yaml.ScalarEvent, yaml.AliasEvent
        mapping, sequence = yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        end = yaml.StreamEndEvent
        documents, event = 0, None
        # The parser in C is not everywhere.
        loader: type[Any] = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)
        parser = loader(text)
        try:
            while (kind := type(event := parser.get_event())) is not end:
                if self._too_deep:
                    self._too_deep += (kind is mapping or kind is sequence) - (
                        kind in ends
                    )
                    if self._too_deep > DEPTH_BOUND:
                        self.truncated = True
                        break
                elif kind is scalar:
                    self._scalar(event)
                elif kind is mapping or kind is sequence:
                    if len(self._open) == DEPTH_LIMIT:
                        self._report(event, f'more than {DEPTH_LIMIT} levels deep')
                        for frame in self._open[_OWN_DEPTH:]:
                            frame.node.reported = True
                        self._add(Unreadable(_mark(event)))
                        self._too_deep = 1
                    else:
                        self._start(event, Mapping if kind is mapping else Sequence)
                elif kind in ends:
                    self._end()
                elif kind is alias:
                    self._alias(event)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self._report(
                            event,
                            'a second document starts here: '
                            'a declaration is one YAML document',
                        )
                        self.truncated = True
                        break
        except yaml.MarkedYAMLError as error:
            return self._stumbled(error, text)
        except (ValueError, OverflowError):
            # PyYAML's own, for a character that there is not; it says not where.
            read = event.end_mark.index if event is not None else 0
            read += len(text[read:]) - len(text[read:].lstrip())
            return Finding.on(
                Code.INVALID_YAML,
                (text.count('\n', 0, read) + 1, 1),
                'not valid YAML: an escape for no character; take it out',
            )
        finally:
            parser.dispose()
        while self._open:
            self._end()
        return None

    def _scalar(self, event: Any) -> None:
        # The C parser has an empty style for plain scalars, the other has None.
        value, start = event.value, event.start_mark
        cut = self._cut and _LOST in value
        fields = value, not event.style, (start.line + 1, start.column + 1), cut
        # As `Scalar(…)` does, in half the time: nothing else is made so often.
        scalar = tuple.__new__(Scalar, fields)
        node = scalar if event.tag is None else self._retyped(scalar, event)
        if event.anchor is not None:
            self._anchors.close(event.anchor, node)
        self._add(node)

    def _retyped(self, node: Scalar, event: Any) -> Scalar | Unreadable:
        """Return a scalar as its tag wants it."""
        if not self._accepts(event):
            return Unreadable(node.mark)
        if event.tag == 'tag:yaml.org,2002:null':
            return node._replace(value='', plain=True)
        if event.tag == 'tag:yaml.org,2002:str':
            return node._replace(plain=False)
        return node

    def _start(self, event: Any, kind: type[Sequence | Mapping]) -> None:
        node = kind(_mark(event))
        if event.tag is not None:
            node.reported = not self._accepts(event)
        if event.anchor is not None:
            self._anchors.open(event.anchor)
        self._open.append(_Open(node, event.anchor))

    def _end(self) -> None:
        done = self._open.pop()
        if isinstance(done.node, Mapping):
            self._merge(done.node, done.merges)
        if not done.complete and self._open:
            self._open[-1].complete = False
        if done.anchor is not None:
            self._anchors.close(done.anchor, done.node, done.size, done.complete)
        self._add(done.node, done.size)

    def _alias(self, event: Any) -> None:
        name, place = event.anchor, Unreadable(_mark(event))
        if name not in self._anchors:
            self._report(event, f'the alias *{name} names nothing above it')
        elif (anchored := self._anchors[name]) is None:
            self._report(event, f'the alias *{name} stands inside what it names')
        elif self._anchors.expands(anchored):
            self._add(anchored.node, anchored.size, place.mark)
            return
        else:
            self._leave_out(event)
        self._add(place)

    def _leave_out(self, alias: Any) -> None:
        if self._open:
            self._open[-1].complete = False
        if not self.truncated:
            self.truncated = True
            self._report(
                alias,
                f'the aliases of this file stand for more than {ALIAS_LIMIT:,} '
                'values; those that are too large are left out',
            )

    def _add(self, node: Node, size: int = 1, mark: Mark | None = None) -> None:
        """Put a node where it belongs; `mark` is its place where it is an alias."""
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        frame.size += size
        inside, key = frame.node, frame.key
        if node.cut:
            inside.cut = True
        if isinstance(inside, Sequence):
            inside.items.append(node)
            inside.marks.append(mark or node.mark)
        elif key is not None:
            frame.key = None
            if isinstance(key, Scalar):
                if key.value == '<<' and key.plain:
                    frame.merges.append(node)
                else:
                    inside.values[key.value] = node
                    inside.marks[key.value] = key.mark
        elif isinstance(node, Scalar):
            key = node if mark is None else node._replace(mark=mark)
            first = inside.marks.get(key.value)
            frame.key = key if first is None else self._doubled(key, first)
        else:
            frame.key = self._no_key(node)

    def _doubled(self, key: Scalar, first: Mark) -> Unreadable:
        self.problems.append(
            Finding.on(
                Code.DUPLICATE_KEY,
                key.mark,
                f'the key {quoted(key.value)} stands here already, on line '
                f'{first[0]}; only the first counts: remove one of them',
            )
        )
        return Unreadable(key.mark)

    def _no_key(self, node: Sequence | Mapping | Unreadable) -> Unreadable:
        if not isinstance(node, Unreadable):
            self.problems.append(
                Finding.on(
                    Code.WRONG_TYPE,
                    node.mark,
                    'a key must be a word, not a list or a mapping',
                )
            )
        return Unreadable(node.mark)

    def _merge(self, mapping: Mapping, merges: list[Node]) -> None:
        """Add what `<<` brings: a mapping's own keys win, then the first merged."""
        for merge in merges:
            for source in merge.items if isinstance(merge, Sequence) else [merge]:
                if isinstance(source, Mapping):
                    for name, value in source.values.items():
                        mapping.values.setdefault(name, value)
                        mapping.marks.setdefault(name, source.marks[name])
                elif not isinstance(source, Unreadable):
                    self.problems.append(
                        Finding.on(
                            Code.WRONG_TYPE,
                            source.mark,
                            "'<<' merges a mapping, or a list of mappings; "
                            'write the alias of one, as in <<: *common',
                        )
                    )

    def _accepts(self, event: Any) -> bool:
        if event.tag in _CORE_TAGS:
            return True
        name = event.tag.replace('tag:yaml.org,2002:', '!!')
        self._report(
            event, f'the tag {name} is not allowed in a declaration; remove it'
        )
        return False

    def _report(self, event: Any, message: str) -> None:
        self.problems.append(
            Finding.on(
                Code.INVALID_YAML, _mark(event), f'not valid YAML here: {message}'
            )
        )

    def _stumbled(self, error: Any, text: str) -> Finding:
        """Return what the parser stumbled on."""
        mark = error.problem_mark
        if error.context_mark is not None and error.context in _NOTICED_LATE:
            mark = error.context_mark
        line, column = mark.line + 1, mark.column + 1
        if error.problem.startswith("found unknown escape character '"):
            # Only PyYAML's own parser names it, and stands behind its backslash.
            column -= 1
        if error.context == 'while parsing a flow node' and self._open:
            # Nothing stands there: the bracket before it is not closed.
            line, column = self._open[-1].node.mark
        context = f' {error.context}' if error.context else ''
        return Finding.on(
            Code.INVALID_YAML,
            (line, column),
            f'not valid YAML: {error.problem}{context}; what follows is not read'
            f'{_hint(error.problem, text, line)}',
        )


def _mark(event: Any) -> Mark:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _hint(problem: str, text: str, line: int) -> str:
    lines = text.split('\n')
    indent = re.match(r'\s*', lines[line - 1] if line <= len(lines) else '')
    if indent is not None and '\t' in indent[0]:
        return '. YAML is indented with spaces, never with tabs'
    if 'unexpected end of stream' in problem or 'expected node content' in problem:
        return '. A quotation mark, bracket or brace is not closed'
    if 'mapping values are not allowed' in problem:
        return '. A text with a colon in it needs quotation marks'
    return ''
