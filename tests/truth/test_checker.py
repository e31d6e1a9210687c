"""The checker of truth catches falsehoods, and nothing but them.

The pages in `pages` are written by hand: all that is true of `shop.yaml`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from . import check, grammar, html, page, public
from .declared import read
from .facts import Request

PAGES: Final = Path(__file__).with_name('pages')
LANGUAGES: Final = ('en', 'fr')


def shop(**changes: Any) -> dict[str, Any]:
    """Return the declaration of the shop, some of its keys changed."""
    declaration: dict[str, Any] = yaml.safe_load((PAGES / 'shop.yaml').read_text())
    return declaration | changes


def shop_page(language: str) -> str:
    return (PAGES / f'shop.{language}.md').read_text('utf-8')


def faults(
    text: str,
    language: str = 'en',
    declaration: dict[str, Any] | None = None,
    request: Request | None = None,
) -> list[check.Fault]:
    speaker = check.speaker(declaration or shop(), language, request)
    return check.faults(speaker, page.read(text))


def item(number: int, **changes: Any) -> dict[str, Any]:
    """Return the declaration of the shop, one of its items changed."""
    declaration = shop()
    declaration['cookies'][number] |= changes
    return declaration


@pytest.mark.parametrize('language', LANGUAGES)
def test_a_true_page_has_no_fault(language: str) -> None:
    assert faults(shop_page(language), language) == []


@pytest.mark.parametrize(
    ('language', 'said', 'instead', 'why'),
    [
        (language, falsehood['said'], falsehood['instead'], falsehood['why'])
        for language in LANGUAGES
        for falsehood in grammar.data('falsehoods.yaml')[language]
    ],
)
def test_a_falsehood_is_caught(
    language: str, said: str, instead: str, why: str
) -> None:
    assert said in shop_page(language)
    found = faults(shop_page(language).replace(said, instead, 1), language)
    assert why in '\n'.join(map(str, found))


@pytest.mark.parametrize('language', LANGUAGES)
@pytest.mark.parametrize(
    ('declaration', 'ids'),
    [
        # What the page says was true before the declaration changed.
        (item(0, party='third'), {'tile.items.both'}),
        (item(0, party=None, provider='Unknown'), {'tile.items', 'tile.others'}),
        (item(0, storage='session_storage'), {'caption.items', 'def.session_storage'}),
        (item(0, exemption=None, consent='required'), {'tile.consent', 'note.yes'}),
        (item(1, renewed=True), {'choices.kept'}),
        (item(1, domain='.sso.lark.example'), {'name.domain'}),
        (item(2, retention='persistent'), {'row.retention.none'}),
        (item(2, data=['pages read', 'hours']), {'row.data'}),
        (item(2, legal_basis='consent'), {'row.basis'}),
        (item(2, opt_out_url='https://numbers.example/no'), {'row.optout'}),
        (item(2, consent='exempt'), {'note.no', 'consent.no'}),
        (item(3, storage='cookie'), {'intro.cookies.site', 'h.cookies.site'}),
        (item(3, category='own'), {'about.unclassified', 'caption.items'}),
        (item(3, service='reading', location='pages'), {'row.located'}),
        (item(3, duration='1 an'), {'intro.part.site'}),
        (item(3, purposes='?'), {'intro.part.site'}),
        (shop(choice={}), set()),
        (shop(choice={'kept_in': 'account'}), {'choices.account'}),
        (shop(site={}), {'intro.mixed', 'h.mixed'}),
        (shop(cookies=[]), {'none.site'}),
        (shop(cookies=[], choices={}), {'empty'}),
        (shop(providers={'numbers': {'processor': True}}), {'prov.processor'}),
        (shop(categories={'statistics': {'refusal': 'Nothing.'}}), {'refuse.own'}),
        (shop(categories={'preferences': {'description': 'These.'}}), set()),
    ],
)  # fmt: skip
def test_a_page_that_was_not_built_anew_is_caught(
    declaration: dict[str, Any], ids: set[str], language: str
) -> None:
    found = faults(shop_page(language), language, declaration)
    lacks = {fault.why.rpartition(': ')[2] for fault in found if 'lacks' in fault.why}
    assert found
    # What is only quoted from the author has no message.
    assert ids <= lacks


@pytest.mark.parametrize('language', LANGUAGES)
def test_no_law_is_named_where_none_is_written(language: str) -> None:
    site = shop()['site']
    del site['jurisdictions']
    found = faults(shop_page(language), language, shop(site=site))
    assert 'it names a law, but no jurisdictions are written' in {
        fault.why for fault in found
    }


@pytest.mark.parametrize('words', ['CNIL decides.', 'The GDPR protects you.'])
def test_a_word_of_law_is_caught_wherever_it_stands(words: str) -> None:
    assert 'names a law' in str(faults(words, 'en', {'cookies': []}))


@pytest.mark.parametrize(
    'request_',
    [
        Request(sections=('introduction', 'summary', 'cookies')),
        Request(categories=('statistics',)),
        Request(columns=('name', 'purpose')),
        Request(body='What we keep.'),
        Request(table=True),
        Request(since=read(shop())),
    ],
)
def test_a_page_that_shows_more_or_less_than_was_asked_for_is_caught(
    request_: Request,
) -> None:
    assert faults(shop_page('en'), request=request_)


def test_an_absence_is_claimed_only_of_all() -> None:
    """Nothing needs consent among those shown; of the others nothing is said."""
    request = Request(categories=('necessary',), sections=('summary',))
    found = faults('- No consent needed\n', request=request)
    assert 'tile.noconsent is not said here' in str(found)


def test_an_author_may_write_what_the_page_says() -> None:
    declaration = item(0, purpose='Your consent is needed.')
    written = shop_page('en').replace(
        'Keeps you signed in.', 'Your consent is needed.', 1
    )
    assert faults(written, 'en', declaration) == []


def test_html_has_the_lines_of_a_page() -> None:
    """Captions that the eye does not see, links, code and notes of a cell included."""
    lines = html.read("""\
      <div role="main"><h1>Cookies</h1>
      <div class="admonition attention"><p class="admonition-title">Attention</p>
        <p>This list is incomplete.</p></div>
      <ul class="charter-brief" id="charter-section-summary">
        <li><p><a href="#x"><strong>4</strong> first-party\n cookies</a></p></li></ul>
      <button>Manage your choices</button>
      <section><h2>Cookies used by <a href="/">Lark</a><a class="headerlink">¶</a></h2>
      <table><caption class="charter-caption-hidden">Strictly: 1 cookie</caption>
      <thead><tr><th>Name</th><th><p>Purpose</p></th></tr></thead>
      <tbody><tr><th><p><span id="t"></span><code>a_<wbr>b</code>, <code>c</code></p>
        <p>Exempt</p></th><td>Signs <bdi>in</bdi>.<br>More</td></tr>
      </tbody></table></section>
      <dl><dt>Term</dt><dd><ul><li><p>Role: provider</p></li></ul></dd></dl>
      </div>""")
    assert [(line.text, line.kind.name) for line in lines] == [
        ('This list is incomplete.', 'NOTICE'),
        ('4 first-party cookies', 'BULLET'),
        ('Manage your choices', 'PARAGRAPH'),
        ('Cookies used by Lark', 'HEADING'),
        ('Strictly: 1 cookie', 'CAPTION'),
        ('Name', 'HEAD'),
        ('Purpose', 'HEAD'),
        ('a_b, c', 'CELL'),
        ('Exempt', 'CELL'),
        ('Signs in.', 'CELL'),
        ('More', 'CELL'),
        ('Term', 'TERM'),
        ('Role: provider', 'BULLET'),
    ]


@pytest.mark.parametrize('language', LANGUAGES)
def test_every_public_fact_stands_on_a_true_page(language: str) -> None:
    speaker = check.speaker(shop(), language)
    assert public.lacking(speaker, shop_page(language)) == []


@pytest.mark.parametrize(
    ('words', 'key'),
    [
        ('Data kept: 25 months', 'cookies._v _v_*.retention'),
        ('selling adverts', 'cookies._v _v_*.recipients.purpose'),
        ('Country: United States', 'providers.numbers.country'),
        ('help@lark.example', 'site.contact'),
        ('Manage your choices', 'choice'),
    ],
)
def test_a_public_fact_that_is_lacking_is_told(words: str, key: str) -> None:
    speaker = check.speaker(shop(), 'en')
    text = shop_page('en').replace(words, '')
    assert key in {fact.key for fact in public.lacking(speaker, text)}


def test_words_are_found_in_the_output_of_other_builders() -> None:
    text = public.text_output("""\
