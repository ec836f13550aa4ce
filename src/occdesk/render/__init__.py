"""Figures laid out and painted: on the screen, and afresh for PNG, SVG, PDF and the clipboard."""
