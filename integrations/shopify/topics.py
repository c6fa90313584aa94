"""The webhook topics we subscribe to, and their names in the Admin API."""

from enum import StrEnum


class Topic(StrEnum):
    APP_SCOPES_UPDATE = "app/scopes_update"
    APP_UNINSTALLED = "app/uninstalled"
    SHOP_UPDATE = "shop/update"
    PRODUCTS_CREATE = "products/create"
    PRODUCTS_UPDATE = "products/update"
    PRODUCTS_DELETE = "products/delete"
    INVENTORY_LEVELS_UPDATE = "inventory_levels/update"
    ORDERS_CREATE = "orders/create"
    ORDERS_UPDATED = "orders/updated"
    ORDERS_PAID = "orders/paid"
    ORDERS_CANCELLED = "orders/cancelled"
    ORDERS_FULFILLED = "orders/fulfilled"
    ORDERS_PARTIALLY_FULFILLED = "orders/partially_fulfilled"
    ORDERS_DELETE = "orders/delete"
    FULFILLMENTS_CREATE = "fulfillments/create"
    FULFILLMENTS_UPDATE = "fulfillments/update"
    FULFILLMENT_EVENTS_CREATE = "fulfillment_events/create"
    REFUNDS_CREATE = "refunds/create"
    RETURNS_REQUEST = "returns/request"
    RETURNS_APPROVE = "returns/approve"
    RETURNS_DECLINE = "returns/decline"
    RETURNS_UPDATE = "returns/update"
    RETURNS_CLOSE = "returns/close"
    CUSTOMERS_CREATE = "customers/create"
    CUSTOMERS_UPDATE = "customers/update"
    CUSTOMERS_DELETE = "customers/delete"
    CUSTOMERS_DATA_REQUEST = "customers/data_request"
    CUSTOMERS_REDACT = "customers/redact"
    SHOP_REDACT = "shop/redact"


# Shopify accepts these from the app's configuration only, never by the Admin API.
COMPLIANCE = frozenset({Topic.CUSTOMERS_DATA_REQUEST, Topic.CUSTOMERS_REDACT, Topic.SHOP_REDACT})


def admin_name(topic: Topic) -> str:
    """`products/update` → `PRODUCTS_UPDATE`, as `WebhookSubscriptionTopic` spells it."""
    return topic.value.upper().replace("/", "_").replace(".", "_")
