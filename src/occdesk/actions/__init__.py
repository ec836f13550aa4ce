"""What a user can do: verbs on the store, the table of actions, and the menus."""
