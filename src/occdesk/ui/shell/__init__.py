"""The window: its frame, its parts, and how they are wired."""
