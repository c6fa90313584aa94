"""Products by words that may name them: by their terms, and for words that no product says, by what they look like."""

from collections.abc import Sequence
from itertools import chain, zip_longest

from sqlalchemy import Connection

from domain.catalogue import Called
from domain.knowledge.terms import term
from domain.knowledge.titles import Field
from domain.language.vocabulary import FILLERS, OCCASIONS, RULE_WORDS, SHOP_WORDS
from domain.language.words import split_words
from domain.stores import Store
from storage.prepared import Prepared
from storage.trigrams import grams_of

DEPTH = 300  # products a term brings in, those first that say it most
FEW = 128  # products a gram brings in: what is said by more tells hardly anything
WELL_SPELT = SHOP_WORDS | RULE_WORDS | FILLERS | OCCASIONS
SHARED = 3  # grams that a word and a product must have in common at least

SAID = Prepared(
    """
    WITH named AS MATERIALIZED (
        SELECT asked.term, found.ids, found.weights, ln(1 + CAST(:depth AS real) / cardinality(ids)) AS rarity
        FROM unnest(string_to_array(:terms, ' ')) AS asked(term) CROSS JOIN LATERAL (
            SELECT array_agg(product_id) AS ids, array_agg(weight) AS weights, max(field) AS field
            FROM (
                SELECT product_id, weight, field FROM product_terms
                WHERE store_id = :store AND term = asked.term ORDER BY weight DESC, product_id LIMIT :depth
            ) best
        ) found WHERE found.field >= :field
    ), likely AS (
        SELECT product_id, sum(weight * rarity) AS score
        FROM (SELECT unnest(ids) AS product_id, unnest(weights) AS weight, rarity FROM named) said
        GROUP BY product_id ORDER BY score DESC, product_id LIMIT :limit
    )
    SELECT (SELECT array_agg(term) FROM named) AS terms,
           array_agg(product_id ORDER BY score DESC, product_id) AS ids,
           array_agg(title ORDER BY score DESC, product_id) AS titles,
           array_agg(product_type ORDER BY score DESC, product_id) AS types
    FROM likely JOIN products ON store_id = :store AND id = product_id AND for_sale
    """
)
# The grams carry their store's mark, so that no more than their own posting lists are read, however many stores share
# the index; and no more than some products of each, so that a large store costs what a small one does.
ALIKE = Prepared(
    """
    SELECT id, title, product_type FROM unnest(CAST(:grams AS text[])) AS asked(gram) CROSS JOIN LATERAL (
        SELECT store_id, id, title, product_type FROM products
        WHERE grams @> ARRAY[asked.gram] AND for_sale LIMIT :few
    ) found
    WHERE store_id = :store GROUP BY id, title, product_type HAVING count(*) >= :shared
    ORDER BY count(*) DESC, id LIMIT :limit
    """
)


def resembling(connection: Connection, store: Store, words: str, limit: int) -> list[Called]:
    """Return the products that a part of `words` may name, typos and all, best first."""
    terms = {term(word): word for word in split_words(words)}
    if not terms:
        return []
    (named,) = SAID.rows(
        connection, store=store.id, terms=" ".join(terms), depth=DEPTH, field=int(Field.SORTED), limit=limit
    )
    known = set(named["terms"] or ())
    unknown = [word for one, word in terms.items() if one not in known and may_be_slip(word)]
    alike = look_alike(connection, store, unknown, limit) if unknown else []
    said = [Called(*one) for one in zip(*(named[part] or () for part in ("ids", "titles", "types")), strict=True)]
    return together(said, alike)[:limit]


def may_be_slip(word: str) -> bool:
    """Whether a word that no product is called by may be one misspelt. A number is right or another."""
    return not (word.isdigit() or word in WELL_SPELT)


def look_alike(connection: Connection, store: Store, words: Sequence[str], limit: int) -> list[Called]:
    grams = grams_of(store, " ".join(words))
    found = ALIKE.rows(connection, store=store.id, grams=grams, few=FEW, shared=SHARED, limit=limit)
    return [Called(row["id"], row["title"], row["product_type"]) for row in found]


def together(said: Sequence[Called], alike: Sequence[Called]) -> list[Called]:
    """Return what is in both first, then of each by turns."""
    named = frozenset(said)
    both = [one for one in alike if one in named]
    by_turns = chain.from_iterable(zip_longest(alike, said))
    return list(dict.fromkeys([*both, *(one for one in by_turns if one is not None)]))
