"""Thousands of waiting deliveries, drained by real workers: how fast, what is embedded, and whether it ends right."""
