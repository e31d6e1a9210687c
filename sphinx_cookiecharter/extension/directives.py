"""The directives `cookie-charter`, `cookie-table` and `cookie-choice`."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from sphinx_cookiecharter.charter.names import COLUMNS, SECTIONS
from sphinx_cookiecharter.charter.nodes.inline import Place
from sphinx_cookiecharter.charter.selection import Selection
from sphinx_cookiecharter.checks import Code, Finding, of_reading
from sphinx_cookiecharter.declaration.collector import paused_collector
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.suggestions import suggestion
from sphinx_cookiecharter.extension.domain.domain import Use
from sphinx_cookiecharter.extension.domain.incremental import domain_of
from sphinx_cookiecharter.extension.domain.store import default_path
from sphinx_cookiecharter.extension.output.page_ids import place_anchors
from sphinx_cookiecharter.extension.translation.author_texts import translator_of
from sphinx_cookiecharter.extension.translation.own_texts import (
    state_of_words,
    wording_of,
)

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )

    from sphinx.util.typing import OptionSpec

    from sphinx_cookiecharter.charter.context import Headings
    from sphinx_cookiecharter.charter.targets.anchors import Anchors
    from sphinx_cookiecharter.charter.targets.targets import Shown
    from sphinx_cookiecharter.declaration.diff import Diff
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.extension.domain.store import Reading
    from sphinx_cookiecharter.language.language import Wording


def _words_of(known: Sequence[str]) -> Callable[[str | None], list[str]]:
    """Return a converter for words of a closed list, separated by spaces."""

    def convert(argument: str | None) -> list[str]:
        words = list(dict.fromkeys((argument or '').split()))
        if not words:
            msg = f'write one or more of: {" ".join(known)}'
            raise ValueError(msg)
        for word in words:
            if word not in known:
                msg = f'{word!r} is unknown; {suggestion(word, known)}'
                raise ValueError(msg)
        return words

    return convert


def _separated_by_commas(argument: str | None) -> tuple[str, ...]:
    words = (' '.join(word.split()) for word in (argument or '').split(','))
    found = tuple(dict.fromkeys(word for word in words if word))
    if not found:
        msg = 'write one or more, separated by commas'
        raise ValueError(msg)
    return found


def _headings(argument: str | None) -> str:
    return directives.choice(argument or '', ('sections', 'rubrics', 'none'))


SELECTING: OptionSpec = {
    'columns': _words_of(COLUMNS),
    'categories': _separated_by_commas,
    'providers': _separated_by_commas,
    'tags': _separated_by_commas,
    'no-index': directives.flag,
}


class Asked(NamedTuple):
    """What a directive is to show: whose items, which, in which words, and where.

    `anchors` is None where it is to write none.
    """

    declaration: Declaration
    cookies: tuple[Cookie, ...]
    words: Wording
    place: Place
    anchors: Anchors | None


class _Directive(SphinxDirective):
    """Shows a declaration, and notes what it uses and what is wrong with it.

    What writes it is imported where it is called: a project that loads the extension
    and does not use it should not wait for that.
    """

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        # What is read and written here stays.
        with paused_collector():
            return self._run()

    def _run(self) -> list[nodes.Node]:
        source, line = self.get_source_info()
        # Docutils names an included file from where the build was started.
        source = os.path.normpath(Path(source).absolute())
        path = self._path()
        # Before it is opened: a file that is missing today may be there tomorrow.
        self.env.note_dependency(path)
        domain = domain_of(self.env)
        reading = domain.readings.read(path)
        selection = self.selection
        cookies = selection.of(reading.declaration)
        own = [*self._empty(reading.declaration, selection, cookies, line)]
        entries = reading.entries
        if self.earlier is not None:
            own += self._unread(*self.earlier, line)
            entries += self.earlier[1].entries
        for entry in entries:
            if entry.path:
                self.env.note_dependency(entry.path)
        place = Place(source, line, path)
        anchors = None if 'no-index' in self.options else reading.anchors
        written, shown = self.show(
            Asked(reading.declaration, cookies, wording_of(self.env), place, anchors)
        )
        # The document's own, kept while it is read.
        names = cast(
            'dict[str, str]', self.env.temp_data.setdefault('cookiecharter_names', {})
        )
        changed = place_anchors(self.state.document, written, names)
        domain.note_use(
            self.env.docname,
            Use(
                path,
                reading.digest,
                state_of_words(self.env),
                reading.findings,
                source,
                line,
                tuple(own),
                is_charter=isinstance(self, CookieCharter),
                shown=tuple(self._in_words(shown, changed)),
                earlier=self.earlier and (self.earlier[0], self.earlier[1].digest),
                entries=entries,
                on_entries=reading.on_entries,
                notes=reading.notes,
            ),
            written,
        )
        return written

    def show(self, asked: Asked) -> tuple[list[nodes.Node], Iterable[Shown]]:
        """Return the nodes, and the objects that they show."""
        raise NotImplementedError

    def _in_words(
        self, shown: Iterable[Shown], changed: Mapping[str, str]
    ) -> Iterator[Shown]:
        """Give the objects the titles and anchors that this document has."""
        translate = translator_of(self.env, self.env.docname) or str
        for one in shown:
            title = one.title
            for part in one.parts:
                title = title.replace(part, translate(part))
            anchor = changed.get(one.anchor, one.anchor)
            if title == one.title and anchor == one.anchor:
                yield one
            else:
                yield one._replace(title=title, anchor=anchor, alias=one.title)

    @cached_property
    def earlier(self) -> tuple[str, Reading] | None:
        """The path and the content of the declaration to compare with, if any."""
        return None

    @property
    def selection(self) -> Selection:
        return Selection(
            **{
                name: self.options[name]
                for name in ('categories', 'providers', 'tags')
                if name in self.options
            }
        )

    @property
    def columns(self) -> Sequence[str]:
        columns: Sequence[str] = (
            self.options.get('columns') or self.config.cookiecharter_columns
        )
        return columns

    def _path(self) -> str:
        if not self.arguments:
            return default_path(self.env)
        if not self.option_spec and self.arguments[0].startswith(':'):
            # docutils takes it for the argument where a directive has no options.
            msg = (
                f'Error in "{self.name}" directive:\nno options: {self.arguments[0]!r}'
            )
            raise self.error(msg)
        return self._source_path(self.arguments[0])

    def _source_path(self, name: str) -> str:
        """Return the path of a file that a document names, as Sphinx looks for it."""
        return os.path.normpath(self.env.relfn2path(name)[1])

    def _unread(self, path: str, earlier: Reading, line: int) -> Iterator[Finding]:
        """Yield a finding where the earlier declaration lacks a part.

        What else is wrong with it is no matter any more.
        """
        from sphinx_cookiecharter.declaration.reader import IN_SPHINX

        declaration = earlier.declaration
        if declaration.complete:
            return
        problem = declaration.problems[0]
        message = problem.message.removesuffix(f'; {IN_SPHINX}')
        if problem.line:
            message = f'{path}, line {problem.line}: {message}'
        message = f'{self.name}: nothing is said of changes: {message}'
        yield of_reading(problem)._replace(line=line, column=1, message=message)

    def _empty(
        self,
        declaration: Declaration,
        selection: Selection,
        cookies: tuple[Cookie, ...],
        line: int,
    ) -> Iterator[Finding]:
        """Yield a finding where the options select nothing."""
        if not declaration.complete or not declaration.cookies:
            return
        code = Code.EMPTY_SELECTION
        unknown = list(selection.unknown(declaration))
        for option, word, known in unknown:
            message = (
                f'{self.name}: {quoted(word)} in :{option}: names nothing in the '
                f'declaration; {suggestion(word, known)}'
            )
            yield Finding(code, code.level, line, 1, message)
        if not cookies and not unknown:
            asked = ' and '.join(
                f':{name}: {", ".join(self.options[name])}'
                for name in ('categories', 'providers', 'tags')
                if name in self.options
            )
            message = f'{self.name}: no cookie has {asked}; select others'
            yield Finding(code, code.level, line, 1, message)


class CookieCharter(_Directive):
    """The whole charter."""

    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        **SELECTING,
        'sections': _words_of(SECTIONS),
        'headings': _headings,
        'since': directives.unchanged_required,
    }

    @cached_property
    def earlier(self) -> tuple[str, Reading] | None:
        if 'since' not in self.options:
            return None
        path = self._source_path(self.options['since'])
        self.env.note_dependency(path)
        return path, domain_of(self.env).readings.read(path)

    def _comparison(self, new: Declaration) -> Diff | None:
        from sphinx_cookiecharter.declaration.diff import diff

        if self.earlier is None:
            return None
        old = self.earlier[1].declaration
        # Where a part could not be read, nothing is known to be new, or gone.
        return diff(old, new) if old.complete and new.complete else None

    def show(self, asked: Asked) -> tuple[list[nodes.Node], Iterable[Shown]]:
        from sphinx_cookiecharter.charter.compose import compose
        from sphinx_cookiecharter.charter.context import Page

        introduction = self.parse_content_to_nodes() if self.content else []
        comparison = self._comparison(asked.declaration)
        page = Page(
            asked.declaration,
            asked.cookies,
            self.columns,
            self.options.get('sections', SECTIONS),
            asked.words,
            asked.place,
            self._headings(),
            asked.anchors,
            introduction,
            comparison=comparison,
            earlier=self.selection.of(comparison.old) if comparison else (),
        )
        # The document's own sections are one level up.
        level = self.state.memo.section_level + 1
        return compose(page, level), page.shown

    def _headings(self) -> Headings:
        # What is being filled tells: MyST allows titles everywhere, and says so.
        where = self.state_machine.node
        allowed = isinstance(where, nodes.document | nodes.section | addnodes.only)
        headings: Headings | None = self.options.get('headings')
        if headings == 'sections' and not allowed:
            msg = (
                'sections are not allowed here; move the directive out of the list, '
                'table or admonition, or use ":headings: rubrics"'
            )
            raise self.error(msg)
        return headings or ('sections' if allowed else 'rubrics')


class CookieTable(_Directive):
    """One table of the selected items."""

    option_spec: ClassVar[OptionSpec] = {
        **SELECTING,
        'caption': directives.unchanged_required,
        'name': directives.unchanged,
        'class': directives.class_option,
    }

    def show(self, asked: Asked) -> tuple[list[nodes.Node], Iterable[Shown]]:
        from sphinx_cookiecharter.charter.single_table import table_alone

        title, messages = self._caption()
        written, shown = table_alone(*asked, self.columns, title)
        for table in written:
            if isinstance(table, nodes.table):
                table['classes'] += self.options.get('class', [])
                self.add_name(table)
        return [*written, *messages], shown

    def _caption(self) -> tuple[nodes.title | None, list[nodes.system_message]]:
        text = self.options.get('caption')
        if text is None:
            return None, []
        content, messages = self.state.inline_text(text, self.lineno)
        title = nodes.title(text, '', *content)
        self.set_source_info(title)
        return title, messages


class CookieChoice(_Directive):
    """The control with which a reader changes a choice."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {}

    def show(self, asked: Asked) -> tuple[list[nodes.Node], Iterable[Shown]]:
        from sphinx_cookiecharter.charter.nodes.choice_control import choice_control

        choice = asked.declaration.choice
        return [choice_control(choice, asked.words, asked.place)], ()
