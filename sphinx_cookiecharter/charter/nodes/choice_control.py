"""The control of a consent choice: nodes that open a consent tool's panel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.inline import fill_element, paragraph
from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.nodes.inline import SourceInfo
    from sphinx_cookiecharter.declaration.model import Choice
    from sphinx_cookiecharter.language.language import Language

CLASS = 'charter-choice'


class charter_button(nodes.Part, nodes.TextElement):
    """What opens a consent panel, as an `Opening` says; its arguments are JSON."""


class charter_choice(nodes.General, nodes.Element):
    """A control that only HTML can have, and a paragraph for whoever has it not."""


def choice_control(
    choice: Choice, language: Language, source_info: SourceInfo, *, alone: bool = True
) -> nodes.Element:
    """Return what opens or leads to where the choice is changed, or says what to do.

    A function wins over a tool, and a tool over an address. Unless it stands `alone`,
    something near it says what every reader can do.
    """
    _ = language.gettext
    label, url = Run(_('Manage cookies')), choice.url or ''
    control: nodes.TextElement
    if choice.call or choice.tool:
        control = _button(choice)
        fill_element(control, [label], source_info)
        sentence = _(
            'You can change your choice about cookies in a panel that opens on the '
            'pages of this site if JavaScript is on and nothing blocks it.'
        )
    elif url.startswith('#'):
        control = paragraph([label._replace(uri=url)], source_info)
        sentence = _(
            'You can change your choice about cookies on the pages of this site.'
        )
    else:
        run = label._replace(uri=url) if url else Run(browser_settings(language))
        return paragraph([run], source_info, CLASS)
    otherwise = [Run(sentence)]
    if url and not url.startswith('#'):
        more = _('Otherwise, you can change it at %(address)s.')
        otherwise += [Run(' '), *language.fill(more, address=Run(url, uri=url))]
    elif alone:
        otherwise += [Run(' '), Run(browser_settings(language))]
    element = charter_choice(
        '', control, paragraph(otherwise, source_info), classes=[CLASS]
    )
    element.source, element.line = source_info.source, source_info.line
    return element


def _button(choice: Choice) -> charter_button:
    # Every project with the extension loads these nodes; few have a tool.
    from sphinx_cookiecharter.catalogue.consent_tool import (  # noqa: PLC0415
        Opening,
        consent_tool,
    )

    opening = Opening(choice.call or '')
    if choice.tool and not choice.call:
        opening = consent_tool(choice.tool).opening
    return charter_button(
        classes=['charter-button'],
        call=opening.call,
        arguments=json.dumps(opening.arguments),
        press=opening.press,
        href=opening.href,
    )


def browser_settings(language: Language) -> str:
    """Return what every reader can do, whatever the site offers."""
    _ = language.gettext
    return _(
        'You can delete cookies and other data of a site, or refuse them, in the '
        'settings of your browser; its help pages say how.'
    )


def leave_links(document: nodes.document) -> None:
    """Leave to HTML the buttons as they are, and of other controls the link."""
    for choice in list(document.findall(charter_choice)):
        if not isinstance(choice[0], charter_button):
            _leave(choice, 0)


def leave_sentences(document: nodes.document) -> None:
    """Leave of the controls only what they say to whoever cannot have them."""
    for choice in list(document.findall(charter_choice)):
        _leave(choice, 1)


def _leave(choice: charter_choice, which: int) -> None:
    left = choice.children[which]
    assert isinstance(left, nodes.Element)
    left['classes'] += choice['classes']
    choice.replace_self(left)
