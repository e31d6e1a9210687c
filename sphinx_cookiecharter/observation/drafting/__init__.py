"""Drafting of a first declaration from captures."""
