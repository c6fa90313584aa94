"""Handing a conversation to people: consent, ticket, outbox, and what comes back."""
