"""Which texts of products are kept with vectors, and how many ever were."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

STORES = "SELECT shop, 'store_' || replace(id::text, '-', '') AS schema FROM stores"
KEPT = "SELECT metadata_->>'document_id' AS product, min(id) AS first FROM {schema}.data_products GROUP BY 1"


@dataclass(frozen=True)
class Shelved:
    """`embedded` counts every text that was ever kept; `kept` has the number of each product's first text."""

    embedded: int
    kept: dict[tuple[str, int], int]

    @classmethod
    def read(cls, connection: Connection) -> Shelved:
        embedded = 0
        kept: dict[tuple[str, int], int] = {}
        for shop, schema in connection.execute(text(STORES)).all():
            embedded += connection.scalar(text(f"SELECT last_value FROM {schema}.data_products_id_seq")) or 0
            rows = connection.execute(text(KEPT.format(schema=schema)))
            kept |= {(shop, int(row.product.rsplit(":")[-1])): row.first for row in rows}
        return cls(embedded, kept)

    def changed_since(self, before: Shelved) -> set[tuple[str, int]]:
        """Return the products, (shop, id), whose texts were put in the place of others, or are new."""
        return {product for product, first in self.kept.items() if before.kept.get(product) != first}
