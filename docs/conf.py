"""The documentation of the extension, which shows its own charter."""

import sys
from pathlib import Path

from sphinx_cookiecharter import __version__

sys.path.insert(0, str(Path(__file__).parent / '_ext'))

project = 'sphinx_cookiecharter'
author = 'the sphinx_cookiecharter contributors'
copyright = '2026, the sphinx_cookiecharter contributors'
version = release = __version__
language = 'en_GB'

extensions = ['myst_parser', 'sphinx_cookiecharter', 'reference', 'try_it']
# The French page of the gallery is a project of its own.
exclude_patterns = ['_build', 'gallery/fr']
myst_enable_extensions = ['colon_fence', 'deflist']
myst_heading_anchors = 2

html_theme = 'furo'
html_title = 'Cookie charters for Sphinx'
html_static_path = ['_static']
html_css_files = ['docs.css']
html_js_files = [('search-table.js', {'defer': 'defer'})]

# What these pages keep is declared, or their build fails.
cookiecharter_audit_output = True
# The same facts for whoever builds on them.
cookiecharter_exports = {'cookies.json': 'json'}
