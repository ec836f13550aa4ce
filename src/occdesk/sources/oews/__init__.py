"""Importer of the Occupational Employment and Wage Statistics."""
