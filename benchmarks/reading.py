"""Reads a declaration with the package and with PyYAML in turn, in one process."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml

from benchmarks.timing import seconds_of
from sphinx_cookiecharter.api import Level, check, read


def main(declaration: Path, rounds: int, report: Path) -> None:
    def load() -> int:
        data = yaml.load(declaration.read_bytes(), yaml.CSafeLoader)
        return len(data['cookies'])

    def read_and_check() -> int:
        model = read(declaration)
        # A build with warnings would fail; a note on the whole costs nothing.
        is_sound = all(finding.level is Level.INFO for finding in check(model))
        return len(model.cookies) if is_sound else 0

    # Both once before, and the same from both.
    if load() != read_and_check():
        sys.exit('the package does not find what PyYAML does')
    pairs = [(seconds_of(read_and_check), seconds_of(load)) for _ in range(rounds)]
    report.write_text(json.dumps(pairs), 'utf-8')


if __name__ == '__main__':
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
