"""A plane: where its marks stand, and the item that draws them."""
