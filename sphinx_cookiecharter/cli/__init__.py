"""The command line: sites observed, and declarations begun, checked, audited and
compared, all without Sphinx.
"""
