"""The export dialog, batches and print."""
