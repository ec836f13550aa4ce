"""The chart panel: tabs, options, picture, table, About."""
