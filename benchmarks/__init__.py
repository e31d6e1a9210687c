"""How fast a charter is built, beside other ways to the same table."""
