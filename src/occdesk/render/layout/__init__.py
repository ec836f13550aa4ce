"""Where everything in a picture stands, from measured text. No Qt."""
