"""What the system does and does not promise: files, texts from outside, processes."""
