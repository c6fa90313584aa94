"""Products in PostgreSQL, one row each, newest version wins, deletions remembered."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Text, delete, func, select, text, update

from domain.catalogue import Called, Known, Product
from domain.knowledge.asking import Asked, Said
from domain.knowledge.terms import Term
from domain.stores import Store
from storage.editions import Editions
from storage.locks import LockKind, wait_for
from storage.prepared import Prepared, Row
from storage.product_terms import StoredTerms
from storage.records import Kept, KeptRecords, from_json, from_text
from storage.resembling import resembling
from storage.rows import bury, upsert
from storage.tables import products, stock
from storage.trigrams import grams_of

# A row's mark tells one writing of it from any other: by whom, where it stands, and when it was taken in.
FOR_SALE = Prepared(
    """
    SELECT id, mark, CASE WHEN mark <> held THEN CAST(record AS text) END AS record
    FROM unnest(CAST(:ids AS bigint[]), string_to_array(:marks, '|')) AS wanted(id, held)
    JOIN products USING (id) CROSS JOIN LATERAL (
        SELECT concat_ws(' ', products.xmin, products.ctid, kept_at) AS mark
    ) written
    WHERE store_id = :store AND for_sale
    """
)
BY_PRICE = Prepared(
    """
    SELECT array_agg(id ORDER BY CASE WHEN CAST(:dearest AS boolean) THEN -high ELSE low END, place) AS ids
    FROM unnest(CAST(string_to_array(:ids, ',') AS bigint[])) WITH ORDINALITY AS wanted(id, place)
    JOIN products USING (id)
    WHERE store_id = :store AND for_sale AND low IS NOT NULL
    """
)
# A large store is not read whole: what is reduced is looked for among what came in last.
REDUCED = text(
    """
    SELECT CAST(record AS text) AS record FROM (
        SELECT id, record FROM products WHERE store_id = :store AND for_sale ORDER BY id DESC LIMIT :among
    ) newest CROSS JOIN LATERAL (
        SELECT bool_or(CAST(variant ->> 'available' AS boolean)) AS stocked
        FROM jsonb_array_elements(record -> 'variants') AS variant
        WHERE CAST(variant ->> 'compare_at_price' AS numeric) > CAST(variant ->> 'price' AS numeric)
    ) less
    WHERE stocked IS NOT NULL ORDER BY stocked DESC, id DESC LIMIT :limit
    """
)
OF_EACH_TYPE = text(
    """
    SELECT CAST(record AS text) AS record FROM (
        SELECT max(id) AS id, count(*) AS products FROM products
        WHERE store_id = :store AND for_sale GROUP BY lower(product_type)
        ORDER BY products DESC, id LIMIT :limit
    ) newest JOIN products USING (id) WHERE store_id = :store ORDER BY newest.products DESC, id
    """
)
LOOKED_THROUGH = 2_000  # products
PRODUCTS = KeptRecords(Product)
UNREAD = "-"  # no row's mark
NEVER: Mapping[int, datetime] = {}
WORDLESS: Mapping[int, str] = {}
EMPTY = {"title": "", "product_type": "", "for_sale": False, "grams": [], "words_hash": "", "low": None, "high": None}
NEWER = "products.version <= excluded.version AND products.deleted_at IS NULL"


class StoredCatalogue:
    """Implements domain.ports.Catalogue, and takes in what Shopify says."""

    def __init__(self, connection: Connection, editions: Editions) -> None:
        self.connection = connection
        self.editions = editions

    def product(self, store: Store, product_id: int) -> Product | None:
        return next(iter(self.products(store, [product_id])), None)

    def products(self, store: Store, ids: Iterable[int]) -> list[Product]:
        wanted = list(ids)
        held, edition = PRODUCTS.of([(store.id.int, one) for one in wanted]), self.editions.mark(store)
        found = {one.record.id: one.record for one in held.values() if edition and one.edition == edition}
        if unsure := [one for one in wanted if one not in found]:
            marks = "|".join([held[key].mark if (key := (store.id.int, one)) in held else UNREAD for one in unsure])
            rows = FOR_SALE.rows(self.connection, store=store.id, ids=unsure, marks=marks)
            found |= {row["id"]: _product(store, row, held, edition) for row in rows}
        return [found[product_id] for product_id in wanted if product_id in found]

    def resembling(self, store: Store, words: str, limit: int) -> list[Called]:
        return resembling(self.connection, store, words, limit)

    def saying(self, store: Store, asked: Sequence[Asked], limit: int) -> list[Said]:
        return self.terms(store).saying(store, asked, limit)

    def terms(self, store: Store) -> StoredTerms:
        return StoredTerms(self.connection, self.editions.mark(store))

    def counted(self, store: Store, one: Asked) -> tuple[int, int]:
        return self.terms(store).counted(store, one)

    def types(self, store: Store) -> list[str]:
        query = select(products.c.product_type).where(products.c.store_id == store.id, products.c.for_sale).distinct()
        return sorted(kind for kind in self.connection.scalars(query) if kind)

    def of_type(self, store: Store, product_type: str, limit: int) -> list[Product]:
        query = (
            select(products.c.record.cast(Text))
            .where(
                products.c.store_id == store.id,
                products.c.for_sale,
                func.lower(products.c.product_type) == product_type.lower(),
            )
            .order_by(products.c.title)
            .limit(limit)
        )
        return [from_text(Product, record) for record in self.connection.scalars(query)]

    def by_price(self, store: Store, ids: Sequence[int], *, dearest: bool) -> list[int]:
        (found,) = BY_PRICE.rows(self.connection, store=store.id, ids=",".join(map(str, ids)), dearest=dearest)
        return found["ids"] or []

    def extremes(self, store: Store, limit: int, *, dearest: bool) -> list[int]:
        price = products.c.high.desc() if dearest else products.c.low
        priced = (products.c.store_id == store.id, products.c.for_sale, products.c.low.is_not(None))
        query = select(products.c.id).where(*priced).order_by(price, products.c.id).limit(limit)
        return list(self.connection.scalars(query))

    def reduced(self, store: Store, limit: int) -> list[Product]:
        found = self.connection.execute(REDUCED, {"store": store.id, "among": LOOKED_THROUGH, "limit": limit})
        return [from_text(Product, row.record) for row in found]

    def newest(self, store: Store, limit: int) -> list[Product]:
        # Shopify counts its ids up, and the date of creation is not kept.
        query = select(products.c.record.cast(Text)).where(products.c.store_id == store.id, products.c.for_sale)
        newest = query.order_by(products.c.id.desc()).limit(limit)
        return [from_text(Product, record) for record in self.connection.scalars(newest)]

    def of_each_type(self, store: Store, limit: int) -> list[Product]:
        found = self.connection.execute(OF_EACH_TYPE, {"store": store.id, "limit": limit})
        return [from_text(Product, row.record) for row in found]

    def hold(self, store: Store, ids: Iterable[int]) -> None:
        """Let nobody else who holds these products write them, known or not, until the transaction ends."""
        # Writers of one product take turns: what a webhook lacks must not be read while an import brings it.
        wait_for(self.connection, LockKind.PRODUCT, *(f"{store.id}{product_id}" for product_id in ids))

    def known(self, store: Store, ids: Iterable[int]) -> dict[int, Known]:
        """Return what is known of these products, deleted ones too."""
        query = select(
            products.c.id,
            products.c.version,
            products.c.told_at,
            products.c.deleted_at,
            products.c.record["collections"],
            products.c.record["metafields"],
            products.c.words_hash,
        ).where(products.c.store_id == store.id, products.c.id.in_(list(ids)))
        return {
            row[0]: Known(
                row[1], row[2], row[3] is not None, tuple(row[4] or ()), tuple(map(tuple, row[5] or ())), row[6]
            )
            for row in self.connection.execute(query)
        }

    def held(self, store: Store, ids: Iterable[int]) -> dict[int, Product]:
        """Return these products as they are held, for sale or not; those deleted or never told of are left out."""
        query = select(products.c.id, products.c.record).where(
            products.c.store_id == store.id, products.c.id.in_(list(ids)), products.c.record.is_not(None)
        )
        return {row.id: from_json(Product, row.record) for row in self.connection.execute(query)}

    def put(
        self,
        store: Store,
        found: Iterable[Product],
        told: Mapping[int, datetime] = NEVER,
        words_hashes: Mapping[int, str] = WORDLESS,
    ) -> set[int]:
        """Keep each product unless something newer is held or it was deleted. Return the ids of those kept.

        `told` says by id when the shop told of it, its version where it is missing; `words_hashes` the fingerprint of
        its words.
        """
        newest = {product.id: product for product in sorted(found, key=lambda one: one.version)}
        rows = [
            row_of(store, product, told.get(product.id, product.version), words_hashes.get(product.id, ""))
            for product in newest.values()
        ]
        self.editions.change(store)
        return upsert(self.connection, products, rows, NEWER, touch="kept_at")

    def note_seen(self, store: Store, ids: Collection[int]) -> None:
        """Record that the shop has these now, whether they changed or not."""
        seen = update(products).where(
            products.c.store_id == store.id, products.c.id.in_(ids), products.c.record.is_not(None)
        )
        self.connection.execute(seen.values(kept_at=func.clock_timestamp()))

    def versions(self, store: Store, ids: Collection[int]) -> dict[int, datetime]:
        """Return how new each of these is that we hold, or know to be deleted."""
        query = select(products.c.id, products.c.version).where(products.c.store_id == store.id, products.c.id.in_(ids))
        return {row.id: row.version for row in self.connection.execute(query)}

    def kept(self, store: Store, ids: Collection[int]) -> dict[int, datetime]:
        """Return when each of these was last taken in."""
        query = select(products.c.id, products.c.kept_at).where(products.c.store_id == store.id, products.c.id.in_(ids))
        return {row.id: row.kept_at for row in self.connection.execute(query)}

    def words_hashes(self, store: Store, ids: Collection[int]) -> dict[int, str]:
        """Return the fingerprints of the words that are held; those of none are left out."""
        query = select(products.c.id, products.c.words_hash).where(
            products.c.store_id == store.id, products.c.id.in_(ids), products.c.words_hash != ""
        )
        return {row.id: row.words_hash for row in self.connection.execute(query)}

    def put_terms(self, store: Store, found: Mapping[int, Sequence[Term]]) -> None:
        StoredTerms(self.connection).replace(store, found)
        self.editions.change(store)

    def delete(self, store: Store, product_id: int, at: datetime) -> None:
        """Remember that it is gone: ids are never used again, so nothing late can bring it back."""
        bury(self.connection, products, store.id, product_id, EMPTY, at)
        StoredTerms(self.connection).forget(store, [product_id])
        self.editions.change(store)
        self.connection.execute(delete(stock).where(stock.c.store_id == store.id, stock.c.product_id == product_id))

    def ids(self, store: Store, before: datetime) -> set[int]:
        """Return the ids of the products that were last taken in before `before`."""
        query = select(products.c.id).where(
            products.c.store_id == store.id, products.c.record.is_not(None), products.c.kept_at < before
        )
        return set(self.connection.scalars(query))

    def count(self, store: Store) -> int:
        query = select(func.count()).where(products.c.store_id == store.id, products.c.for_sale)
        return self.connection.scalar(query) or 0


def _product(store: Store, row: Row, held: Mapping[Hashable, Kept[Product]], edition: str | None) -> Product:
    key = store.id.int, row["id"]
    if row["record"] is None:
        return PRODUCTS.confirm(key, held[key], edition)
    return PRODUCTS.read(key, row["mark"], row["record"], edition)


def row_of(store: Store, product: Product, told_at: datetime, words_hash: str) -> dict[str, object]:
    skus = " ".join(variant.sku for variant in product.variants)
    prices = [variant.price for variant in product.variants]
    return {
        "store_id": store.id,
        "id": product.id,
        "title": product.title,
        "product_type": product.product_type,
        "for_sale": product.for_sale,
        "record": product,
        "grams": grams_of(store, f"{product.title} {product.product_type} {skus}"),
        "words_hash": words_hash,
        "low": min(prices, default=None),
        "high": max(prices, default=None),
        "version": product.version,
        "told_at": told_at,
    }
