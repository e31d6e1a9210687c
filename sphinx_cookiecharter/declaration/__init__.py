"""What the author wrote: text, positioned tree, model."""
