"""The card of a value."""
