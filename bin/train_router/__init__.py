"""`python -m bin.train_router` makes domain/agent/routing/weights.npz from the messages written beside it."""
