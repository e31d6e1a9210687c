"""What the author wrote: YAML text, positioned tree, model."""
