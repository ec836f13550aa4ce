"""Colours, sizes, fonts and pens, for window and charts alike."""
