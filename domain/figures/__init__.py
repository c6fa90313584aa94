"""What the agent did for a store, in figures that say how they are counted."""
