"""Local stand-ins for Shopify, Zendesk and Gorgias. They speak the protocols and know nothing of the product."""
