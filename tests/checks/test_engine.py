"""Findings: their order, their number, their levels, and what they say."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.finding import Finding, at_levels

from ..declaration.declared import declared
from ..support import RULEBOOK

FAULTY = """\
choice:
  cookie: nobody
categories:
  comments: {consent: maybe}
cookies:
  - name: sessionid
    category: necesary
    colour: blue
    duration: 2 weaks
  - name: _ga
    storage: localStorage
    purpose: Counts visits.
    duration: 13 months
site:
  url: example.org
"""


def on_the_shape(findings: list[Finding]) -> list[Finding]:
    """Return the findings that are not the rulebook's."""
    return [one for one in findings if one.code not in RULEBOOK]


# Ways to spoil the item whose name is given, with the code of the finding.
SPOILT = {
    'missing-purpose': 'name: NAME, category: necessary',
    'missing-category': 'name: NAME, purpose: P.',
    'unknown-category': 'name: NAME, category: none',
    'unknown-storage': 'name: NAME, storage: none',
    'unknown-key': 'colour: blue, name: NAME',
    'wrong-type': 'name: NAME, purpose: [P.]',
    'invalid-value': 'name: NAME, path: shop',
    'invalid-duration': 'name: NAME, duration: 0 days',
    'invalid-url': 'name: NAME, opt_out_url: shop',
    'missing-duration': 'name: NAME',
    'missing-provider': 'name: NAME',
    'missing-translation': 'name: NAME, purpose: {en: Yes.}',
    'unknown-provider': 'name: NAME, provider: exampl',
    'duplicate-cookie': 'name: [NAME, NAME]',
}


def test_findings_stand_in_the_order_of_the_file() -> None:
    found = check(declared(FAULTY), 'fr')
    places = [(one.line, one.column) for one in found]
    assert places == sorted(places)
    found = on_the_shape(found)
    assert sorted((one.line, str(one.code)) for one in found) == [
        (2, 'unknown-cookie'),
        (4, 'invalid-value'),
        (4, 'missing-title'),
        (6, 'missing-provider'),
        (6, 'missing-purpose'),
        (7, 'unknown-category'),
        (8, 'unknown-key'),
        (9, 'invalid-duration'),
        (10, 'missing-category'),
        (10, 'missing-provider'),
        (11, 'unknown-storage'),
        (15, 'invalid-url'),
    ]


def test_the_same_declaration_gives_the_same_findings() -> None:
    assert check(declared(FAULTY), 'fr') == check(declared(FAULTY), 'fr')


def test_reading_s_problems_are_findings_at_their_codes_level() -> None:
    declaration = declared('cookies: [{name: a, colour: blue}]')
    (problem,) = declaration.problems
    found = [one for one in check(declaration) if one.code is Code.UNKNOWN_KEY]
    assert found == [problem]
    assert problem.level is Level.WARNING


@pytest.mark.parametrize(
    ('value', 'code'),
    [
        ('duration: 2 weaks', Code.INVALID_DURATION),
        ('opt_out_url: "javascript:alert(1)"', Code.INVALID_URL),
        ('party: frist', Code.INVALID_VALUE),
        ('secure: maybe', Code.WRONG_TYPE),
        ('colour: blue', Code.UNKNOWN_KEY),
    ],
)
def test_what_is_refused_of_ten_items_that_share_it_is_found_once(
    value: str, code: Code
) -> None:
    items = ''.join(f'  - {{<<: *common, name: c{n}}}\n' for n in range(10))
    declaration = declared(
        f'x-: &common {{{value}}}\nproviders: {{example: }}\ncookies:\n{items}'
    )
    found = [one.line for one in check(declaration, 'fr') if one.code is code]
    assert found == [1]


@pytest.mark.parametrize(('code', 'keys'), SPOILT.items(), ids=SPOILT.keys())
def test_a_message_names_the_item(code: str, keys: str) -> None:
    keys = keys.replace('NAME', 'sessionid')
    declaration = declared(f'providers: {{example: }}\ncookies: [{{{keys}}}]')
    found = [one for one in check(declaration, 'fr') if one.code == code]
    assert len(found) == 1
    assert "'sessionid'" in found[0].message
    assert '\n' not in found[0].message


def test_a_message_quotes_no_whole_page() -> None:
    name = 'x' * 10_000
    found = check(declared(f'cookies: [{{name: {name}, {name[:900]}: 1}}]'), 'fr')
    assert Code.INVALID_VALUE in {one.code for one in found}
    assert all(len(one.message) < 700 for one in found)


