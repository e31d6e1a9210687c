"""The command line: declarations checked and compared without Sphinx."""
