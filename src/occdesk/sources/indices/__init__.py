"""Importers of published indices of exposure."""
