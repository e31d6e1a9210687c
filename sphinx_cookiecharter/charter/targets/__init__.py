"""Cross-reference targets: the anchors of a charter, and the objects at them."""
