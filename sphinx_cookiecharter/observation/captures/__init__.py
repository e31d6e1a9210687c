"""Captures: files in which tools have written what a site was seen to keep."""
