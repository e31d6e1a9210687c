"""The rulebook, as linters have one: model in, findings out."""
