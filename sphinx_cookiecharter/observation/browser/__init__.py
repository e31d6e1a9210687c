"""Crawls a site in Chromium, and records what it keeps; needs Playwright."""
