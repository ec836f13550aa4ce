"""The window: panels that show what they are handed and tell what was asked for."""
