"""How soon after its webhook a new fact is in the answer, under a load of webhooks."""
