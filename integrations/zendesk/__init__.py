"""Zendesk, through zenpy: tickets, the words that come back, and the OAuth that connects an account."""
