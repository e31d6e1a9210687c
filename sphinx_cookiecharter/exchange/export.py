"""The export of a declaration to a target, in the languages that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.exchange.exported import Exported
from sphinx_cookiecharter.exchange.losses import Export
from sphinx_cookiecharter.exchange.targets import target as target_named
from sphinx_cookiecharter.language.language import SOURCE
from sphinx_cookiecharter.language.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_cookiecharter.declaration.model import Declaration


def export(
    declaration: Declaration,
    target: str,
    *,
    languages: Iterable[str] = (),
    source_language: str = '',
    translations: Mapping[str, Callable[[str], str]] | None = None,
) -> Export:
    """Return a declaration in the format of one of `TARGETS`.

    `languages` are those of our own words, the first of them that of a target that
    has but one; by default those that the declaration has. `source_language` is that
    of its plain strings, and `translations` hold what a project's catalogues make of
    these, by language. Raises ValueError where the declaration could not be read
    whole, and for a target that is not known.
    """
    if not declaration.complete:
        msg = f'{declaration.path} could not be read whole'
        raise ValueError(msg)
    serializer = target_named(target)
    codes = dict.fromkeys(languages) or languages_of(declaration, source_language)
    exported = Exported(
        declaration,
        tuple(spoken(code).language for code in codes),
        source_language,
        translations or {},
    )
    return Export(serializer.write(exported), tuple(serializer.losses(exported)))


def languages_of(declaration: Declaration, source_language: str) -> Iterable[str]:
    """Return the languages of a declaration, that of its plain strings first.

    Where it has none, that of our own words.
    """
    own = [source_language] if source_language else []
    texts = (cookie.purpose for cookie in declaration.cookies)
    written = [code for text in texts if text is not None for code, _ in text.languages]
    return dict.fromkeys([*own, *written]) or [SOURCE]
