"""What we ask a merchant to let us do."""

# As in shopify.app.toml; a test compares. The least that our documents, topics and the app proxy need.
SCOPES = (
    "read_products",
    "read_inventory",
    "read_orders",
    "read_fulfillments",
    "read_returns",
    "read_customers",
    "read_legal_policies",
    "read_content",
    "write_app_proxy",
)
