"""The docutils nodes of a charter, and what they become for each kind of builder."""
