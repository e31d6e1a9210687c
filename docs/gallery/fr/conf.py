"""The French page of the gallery, from the declaration that the English one shows."""

project = 'Galerie de sphinx_cookiecharter'
author = 'the sphinx_cookiecharter contributors'
copyright = '2026, the sphinx_cookiecharter contributors'
language = 'fr'

extensions = ['myst_parser', 'sphinx_cookiecharter']
cookiecharter_declaration = '../portal.yaml'

html_theme = 'furo'
html_title = 'Chartes cookies avec Sphinx'
html_static_path = ['../../_static']
html_css_files = ['docs.css']
html_show_sourcelink = False
