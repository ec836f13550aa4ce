"""Data > Change the method."""
