"""Reading a page takes time in proportion to its size, whatever it holds.

Work is counted, not timed: what is four times as long may take four times the work, and
a little for its beginning, but not sixteen times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_cookiecharter.observation.pages import (
    css,
    html_page,
    html_tokenizer,
    javascript,
    urls,
)

from .steps import Bytes, Pattern, Steps, counted

if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[Any], object]

MODULES = (css, html_page, html_tokenizer, javascript, urls)

#: What is repeated, with what stands before and behind.
PAGES: dict[str, tuple[bytes, bytes, bytes]] = {
    'one attribute with many addresses': (b'<p data-x="', b'url(a) ', b'">'),
    'many attributes': (b'', b'<p style="url(a)">', b''),
    'a tag that is not closed': (b'<p ', b'url(a) ', b''),
    'tags that are not closed': (b'', b'<a url( ', b''),
    'a sign that would close them, in quotes': (b'', b'<a url( ', b'=">"'),
    'tags in an attribute': (b'', b'<p style="url(a)<b "', b'>'),
    'addresses in a text': (b'<p>', b'url(a) ', b''),
    'addresses in a script': (b'<script>', b'url(a) ', b'</script>'),
    'addresses in comments': (b'', b'<!-- url(a) -->', b''),
    'scripts that a slash seems to close': (b'', b'<script src=a/>x</script>', b''),
    'scripts that a slash closes': (b'<svg>', b'<script src=a/>', b'</svg>'),
    'drawings with scripts': (b'', b'<svg><script src=a/></svg>', b''),
    'templates that are not closed': (b'', b'<template>', b''),
    'comments that are not closed': (b'', b'<!--', b''),
    'texts that are not closed': (b'', b'<title>', b''),
    'scripts that are not closed': (b'', b'<script x ', b'=">"'),
    'signs that begin nothing': (b'', b'< ', b''),
    'quotes that are not closed': (b'', b'<a ="', b''),
    'other quotes': (b'', b'<a =\'"', b''),
    'a long name': (b'<img ', b'aaaa', b'>'),
    'many names': (b'<img ', b'a ', b'>'),
    'spaces in a tag': (b'<img a', b'    ', b'>'),
    'many values': (b'<img ', b'a=', b'>'),
    'pages in pages': (b'', b'<iframe srcdoc="<img src=a>"></iframe>', b''),
}

SCRIPTS: dict[str, tuple[str, str, str]] = {
    'imports without quotes': ('', 'import a from b\n', ''),
    'empty lines': ('', '\n', ''),
    'other empty lines': (';', '\r\n', ''),
    'spaces': (';', '    ', ''),
    'semicolons': ('', ' ; ', ''),
    'imports that are not closed': ('', '\nimport "', ''),
    'imports with spaces': ('', 'import      ', ''),
    'one import with spaces': ('import', '    ', ''),
    'keys that are not closed': ('', 'localStorage.setItem("', ''),
    'keys in other quotes': ('', 'localStorage.setItem("localStorage[\'', ''),
    'one key with spaces': ('localStorage', '    ', ''),
    'a key with spaces': ('localStorage.setItem(', '    ', ''),
    'a long key': ('localStorage.', 'aaaa', ''),
    'cookies that are not closed': ('', 'document.cookie="', ''),
    'a long cookie': ('document.cookie="', 'aaaa', ''),
    'comments that are not closed': ('', '/*', ''),
    'comments in comments': ('', '/*', '*/'),
    'slashes': ('', '/*/', ''),
    'line comments': ('', ' //', ''),
}

STYLES: dict[str, tuple[str, str, str]] = {
    'imports that are not closed': ('', '@import "', ''),
    'imports of addresses that are not closed': ('', '@import url(', ''),
    'an import with spaces': ('@import', '    ', ''),
    'addresses that are not closed': ('', 'url("', ''),
    'addresses in other quotes': ('', 'url("url(\'', ''),
    'an address with spaces': ('url(', '    ', ''),
    'an address before spaces': ('url(a', '    ', ''),
    'a long address': ('url(', 'aaaa', ''),
    'comments that are not closed': ('', '/*', ''),
    'slashes': ('', '/*/', ''),
}


def read_page(data: bytes) -> object:
    page = html_page.parse_page(data)
    return page.loads, page.scripts, [*page.tags_with(b'url')], [*page.tags_with(b'a')]


def read_script(text: str) -> object:
    code = javascript.without_comments(text)
    return code, [*javascript.imports(text)], javascript.stored_keys(text)


def read_style(text: str) -> object:
    return css.style_urls(text), [*urls.srcset_urls(text)], urls.read_address(text)


CASES: list[Any] = [
    pytest.param(work, *parts, id=f'{noun}: {name}')
    for noun, work, patterns in (
        ('page', read_page, PAGES),
        ('script', read_script, SCRIPTS),
        ('style', read_style, STYLES),
        ('script as a style', read_style, SCRIPTS),
    )
    for name, parts in patterns.items()
]


def steps_of(work: Work, written: bytes | str, patch: pytest.MonkeyPatch) -> int:
    """Return how many signs are looked at, and fail where that changes the result."""
    clear_caches()
    plain = work(written)
    clear_caches()
    steps = Steps()
    if isinstance(written, bytes):
        written = Bytes(written)
        written.steps = steps
    with patch.context() as context:
        counted(MODULES, steps, context.setattr)
        assert work(written) == plain
    return steps.taken


def clear_caches() -> None:
    for module in MODULES:
        for value in vars(module).values():
            if hasattr(value, 'cache_clear'):
                value.cache_clear()


@pytest.mark.parametrize(('work', 'before', 'repeated', 'behind'), CASES)
def test_four_times_as_much_takes_four_times_the_work(
    work: Work, before: Any, repeated: Any, behind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    short, long = (
        steps_of(work, before + number * repeated + behind, monkeypatch)
        for number in (40, 160)
    )
    assert long < 5 * short + 500


def test_what_looks_back_from_each_place_is_noticed() -> None:
    def steps_on(lines: int) -> int:
        steps = Steps()
        slow = Pattern(re.compile(r'(?:^|[;\n])\s*import'), steps)
        assert slow.search('\n' * lines) is None
        return steps.taken

    assert steps_on(160) > 10 * steps_on(40)
