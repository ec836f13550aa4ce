"""Bars: where they stand, and the item that draws them."""
