"""A first declaration, written from captures."""
