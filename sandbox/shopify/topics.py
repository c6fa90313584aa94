"""Webhook topics: which scope each needs and how the GraphQL enum names it."""

from __future__ import annotations

from sandbox.shopify.scopes import covers

COMPLIANCE_TOPICS = ("customers/data_request", "customers/redact", "shop/redact")
SCOPES_OF: dict[str, tuple[str, ...]] = {
    "products": ("read_products",),
    "collections": ("read_products",),
    "variants": ("read_products",),
    "inventory_levels": ("read_inventory",),
    "inventory_items": ("read_inventory", "read_products"),
    "locations": ("read_locations",),
    "orders": ("read_orders", "read_marketplace_orders"),
    "refunds": ("read_orders", "read_marketplace_orders"),
    "fulfillments": ("read_fulfillments", "read_marketplace_orders"),
    "fulfillment_events": ("read_fulfillments",),
    "returns": ("read_returns",),
    "customers": ("read_customers",),
    "themes": ("read_themes",),
    "metaobjects": ("read_metaobjects",),
}
_ACTIONS = {
    "app": "uninstalled scopes_update",
    "bulk_operations": "finish",
    "shop": "update",
    "products": "create update delete",
    "collections": "create update delete",
    "inventory_levels": "update",
    "orders": "create updated edited paid cancelled fulfilled partially_fulfilled delete",
    "fulfillments": "create update",
    "fulfillment_events": "create delete",
    "refunds": "create",
    "returns": "request approve decline update close",
    "customers": "create update delete",
}
SENDABLE = tuple(f"{resource}/{action}" for resource, actions in _ACTIONS.items() for action in actions.split())


def permitted(topic: str, granted: str) -> bool:
    """True when the granted scopes let the app hear this topic; compliance topics need none."""
    found = (scopes for resource, scopes in SCOPES_OF.items() if topic.startswith((f"{resource}/", f"{resource}_")))
    needed = next(found, None)
    return needed is None or topic in COMPLIANCE_TOPICS or covers(granted, *needed)


def enum_name(topic: str) -> str:
    """ "orders/create" → "ORDERS_CREATE"."""
    return topic.upper().replace("/", "_").replace(".", "_")


def topic_named(name: str) -> str:
    """ "FULFILLMENT_EVENTS_CREATE" → "fulfillment_events/create", for the topics this sandbox can send."""
    return _NAMED.get(name, name.lower())


_NAMED = {enum_name(topic): topic for topic in SENDABLE}
