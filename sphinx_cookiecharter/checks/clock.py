"""The clock: the day of the build, the same for whoever builds it again."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Return the day of the build, in UTC; `SOURCE_DATE_EPOCH` wins over the clock."""
    epoch = os.environ.get('SOURCE_DATE_EPOCH', '')
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        return datetime.now(UTC).date()