def test_one_wrong_item_keeps_no_other_rule_from_being_asked() -> None:
    declaration = declared("""
        choice: {cookie: nobody}
        cookies:
          - just a word
          - name: a
            category: necesary
            purpose: Keeps you signed in.
            consent: exempt
        """)
    codes = [one.code for one in check(declaration) if one.level is Level.WARNING]
    assert codes == [Code.UNKNOWN_COOKIE, Code.WRONG_TYPE, Code.UNKNOWN_CATEGORY]


@pytest.mark.parametrize(
    ('text', 'line'),
    [
        pytest.param(
            """
            choice: {cookie: consent}
            cookies:
              - {name: a, category: comments, purpose: Remembers your name.}
              - {name: consent, purpose: "P.}
            categories: {comments: {title: Comments}}
            """,
            4,
            id='what the items name',
        ),
        pytest.param(
            """
            cookies: [{name: a, category: necessary, purpose: Keeps you signed in.}]
            categories:
              comments:
                description: This: that.
                title: Comments
            """,
            4,
            id='all of a category',
        ),
        pytest.param(
            """
            cookies: [{name: a, category: necessary, purpose: Keeps you signed in.}]
            categories:
              comments:
                consent: exempt
                description: This: that.
                title: Comments
            """,
            5,
            id='the title of a category',
        ),
        pytest.param(
            """
            cookies:
              - name: a
                category: necessary
                purpose: This: that.
            """,
            4,
            id='the purpose of an item',
        ),
    ],
)
def test_what_a_break_has_cut_off_is_not_called_missing(text: str, line: int) -> None:
    found = [one for one in check(declared(text)) if one.level is Level.WARNING]
    assert [(one.line, one.code) for one in found] == [(line, Code.INVALID_YAML)]


def test_a_second_document_hides_nothing_of_the_first() -> None:
    declaration = declared("""
        cookies:
          - {name: a, category: necessary}
        ---
        """)
    found = [one for one in check(declaration) if one.level is Level.WARNING]
    assert [(one.line, one.code) for one in found] == [
        (2, Code.MISSING_PURPOSE),
        (3, Code.INVALID_YAML),
    ]


@pytest.mark.parametrize(
    ('language', 'found'),
    [
        (None, []),
        ('en', []),
        ('en_GB', []),
        ('pt_BR', [1]),
        ('pt', [1, 2]),
        ('fr', [1, 2]),
    ],
)
def test_translations_are_looked_for_in_the_language_of_the_build(
    language: str | None, found: list[int]
) -> None:
    declaration = declared("""
        site: {name: {en: Colour}}
        cookies: [{name: a, purpose: {en: Yes., pt_BR: Sim.}, data: plain}]
        """)
    lines = [
        one.line
        for one in check(declaration, language)
        if one.code is Code.MISSING_TRANSLATION
    ]
    assert lines == found


LEVELS = {
    'missing-purpose': 'error',
    'unknown-category': 'info',
    'unknown-key': 'off',
    'missing-provider': 'off',
}


def test_levels_are_the_user_s_and_what_is_off_is_gone() -> None:
    found = list(at_levels(on_the_shape(check(declared(FAULTY))), LEVELS))
    levels = {str(one.code): str(one.level) for one in found}
    assert levels == {
        'unknown-cookie': 'warning',
        'missing-title': 'warning',
        'invalid-value': 'warning',
        'missing-purpose': 'error',
        'unknown-category': 'info',
        'invalid-duration': 'warning',
        'missing-category': 'warning',
        'unknown-storage': 'warning',
        'invalid-url': 'warning',
    }


def test_a_level_replaces_both_levels_of_a_code() -> None:
    found = check(
        declared(
            'site: {jurisdictions: [eu]}\n'
            'cookies: [{name: a, category: necessary}, {name: b}]'
        ),
        'en',
    )
    durations = [one for one in found if one.code is Code.MISSING_DURATION]
    assert [one.level for one in durations] == [Level.INFO, Level.WARNING]
    changed = at_levels(durations, {'missing-duration': 'error'})
    assert [one.level for one in changed] == [Level.ERROR, Level.ERROR]


def test_without_levels_nothing_changes() -> None:
    found = check(declared(FAULTY))
    assert list(at_levels(found, {})) == found


def test_every_code_says_when_it_is_given() -> None:
    for code in Code:
        assert code.__doc__
        assert code.__doc__ != Code.__doc__
        assert code.level in {Level.WARNING, Level.INFO}


def test_outside_of_the_rulebook_there_are_few_notes_by_default() -> None:
    others = [one for one in Code if one not in RULEBOOK]
    notes = [one for one in others if one.level is Level.INFO]
    assert set(notes) == {
        Code.UNKNOWN_PROVIDER,
        Code.UNTRANSLATED_LANGUAGE,
        Code.NEVER_OBSERVED,
        Code.NEWLY_SEEN,
        Code.NO_LONGER_SEEN,
    }
