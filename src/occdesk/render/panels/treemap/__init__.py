"""A treemap: where its tiles stand, and the item that draws them."""
