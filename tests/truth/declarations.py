"""Made-up declarations, and directives that show them: all keys that a page tells."""

from __future__ import annotations

import itertools
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from sphinx_cookiecharter.declaration.vocabulary import JURISDICTIONS

from . import grammar
from .declared import CATEGORIES, Data, read
from .facts import SECTIONS, Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Draw: TypeAlias = st.DrawFn

#: What authors write: long, from right to left, like markup, like sentences of ours.
WORDS: Final = (
    'Keeps you signed in from page to page.',
    'compte les visites ; rien d’autre : jamais',
    'visitor’s number, pages read (and when)',
    'يحفظ تسجيل دخولك',
    'Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel',
    'Your consent is not needed.',
    'Statistics: nothing changes for you.',
    '100 % of %(count)s, <b>*all*</b> & `more`',
    'cookies',
    'What the law of the CNIL and the GDPR asks for. Two sentences!',
    'Does it stay? It does…',
)
NAMES: Final = (
    *('sid', '_ga_*', '__Host-token', 'theme.colour', 'aVeryLongNameWithoutAnyBreak'),
    *('UPPER', 'été', 'a*b', 'wide_name_of_more_than_twenty_four_signs_in_a_row'),
)
ORGANISATIONS: Final = (
    *(
        'Numbers',
        'Adverts Inc.',
        'Hébergia',
        'خرائط',
        'Maps: all, and more',
        'Northlight',
    ),
)
EXEMPTIONS: Final = tuple(
    message.removeprefix('exempt.')
    for message in grammar.messages()
    if message.startswith('exempt.')
)
STORAGES: Final = (
    *('cookie', 'local_storage', 'session_storage', 'indexed_db', 'cache_storage'),
    *('pixel', 'fingerprint', 'request', 'other'),
)
DURATIONS: Final = (
    *('session', 'persistent', '1 day', '13 months', '2 weeks', '400 days', '1 year'),
    *('30 minutes', '34560000 seconds', 'P13M', 'P1Y6M', 'PT30M'),
)
COLUMNS: Final = (
    *('provider', 'service', 'purpose', 'duration', 'category', 'storage', 'party'),
    *('domain', 'data', 'recipients', 'legal_basis'),
)
#: What makes the reader refuse or miss a part.
BREAKS: Final[tuple[tuple[str, Data], ...]] = (
    ('', {'cookie': []}),
    ('', {'cookies': 'none'}),
    ('site', {'nam': 'Lark'}),
    ('choice', {'button': 'yes'}),
    ('item', {'purposes': 'Counts.'}),
    ('item', {'duration': '12 mois'}),
    ('item', {'party': 'second'}),
    ('item', {'consent': 'maybe'}),
    ('item', {'opt_out_url': 'lark.example'}),
)


@dataclass(frozen=True, slots=True)
class Made:
    """A declaration, an earlier one perhaps, and what a directive shows of them."""

    declaration: Data
    request: Request
    earlier: Data | None = None

    def directive(self, path: str, earlier: str) -> str:
        """Return reStructuredText that asks for it; the paths are of the two files."""
        request = self.request
        name = 'cookie-table' if request.table else 'cookie-charter'
        options = {
            'sections': ' '.join(request.sections) * (request.sections != SECTIONS),
            'columns': ' '.join(request.columns),
            'categories': ', '.join(request.categories),
            'providers': ', '.join(request.providers),
            'tags': ', '.join(request.tags),
            'since': earlier * (self.earlier is not None),
        }
        lines = [f'.. {name}:: {path}']
        lines += (f'   :{key}: {value}' for key, value in options.items() if value)
        lines += (f'   :{option}' for option in request.options)
        return '\n'.join([*lines, '', f'   {request.body}'.rstrip(), ''])

    @property
    def shows_all(self) -> bool:
        """Whether the sections and columns are the default ones, of every item."""
        return self.request == Request()


def draw(strategy: st.SearchStrategy[Made], number: int) -> list[Made]:
    """Return as many as asked for; the same in every run, but for `make fuzz`."""
    first = 0 if settings().derandomize else secrets.randbelow(2**32)
    rounds = (_round(strategy, seed) for seed in itertools.count(first))
    return [*itertools.islice(itertools.chain.from_iterable(rounds), number)]


