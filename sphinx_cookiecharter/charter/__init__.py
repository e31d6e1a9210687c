"""What the reader sees: docutils nodes, and the words in them."""