+----------+---------------+
| Name     | Purpose       |
|==========|===============|
| "_v",    | Counts all    |
| "_v_*"   | visits.       |
|          | Data kept: 25 |
|          | months        |
+----------+---------------+
""")
    latex = public.latex_output(
        r'\sphinxAtStartPar \sphinxcode{\sphinxupquote{\_v}}\sphinxhref{https://a.b}'
        r'{Opt out (\sphinxcode{\sphinxupquote{\_v}})}'
    )
    speaker = check.speaker(
        {
            'cookies': [
                {
                    'name': ['_v', '_v_*'],
                    'category': 'statistics',
                    'purpose': 'Counts all visits.',
                    'retention': '25 months',
                    'opt_out_url': 'https://a.b',
                }
            ]
        },
        'en',
    )
    lacking = {fact.key for fact in public.lacking(speaker, text)}
    assert lacking == {'categories.statistics.title', 'cookies._v _v_*.opt_out_url'}
    assert 'cookies._v _v_*.opt_out_url' not in {
        fact.key for fact in public.lacking(speaker, text, latex)
    }


def test_no_message_is_longer_than_twenty_five_words() -> None:
    forms = [
        form
        for message in grammar.messages().values()
        for forms in message.forms.values()
        for form in forms
    ]
    sentences = [part for form in forms for part in form.split('. ')]
    assert max(map(grammar.words, sentences)) <= 25


def test_every_message_is_read_back() -> None:
    """What a message says is parsed as that message, or as one that reads alike."""
    for message in grammar.messages().values():
        for language, forms in message.forms.items():
            said = grammar.fill(forms[-1], dict.fromkeys(_SLOTS, 'x'))
            ids = {parsed.message.id for parsed in grammar.parse(said, language)}
            has_words = message.id not in {'row.servicecell', 'index', 'item.line'}
            assert message.id in ids or not has_words or message.id == 'refuse.own'


_SLOTS: Final = (
    *('site', 'count', 'third', 'organisations', 'duration', 'date', 'address'),
    *('category', 'provider', 'domain', 'service', 'location', 'data', 'recipients'),
    *('basis', 'name', 'names', 'refusal', 'country', 'policy', 'transfer', 'purpose'),
    *('controller', 'contact', 'laws', 'authority', 'label', 'value', 'title', 'type'),
)