def _round(strategy: st.SearchStrategy[Made], number: int) -> list[Made]:
    """Return ten or so, each drawn anew.

    After the first ten, Hypothesis changes most examples only a little, so as to find
    the neighbours of a failure: here they would all look alike.
    """
    drawn: list[Made] = []

    @seed(number)
    @settings(max_examples=10, phases=[Phase.generate], database=None)
    @given(strategy)
    def keep(made: Made) -> None:
        drawn.append(made)

    keep()
    # The first is always the simplest.
    return drawn[1:]


def texts() -> st.SearchStrategy[Any]:
    """Make texts: plain, in both languages, or in one of them only."""
    words = st.sampled_from(WORDS)
    both = st.fixed_dictionaries({'en': words, 'fr': words})
    one = st.sampled_from(['en', 'fr']).flatmap(
        lambda language: st.fixed_dictionaries({language: words})
    )
    return st.one_of(words, words, both, one)


def maybe(draw: Draw, odds: int, **values: st.SearchStrategy[Any]) -> Data:
    """Return a mapping that has each key in one case of so many."""
    return {
        key: draw(strategy)
        for key, strategy in values.items()
        if draw(st.integers(1, odds)) == 1
    }


def addresses(*hosts: str) -> st.SearchStrategy[str]:
    return st.sampled_from([f'https://{host}' for host in hosts])


@st.composite
def sites(draw: Draw) -> Data:
    laws = st.lists(st.sampled_from(JURISDICTIONS), min_size=1, max_size=2, unique=True)
    names = st.sampled_from(['Lark', 'طائر', {'en': 'The Lark', 'fr': 'L’Alouette'}])
    by_name = st.fixed_dictionaries(
        {'name': st.just('Ombudsman')},
        optional={'url': addresses('ombudsman.example/')},
    )
    return maybe(
        draw,
        2,
        name=names,
        url=addresses('www.lark.example/', 'lark.example/docs/'),
        controller=st.sampled_from(['Lark Ltd', {'en': 'Larks', 'fr': 'Alouettes'}]),
        contact=st.sampled_from(['https://lark.example/contact/', 'a@lark.example']),
        dpo=st.sampled_from(['https://lark.example/dpo', 'dpo@lark.example']),
        privacy_url=addresses('lark.example/privacy'),
        authority=st.one_of(addresses('authority.example/complain/'), by_name),
        jurisdictions=laws,
        reviewed=st.sampled_from(['2026-11-01', '2025-02-28', '2026-01-21']),
    )


@st.composite
def providers(draw: Draw) -> dict[str, Data]:
    declared: dict[str, Data] = {}
    for key, name in (('numbers', 'Numbers'), ('maps', 'خرائط'), ('quiet', None)):
        if draw(st.booleans()):
            declared[key] = ({'name': name} if name else {}) | maybe(
                draw,
                3,
                url=addresses(f'{key}.example/'),
                privacy_url=addresses(f'{key}.example/privacy', f'{key}.example/p/'),
                country=st.sampled_from(['FR', 'US', 'GB', 'NO']),
                transfer=texts(),
                processor=st.booleans(),
            )
    if draw(st.integers(1, 6)) == 1:
        declared['this-site'] = {'name': {'en': 'The town', 'fr': 'La ville'}}
    if draw(st.integers(1, 6)) == 1:
        declared['own'] = {'name': 'Lark Ltd', 'country': 'FR'}
    return declared


@st.composite
def categories(draw: Draw) -> dict[str, Data]:
    consents = st.sampled_from(['exempt', 'required'])
    declared: dict[str, Data] = {}
    for key in (*CATEGORIES, 'own', 'other'):
        if draw(st.integers(1, 3)) > 1:
            continue
        titles: list[Any] = [
            f'Title {key}',
            {'en': f'A {key}', 'fr': f'Un {key}'},
        ]
        details = maybe(draw, 2, description=texts(), refusal=texts(), consent=consents)
        if key not in CATEGORIES or draw(st.booleans()):
            details['title'] = draw(st.sampled_from(titles))
        declared[key] = details
    return declared


