"""What is drawn, as frozen values: planes, rows, areas, and the figure around them."""
