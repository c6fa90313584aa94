"""The shop's storefront and its back office, as a Flask blueprint below /<shop>."""

from sandbox.shopify.pages import (  # noqa: F401 - each module adds its routes to the blueprint
    accounts,
    carts,
    office,
    office_apps,
    office_content,
    office_orders,
    office_products,
    storefront,
)
from sandbox.shopify.pages.blueprint import pages

__all__ = ["pages"]
