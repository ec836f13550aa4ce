"""Content, and how it becomes a pack."""
