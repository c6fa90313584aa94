"""Inventory items (GraphQL shapes) as the stock of their variants."""

from datetime import datetime

from domain.catalogue import Stock
from integrations.shopify import fields
from integrations.shopify.fields import Record


def parse_stock(item: Record, told_at: datetime) -> list[Stock]:
    """Return the stock of the variants that share the inventory item, nearly always one."""
    tracked = item.get("tracked", True) is not False
    variants = fields.records(fields.mapping(item, "variants"), "nodes")
    return [parse_variant_stock(variant, tracked, told_at) for variant in variants]


def parse_variant_stock(variant: Record, tracked: bool, told_at: datetime) -> Stock:
    product = fields.mapping(variant, "product")
    quantity = fields.optional_number(variant, "inventoryQuantity") if tracked else None
    oversells = fields.text(variant, "inventoryPolicy") == "CONTINUE"
    # What is not active is never for sale; whether it could be is told by the stock itself, as webhooks have it.
    in_stock = not tracked or oversells or (quantity or 0) > 0
    active = fields.text(product, "status") == "ACTIVE"
    return Stock(
        variant_id=fields.id_of(fields.text(variant, "id")),
        product_id=fields.id_of(fields.text(product, "id")),
        quantity=quantity,
        available=bool(variant.get("availableForSale")) if active else in_stock,
        told_at=told_at,
    )
