"""Which access scope each type needs, as the official schema says it."""

from __future__ import annotations

from typing import Any

from graphql import GraphQLError

from sandbox.shopify.admin_api.context import Info, Resolver, context_of
from sandbox.shopify.records import Json

_CONTENT = ("read_content", "read_online_store_pages")
_ORDERS = ("read_orders", "read_marketplace_orders")
OF_TYPE: dict[str, tuple[str, ...]] = {
    "Product": ("read_products",),
    "ProductVariant": ("read_products",),
    "Collection": ("read_products",),
    "InventoryItem": ("read_inventory", "read_products"),
    "InventoryLevel": ("read_inventory",),
    "Location": ("read_locations", "read_inventory"),
    "Order": _ORDERS,
    "LineItem": _ORDERS,
    "Refund": _ORDERS,
    "Fulfillment": _ORDERS,
    "FulfillmentEvent": ("read_orders",),
    "Return": ("read_returns", "read_marketplace_returns"),
    "Customer": ("read_customers",),
    "ShopPolicy": ("read_legal_policies",),
    "Page": _CONTENT,
    "Article": _CONTENT,
    "Blog": _CONTENT,
}
OF_FIELD: dict[tuple[str, str], tuple[str, ...]] = {
    ("InventoryItem", "inventoryLevels"): ("read_inventory",),
    ("InventoryItem", "inventoryLevel"): ("read_inventory",),
    ("Location", "name"): ("read_locations", "read_markets_home"),
    ("Location", "isActive"): ("read_locations",),
}


def guarded(resolver: Resolver, field_name: str, any_of: tuple[str, ...]) -> Resolver:
    """Answer ACCESS_DENIED at the field when none of the scopes was granted."""

    def resolve(source: Any, info: Info, **arguments: Any) -> Any:
        if not context_of(info).shop.installation.allows(*any_of):
            raise GraphQLError(f"Access denied for {field_name} field.", extensions=_denied(any_of))
        return resolver(source, info, **arguments)

    return resolve


def _denied(any_of: tuple[str, ...]) -> Json:
    return {
        "code": "ACCESS_DENIED",
        "documentation": "https://shopify.dev/api/usage/access-scopes",
        "requiredAccess": " or ".join(f"`{scope}` access scope" for scope in any_of) + ".",
    }
