"""The formats of captures, a reader for each: `fits`, and `read`."""
