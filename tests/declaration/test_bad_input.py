"""Input that is wrong somewhere: one problem in its place, and no other item lost."""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc

import pytest

from .declared import declared, names, problems

FIRST = """\
cookies:
  - name: first
    category: necessary
    purpose: Stands before what is wrong.
"""
LAST = """\
  - name: last
    category: necessary
    purpose: Stands after what is wrong.
"""

# What stands in lines 5 and following, what is found there, and the item's names.
BETWEEN = {
    'duplicate key': (
        '- name: bad\n  category: necessary\n  name: worse\n',
        [(7, 'duplicate-key')],
        ['bad'],
    ),
    'duplicate language': (
        '- name: bad\n  purpose:\n    en: a\n    en: b\n',
        [(8, 'duplicate-key')],
        ['bad'],
    ),
    'unknown key': ('- name: bad\n  colour: blue\n', [(6, 'unknown-key')], ['bad']),
    'unknown tag': ('- !thing\n  name: bad\n', [(5, 'invalid-yaml')], ['bad']),
    'unknown tag of a value': (
        '- name: bad\n  purpose: !thing P.\n',
        [(6, 'invalid-yaml')],
        ['bad'],
    ),
    'language-specific tag': (
        '- !!python/object:os.system {name: bad}\n',
        [(5, 'invalid-yaml')],
        ['bad'],
    ),
    'language-specific tag of a value': (
        '- name: bad\n  tags: !!python/tuple [a, b]\n',
        [(6, 'invalid-yaml')],
        ['bad'],
    ),
    'tag of a key': ('- {name: bad, !thing a: b}\n', [(5, 'invalid-yaml')], ['bad']),
    'recursive alias': ('- &a {name: bad, data: *a}\n', [(5, 'invalid-yaml')], ['bad']),
    'unknown alias': ('- {name: bad, data: *a}\n', [(5, 'invalid-yaml')], ['bad']),
    'unknown alias as an item': ('- *a\n', [(5, 'invalid-yaml')], []),
    'unknown alias to merge': (
        '- {name: bad, <<: *a}\n',
        [(5, 'invalid-yaml')],
        ['bad'],
    ),
    'key that is a list': ('- {name: bad, [a]: b}\n', [(5, 'wrong-type')], ['bad']),
    'key that is a mapping': (
        '- name: bad\n  ? {a: b}\n  : c\n',
        [(6, 'wrong-type')],
        ['bad'],
    ),
    'key that is a number': ('- {name: bad, 1: b}\n', [(5, 'unknown-key')], ['bad']),
    'key that is null': ('- {name: bad, ~: b}\n', [(5, 'unknown-key')], ['bad']),
    'item that is a word': ('- bad\n', [(5, 'wrong-type')], []),
    'item that is nothing': ('-\n', [(5, 'wrong-type')], []),
    'item that is a list': ('- - name: bad\n', [(5, 'wrong-type')], []),
    'name that is a mapping': (
        '- name: {en: bad}\n  purpose: P.\n',
        [(5, 'wrong-type')],
        [],
    ),
    'control character': (
        '- name: bad\n  purpose: a\x07b\n',
        [(6, 'invalid-yaml')],
        ['bad'],
    ),
    'many control characters': (
        '- name: bad\n  purpose: a\x00\x01\x02b\n  data: \x1b[31m\n',
        [(6, 'invalid-yaml')],
        ['bad'],
    ),
    'line break in a name': ('- name: "b\\nad"\n', [(5, 'invalid-value')], ['b ad']),
    'javascript': (
        '- {name: bad, opt_out_url: "javascript:alert(1)"}\n',
        [(5, 'invalid-url')],
        ['bad'],
    ),
    'deep nesting': (
        f'- name: bad\n  data: {"[" * 60}{"]" * 60}\n',
        [(6, 'invalid-yaml')],
        ['bad'],
    ),
}

# Lines after which nothing can be read, and the line and column of the problem.
BREAKS = {
    'unclosed double quote': ('  - name: "bad\n', (5, 11)),
    'unclosed single quote': ("  - name: 'bad\n", (5, 11)),
    'unclosed bracket': ('  - name: [bad\n', (5, 11)),
    'unclosed quote in a bracket': ('  - name: [\n      "bad\n', (6, 7)),
    'unclosed brace': ('  - {name: bad\n', (5, 5)),
    'closing bracket': ('  - name: bad]]\n    ]\n', (6, 5)),
    'closing brace': ('  }\n', (5, 3)),
    'indented item': ('     - name: bad\n', (5, 12)),
    'tab before an item': ('\t- name: bad\n', (5, 1)),
    'tab inside an item': ('  - name: bad\n\tpurpose: P.\n', (6, 1)),
    'tab after spaces': ('  - name: bad\n    \tpurpose: P.\n', (6, 5)),
    'colon in a text': ('  - name: bad\n    purpose: This: that.\n', (6, 18)),
    'dedented key': ('  - name: bad\n   purpose: P.\n', (6, 4)),
    'indented key': ('  - name: bad\n     purpose: P.\n', (6, 13)),
    'dedented item': (' - name: bad\n', (5, 2)),
    'reserved sign': ('  - name: @bad\n', (5, 11)),
    'backtick': ('  - name: `bad`\n', (5, 11)),
    'percent sign': ('  - name: bad\n    purpose: %d things\n', (6, 14)),
    'unknown escape': ('  - name: "b\\ad\\q"\n', (5, 16)),
    'two words after a quote': ('  - name: "bad" and worse\n', (5, 17)),
}


