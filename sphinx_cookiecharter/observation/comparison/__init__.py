"""A declaration compared with captures."""
