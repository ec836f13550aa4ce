"""What is dragged from panel to panel, by its name for the window system."""

MIME = "application/x-occdesk-occupation"
"""Codes of occupations, one a line."""