@st.composite
def choices(draw: Draw, names: list[str]) -> Data:
    made = maybe(
        draw,
        3,
        url=st.sampled_from(['https://lark.example/choices/', '#choices']),
        call=st.just('lark.openPanel'),
        kept_in=st.sampled_from(['device', 'account']),
    )
    if draw(st.booleans()) and names:
        # A pattern names what it stands for.
        made['cookie'] = draw(st.sampled_from(names)).replace('*', 'x1')
        if draw(st.integers(1, 4)) == 1:
            made['tool'] = 'klaro'
    return made


def _details(draw: Draw, whose: st.SearchStrategy[str]) -> Data:
    """Return what an item may lack."""
    recipient = st.fixed_dictionaries({'name': whose}, optional={'purpose': texts()})
    return maybe(
        draw,
        3,
        service=texts(),
        location=texts(),
        duration_note=texts(),
        domain=st.sampled_from(
            ['.lark.example', 'www.lark.example', 'numbers.example', 'cdn.lark.example']
        ),
        consent=st.sampled_from(['exempt', 'required']),
        exemption=st.sampled_from(EXEMPTIONS),
        data=st.one_of(texts(), st.lists(texts(), min_size=1, max_size=3)),
        recipients=st.lists(
            st.one_of(whose, recipient), min_size=1, max_size=3, unique_by=str
        ),
        retention=st.sampled_from(DURATIONS),
        legal_basis=texts(),
        opt_out_url=addresses('numbers.example/no'),
        tags=st.lists(st.sampled_from(['a', 'b']), min_size=1, unique=True),
    )


@st.composite
def items(
    draw: Draw, number: int, kinds: tuple[str, ...], whose: st.SearchStrategy[str]
) -> Data:
    """Make one item; the number makes its names its own."""
    count = draw(st.sampled_from([1, 1, 1, 2, 9]))
    names = [
        f'{draw(st.sampled_from(NAMES))}{number}{"abcdefghi"[n]}' for n in range(count)
    ]
    made: Data = {'storage': draw(st.sampled_from(kinds))}
    made |= _details(draw, whose)
    if draw(st.integers(1, 12)) > 1:
        made['name'] = names if count > 1 else names[0]
    if draw(st.integers(1, 12)) > 1:
        made['purpose'] = draw(texts())
    if draw(st.integers(1, 9)) > 1:
        ids = (*CATEGORIES, 'own', 'other', 'unknown')
        made['category'] = draw(st.sampled_from(ids))
    if draw(st.integers(1, 4)) > 1:
        made['duration'] = draw(st.sampled_from(DURATIONS))
        made |= maybe(draw, 3, renewed=st.booleans())
    if draw(st.integers(1, 4)) > 1:
        made['provider'] = draw(whose)
    if draw(st.integers(1, 3)) > 1:
        made['party'] = draw(st.sampled_from(['first', 'first', 'third']))
    return made


@st.composite
def declarations(draw: Draw) -> Data:
    made: Data = {'site': draw(sites()), 'providers': draw(providers())}
    made['categories'] = draw(categories())
    whose = st.sampled_from(
        [*ORGANISATIONS, *made['providers'], *_own_names(made['site'])]
    )
    kinds = draw(
        st.sampled_from([('cookie',), ('cookie',), STORAGES, ('local_storage',)])
    )
    number = draw(st.sampled_from([3, 0, 1, 2, 4, 5, 6, 9]))
    made['cookies'] = [draw(items(n, kinds, whose)) for n in range(number)]
    _share_a_name(draw, made['cookies'])
    if draw(st.integers(1, 6)) == 1:
        made['use'] = ['furo']
    if draw(st.integers(1, 4)) == 1:
        made['defaults'] = _defaults(draw, whose)
    names = [name for item in made['cookies'] for name in _names(item)]
    made['choice'] = draw(choices(names))
    return {key: value for key, value in made.items() if value or key == 'cookies'}


def _own_names(site: Data) -> list[str]:
    texts = [site.get(key) for key in ('name', 'controller')]
    written = [[*text.values()] if isinstance(text, dict) else [text] for text in texts]
    return ['this-site', *(name for names in written for name in names if name)]


