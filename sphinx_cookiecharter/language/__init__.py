"""Our sentences, names, quantities and dates in the reader's language."""
