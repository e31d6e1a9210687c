"""A finding knows its item, and is no other's because both stand at one place."""

from __future__ import annotations

import pickle
from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.finding import Finding, at_levels
from sphinx_cookiecharter.declaration.reader import read

from ..catalogue.collections import using, write
from ..declaration.declared import declared
from .expectations import BAD, LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SIGN_IN = 'purpose: Keeps you signed in from one page to the next.'

#: What a rule says of an item; and what it says no more, for the other has said it.
SILENT = {
    'exempt-advertising': (
        'category: necessary, purpose: Chooses the advertising that you see.',
        {'exempt-third-party', 'known-tracker-mismatch', 'analytics-as-necessary'},
    ),
    'exempt-social': (
        'category: necessary, purpose: Shows the share buttons of a social network.',
        {'exempt-third-party', 'known-tracker-mismatch'},
    ),
    'analytics-as-necessary': (
        'category: necessary, purpose: Counts visits to each page.',
        {'exempt-third-party', 'known-tracker-mismatch'},
    ),
    'consent-conflict': (
        f'category: preferences, {SIGN_IN}',
        {'exempt-third-party', 'known-tracker-mismatch'},
    ),
}


def found(findings: Iterable[Finding], code: Code) -> list[tuple[int, str]]:
    """Return the line and the item of each finding of a code."""
    return [
        (finding.line, finding.item) for finding in findings if finding.code is code
    ]


def of_item(findings: Iterable[Finding], name: str) -> set[str]:
    return {
        str(finding.code) for finding in findings if finding.item == f'cookie {name!r}'
    }


def test_items_that_share_a_value_have_a_finding_each() -> None:
    findings = check(
        declared(f"""
        cookies:
          - {{name: a, category: necessary, party: third, consent: &e exempt,
             {SIGN_IN}}}
          - {{name: b, category: necessary, party: third, consent: *e, {SIGN_IN}}}
        """)
    )
    assert found(findings, Code.EXEMPT_THIRD_PARTY) == [
        (2, "cookie 'a'"),
        (2, "cookie 'b'"),
    ]


def test_items_of_one_mapping_have_a_finding_each() -> None:
    findings = check(
        declared(f"""
        x-: &common {{category: necessary, party: third, {SIGN_IN}}}
        cookies:
          - {{<<: *common, name: a}}
          - {{<<: *common, name: b}}
          - {{<<: *common, name: c, exemption: security}}
        """)
    )
    assert [item for _, item in found(findings, Code.EXEMPT_THIRD_PARTY)] == [
        "cookie 'a'",
        "cookie 'b'",
    ]


def test_items_of_an_entry_have_a_finding_each(tmp_path: Path) -> None:
    entry = f"""\
        title: Ours
        cookies:
          - {{name: a, category: statistics, consent: exempt, {SIGN_IN}}}
          - {{name: b, category: necessary, party: third, {SIGN_IN}}}
          - {{name: c, category: necessary, party: third, {SIGN_IN}}}
        """
    folder = write(tmp_path, {'ours': entry})
    findings = check(using('use: [ours]', folder).declaration)
    assert found(findings, Code.CONSENT_CONFLICT) == [(1, "cookie 'a'")]
    assert found(findings, Code.EXEMPT_THIRD_PARTY) == [
        (1, "cookie 'b'"),
        (1, "cookie 'c'"),
    ]


def test_a_conflict_is_no_news_of_what_advertises() -> None:
    findings = check(
        declared(f"""
        cookies:
          - {{name: a, category: marketing, consent: &e exempt, {SIGN_IN}}}
          - {{name: b, category: preferences, consent: *e, {SIGN_IN}}}
        """)
    )
    assert found(findings, Code.EXEMPT_ADVERTISING) == [(2, "cookie 'a'")]
    assert found(findings, Code.CONSENT_CONFLICT) == [(2, "cookie 'b'")]