def _names(item: Data) -> list[str]:
    name = item.get('name', [])
    return name if isinstance(name, list) else [name]


def _share_a_name(draw: Draw, made: list[Data]) -> None:
    """Let two items have one name, and differ by their domains."""
    if len(made) > 1 and draw(st.integers(1, 6)) == 1:
        first, second = made[:2]
        if 'name' in first:
            second |= {'name': first['name'], 'storage': first['storage']}
            first['domain'], second['domain'] = 'www.lark.example', 'lark.example'


def _defaults(draw: Draw, whose: st.SearchStrategy[str]) -> Data:
    return maybe(
        draw,
        3,
        provider=whose,
        service=texts(),
        location=texts(),
        domain=st.just('static.lark.example'),
        party=st.just('first'),
        recipients=st.lists(whose, min_size=1, max_size=2, unique=True),
        legal_basis=texts(),
    )


@st.composite
def broken(draw: Draw) -> Data:
    """Make a declaration of which a part cannot be read."""
    made = draw(declarations())
    where, change = draw(st.sampled_from(BREAKS))
    if where == 'item':
        made['cookies'] = [item | change for item in made['cookies']]
    elif where:
        made[where] = made.get(where, {}) | change
    else:
        made |= change
    return made


@st.composite
def requests(draw: Draw, declaration: Data) -> Request:
    """Make what a directive shows: some sections, in any order, or some items."""
    ids = [*declaration.get('providers', {}), 'this-site']
    parts: dict[str, st.SearchStrategy[Any]] = {
        'sections': _some(SECTIONS[:-1], 3, 8),
        'columns': _some(COLUMNS, 3, 8).map(lambda columns: ['name', *columns]),
        'table': st.just(True),
        'categories': _some([*CATEGORIES, 'own'], 1, 3),
        'providers': _some(ids, 1, 2),
        'tags': st.just(['a']),
        'body': st.just('What this site keeps.'),
        'options': st.sampled_from([['no-index:'], ['headings: rubrics']]),
    }
    # One for sure, the others rarely: what is selected thrice is nothing.
    first = draw(st.sampled_from(['sections', 'columns', 'table', *parts]))
    shown = {first: draw(parts.pop(first))} | maybe(draw, 8, **parts)
    if shown.get('table'):
        for key in {'sections', 'body', 'options'} & shown.keys():
            del shown[key]
    for key, value in shown.items():
        shown[key] = tuple(value) if isinstance(value, list) else value
    return Request(**shown)


def _some(names: Sequence[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), min_size=least, max_size=most, unique=True)


@st.composite
def pages(draw: Draw) -> Made:
    """Make a declaration as most pages show it, or one of the rarer ways."""
    way = draw(
        st.sampled_from(
            ['whole', 'shown', 'whole', 'shown', 'broken', 'since', 'since']
        )
    )
    if way == 'broken':
        return Made(draw(broken()), Request())
    declaration = draw(declarations())
    if way == 'shown':
        return Made(declaration, draw(requests(declaration)))
    if way == 'since':
        earlier = draw(earlier_than(declaration))
        return Made(declaration, Request(since=read(earlier)), earlier)
    return Made(declaration, Request())


@st.composite
def earlier_than(draw: Draw, declaration: Data) -> Data:
    """Make an earlier declaration, which differs in one item or in none."""
    earlier: Data = {**declaration, 'cookies': [*declaration['cookies']]}
    earlier.pop('use', None)
    declaration.pop('use', None)
    for item in declaration['cookies']:
        # Names of a list change one by one: too much to say here.
        if isinstance(item.get('name'), list):
            item['name'] = item['name'][0]
    changes: Iterable[Data] = (
        *({}, {'duration': '1 day'}, {'consent': 'exempt'}, {'consent': 'required'}),
        *({'provider': 'Formerly'}, {'recipients': ['Formerly']}),
        *({'category': 'marketing'}, {'name': 'gone'}),
    )
    if earlier['cookies']:
        change = draw(st.sampled_from([*changes]))
        earlier['cookies'][0] = earlier['cookies'][0] | change
    return earlier
