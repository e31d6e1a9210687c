"""The rules, by what they look at: each a generator of what is wrong."""
