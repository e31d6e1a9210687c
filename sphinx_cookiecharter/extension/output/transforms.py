"""Transforms: translation, visible section ids, and nodes as builders write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.build_phase import BuildPhase

from sphinx_cookiecharter.charter.nodes.choice_control import (
    leave_links,
    leave_sentences,
)
from sphinx_cookiecharter.charter.nodes.html_tables import (
    dress_tables,
    expand_for_html,
)
from sphinx_cookiecharter.charter.nodes.inline import (
    charter_isolate,
    charter_text,
    unwrap,
)
from sphinx_cookiecharter.charter.nodes.item_list import list_rows
from sphinx_cookiecharter.charter.nodes.rows import (
    author_texts,
    expand_rows,
    leave_messages,
)
from sphinx_cookiecharter.extension.domain.domain import domain_of
from sphinx_cookiecharter.extension.output.builders import writes_light_rows
from sphinx_cookiecharter.extension.translation.author_texts import translator_of
from sphinx_cookiecharter.extension.translation.message_catalogues import (
    authors_catalogues,
    language_of,
)

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class TranslateTexts(SphinxTransform):
    """Put the author's texts into the reader's language, as plain text.

    Sphinx's own transform would parse the translations as reStructuredText, and
    leave a row alone after the first message that is its own translation: the texts
    hide from it.
    """

    # Just before Sphinx's Locale, 20.
    default_priority = 19

    def apply(self, **kwargs: Any) -> None:
        if not domain_of(self.env).outputs:
            return
        translator = translator_of(self.env, self.env.docname)
        if translator is None:
            return
        for text in author_texts(self.document):
            text.put_into_words(translator.translate)
            text['hidden'] = True


class RevealTexts(SphinxTransform):
    """Show the texts again: the gettext builder looks for their messages."""

    # Just after Sphinx's Locale, 20.
    default_priority = 21

    def apply(self, **kwargs: Any) -> None:
        # Only those of a document with a catalogue hide.
        shown = domain_of(self.env).outputs
        if not shown or not authors_catalogues(self.env, self.env.docname):
            return
        for text in author_texts(self.document):
            text.attributes.pop('hidden', None)


class VisibleSections(SphinxTransform):
    """Where content blockers hide a section by its id, put another of its ids first.

    Docutils puts that of an explicit target above a title after the title's own.
    """

    # Once the ids are in order: after docutils' PropagateTargets (260), Sphinx's
    # SortIds (261) and MyST's PrioritiseExplicitIds (262); before anybody asks for the
    # first one, as MyST's ResolveSectionRefs (300) does.
    default_priority = 263

    def apply(self, **kwargs: Any) -> None:
        outputs = domain_of(self.env).outputs
        if outputs:
            from sphinx_cookiecharter.extension.blockers import use_visible_ids

            use_visible_ids([output.nodes for output in outputs])


def unwrap_titles(app: Sphinx, document: nodes.document) -> None:
    """Leave no nodes of ours in the titles and contents that the environment keeps.

    Every builder writes them, and other extensions read them; no catalogue does.
    """
    env = app.env
    for kept in (env.titles, env.longtitles, env.tocs):
        for kind in (charter_text, charter_isolate):
            unwrap(kept[env.docname], kind)


class NodesForBuilder(SphinxPostTransform):
    """Unwrap texts; expand the rows, but where visitors of our own write them."""

    # After what walks through all nodes of a document, time and again; before LaTeX
    # shows addresses (400), and before linkcheck collects them (800).
    default_priority = 399

    def run(self, **kwargs: Any) -> None:
        domain = domain_of(self.env)
        if not domain.displays:
            return
        builder = domain.builder
        name, output = (builder.name, builder.format) if builder else ('', '')
        if name == 'gettext':
            leave_messages(self.document)
            return
        unwrap(self.document, charter_text)
        if output == 'html':
            dress_tables(self.document, numbered=self.config.numfig)
            if writes_light_rows(builder):
                leave_links(self.document)
            else:
                leave_sentences(self.document)
            return
        leave_sentences(self.document)
        if name in {'text', 'man'}:
            list_rows(self.document, language_of(self.env))
        else:
            tables = expand_rows(self.document)
            if output in {'latex', 'texinfo'}:
                from sphinx_cookiecharter.charter.nodes.latex import (
                    anchor_blocks,
                    fit_tables,
                )

                anchor_blocks(self.document)
                if output == 'latex':
                    fit_tables(tables)
        unwrap(self.document, charter_isolate)


def expand_in_book(app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Expand the rows of a page of an epub, which writes addresses after its links.

    Once the pages are written, it has the first one resolved again, three times, for
    the contents that are on it: those are not in our rows.
    """
    if app.builder.name == 'epub' and app.phase is not BuildPhase.WRITING:
        expand_for_html(document)
