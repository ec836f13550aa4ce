"""A picture on the screen: pointing, hints, keyboard, zoom."""
