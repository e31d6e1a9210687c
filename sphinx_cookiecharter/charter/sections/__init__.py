"""The sections of a charter, one module each: `write` returns one, or None."""
