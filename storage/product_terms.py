"""The terms of products in PostgreSQL, one row each, so that those that say a thing best are read first."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Connection, delete, text

from domain.knowledge.asking import MOST_COUNTED, Asked, Said, worths
from domain.knowledge.terms import Term
from domain.knowledge.titles import Field
from domain.stores import Store
from storage.prepared import Prepared, Row
from storage.rows import among
from storage.tables import product_terms
from storage.term_counts import KeptCounts

MOST_READ = 5_000  # rows of all terms together
WHOLE = 1_000  # products: if no more say a term, all are read, which is quicker than asking some products for it
DEPTH = 200  # products that any other term brings in at least, those first that say it most

BITS = 63  # of a bigint
PARTS = 100_000  # of one: what a term counts is summed in whole numbers, whose order changes nothing
EVERY = ""  # the term of no word, which stands for all products
MANY = KeptCounts()
FIELDS = 8  # numbers that each place of a question has, one a field; there are fewer fields
SAYINGS_IN_MEMORY = 4096  # per process; which places of a question a product says, and where

COUNT = Prepared(
    """
    SELECT asked.term, (
        SELECT count(*) FROM (
            SELECT FROM product_terms found WHERE found.store_id = :store AND found.term = asked.term LIMIT :most
        ) counted
    ) AS products FROM unnest(CAST(:terms AS text[])) AS asked(term)
    UNION ALL
    SELECT '', coalesce(CAST(:size AS bigint), (
        SELECT count(*) FROM (SELECT FROM products WHERE store_id = :store LIMIT :most) every
    ))
    """
)
ASKED = """
    asked AS MATERIALIZED (
        SELECT * FROM unnest(
            CAST(:places AS int[]), CAST(:terms AS text[]), CAST(:worths AS real[]), CAST(:bits AS bigint[])
        ) AS one(place, term, worth, bit)
    ), best AS MATERIALIZED (
        SELECT found.product_id, asked.place, asked.bit, CAST(asked.worth * found.weight AS int) AS said, found.field
        FROM asked CROSS JOIN LATERAL (
            SELECT product_id, weight, field FROM product_terms
            WHERE store_id = :store AND term = asked.term ORDER BY weight DESC, product_id LIMIT :depth
        ) found
    )
"""
# In one row, which the driver reads in a fifth of the time of a hundred. Where each says a word, and in which field, is
# one number, and written out of no more products than are told.
RANKED = f"""
    SELECT array_agg(product_id ORDER BY score DESC, product_id) AS ids,
           array_agg(score ORDER BY score DESC, product_id) AS scores,
           string_agg(array_to_string(fields, ' '), ',' ORDER BY score DESC, product_id) AS fields
    FROM (
        SELECT product_id, sum(said) AS score, array_agg({FIELDS} * place + field) AS fields
        FROM (
            SELECT product_id, place, max(said) AS said, max(field) AS field FROM said GROUP BY product_id, place
        ) each
        GROUP BY product_id ORDER BY score DESC, product_id LIMIT :limit
    ) ranked
"""
WHOLE_TERMS = Prepared(f"WITH {ASKED}, said AS (SELECT * FROM best) {RANKED}")
# Of a term that many products say, only the best bring in a product; but all that were brought in are asked for it.
# One look-up in the key for each that is not among the best: a join would read all the products that say a term.
BEST_OF_TERMS = Prepared(
    f"""
    WITH {ASKED}, likely AS MATERIALIZED (
        SELECT product_id, bit_or(bit) AS bits FROM best
        GROUP BY product_id
        ORDER BY CASE WHEN CAST(:alone AS bool) THEN max(said) ELSE sum(said) END DESC, product_id LIMIT :likely
    ), said AS (
        SELECT best.product_id, best.place, best.said, best.field FROM best JOIN likely USING (product_id)
        UNION ALL
        SELECT missing.product_id, missing.place, CAST(missing.worth * found.weight AS int), found.field
        FROM (
            SELECT likely.product_id, asked.* FROM likely JOIN asked ON asked.term = ANY(:common) AND bits & bit = 0
        ) missing CROSS JOIN LATERAL (
            SELECT weight, field FROM product_terms
            WHERE store_id = :store AND product_id = missing.product_id AND term = missing.term OFFSET 0
        ) found
    ) {RANKED}
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


@lru_cache(SAYINGS_IN_MEMORY)
def read_fields(told: str) -> Mapping[int, Field]:
    """`"4 10"` tells where a product says the first two of what was asked, places of eight fields each."""
    pairs = (divmod(int(one), FIELDS) for one in told.split())
    return {place: Field(field) for place, field in pairs}


class StoredTerms:
    """Implements the search of domain.ports.Catalogue by words, and takes in terms."""

    def __init__(self, connection: Connection, mark: str | None = None) -> None:
        self.connection = connection
        self.mark = mark  # of the edition that its transaction sees

    def saying(self, store: Store, asked: Sequence[Asked], limit: int) -> list[Said]:
        terms = list({word for one in asked for word, _ in one.terms})
        if not terms:
            return []
        products, size = self.counts(store, terms)
        values = worths(asked, products, size)
        said = [
            (place, word, PARTS * counts * value)
            for place, (one, value) in enumerate(zip(asked, values, strict=True))
            for word, counts in one.terms
            if products[word]
        ]
        if not said:
            return []
        # Where one thing is asked for, none but the best of a term can be among the best of all.
        all_of_a_term = min(WHOLE, MOST_READ // len(terms)) if len(asked) > 1 else 0
        depth = max(DEPTH, limit, all_of_a_term)
        common = [word for word in terms if products[word] > depth]
        (found,) = self.best(store.id, said, common, depth, limit)
        if not found["ids"]:
            return []
        whole, fields = PARTS * sum(values), found["fields"].split(",")
        return [
            Said(product_id, score / whole, read_fields(told))
            for product_id, score, told in zip(found["ids"], found["scores"], fields, strict=True)
        ]

    def counted(self, store: Store, one: Asked) -> tuple[int, int]:
        """Return how many products say it at least and at most; no more than MOST_COUNTED are counted of each term."""
        products, _ = self.counts(store, [word for word, _ in one.terms])
        return max(products.values()), sum(products.values())

    def counts(self, store: Store, terms: Sequence[str]) -> tuple[dict[str, int], int]:
        """Return how many products say each term, and how many there are; no more than MOST_COUNTED are counted."""
        known = MANY.of(store.id, self.mark, [*terms, EVERY])
        missing = [word for word in terms if word not in known]
        if missing or EVERY not in known:
            counted = COUNT.rows(
                self.connection, store=store.id, terms=missing, most=MOST_COUNTED, size=known.get(EVERY)
            )
            fresh = {row["term"]: row["products"] for row in counted}
            MANY.keep(store.id, self.mark, fresh)
            known.update(fresh)
        return known, known.pop(EVERY)

    def best(
        self, store_id: UUID, said: Sequence[tuple[int, str, float]], common: Sequence[str], depth: int, limit: int
    ) -> list[Row]:
        places, terms, values = (list(column) for column in zip(*said, strict=True))
        # A term beyond the bits is looked up for every product.
        bits = [1 << at if at < BITS else 0 for at in range(len(terms))]
        given = {"store": store_id, "places": places, "terms": terms, "worths": values, "bits": bits, "depth": depth}
        if not common:
            return WHOLE_TERMS.rows(self.connection, **given, limit=limit)
        alone = len(set(places)) == 1
        return BEST_OF_TERMS.rows(self.connection, **given, common=common, alone=alone, likely=2 * limit, limit=limit)

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
