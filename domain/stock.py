"""Stock, which changes without its product: what was read after a stock webhook outlives older versions of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain.catalogue import Product, Stock, Variant
from domain.shelves import Shelves
from domain.stores import Store


def learn_stock(store: Store, found: Sequence[Stock], shelves: Shelves) -> None:
    """Keep what was read, also of products that have not come yet. It changes neither words nor version.

    Whoever calls holds the products by `CatalogueShelf.hold`.
    """
    shelves.stock.put(store, found)
    shelves.stock.apply(store, {one.variant_id: one for one in found})


def with_told_stock(
    store: Store, products: Sequence[Product], as_of: Mapping[int, datetime], shelves: Shelves
) -> list[Product]:
    """Return the held products, each with the stock that was told since the moment in `as_of`, by product id."""
    told = shelves.stock.told(store, as_of)
    if any(one.told_at < as_of[one.product_id] for one in told.values()):
        shelves.stock.forget(store, as_of)
    newer = {variant_id: one for variant_id, one in told.items() if one.told_at >= as_of[one.product_id]}
    return [with_stock(product, newer) for product in products] if newer else list(products)


def with_stock(product: Product, told: Mapping[int, Stock]) -> Product:
    def restocked(variant: Variant) -> Variant:
        stock = told.get(variant.id)
        return variant if stock is None else replace(variant, quantity=stock.quantity, available=stock.available)

    return replace(product, variants=tuple(map(restocked, product.variants)))
