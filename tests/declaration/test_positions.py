"""Every value knows where it stands, and every problem points there."""

from __future__ import annotations

from .declared import declared

PLACES = """\
site:
  name: Example
  reviewed:   2026-11-24
cookies:
  - name: sessionid
    purpose:
      en: Keeps you signed in.
    tags: [
      account]
  - {category: necessary, name: [csrftoken, lang],
     duration: &long 13 months}
  -
    # A comment
    name: "theme"
    duration: *long
    secure: true
  - purpose: >
      Spreads visitors
      over servers.
"""

WRONG = """\
site:
  url: javascript:alert(1)
  colour: blue
  name: Example
  name: Another
cookies:
  - name: sessionid
    duration:
      2 weaks
    tags: [a, [b]]
    purpose: {en: Yes., english: Yes.}
  - just a word
  - {secure: maybe, secure: true, ? [a] : b}
"""


def test_values_know_their_line_and_column() -> None:
    declaration = declared(PLACES)
    session, forms, theme, balancer = declaration.cookies
    assert declaration.problems == ()
    assert declaration.site.at == {'name': (2, 9), 'reviewed': (3, 15)}
    assert declaration.cookies_place == (4, 1)
    assert declared('site: {}\n').cookies_place == (1, 1)
    assert session.at == {'name': (5, 11), 'purpose': (7, 7), 'tags': (8, 11)}
    assert forms.at['name'] == (10, 33)
    assert forms.name_marks == ((10, 34), (10, 45))
    assert theme.name_marks == ((14, 11),)
    assert balancer.at == {'purpose': (17, 14)}


def test_items_know_their_first_line() -> None:
    cookies = declared(PLACES).cookies
    assert [cookie.line for cookie in cookies] == [5, 10, 12, 17]


def test_categories_know_the_line_of_their_key() -> None:
    categories = declared("""
        categories:
          own:

            title: Own
          other: {title: Other}
        """).categories
    assert categories['own'].place == (2, 3)
    assert categories['other'].place == (5, 3)


def test_problems_point_at_the_value_or_at_the_key() -> None:
    found = declared(WRONG).problems
    assert [(one.line, one.column, one.code) for one in found] == [
        (2, 8, 'invalid-url'),
        (3, 3, 'unknown-key'),
        (5, 3, 'duplicate-key'),
        (9, 7, 'invalid-duration'),
        (10, 15, 'wrong-type'),
        (11, 25, 'unknown-key'),
        (12, 5, 'wrong-type'),
        (13, 14, 'wrong-type'),
        (13, 21, 'duplicate-key'),
        (13, 37, 'wrong-type'),
    ]


def test_windows_line_ends_and_a_mark_move_nothing() -> None:
    plain = declared(WRONG)
    data = b'\xef\xbb\xbf' + WRONG.replace('\n', '\r\n').encode()
    assert declared(data).problems == plain.problems
    assert [one.line for one in declared(data).cookies] == [
        one.line for one in plain.cookies
    ]


def test_a_byte_order_mark_is_no_column() -> None:
    (problem,) = declared(b'\xef\xbb\xbfcolour: blue').problems
    assert (problem.line, problem.column) == (1, 1)


def test_columns_count_characters() -> None:
    (problem,) = declared('site: {name: "é€😀", colour: blue}').problems
    assert (problem.line, problem.column) == (1, 21)


def test_a_key_that_is_an_alias_stands_where_the_alias_does() -> None:
    declaration = declared(
        """\
        x-keys: [&name name, &nonsense nonsense]
        cookies:
          - *name : first
            name: second
            *nonsense : word
            category: necessary
            purpose: Keeps it.
        """
    )
    found = [(one.line, one.column, one.code) for one in declaration.problems]
    assert found == [(4, 5, 'duplicate-key'), (5, 5, 'unknown-key')]
    assert 'on line 3;' in declaration.problems[0].message
