"""What Shopfloor decides. Imports nothing of ours but itself; the rest of the house hands it what it needs."""
