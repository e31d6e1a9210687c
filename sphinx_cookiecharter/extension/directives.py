"""Directives: `cookie-charter`, `cookie-table` and `cookie-choice`."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from sphinx_cookiecharter.charter.names import COLUMNS, SECTIONS, chosen
from sphinx_cookiecharter.charter.nodes.inline import SourceInfo
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.suggestions import suggestion
from sphinx_cookiecharter.extension.domain.cache import default_path
from sphinx_cookiecharter.extension.domain.domain import (
    DirectiveOutput,
    Display,
    domain_of,
)
from sphinx_cookiecharter.extension.output.anchors import place_anchors
from sphinx_cookiecharter.extension.translation.author_texts import translator_of
from sphinx_cookiecharter.extension.translation.message_catalogues import (
    catalogue_stamps,
    language_of,
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

    from sphinx_cookiecharter.charter.context import CharterContext, Headings
    from sphinx_cookiecharter.charter.selection import Selection
    from sphinx_cookiecharter.charter.targets import Target
    from sphinx_cookiecharter.declaration.codes import Code
    from sphinx_cookiecharter.declaration.diff import Diff
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.extension.domain.cache import LoadedDeclaration
    from sphinx_cookiecharter.extension.translation.author_texts import Translator


_T = TypeVar('_T')


def _words_of(known: Sequence[str]) -> Callable[[str | None], list[str]]:
    """Return a converter for words of a closed list, separated by spaces."""

    def convert(argument: str | None) -> list[str]:
        return chosen(argument or '', known)

    return convert


def _separated_by_commas(argument: str | None) -> tuple[str, ...]:
    words = (' '.join(word.split()) for word in (argument or '').split(','))
    different = tuple(dict.fromkeys(word for word in words if word))
    if not different:
        msg = 'write one or more, separated by commas'
        raise ValueError(msg)
    return different


def _headings(argument: str | None) -> str:
    return directives.choice(argument or '', ('sections', 'rubrics', 'none'))


SELECTING: OptionSpec = {
    'columns': _words_of(COLUMNS),
    'categories': _separated_by_commas,
    'providers': _separated_by_commas,
    'tags': _separated_by_commas,
    'no-index': directives.flag,
}


class _Directive(SphinxDirective):
    """Shows a declaration, and notes what it uses and what is wrong with it.

    What writes it is imported where it is called: a project that loads the extension
    and does not use it should not wait for that.
    """

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        path = self._path()
        # Before it is opened: a file that is missing today may be there tomorrow.
        self.env.note_dependency(path)
        domain = domain_of(self.env)
        loaded = domain.declarations.load(path)
        context = self._context(path, loaded)
        own = (*self._empty(context), *self._unread(context.source_info))
        if self._translator is not None:
            own += self._translator.findings
        written = self.show(context)
        targets = self._place(written, context.targets)
        display = self._display(context.source_info, loaded, own, targets)
        for entry in display.entries:
            if entry.path:
                self.env.note_dependency(entry.path)
        domain.outputs.append(DirectiveOutput(display, written))
        return written

    def _context(self, path: str, loaded: LoadedDeclaration) -> CharterContext:
        from sphinx_cookiecharter.charter.context import CharterContext

        source, line = self.get_source_info()
        # Docutils names an included file from where the build was started.
        source = os.path.normpath(Path(source).absolute())
        return CharterContext(
            loaded.declaration,
            self.selection.of(loaded.declaration),
            self.columns,
            language_of(self.env),
            SourceInfo(source, line, path),
            None if 'no-index' in self.options else loaded.anchors,
            explained=self._kept('explained', set[str]()),
        )

    def show(self, context: CharterContext) -> list[nodes.Node]:
        """Return the nodes, and note in the context what can be linked to."""
        raise NotImplementedError

    def _place(
        self, written: Iterable[nodes.Node], targets: Iterable[Target]
    ) -> tuple[Target, ...]:
        """Place the anchors; return the targets as this document has them."""
        names = self._kept('names', dict[str, str]())
        changed = place_anchors(self.state.document, written, names)
        return tuple(self._in_words(targets, changed))

    def _kept(self, name: str, new: _T) -> _T:
        """Return what is the document's own, and kept while it is read."""
        return cast('_T', self.env.temp_data.setdefault(f'cookiecharter_{name}', new))

    def _in_words(
        self, targets: Iterable[Target], changed: Mapping[str, str]
    ) -> Iterator[Target]:
        """Give the targets the titles and anchors that this document has."""
        translate = self._translator.translate if self._translator else str
        for target in targets:
            title = target.title
            for message in target.messages:
                title = title.replace(message, translate(message))
            anchor = changed.get(target.anchor, target.anchor)
            if title == target.title and anchor == target.anchor:
                yield target
            else:
                yield target._replace(title=title, anchor=anchor, alias=target.title)

    def _display(
        self,
        source_info: SourceInfo,
        loaded: LoadedDeclaration,
        own: tuple[Finding, ...],
        targets: tuple[Target, ...],
    ) -> Display:
        entries, earlier = loaded.entries, None
        if self.earlier is not None:
            earlier_path, earlier_loaded = self.earlier
            entries += earlier_loaded.entries
            earlier = earlier_path, earlier_loaded.digest
        return Display(
            source_info.declaration,
            loaded.digest,
            catalogue_stamps(self.env, self.env.docname),
            source_info.source,
            source_info.line,
            own,
            is_charter=isinstance(self, CookieCharter),
            targets=targets,
            earlier=earlier,
            entries=entries,
            notes=loaded.notes,
        )

    @cached_property
    def _translator(self) -> Translator | None:
        return translator_of(self.env, self.env.docname)

    @cached_property
    def earlier(self) -> tuple[str, LoadedDeclaration] | None:
        """The path and the content of the declaration to compare with, if any."""
        return None

    @property
    def selection(self) -> Selection:
        from sphinx_cookiecharter.charter.selection import Selection

        return Selection(**self._asked)

    @property
    def _asked(self) -> dict[str, tuple[str, ...]]:
        """The options that select items, where they are given."""
        return {
            name: self.options[name]
            for name in ('categories', 'providers', 'tags')
            if name in self.options
        }

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

    def _unread(self, source_info: SourceInfo) -> Iterator[Finding]:
        """Yield a finding where the earlier declaration lacks a part.

        What else is wrong with it is no matter any more.
        """
        if self.earlier is None:
            return
        path, earlier = self.earlier
        if earlier.declaration.complete:
            return
        # What is advised is for the declaration of the directive, not for this one.
        problem = earlier.declaration.problems[0]._replace(advice='')
        why = problem.message
        if problem.line:
            why = f'{path}, line {problem.line}: {why}'
        text = f': nothing is said of changes: {why}'
        yield self._finding(problem.code, text, source_info)

    def _empty(self, context: CharterContext) -> Iterator[Finding]:
        """Yield a finding where the options select nothing."""
        declaration = context.declaration
        if not declaration.complete or not declaration.cookies:
            return
        from sphinx_cookiecharter.declaration.codes import Code

        code, source_info = Code.EMPTY_SELECTION, context.source_info
        unknown = list(self.selection.unknown(declaration))
        for option, word, known in unknown:
            text = (
                f': {quoted(word)} in :{option}: names nothing in the declaration; '
                f'{suggestion(word, known)}'
            )
            yield self._finding(code, text, source_info)
        if not context.cookies and not unknown:
            asked = ' and '.join(
                f':{name}: {", ".join(words)}' for name, words in self._asked.items()
            )
            text = f': no cookie has {asked}; select others'
            yield self._finding(code, text, source_info)

    def _finding(self, code: Code, text: str, source_info: SourceInfo) -> Finding:
        """Return a finding on the directive itself."""
        from sphinx_cookiecharter.declaration.finding import Finding

        place = (source_info.line, 1)
        return Finding.on(code, place, text, item=self.name, path=source_info.source)


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
    def earlier(self) -> tuple[str, LoadedDeclaration] | None:
        if 'since' not in self.options:
            return None
        path = self._source_path(self.options['since'])
        self.env.note_dependency(path)
        return path, domain_of(self.env).declarations.load(path)

    def _diff(self, new: Declaration) -> Diff | None:
        if self.earlier is None:
            return None
        from sphinx_cookiecharter.declaration.diff import diff

        old = self.earlier[1].declaration
        # Where a part could not be read, nothing is known to be new, or gone.
        return diff(old, new) if old.complete and new.complete else None

    def show(self, context: CharterContext) -> list[nodes.Node]:
        from sphinx_cookiecharter.charter.charter import compose

        diff = self._diff(context.declaration)
        context = replace(
            context,
            sections=(
                self.options.get('sections') or self.config.cookiecharter_sections
            ),
            headings=self._headings(),
            introduction=self.parse_content_to_nodes() if self.content else [],
            diff=diff,
            earlier=self.selection.of(diff.old) if diff else (),
        )
        # The document's own sections are one level up.
        return compose(context, self.state.memo.section_level + 1)

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

    def show(self, context: CharterContext) -> list[nodes.Node]:
        from sphinx_cookiecharter.charter.single_table import single_table

        title, messages = self._caption()
        written = single_table(context, title)
        for table in written:
            if isinstance(table, nodes.table):
                table['classes'] += self.options.get('class', [])
                self.add_name(table)
        return [*written, *messages]

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

    def show(self, context: CharterContext) -> list[nodes.Node]:
        from sphinx_cookiecharter.charter.nodes.choice_control import choice_control

        choice = context.declaration.choice
        return [choice_control(choice, context.language, context.source_info)]
