"""Kinds of values: each reads one node of the YAML tree, or says what is wrong."""
