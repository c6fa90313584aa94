"""What a message says before anything is looked up: wishes, names, bounds, what it points back to."""
