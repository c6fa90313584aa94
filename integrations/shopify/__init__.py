"""Shopify: who is calling, its Admin API, its webhooks."""
