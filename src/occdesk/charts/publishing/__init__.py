"""What an export may be asked, how large it is, and what its file says of itself."""
