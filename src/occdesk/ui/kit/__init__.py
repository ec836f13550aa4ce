"""What every panel and dialog is made of."""
