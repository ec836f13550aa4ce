"""Importer of the O*NET database."""
