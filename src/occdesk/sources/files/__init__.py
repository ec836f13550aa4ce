"""Files from outside: containers, archives, sheets, databases, and their limits."""