@pytest.mark.parametrize(
    ('between', 'found', 'kept'), BETWEEN.values(), ids=BETWEEN.keys()
)
def test_what_is_wrong_is_reported_once_and_loses_no_other_item(
    between: str, found: list[tuple[int, str]], kept: list[str]
) -> None:
    indented = ''.join(f'  {line}' for line in between.splitlines(keepends=True))
    declaration = declared(FIRST + indented + LAST)
    assert problems(declaration) == found
    assert names(declaration) == ['first', *kept, 'last']


@pytest.mark.parametrize(('lines', 'place'), BREAKS.values(), ids=BREAKS.keys())
def test_what_stands_before_a_break_is_kept(lines: str, place: tuple[int, int]) -> None:
    declaration = declared(FIRST + lines + LAST)
    found = [(one.line, one.column, one.code) for one in declaration.problems]
    assert found == [(*place, 'invalid-yaml')]
    assert not declaration.complete
    assert 'first' in names(declaration)


@pytest.mark.parametrize('line_end', ['\n', '\r\n', '\r'])
def test_line_ends_of_any_kind_count_in_a_break(line_end: str) -> None:
    text = FIRST + '  - name: @bad\n' + LAST
    declaration = declared(text.replace('\n', line_end).encode())
    assert problems(declaration) == [(5, 'invalid-yaml')]
    assert names(declaration) == ['first']


def test_a_control_character_hides_no_break_below_it() -> None:
    declaration = declared(FIRST.replace('Stands', '\x07') + '  - name: "bad\n')
    assert problems(declaration) == [(4, 'invalid-yaml'), (5, 'invalid-yaml')]
    assert names(declaration) == ['first']


def test_a_break_in_the_providers_keeps_what_stands_before_it() -> None:
    declaration = declared("""
        site: {name: Example}
        cookies: [{name: a, provider: example}]
        providers:
          example: {url: https://example.org/}
          sample: {url: "https://example.com/}
        """)
    assert problems(declaration) == [(5, 'invalid-yaml')]
    assert names(declaration) == ['a']
    assert declaration.cookies[0].provider == declaration.providers['example']


@pytest.mark.parametrize(
    'text', ['---\ncookies: [{name: a}]\n---\n{}\n', '---\n---\ncookies: [{name: a}]\n']
)
def test_with_a_second_document_the_declaration_is_not_complete(text: str) -> None:
    declaration = declared(text)
    assert [code for _, code in problems(declaration)] == ['invalid-yaml']
    assert not declaration.complete


@pytest.mark.parametrize('text', ['- a', '[]', 'word', '"cookies: []"', '3', 'true'])
def test_at_the_top_there_must_be_a_mapping(text: str) -> None:
    declaration = declared(text)
    assert problems(declaration) == [(1, 'wrong-type')]
    assert not declaration.complete


def test_the_first_of_two_lists_is_kept() -> None:
    declaration = declared('cookies: [{name: a}]\ncookies: [{name: b}]')
    assert problems(declaration) == [(2, 'duplicate-key')]
    assert names(declaration) == ['a']


def test_line_separators_in_a_text_move_no_line() -> None:
    declaration = declared(
        'cookies:\n- {name: "a\u2028b\x85c\x0cd"}\n-\n  {colour: blue}\n'
    )
    assert problems(declaration)[-1] == (4, 'unknown-key')
    assert declaration.cookies[1].line == 3


DIRECTIVES = [
    '%YAML 1.1',
    '%YAML 1.1\n\n# A comment',
    '%TAG ! tag:example.org,2026:',
    'cookies: [{name: a}]\n...\n%YAML 1.1',
    'cookies:\n%TAG ! !\nname: a',
]


