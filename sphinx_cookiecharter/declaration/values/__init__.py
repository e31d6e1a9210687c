"""Validators, by kind of value: each reads a node, or says what is wrong with it."""
