"""The stock of variants as it was read after a stock webhook."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, text

from domain.catalogue import Stock
from domain.stores import Store
from storage.editions import Editions
from storage.tables import products, stock

TELL = text(
    """
    INSERT INTO stock (store_id, variant_id, product_id, quantity, available, told_at)
    SELECT :store, variant_id, product_id, quantity, available, told_at
    FROM jsonb_populate_recordset(NULL::stock, CAST(:rows AS jsonb))
    ON CONFLICT (store_id, variant_id) DO UPDATE
    SET product_id = excluded.product_id, quantity = excluded.quantity, available = excluded.available,
        told_at = excluded.told_at
    WHERE stock.told_at <= excluded.told_at
    """
)
FORGET = text(
    """
    DELETE FROM stock USING unnest(CAST(:products AS bigint[]), CAST(:moments AS timestamptz[])) AS told(product, at)
    WHERE stock.store_id = :store AND stock.product_id = told.product AND stock.told_at < told.at
    """
)
RECORD = text(
    """
    UPDATE products SET record = CAST(told.record AS jsonb)
    FROM unnest(CAST(:ids AS bigint[]), CAST(:records AS text[])) AS told(id, record)
    WHERE products.store_id = :store AND products.id = told.id
    """
)


class StoredStock:
    """Whoever uses this holds the products by `catalogue.hold`."""

    def __init__(self, connection: Connection, editions: Editions) -> None:
        self.connection = connection
        self.editions = editions

    def told(self, store: Store, product_ids: Iterable[int]) -> dict[int, Stock]:
        """Return what was told of the products' variants, by variant id."""
        query = select(stock).where(stock.c.store_id == store.id, stock.c.product_id.in_(list(product_ids)))
        return {
            row.variant_id: Stock(row.variant_id, row.product_id, row.quantity, row.available, row.told_at)
            for row in self.connection.execute(query)
        }

    def put(self, store: Store, found: Sequence[Stock]) -> None:
        """Keep each unless something newer was told of the variant."""
        if found:
            rows = json.dumps([vars(one) for one in found], default=str)
            self.connection.execute(TELL, {"store": store.id, "rows": rows})

    def forget(self, store: Store, before: Mapping[int, datetime]) -> None:
        """Forget what was told of each product's variants before that moment."""
        if before:
            values = {"store": store.id, "products": list(before), "moments": list(before.values())}
            self.connection.execute(FORGET, values)

    def apply(self, store: Store, found: Mapping[int, Stock]) -> None:
        """Put the stock, by variant id, into the records of products of which nothing newer is held."""
        query = select(products.c.id, products.c.version, products.c.record).where(
            products.c.store_id == store.id,
            products.c.id.in_({one.product_id for one in found.values()}),
            products.c.record.is_not(None),
        )
        rows = self.connection.execute(query).all()
        changed = {
            row.id: json.dumps(row.record) for row in rows if restock(row.record["variants"], row.version, found)
        }
        if changed:
            values = {"store": store.id, "ids": list(changed), "records": list(changed.values())}
            self.connection.execute(RECORD, values)
            self.editions.change(store)


def restock(variants: list[dict[str, Any]], version: datetime, found: Mapping[int, Stock]) -> bool:
    """Change the variants of a record in place. Return whether any is another now."""
    changed = False
    for variant in variants:
        told = found.get(variant["id"])
        if told is not None and told.told_at >= version:
            fresh = {"quantity": told.quantity, "available": told.available}
            changed = changed or not fresh.items() <= variant.items()
            variant.update(fresh)
    return changed
