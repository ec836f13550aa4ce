"""The panels of the window. They emit what the user meant, and know nothing of each other."""
