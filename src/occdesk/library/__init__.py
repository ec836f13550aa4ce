"""The user's own things: today the settings."""
