"""Pictures as files: PNG, SVG, PDF, and many of them at once."""
