"""The Desk, the Store that holds it, and the History of its views."""
