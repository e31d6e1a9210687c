"""Cookie tables that people have: pages, Markdown, separated values, site settings."""
