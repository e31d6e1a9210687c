"""Message catalogues, for our sentences and for the author's texts."""
