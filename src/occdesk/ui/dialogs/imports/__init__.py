"""Data > Import."""
