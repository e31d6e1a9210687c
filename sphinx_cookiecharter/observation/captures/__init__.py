"""Captures: the model of what was seen, and a reader for each format."""
