"""The examples in the docstrings of the rules are true."""

from __future__ import annotations

import inspect
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from sphinx_cookiecharter.checks.engine import all_rules, check
from sphinx_cookiecharter.declaration.fields import TOP
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.law.jurisdiction import JURISDICTIONS

if TYPE_CHECKING:
    from sphinx_cookiecharter.checks.engine import Rule

#: Where an example is told in words: what it stands for.
TOLD: dict[tuple[str, str], dict[str, Any]] = {
    ('category_empty', 'Good'): {
        'categories': {'comments': {'title': 'Comments'}},
        'cookies': [{'category': 'comments'}],
    },
    ('choice_tracker_idle', 'Bad'): {'cookies': [{'exemption': 'consent-choice'}]},
    ('choice_tracker_idle', 'Good'): {'cookies': [{}]},
    ('choice_tracker_missing', 'Bad'): {'cookies': [{'category': 'marketing'}]},
    ('choice_tracker_missing', 'Good'): {
        'cookies': [
            {'category': 'marketing'},
            {'name': 'choice', 'exemption': 'consent-choice'},
        ]
    },
    ('duplicate_cookie', 'Bad'): {'cookies': [{}, {}]},
    ('duplicate_cookie', 'Good'): {
        'cookies': [{'domain': 'a.example'}, {'domain': 'b.example'}]
    },
    ('oversized_name', 'Bad'): {'cookies': [{'name': 'a' * 10_000}]},
    ('oversized_name', 'Good'): {'cookies': [{}]},
    ('party_domain_mismatch', 'Bad'): {
        'site': {'url': 'https://shop.example/'},
        'cookies': [{'party': 'first', 'domain': 'ads.example'}],
    },
    ('party_domain_mismatch', 'Good'): {
        'site': {'url': 'https://shop.example/'},
        'cookies': [{'party': 'third', 'domain': 'ads.example'}],
    },
    ('rights_missing', 'Good'): {
        'site': {
            'controller': 'Shop Ltd',
            'jurisdictions': ['eu'],
            'authority': 'https://authority.example/complaints',
        }
    },
    ('size_over', 'Bad'): {'cookies': [{'path': '/' + 'a' * 2_000}]},
    ('unknown_cookie', 'Good'): {
        'choice': {'cookie': 'consent'},
        'cookies': [{'name': 'consent'}],
    },
    ('unknown_provider', 'Bad'): {
        'providers': {'google': {'name': 'Google'}},
        'cookies': [{'provider': 'gogle'}],
    },
    ('unknown_provider', 'Good'): {
        'providers': {'google': {'name': 'Google'}},
        'cookies': [{'provider': 'google'}],
    },
    ('withdrawal_missing', 'Bad'): {'cookies': [{'category': 'marketing'}]},
    ('withdrawal_missing', 'Good'): {
        'choice': {'url': 'https://shop.example/cookies'},
        'cookies': [{'category': 'marketing'}],
    },
}

_EXAMPLE = re.compile(r'(Bad|Good)\b[^:]*: (.+)', re.DOTALL)

#: What an example leaves out, where it does not matter.
_ITEM = {
    'name': 'a',
    'category': 'necessary',
    'purpose': 'Keeps you signed in from one page to the next.',
}


def examples(rule: Rule, kind: str) -> list[dict[str, Any]]:
    """Return the examples of one kind, `Bad` or `Good`, each a declaration."""
    name = rule.ask.__name__
    if (name, kind) in TOLD:
        return [TOLD[name, kind]]
    found = []
    for paragraph in (inspect.getdoc(rule.ask) or '').split('\n\n'):
        match = _EXAMPLE.fullmatch(paragraph)
        if match is None or match[1] != kind:
            continue
        declaration: dict[str, Any] = {}
        for snippet in re.findall('`(.+?)`', ' '.join(match[2].split())):
            read = yaml.safe_load(snippet)
            if isinstance(read, list):
                read = {'cookies': read}
            elif 'jurisdictions' in read:
                read = {'site': read}
            elif 'description' in read:
                read = {'categories': {'necessary': read}}
            elif 'privacy_url' in read:
                read = {'providers': {'ads': read}}
            elif not read.keys() & set(TOP):
                read = {'cookies': [read]}
            declaration |= read
        assert declaration, f'{name}: tell in TOLD what {match[2]!r} stands for'
        found.append(declaration)
    return found


def codes(rule: Rule, example: dict[str, Any], jurisdiction: str) -> set[str]:
    """Return the codes of the findings on an example that is completed."""
    # A date is text in a declaration.
    content = json.loads(json.dumps(example, default=str))
    site = content.setdefault('site', {})
    site.setdefault('jurisdictions', [jurisdiction])
    # The rules on what an item must have are shown items as they are.
    whole = rule.ask.__module__.endswith('.missing')
    # Providers are those of third parties.
    items = [
        {'party': 'third', 'provider': one} for one in content.get('providers', ())
    ]
    items = content.get('cookies', items or [{}])
    if items is not None:
        content['cookies'] = [one if whole else _ITEM | one for one in items]
    declaration = read_bytes(json.dumps(content).encode(), 'c.json')
    return {str(one.code) for one in check(declaration, 'fr')}


@pytest.mark.parametrize('rule', all_rules(), ids=lambda rule: rule.ask.__name__)
def test_the_examples_of_a_rule(rule: Rule) -> None:
    bad, good = examples(rule, 'Bad'), examples(rule, 'Good')
    assert bad
    assert good
    for example in bad:
        assert any(rule.code in codes(rule, example, one) for one in JURISDICTIONS), (
            example
        )
    for example in good:
        # An exemption may hold in some jurisdictions only.
        assert any(
            rule.code not in codes(rule, example, one)
            and any(rule.code in codes(rule, other, one) for other in bad)
            for one in JURISDICTIONS
        ), example
