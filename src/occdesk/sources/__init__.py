"""The official files: what is read from them, and the pack that is built of it."""
