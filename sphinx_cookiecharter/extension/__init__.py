"""The Sphinx edge: everything that knows an application."""
