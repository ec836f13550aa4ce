"""The views: a folder each, with what it collects, draws and says."""
