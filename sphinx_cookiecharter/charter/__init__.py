"""The charter as docutils nodes: what the reader sees."""
