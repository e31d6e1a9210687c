"""Tests of charters that are written without a Sphinx application."""
