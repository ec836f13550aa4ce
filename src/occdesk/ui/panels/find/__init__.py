"""The list, its search and filters."""
