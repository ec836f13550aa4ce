"""The items that draw the panels of a figure."""
