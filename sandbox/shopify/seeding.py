"""How a shop comes to be: empty, with the demo's goods, or with a merchant's own product export."""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path

from sandbox.shopify.catalog_csv import read_products
from sandbox.shopify.state import Shop, Shops

DEMO = "demo.myshopify.com"


def add_shop(shops: Shops, domain: str, base_url: str, seeded: bool = False, catalog: Path | None = None) -> Shop:
    """Make a shop whose storefront is under `base_url`. Raises Refused for a wrong or taken domain."""
    shop = Shop(domain, primary_url=f"{base_url}/{domain}")
    if seeded:
        seed_demo(shop)
    if catalog is not None:
        shop.products.clear()
        shop.collections.clear()
        for product in read_products(catalog, shop):
            shop.put_product(product)
    return shops.add(shop)


def seed_demo(shop: Shop) -> None:
    """Fill a shop with the demo's records; without them it stays empty."""
    if importlib.util.find_spec("sandbox.demo_shop") is None:
        return
    module = importlib.import_module("sandbox.demo_shop")
    if hasattr(module, "seed"):
        module.seed(shop)
