"""How a store's agent sounds and what it leaves alone, as the merchant chose it."""
