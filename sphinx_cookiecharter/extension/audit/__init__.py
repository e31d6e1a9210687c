"""What was seen of the site, and what the built pages hold, compared in a build."""
