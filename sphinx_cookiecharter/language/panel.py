"""The consent panel's own words: what it asks, for what, for whom, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.language import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Runs


class PanelWords(NamedTuple):
    """What a consent panel says in one language, as plain text.

    `purposes`, `controller` and `others` are labelled lines, empty where there is
    nothing to name.
    `accept_all` and `refuse_all` are for buttons of equal rank, `accept` and `refuse`
    for one purpose. The titles and descriptions of the purposes are in `labels`.
    """

    title: str
    why: str
    purposes: str
    controller: str
    others: str
    later: str
    accept_all: str
    refuse_all: str
    choose: str
    save: str
    accept: str
    refuse: str
    no_consent: str
    show_details: str
    hide_details: str
    close: str
    privacy_policy: str
    saved: str
    accepted: str
    needed: str


def panel_words(
    language: Language,
    purposes: Sequence[str] = (),
    controller: str = '',
    others: Sequence[str] = (),
) -> PanelWords:
    """Return the words of a panel.

    `purposes` are the titles of the categories that need consent, `controller` is who
    answers for the site, and `others` are the names of the organisations that such
    items come from or that receive data. With what refusing does, and how to decide
    otherwise later, this is what consent must be informed of (CNIL Guidelines
    2020-091).
    """
    _, p_ = language.gettext, language.pgettext
    return PanelWords(
        title=p_('consent panel', 'Your choices'),
        why=_(
            'This site asks for your consent to keep data on your device, to read data '
            'there, or to connect you to other services. You can accept all, refuse '
            'all, or choose for each purpose.'
        ),
        # Translators: %(list)s: titles of purposes, as their owner writes them.
        # No full stop.
        purposes=_line(language, _('Purposes: %(list)s'), purposes),
        controller=_text(labels.controller(language.run(controller), language))
        if controller
        else '',
        others=_line(
            language,
            # Translators: %(list)s: names of organisations. No full stop.
            _('Others that place or receive data: %(list)s'),
            others,
        ),
        later=_text(
            language.say(
                # Translators: %(button)s: the label of a button elsewhere on the site.
                # No full stop.
                _('To change your choices later: %(button)s'),
                button=labels.manage_choices(language),
            )
        ),
        accept_all=p_('consent panel', 'Accept all'),
        refuse_all=p_('consent panel', 'Refuse all'),
        choose=p_('consent panel', 'Choose for each purpose'),
        save=p_('consent panel', 'Save your choices'),
        # Translators: a button: consent to one purpose.
        accept=p_('consent panel', 'Accept'),
        # Translators: a button: no consent to one purpose.
        refuse=p_('consent panel', 'Refuse'),
        # Translators: a label: what needs no consent, and cannot be refused here.
        no_consent=p_('consent panel', 'Your consent is not needed'),
        show_details=p_('consent panel', 'Show details'),
        hide_details=p_('consent panel', 'Hide details'),
        # Translators: a button: leave the panel without a choice.
        close=p_('consent panel', 'Close'),
        # Translators: a link to that of the site.
        privacy_policy=p_('consent panel', 'Privacy policy'),
        saved=_('Your choices are saved.'),
        # Translators: a label before a date and a time: when one purpose was accepted.
        accepted=p_('consent panel', 'Accepted:'),
        # Translators: “this purpose”: the one that stands above, with its button.
        needed=_('To see this content, accept this purpose.'),
    )


def _line(language: Language, template: str, values: Sequence[str]) -> str:
    """Return a line with a label, empty where there is nothing to list."""
    if not values:
        return ''
    listed = language.enumerate([[language.run(value)] for value in values])
    return _text(language.say(template, list=listed))


def _text(runs: Runs) -> str:
    return ''.join(run.text for run in runs)
