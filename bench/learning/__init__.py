"""What it costs the house, and its shoppers, that a merchant adds a manual and a site."""
