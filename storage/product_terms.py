"""The terms of products in PostgreSQL, one row each, so that those that say a thing best are read first."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, delete, text

from domain.knowledge.asking import MOST_COUNTED, Asked, Said, worths
from domain.knowledge.terms import Term
from domain.knowledge.titles import Field
from domain.stores import Store
from storage.prepared import Prepared
from storage.rows import among
from storage.tables import product_terms

MOST_READ = 5_000  # rows of all terms together
WHOLE = 1_000  # products: if no more say a term, all are read, which is quicker than asking some products for it
DEPTH = 200  # products that any other term brings in at least, those first that say it most

FIELDS = {int(field): field for field in Field}

COUNT = Prepared(
    """
    SELECT asked.term, (
        SELECT count(*) FROM (
            SELECT FROM product_terms found WHERE found.store_id = :store AND found.term = asked.term LIMIT :most
        ) counted
    ) AS products, (SELECT count(*) FROM (SELECT FROM products WHERE store_id = :store LIMIT :most) every) AS size
    FROM unnest(CAST(:terms AS text[])) AS asked(term)
    """
)
# Of a term that many products say, only the best bring in a product; but all that were brought in are asked for it.
# One look-up in the key for each product: a join would read all the products that say a term.
SAYING = Prepared(
    """
    WITH asked AS MATERIALIZED (
        SELECT * FROM unnest(
            CAST(:places AS int[]), CAST(:terms AS text[]), CAST(:worths AS real[]), CAST(:common AS bool[])
        ) AS one(place, term, worth, common)
    ), best AS MATERIALIZED (
        SELECT asked.place, asked.worth, asked.common, found.product_id, found.weight, found.field
        FROM asked CROSS JOIN LATERAL (
            SELECT product_id, weight, field FROM product_terms
            WHERE store_id = :store AND term = asked.term ORDER BY weight DESC LIMIT :depth
        ) found
    ), rare AS (
        SELECT product_id, place, worth * weight AS said, field FROM best WHERE NOT common
    ), likely AS (
        SELECT product_id FROM best GROUP BY product_id ORDER BY sum(worth * weight) DESC, product_id LIMIT :likely
    ), said AS (
        SELECT rare.* FROM rare JOIN likely USING (product_id)
        UNION ALL
        SELECT likely.product_id, asked.place, asked.worth * found.weight, found.field
        FROM likely CROSS JOIN LATERAL (
            SELECT term, weight, field FROM product_terms
            WHERE store_id = :store AND product_id = likely.product_id
            AND term = ANY(ARRAY(SELECT term FROM asked WHERE common)) OFFSET 0
        ) found JOIN asked USING (term)
        WHERE asked.common
    ), each AS (
        SELECT product_id, place, max(said) AS said, max(field) AS field FROM said GROUP BY product_id, place
    )
    SELECT product_id, sum(said) AS score, array_agg(place) AS places, array_agg(field) AS fields
    FROM each GROUP BY product_id ORDER BY score DESC, product_id LIMIT :limit
    """
)
PUT = text(
    """
    INSERT INTO product_terms (store_id, product_id, term, weight, field)
    SELECT :store, * FROM unnest(
        CAST(:products AS bigint[]), CAST(:terms AS text[]), CAST(:weights AS real[]), CAST(:fields AS smallint[])
    )
    """
)


class StoredTerms:
    """Implements the search of domain.ports.Catalogue by words, and takes in terms."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def saying(self, store: Store, asked: Sequence[Asked], limit: int) -> list[Said]:
        terms = list({word for one in asked for word, _ in one.terms})
        if not terms:
            return []
        products, size = self.counts(store, terms)
        values = worths(asked, products, size)
        depth = max(DEPTH, limit, min(WHOLE, MOST_READ // len(terms)))
        rows = [
            (place, word, counts * value, products[word] > depth)
            for place, (one, value) in enumerate(zip(asked, values, strict=True))
            for word, counts in one.terms
            if products[word]
        ]
        return self.best(store.id, rows, depth, limit, sum(values)) if rows else []

    def counts(self, store: Store, terms: Sequence[str]) -> tuple[dict[str, int], int]:
        """Return how many products say each term, and how many there are; no more than MOST_COUNTED are counted."""
        counted = COUNT.rows(self.connection, store=store.id, terms=terms, most=MOST_COUNTED)
        return {row["term"]: row["products"] for row in counted}, counted[0]["size"]

    def best(
        self, store_id: UUID, rows: Sequence[tuple[int, str, float, bool]], depth: int, limit: int, whole: float
    ) -> list[Said]:
        places, terms, values, common = (list(column) for column in zip(*rows, strict=True))
        found = SAYING.rows(
            self.connection,
            store=store_id,
            places=places,
            terms=terms,
            worths=values,
            common=common,
            depth=depth,
            likely=2 * limit,
            limit=limit,
        )
        return [
            Said(
                row["product_id"],
                row["score"] / whole,
                {place: FIELDS[at] for place, at in zip(row["places"], row["fields"], strict=True)},
            )
            for row in found
        ]

    def replace(self, store: Store, found: Mapping[int, Sequence[Term]]) -> None:
        """Put each product's terms in the place of those that were held of it."""
        self.forget(store, found)
        rows = [(product, one.word, one.weight, one.field) for product, terms in found.items() for one in terms]
        if rows:
            products, terms, weights, fields = (list(column) for column in zip(*rows, strict=True))
            given = {"store": store.id, "products": products, "terms": terms, "weights": weights}
            self.connection.execute(PUT, {**given, "fields": [int(field) for field in fields]})

    def forget(self, store: Store, product_ids: Collection[int]) -> None:
        held = product_terms.c
        self.connection.execute(
            delete(product_terms).where(held.store_id == store.id, among(held.product_id, product_ids))
        )
