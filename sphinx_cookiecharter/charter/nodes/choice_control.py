"""The control of a consent choice: nodes that open a consent tool's panel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.inline import fill_element, paragraph
from sphinx_cookiecharter.language.sentence import Run, bare_address

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.nodes.inline import SourceInfo
    from sphinx_cookiecharter.declaration.model import Choice
    from sphinx_cookiecharter.language.language import Language

CLASS = 'charter-choice'
#: Of a paragraph that is nothing but a link: it looks like the button.
PRESS = 'charter-press'


class charter_button(nodes.Part, nodes.TextElement):
    """What opens a consent panel, as an `Opening` says; its arguments are JSON."""


class charter_choice(nodes.General, nodes.Element):
    """A control that only HTML can have, and a paragraph for whoever has it not."""


def choice_control(
    choice: Choice, language: Language, source_info: SourceInfo
) -> nodes.Element:
    """Return what opens or leads to where the choice is changed, or says what to do.

    A function wins over a tool, and a tool over an address.
    """
    # Every project with the extension loads these nodes; few pages show a control.
    from sphinx_cookiecharter.language import labels  # noqa: PLC0415

    url, label = choice.url or '', labels.manage_choices(language)
    control: nodes.TextElement
    if choice.call or choice.tool:
        control = _button(choice)
        fill_element(control, [label], source_info)
        otherwise = _panel(url, language)
    elif url.startswith('#'):
        control = paragraph([label._replace(uri=url)], source_info, PRESS)
        otherwise = language.say(
            language.gettext('Your choices are managed on the pages of the site.')
        )
    elif url:
        return paragraph([label._replace(uri=url)], source_info, CLASS, PRESS)
    else:
        return paragraph(browser_settings(language), source_info, CLASS)
    element = charter_choice(
        '', control, paragraph(otherwise, source_info), classes=[CLASS]
    )
    element.source, element.line = source_info.source, source_info.line
    return element


def _panel(url: str, language: Language) -> list[Run]:
    """Return what is said where a button cannot work."""
    _ = language.gettext
    panel = language.say(
        _('Your choices are managed in a panel on the pages of the site.')
    )
    if not url or url.startswith('#'):
        return panel
    # Translators: %(address)s: a link.
    address = _('Other way to your choices: %(address)s')
    other = language.say(address, address=Run(bare_address(url), uri=url))
    return language.join_sentences([panel, other])


def _button(choice: Choice) -> charter_button:
    # Few have a tool.
    from sphinx_cookiecharter.catalogue.consent_tool import (  # noqa: PLC0415
        consent_tool,
    )
    from sphinx_cookiecharter.catalogue.panel import Opening  # noqa: PLC0415

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


def browser_settings(language: Language) -> list[Run]:
    """Return what every reader can do, whatever the site offers."""
    return language.say(
        language.gettext(
            'You can delete cookies and other data that sites keep, in the settings of '
            'your browser.'
        )
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
