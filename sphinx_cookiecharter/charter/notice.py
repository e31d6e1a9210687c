"""What is said in place of a list: that there is none, or that it could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.context import CharterContext


def incomplete_notice(context: CharterContext) -> nodes.attention:
    """Return an admonition that says how much of the list is missing."""
    _ = context.language.gettext
    sentence = (
        _('This list is incomplete: a part of it could not be read.')
        if context.declaration.cookies
        else _('The list could not be read when this page was made.')
    )
    notice = nodes.attention('', context.say(sentence))
    notice.source, notice.line = context.source_info.source, context.source_info.line
    return notice


def none_used(context: CharterContext) -> nodes.paragraph:
    """Return the statement of a site that keeps nothing."""
    _ = context.language.gettext
    return context.paragraph(
        context.of_site(
            # Translators: %(site)s: the name of the site as its owner writes it, or its
            # address; never inflected.
            _('The site %(site)s uses no cookies or similar technologies.'),
            _('This site uses no cookies or similar technologies.'),
        )
    )


def nothing_listed(context: CharterContext) -> nodes.paragraph:
    """Return what stands in place of a table without rows."""
    return context.say(context.language.gettext('Nothing is listed here.'))
