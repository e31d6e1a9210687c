"""The documentation of an open-data portal, with its cookie charter."""

project = 'Données ouvertes de l’Aude'
author = 'Département de l’Aude'
copyright = '2026, Département de l’Aude'
version = release = '1.0'
language = 'fr'

extensions = ['sphinx_cookiecharter']
html_theme = 'furo'

# The columns that the portal's readers know, and how long each cookie stays. Without
# this line the tables have the name, the purpose and the duration.
cookiecharter_columns = ['provider', 'service', 'name', 'purpose', 'duration']
