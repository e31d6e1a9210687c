"""Looks at all subjects, and writes the data of the page: `python -m survey`."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from survey.comparison import APART, Comparison
from survey.runner import PRESSED, FailedError, run_subject
from survey.subjects import subjects

if TYPE_CHECKING:
    from survey.subjects import Subject

_ROOT: Final = Path(__file__).parent.parent
_DATA: Final = _ROOT / 'docs' / 'reference' / 'survey.json'
#: A browser needs a core; more than these would disturb each other.
_AT_ONCE: Final = 2


def main() -> int:
    options = _options()
    everything = subjects()
    chosen = [
        subject
        for subject in everything
        if not options.only or subject.id in options.only
    ]
    before = json.loads(_DATA.read_text('utf-8')) if _DATA.exists() else {}
    known = {result['id']: result for result in before.get('subjects', ())}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for result in pool.map(partial(_result, options.folder), chosen):
            known[result['id']] = result
            _say(_summary(result))
            _write(
                [
                    {**known[subject.id], 'known': subject.known}
                    for subject in everything
                    if subject.id in known
                ]
            )
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='survey', description=__doc__)
    parser.add_argument(
        '--folder',
        type=Path,
        default=_ROOT / '.venv-survey' / 'subjects',
        help='where environments and projects are kept',
    )
    parser.add_argument(
        '--only', nargs='+', metavar='ID', help='look at these anew, and keep the rest'
    )
    return parser.parse_args()


def _result(folder: Path, subject: Subject) -> dict[str, Any]:
    result: dict[str, Any] = {
        'id': subject.id,
        'made': datetime.now(UTC).date().isoformat(),
    }
    try:
        outcome = run_subject(subject, folder.resolve())
    except FailedError as error:
        return {**result, 'failed': str(error)}
    audit = outcome['audit']
    names = [re.split(r'[^\w.-]', requirement)[0] for requirement in subject.requires]
    versions = {
        re.sub(r'[-_.]+', '-', name).lower(): number
        for name, number in audit['versions'].items()
    }
    wanted = [re.sub(r'[-_.]+', '-', name).lower() for name in ('sphinx', *names)]
    return {
        **result,
        'versions': {name: versions[name] for name in wanted},
        **Comparison(audit, outcome['capture'], PRESSED, subject.answers).data(),
    }


def _write(results: list[dict[str, Any]]) -> None:
    data = {
        'python': sys.version.split()[0],
        'browser': _browser(),
        'subjects': results,
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    _DATA.write_text(f'{text}\n', 'utf-8')


def _browser() -> str:
    program = shutil.which('chromium') or shutil.which('chromium-browser')
    if program is None:
        return 'Chromium'
    output = subprocess.run(
        [program, '--version'], capture_output=True, text=True, check=False
    ).stdout
    return ' '.join(output.split()[:2])


def _summary(result: dict[str, Any]) -> str:
    if 'failed' in result:
        return f'{result["id"]}: {result["failed"]}\n'
    seen = f'{len(result["hosts_seen"])} hosts, {len(result["items_seen"])} items'
    wrong = [f'\n    {key}: {", ".join(result[key])}' for key in APART if result[key]]
    return f'{result["id"]}: {seen}{"".join(wrong)}\n'


def _say(words: str) -> None:
    sys.stderr.write(words)


if __name__ == '__main__':
    sys.exit(main())