@pytest.mark.parametrize('brought', [False, True])
@pytest.mark.parametrize('code', SILENT)
def test_a_rule_keeps_silent_of_the_item_of_which_another_speaks(
    code: str, brought: bool, tmp_path: Path
) -> None:
    keys, silent = SILENT[code]
    common = 'consent: *e, party: third, provider: Google'
    text = f"""\
cookies:
  - {{name: x, category: necessary, consent: &e exempt, party: first, {SIGN_IN}}}
  - {{name: _ga, {common}, {keys}}}
  - {{name: _ga_b, {common}, category: necessary, {SIGN_IN}}}
"""
    if brought:
        folder = write(tmp_path, {'ours': f'title: Ours\n{text}'})
        findings = check(using('use: [ours]', folder).declaration)
    else:
        findings = check(declared(text))
    first, second = of_item(findings, '_ga'), of_item(findings, '_ga_b')
    assert code in first
    assert not first & silent
    assert code not in second
    assert {'exempt-third-party', 'known-tracker-mismatch'} <= second


def test_what_no_law_asks_for_silences_nothing() -> None:
    keys = 'name: _ga, provider: Google, purpose: Counts visits to each page.'
    for jurisdiction, spoken in (
        ('eu', Code.ANALYTICS_AS_NECESSARY),
        ('us-ca', Code.KNOWN_TRACKER_MISMATCH),
    ):
        findings = check(
            declared(f"""
            site: {{jurisdictions: [{jurisdiction}]}}
            cookies: [{{{keys}, category: necessary}}]
            """)
        )
        codes = {Code.ANALYTICS_AS_NECESSARY, Code.KNOWN_TRACKER_MISMATCH}
        assert codes & {finding.code for finding in findings} == {spoken}


def test_each_item_that_shares_a_value_is_told_of() -> None:
    items = '\n'.join(f'- {{<<: *common, name: {name}}}' for name in 'cab')
    findings = check(
        declared(
            'x-: &common {category: nono, provider: TODO, duration: 2 weaks, '
            f'purpose: TBD}}\ncookies:\n{indent(items, "  ")}\n'
        )
    )
    each = [(1, f"cookie '{name}'") for name in 'cab']
    assert sorted(found(findings, Code.UNKNOWN_CATEGORY)) == sorted(each)
    # What was refused is told of where it is read: once.
    assert found(findings, Code.INVALID_DURATION) == each[:1]
    assert set(found(findings, Code.PLACEHOLDER_TEXT)) == set(each)


def test_one_thing_is_said_once(tmp_path: Path) -> None:
    for path in BAD:
        findings = check(read(path), LANGUAGE)
        assert len(set(findings)) == len(findings), path
    entry = f"""\
        title: Ours
        cookies:
          - {{name: a, category: necessary, recipients: [TODO, TODO], {SIGN_IN}}}
        """
    folder = write(tmp_path, {'ours': entry})
    findings = check(using('use: [ours]', folder).declaration)
    assert found(findings, Code.PLACEHOLDER_TEXT) == [(1, "cookie 'a'")]


def test_items_with_one_fault_have_one_text() -> None:
    findings = [
        finding
        for finding in check(declared('cookies: [{name: a}, {name: b}, {name: c}]'))
        if finding.code is Code.MISSING_PURPOSE
    ]
    assert [finding.item for finding in findings] == [
        "cookie 'a'",
        "cookie 'b'",
        "cookie 'c'",
    ]
    assert {finding.text for finding in findings} == {
        ' has no purpose: say what it is for'
    }
    assert findings[0].message == "cookie 'a' has no purpose: say what it is for"
    assert {finding.path for finding in findings} == {'cookies.yaml'}


def test_a_finding_is_plain_data() -> None:
    findings = check(declared('cookies: [{name: a, colour: blue}]'))
    assert pickle.loads(pickle.dumps(findings)) == findings
    (finding,) = at_levels(findings[:1], {findings[0].code: 'error'})
    assert finding == findings[0]._replace(level=Level.ERROR)


def test_advice_follows_what_is_wrong() -> None:
    finding = Finding.on(
        Code.UNREADABLE_FILE, (1, 1), ' cannot be read', item='x', advice='write it'
    )
    assert finding.message == 'x cannot be read; write it'
    assert finding._replace(advice='').message == 'x cannot be read'
