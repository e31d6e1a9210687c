"""A charter written without a Sphinx application: HTML and Markdown."""
