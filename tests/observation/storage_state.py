"""Playwright's storage state, as a test needs it."""

from __future__ import annotations

import json
from typing import Any

from .make_captures import SECRET


def storage_state(**cookies: dict[str, Any]) -> str:
    """Return a state with cookies by their names, and how each differs from usual."""
    usual = {
        'value': SECRET,
        'domain': 'example.org',
        'path': '/',
        'expires': -1,
        'httpOnly': False,
        'secure': True,
        'sameSite': 'Lax',
    }
    listed = [usual | {'name': name} | facts for name, facts in cookies.items()]
    return json.dumps({'cookies': listed, 'origins': []})
