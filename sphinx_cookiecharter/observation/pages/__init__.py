"""Static analysis of built HTML pages: what they load, and may keep."""
