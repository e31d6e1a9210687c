"""Known themes, extensions and services, and what they keep, as data."""
