"""How good the answers are, measured over the running app's own interface."""
