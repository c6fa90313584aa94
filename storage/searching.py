"""Searching a table of LlamaIndex's by meaning and by words at once, in one statement: docs/decisions/0018."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from domain.knowledge.documents import DocumentKind, Passage
from storage.prepared import Prepared, Row, run_all

# A convex combination keeps how near a text is, which ranks lose: Bruch, Gai and Ingber, TOIS 2023.
DENSE_SHARE = 0.8
HALF_RANK = 0.06  # PostgreSQL's ts_rank of one word found once; it counts as half
FARTHEST = 0.01  # what is not near at all
DEPTH = 4  # how many times deeper than asked is looked by meaning, before words have their say
WORD = re.compile(r"\w+")
EACH = re.compile(r"\w[\w.-]*\w")  # with what parts the letters and digits of a model's number
MOST_WORDS = 24  # of a question
FEW = 20  # texts; a word that more of them hold tells them less apart than meaning does
MOST_NAMED = 4  # texts beyond the nearest
STATEMENTS_IN_MEMORY = 1024  # per process; a kilobyte each
PASSAGES_IN_MEMORY = 2048  # per process; some kilobytes each

# Words are looked for among the nearest texts alone: with their share, what is not near comes before nothing that is.
SEARCH = """
    SELECT {told}, :dense * greatest(1 - far, :farthest) + (1 - :dense) * rank / (rank + :half) AS score
    FROM (
        SELECT near.*, ts_rank(text_search_tsv, asked) AS rank
        FROM (
            SELECT id, text, metadata_, text_search_tsv, embedding <=> CAST(:vector AS vector) AS far
            FROM {table} {only} ORDER BY far LIMIT :deep
        ) near, to_tsquery('english', :words) AS asked OFFSET 0
    ) ranked
    ORDER BY score DESC, id LIMIT :limit
"""
# What a question names, few texts hold: a model's number, a rare name. Among hundreds that are as near, the one about
# that very thing is no nearer than the others.
NAMING = """
    SELECT {told}, :dense * greatest(1 - far, :farthest) + (1 - :dense) * rank / (rank + :half) AS score
    FROM (
        SELECT id, hits, text, metadata_, ts_rank(text_search_tsv, asked) AS rank,
            embedding <=> CAST(:vector AS vector) AS far
        FROM (
            SELECT one AS id, count(*) AS hits
            FROM unnest(CAST(:each AS text[])) AS word
            CROSS JOIN LATERAL (
                SELECT array_agg(id) AS ids FROM (
                    SELECT id FROM {table} {only} text_search_tsv @@ phraseto_tsquery('english', word) LIMIT :few
                ) AS counted
            ) AS held
            CROSS JOIN LATERAL unnest(held.ids) AS one
            WHERE cardinality(held.ids) < :few
            GROUP BY one
        ) AS named JOIN {table} USING (id), to_tsquery('english', :words) AS asked
    ) AS ranked
    ORDER BY hits DESC, score DESC, id LIMIT :most
"""
ONLY = "WHERE metadata_ ->> 'kind' = ANY(:kinds)"
WHOLE = "text, CAST(metadata_ - '_node_content' AS text) AS told"
NAME = "metadata_ ->> 'document_id' AS document"


def search_table(
    connection: Connection,
    table: str,
    question: str,
    vector: Sequence[float],
    kinds: Sequence[DocumentKind],
    limit: int,
) -> list[Passage]:
    """Return the passages nearest to `question`, and where `kinds` are named, those that hold its rare words.

    All of the table's where none are named.
    """
    given = {**asked(question, vector, limit), "kinds": [kind.value for kind in kinds]}
    if not kinds:
        return [as_passage(row) for row in statement(table, WHOLE, "").rows(connection, **given)]
    given |= {"each": EACH.findall(question)[:MOST_WORDS], "few": FEW, "most": MOST_NAMED}
    near, named = statement(table, WHOLE, ONLY), statement(table, WHOLE, f"{ONLY} AND", NAMING)
    found = run_all(connection, near.given(**given), named.given(**given))
    return list(dict.fromkeys(as_passage(row) for rows in found for row in rows))


def name_nearest(
    connection: Connection, table: str, question: str, vector: Sequence[float], limit: int
) -> dict[str, float]:
    """Return how near the documents of the table's nearest passages are, by their ids: as near as the best of them."""
    found = statement(table, NAME, "").rows(connection, **asked(question, vector, limit))
    return {id_in(row["document"]): row["score"] for row in reversed(found)}


def asked(question: str, vector: Sequence[float], limit: int) -> dict[str, Any]:
    return {
        "vector": as_text(vector),
        "words": "|".join(WORD.findall(question)),
        "deep": DEPTH * limit,
        "farthest": FARTHEST,
        "dense": DENSE_SHARE,
        "half": HALF_RANK,
        "limit": limit,
    }


def as_text(vector: Sequence[float]) -> str:
    """Return a vector as pgvector reads it: nine digits tell a number of four bytes, in a third of the time of all."""
    return f"[{','.join(['%.9g'] * len(vector))}]" % tuple(vector)


@lru_cache(STATEMENTS_IN_MEMORY)
def statement(table: str, told: str, only: str, sql: str = SEARCH) -> Prepared:
    return Prepared(sql.format(table=table, told=told, only=only))


def id_in(name: str) -> str:
    """LlamaIndex writes the name of the whole document: "policy:refund_policy"."""
    return name.partition(":")[2]


def as_passage(row: Row) -> Passage:
    return replace(read_passage(row["text"], row["told"]), score=row["score"])


@lru_cache(PASSAGES_IN_MEMORY)
def read_passage(text: str, metadata: str) -> Passage:
    """Return a text with all that LlamaIndex holds of it, by which it is kept: what was read anew is made anew."""
    told = {name: str(value) for name, value in json.loads(metadata).items()}
    return Passage(
        kind=DocumentKind(told["kind"]),
        document_id=id_in(told["document_id"]),
        title=told["title"],
        url=told["url"],
        heading=told["heading"],
        text=text,
        version=told["version"],
        score=0.0,
    )
