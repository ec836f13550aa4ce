"""The table of a figure on the screen, in files and in workbooks."""
