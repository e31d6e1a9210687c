"""Phrases that give a text away, and how a text is searched for them."""
