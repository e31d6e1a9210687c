"""What is looked at: documentations of two pages, each with a theme or an extension."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

_PATH: Final = Path(__file__).with_name('subjects.yaml')


@dataclass(frozen=True, slots=True)
class Subject:
    """One theme or extension, with the options that make it keep something.

    `requires` are requirements beside Sphinx; `conf` lines of conf.py, `page` the
    source of the second page, `files` more files of the source by their names. `press`
    are selectors of what a reader presses. `answers` are hosts whose answer
    makes a script keep an item, by its name. `known` says, of what the audit and the
    browser do not agree on, why that is: by the name of an item or a host.
    """

    id: str
    requires: tuple[str, ...] = ()
    conf: str = ''
    page: str = ''
    files: dict[str, str] = field(default_factory=dict)
    press: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)


def subjects() -> list[Subject]:
    """Return all subjects, in the order of their file."""
    return [
        Subject(
            id=name,
            requires=tuple(given.get('requires', '').split()),
            conf=given.get('conf', ''),
            page=given.get('page', ''),
            files=given.get('files', {}),
            press=tuple(given.get('press', ())),
            answers=given.get('answers', {}),
            known=given.get('known', {}),
        )
        for name, given in yaml.safe_load(_PATH.read_text('utf-8')).items()
    ]