@pytest.mark.parametrize('text', DIRECTIVES, ids=ascii)
def test_a_directive_without_a_document_is_one_problem(text: str) -> None:
    # In a process of its own: once this went on for ever.
    script = (
        'import sys; from sphinx_cookiecharter.declaration.reader import read_bytes; '
        'print(*[one.code for one in read_bytes(sys.argv[1].encode(), "").problems])'
    )
    result = subprocess.run(
        [sys.executable, '-c', script, text],
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    assert result.stdout == 'invalid-yaml\n'


MANY = 10_000
HUGE = {
    'brackets': '[' * 1_000_000,
    'braces': '{a: ' * 100_000,
    'dashes': '- ' * 100_000,
    'tags': ''.join(f'%TAG !a{n}! tag:example.org,2026:\n' for n in range(MANY)),
    'nested keys': ''.join(f'{" " * n}a:\n' for n in range(1_000)),
    'a long name': f'cookies: [{{name: {"x" * 1_000_000}}}]',
    'a long text': f'cookies: [{{purpose: "{"a b " * 500_000}"}}]',
    'spaces': 'cookies: [{name: "' + ' ' * 1_000_000 + 'x"}]',
    'a long number': f'cookies: [{{duration: {"9" * 1_000_000} days}}]',
    'a long local part': f'site: {{contact: "{"a@" * 100_000}"}}',
    'a long address': f'site: {{dpo: "a@{"a." * 100_000}"}}',
    'a long host': f'cookies: [{{domain: "{"a." * 100_000}!"}}]',
    'a long function': f'choice: {{call: "{"a." * 100_000}!"}}',
    'a long language': f'site: {{name: {{? {"aa-" * 100_000} : a}}}}',
    'a long word': f'cookies: [{{party: {"x" * 1_000_000}}}]',
    'many items': 'cookies:\n' + '- {name: a, purpose: P.}\n' * MANY,
    'many comments': 'cookies:\n' + '-\n  # c\n  name: a\n' * MANY,
    'blank lines before an item': 'cookies:\n' + '-' + '\n' * MANY + '  name: a\n',
    'many equal keys': 'x: 1\n' * MANY,
    'many anchors': ''.join(f'x-{n}: &a{n} {n}\n' for n in range(MANY)),
    'many documents': '---\n' * MANY,
    'many unclosed quotes': 'cookies:\n' + '- name: "a\n' * MANY,
    'many merges': 'x-: &a {a: 1}\ny: {' + '<<: *a, ' * MANY + '}',
    'merges of merges': 'x-0: &a0 {k0: 0}\n'
    + ''.join(
        f'x-{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}], k{n}: 0}}\n' for n in range(1, 60)
    ),
}


@pytest.mark.parametrize('text', HUGE.values(), ids=HUGE.keys())
def test_what_is_huge_takes_bounded_time_and_memory(text: str) -> None:
    tracemalloc.start()
    start = time.perf_counter()
    try:
        declared(text.encode())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert time.perf_counter() - start < 60
    assert peak < 200_000_000


def test_an_item_cut_off_before_its_category_is_not_kept() -> None:
    """It would stand on the page as one that nobody has classified."""
    declaration = declared("""
        cookies:
          - {name: first}
          - name: cut
            purpose: This: that.
            category: statistics
        """)
    assert names(declaration) == ['first']
    whole = declared("""
        cookies:
          - name: kept
            category: statistics
            purpose: That.
            data: This: that.
        """)
    assert names(whole) == ['kept']


@pytest.mark.parametrize(
    'address',
    [
        'https://me:secret@example.org/',
        'HTTPS://secret@example.org',
        's3://me:secret@bucket/',
        '//me:secret@example.org/',
        'https:/me:secret@example.org/',
        'me:secret@example.org',
        'https://me:sec/ret@example.org/secret@',
    ],
)
def test_a_password_is_neither_shown_nor_repeated(address: str) -> None:
    declaration = declared(f"""
        site: {{url: '{address}', contact: '{address}'}}
        cookies: [{{domain: '{address}'}}]
        """)
    assert declaration.site.url is declaration.site.contact is None
    assert declaration.cookies[0].domain is None
    assert [problem.line for problem in declaration.problems] == [1, 1, 2]
    assert 'secret' not in str(declaration.problems).casefold()


def test_the_host_of_an_address_is_offered_for_a_domain() -> None:
    declaration = declared("cookies: [{domain: 'https://me:secret@example.org/'}]")
    assert "did you mean 'example.org'?" in declaration.problems[0].message


@pytest.mark.parametrize(
    'address',
    [
        'https://example.org/@name',
        'https://example.org/?q=a@b',
        'https://example.org/#a@b',
        'https://[::1]:80/@',
    ],
)
def test_an_at_behind_the_host_is_no_password(address: str) -> None:
    declaration = declared(f"site: {{url: '{address}', contact: '{address}'}}")
    assert declaration.problems == ()
    assert declaration.site.url == declaration.site.contact == address
