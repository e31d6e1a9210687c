"""What a page becomes: transforms, HTML visitors, ids, style sheet and script."""
