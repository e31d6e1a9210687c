"""A checker of truth: whether all that a page says follows from its declaration.

It is written from the contract, not from the code that it checks, and imports nothing
of it. `check.faults` is where to begin.
"""
