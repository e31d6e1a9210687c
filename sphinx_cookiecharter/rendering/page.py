"""A page of HTML that asks nobody for anything: all that it needs is in it."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.rendering import assets, fragment

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.rendering.doctree import CharterOptions

#: Of a page that opens a consent tool's panel.
_BUTTON: Final = 'class="charter-button"'

_PAGE: Final = """\
<!DOCTYPE html>
<html {attributes}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title{foreign}>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<main>
<h1{foreign}>{title}</h1>
{content}</main>
{script}</body>
</html>
"""


def write(declaration: Declaration, options: CharterOptions, title: str) -> str:
    """Return the charter as a page, with a title of ours where none is given."""
    content = fragment.write(declaration, options)
    style, ours = assets.page_style_sheet(), labels.page_title(options.language)
    script = assets.script() if _BUTTON in content else ''
    return _PAGE.format(
        attributes=fragment.attributes(options.language),
        policy=_policy(style, script),
        title=escape(title or ours.text),
        foreign=f' lang="{ours.language}"' if ours.language and not title else '',
        style=style,
        content=content,
        script=f'<script>{script}</script>\n' if script else '',
    )


def _policy(style: str, script: str) -> str:
    """Return a Content Security Policy (CSP) that lets only these two in."""
    allowed = [
        "default-src 'none'",
        # The empty icon, without which browsers ask the site for one.
        'img-src data:',
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'" if script else '',
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return '; '.join(filter(None, allowed))


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f'sha256-{base64.b64encode(digest).decode()}'
