"""Importer of the Anthropic Economic Index."""
