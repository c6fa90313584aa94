"""Which access scopes each type and field needs, any one of them, as the official schema says it."""

from __future__ import annotations

from typing import Any

from graphql import GraphQLError

from sandbox.shopify.admin_api.context import Info, Resolver, context_of
from sandbox.shopify.records import Json

_CONTENT = ("read_content", "read_online_store_pages")
_ORDERS = ("read_orders", "read_marketplace_orders")
_RETURNS = ("read_returns", "read_marketplace_returns")
_STOCK = ("read_inventory", "read_products")
_PLACES = ("read_locations", "read_inventory", "read_markets_home")
_PARCELS = (
    *_ORDERS,
    "read_assigned_fulfillment_orders",
    "read_merchant_managed_fulfillment_orders",
    "read_third_party_fulfillment_orders",
    "read_marketplace_fulfillment_orders",
)
_PREVIEWS = ("read_products", "read_files", "read_images")
_MEDIA = (*_PREVIEWS, "read_themes", "read_orders", "read_draft_orders", "read_quick_sale")
_PRODUCT_PARTS = ("ProductOption", "ProductOptionValue", "ProductPriceRangeV2", "ProductCompareAtPriceRange")
OF_TYPE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("Product", "ProductVariant", "Collection", *_PRODUCT_PARTS), ("read_products",)),
    **dict.fromkeys(("Media", "MediaImage"), _MEDIA),
    "MediaPreviewImage": _PREVIEWS,
    **dict.fromkeys(("InventoryItem", "InventoryItemMeasurement"), _STOCK),
    **dict.fromkeys(("InventoryLevel", "InventoryQuantity"), ("read_inventory",)),
    "Location": _PLACES,
    "Order": (*_ORDERS, "read_quick_sale"),
    **dict.fromkeys(("LineItem", "Refund", "RefundLineItem", "FulfillmentLineItem"), _ORDERS),
    **dict.fromkeys(("Fulfillment", "FulfillmentTrackingInfo"), _PARCELS),
    "FulfillmentEvent": ("read_orders",),
    **dict.fromkeys(("Return", "ReturnLineItem", "ReturnLineItemType", "ReturnDecline"), _RETURNS),
    **dict.fromkeys(("Customer", "CustomerEmailAddress", "CustomerPhoneNumber"), ("read_customers",)),
    "ShopPolicy": ("read_legal_policies",),
    **dict.fromkeys(("Page", "Article", "ArticleAuthor", "Blog"), _CONTENT),
}
OF_FIELD: dict[tuple[str, str], tuple[str, ...]] = {
    ("InventoryItem", "inventoryLevels"): ("read_inventory",),
    ("InventoryItem", "inventoryLevel"): ("read_inventory",),
    ("Location", "id"): _PLACES,
    ("Location", "name"): ("read_locations", "read_markets_home"),
    ("Location", "isActive"): ("read_locations",),
    ("QueryRoot", "productsCount"): ("read_products",),
    ("QueryRoot", "productByIdentifier"): ("read_products",),
    ("QueryRoot", "ordersCount"): _ORDERS,
    ("QueryRoot", "orderByIdentifier"): _ORDERS,
    ("QueryRoot", "customersCount"): ("read_customers",),
    ("QueryRoot", "customerByIdentifier"): ("read_customers",),
    ("QueryRoot", "pagesCount"): _CONTENT,
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
