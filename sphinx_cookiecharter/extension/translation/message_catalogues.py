"""Message catalogues (gettext) of our sentences: the project's own, the package's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.i18n import docname_to_domain

from sphinx_cookiecharter.declaration.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.language.catalogue_files import Stamps
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.spoken import Spoken


def language_of(env: BuildEnvironment) -> Language:
    """Return the language of a build, with our sentences in it."""
    return _spoken(env).language


def language_findings(env: BuildEnvironment, conf_py: str) -> Iterator[Finding]:
    """Yield what is wrong with the catalogues, or that there is none.

    `conf_py` is the file that says which language the documentation is in.
    """
    language, findings = _spoken(env)
    yield from findings
    if not language.is_translated:
        from sphinx_cookiecharter.declaration.codes import Code
        from sphinx_cookiecharter.declaration.finding import Finding
        from sphinx_cookiecharter.language.catalogue_files import CATALOGUE

        yield Finding.on(
            Code.UNTRANSLATED_LANGUAGE,
            (1, 1),
            ': our sentences are not in this language, and stand in English; add a '
            f'catalogue {CATALOGUE!r} to one of locale_dirs',
            item=f'language {quoted(language.code)}',
            path=conf_py,
        )


def catalogue_stamps(env: BuildEnvironment, docname: str = '') -> Stamps:
    """Return the files that our sentences come from, each with its time stamp.

    With those of the author's texts in a document: Sphinx knows only catalogues that
    have their source beside them.
    """
    from sphinx_cookiecharter.language.catalogue_files import stamped, wording_files

    files = wording_files(_folders(env), env.config.language)
    if docname:
        files += authors_catalogues(env, docname)
    return stamped(files)


def authors_catalogues(env: BuildEnvironment, docname: str) -> list[str]:
    """Return the files with the translations of a document."""
    from sphinx_cookiecharter.language.catalogue_files import catalogue_files

    name = docname_to_domain(docname, env.config.gettext_compact)
    return catalogue_files(name, _folders(env), env.config.language)


def _folders(env: BuildEnvironment) -> list[str]:
    return [str(env.srcdir / folder) for folder in env.config.locale_dirs]


def _spoken(env: BuildEnvironment) -> Spoken:
    # What a project that shows no charter need not wait for.
    from sphinx_cookiecharter.language.spoken import spoken

    return spoken(env.config.language, _folders(env))
