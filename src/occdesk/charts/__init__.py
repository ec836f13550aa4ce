"""What was asked for (ChartSpec) and what is to be drawn (Figure), both frozen, without Qt."""
