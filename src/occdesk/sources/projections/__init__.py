"""Importer of the Employment Projections."""
