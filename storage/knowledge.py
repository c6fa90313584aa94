"""A store's texts in LlamaIndex's PostgreSQL tables, in a schema that is the store's alone.

Products and written texts have a table each, so that a few policies are not searched among thousands of products.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

import llama_index.core  # noqa: F401 - whole first: two threads that begin at its parts find each other's half done
from llama_index.core.schema import TextNode
from llama_index.vector_stores.postgres import PGVectorStore
from sqlalchemy import Connection, delete, select, text, update

from domain.knowledge.documents import DocumentKind, Passage
from domain.stores import Store
from storage.database import Database
from storage.editions import Editions
from storage.locks import LockKind, wait_for
from storage.nearness import Nearness
from storage.nodes import UNPLACED, Held, as_node, reworded, row_of, unit_vector
from storage.rows import among
from storage.searching import name_nearest, search_table

MANY = 2_000  # vectors; reading fewer takes some milliseconds
INDEX_MEMORY = "256MB"  # holds some 100,000 vectors
BROKEN = "SELECT NOT indisvalid FROM pg_index WHERE indexrelid = to_regclass(:index)"
STORES_IN_MEMORY = 256  # table descriptions kept per process; each is some tens of kilobytes
PUT = """
    INSERT INTO {table} (text, metadata_, node_id, embedding)
    SELECT text, metadata_, node_id, embedding FROM json_populate_recordset(NULL::{table}, CAST(:rows AS json))
"""


class Shelf(StrEnum):
    PRODUCTS = "products"
    TEXTS = "texts"


def shelf_of(kind: DocumentKind) -> Shelf:
    return Shelf.PRODUCTS if kind is DocumentKind.PRODUCT else Shelf.TEXTS


class KnowledgeTable(PGVectorStore):
    """LlamaIndex's store, written inside a transaction of ours instead of one of its own."""

    @classmethod
    def class_name(cls) -> str:
        return "KnowledgeTable"

    @property
    def address(self) -> str:
        """Return the table's name with its schema."""
        name: str = self._table_class.__table__.fullname
        return name

    def put(self, connection: Connection, nodes: Sequence[TextNode]) -> None:
        """What `add` does, by one statement."""
        if nodes:
            rows = json.dumps([row_of(node) for node in nodes])
            connection.execute(text(PUT.format(table=self.address)), {"rows": rows})

    def delete_documents(self, connection: Connection, ref_doc_ids: Sequence[str]) -> None:
        """What `delete` does, of several documents at once."""
        rows = self._table_class
        if ref_doc_ids:
            connection.execute(delete(rows).where(among(rows.metadata_["ref_doc_id"].astext, ref_doc_ids)))

    def held(self, connection: Connection, ref_doc_ids: Sequence[str]) -> dict[str, list[Held]]:
        """Return the texts of those documents, in order."""
        rows = self._table_class
        document = rows.metadata_["ref_doc_id"].astext
        unplaced = rows.metadata_.has_key(UNPLACED)
        query = select(document, rows.text, rows.embedding, unplaced).where(among(document, ref_doc_ids))
        found: dict[str, list[Held]] = {}
        for name, words, vector, waits in connection.execute(query.order_by(rows.id)):
            found.setdefault(name, []).append(Held(words, list(map(float, vector)), not waits))
        return found

    def unplaced(self, connection: Connection, ref_doc_ids: Sequence[str]) -> list[tuple[str, str]]:
        """Return those documents' texts, as (document, text), that have no vector of their own yet."""
        rows = self._table_class
        document = rows.metadata_["ref_doc_id"].astext
        query = select(document, rows.text).where(among(document, ref_doc_ids), rows.metadata_.has_key(UNPLACED))
        return [(name, words) for name, words in connection.execute(query)]

    def set_vectors(
        self, connection: Connection, ref_doc_ids: Sequence[str], vectors: Mapping[str, list[float]]
    ) -> None:
        rows = self._table_class
        document = rows.metadata_["ref_doc_id"].astext
        for words, vector in vectors.items():
            placed = update(rows).where(
                among(document, ref_doc_ids), rows.metadata_.has_key(UNPLACED), rows.text == words
            )
            connection.execute(placed.values(embedding=vector, metadata_=rows.metadata_ - UNPLACED))


class Bookcase:
    """All stores' tables, on the one pool of `database`."""

    def __init__(self, database: Database, dimension: int) -> None:
        self.database = database
        self.dimension = dimension
        self.standing: set[str] = set()
        self.table: Callable[[str, Shelf], KnowledgeTable] = lru_cache(2 * STORES_IN_MEMORY)(self.describe)

    def describe(self, schema: str, shelf: Shelf) -> KnowledgeTable:
        pool: dict[str, Any] = {"engine": self.database.engine, "async_engine": self.database.async_engine}
        table = KnowledgeTable(
            **pool,
            schema_name=schema,
            table_name=shelf.value,
            embed_dim=self.dimension,
            hybrid_search=True,
            use_jsonb=True,
            perform_setup=True,
            initialization_fail_on_error=True,
        )
        # Of products what is near is found first and its words read then, so that an index of all words serves nobody.
        indexes = table._table_class.__table__.indexes
        indexes -= {index for index in indexes if shelf is Shelf.PRODUCTS and index.name == f"{shelf.value}_idx"}
        return table

    def ensure(self, store: Store) -> None:
        """Build the store's tables unless this process knows that they stand: deliveries may come before its import."""
        if store.schema not in self.standing:
            self.build(store)
            self.standing.add(store.schema)

    def build(self, store: Store) -> None:
        """Create the store's schema and tables where they are missing."""
        with self.database.transaction() as connection:
            wait_for(connection, LockKind.SCHEMA, store.schema)
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS vector"))
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {store.schema}"))
            for shelf in Shelf:
                table = self.table(store.schema, shelf)._table_class.__table__
                table.create(connection, checkfirst=True)
                for index in table.indexes:
                    index.create(connection, checkfirst=True)

    def index(self, store: Store) -> None:
        """Index the vectors of large tables. Below, reading all of them is quick, and finds what an index may miss.

        Left until a store is read, since adding to the index takes ten times as long as adding to the table.
        """
        for shelf in Shelf:
            name = self.table(store.schema, shelf)._table_class.__table__.name
            index_vectors(self.database, store.schema, name)


def index_vectors(database: Database, schema: str, table: str) -> None:
    with database.alone() as connection:
        if (connection.scalar(text(f"SELECT count(*) FROM {schema}.{table}")) or 0) < MANY:
            return
        index = f"{table}_nearest"
        # A build that was killed leaves an index behind that serves nobody.
        if connection.scalar(text(BROKEN), {"index": f"{schema}.{index}"}):
            connection.execute(text(f"DROP INDEX CONCURRENTLY {schema}.{index}"))
        connection.execute(text(f"SET maintenance_work_mem = '{INDEX_MEMORY}'"))
        # Written by us, since LlamaIndex sets its search depth in a way that psycopg 3 cannot send.
        connection.execute(
            text(
                f"CREATE INDEX CONCURRENTLY IF NOT EXISTS {index} ON {schema}.{table} "
                "USING hnsw (embedding vector_cosine_ops) WITH (m = 16, ef_construction = 64)"
            )
        )


class StoredKnowledge:
    """Implements the search half of domain.ports.Knowledge, and takes in passages."""

    def __init__(self, connection: Connection, bookcase: Bookcase, nearness: Nearness, editions: Editions) -> None:
        self.connection = connection
        self.bookcase = bookcase
        self.nearness = nearness
        self.editions = editions

    def table(self, store: Store, shelf: Shelf) -> KnowledgeTable:
        """Return the store's own table, which stands from now on."""
        self.bookcase.ensure(store)
        return self.bookcase.table(store.schema, shelf)

    def search(self, store: Store, question: str, kinds: Sequence[DocumentKind], limit: int) -> list[Passage]:
        self.bookcase.ensure(store)
        vector = self.nearness.vector(question)
        found: list[Passage] = []
        for shelf in {shelf_of(kind) for kind in kinds}:
            # Every text of the products' table is a product's.
            chosen = () if shelf is Shelf.PRODUCTS else kinds
            address = self.bookcase.table(store.schema, shelf).address
            found += search_table(self.connection, address, question, vector, chosen, limit)
        return sorted(found, key=lambda passage: -passage.score)

    def products_near(self, store: Store, words: str, limit: int) -> dict[int, float]:
        self.bookcase.ensure(store)
        address = self.bookcase.table(store.schema, Shelf.PRODUCTS).address
        near = name_nearest(self.connection, address, words, self.nearness.vector(words), limit)
        return {int(one): score for one, score in near.items()}

    def replace(
        self,
        store: Store,
        kind: DocumentKind,
        documents: Mapping[str, Sequence[Passage]],
        ready: Mapping[str, list[float]],
    ) -> int:
        """Put each document's passages in the place of all that was held of it. Return how many were embedded.

        `ready` holds the vectors of texts that were embedded before.
        """
        self.forget(store, kind, documents)
        passages = [passage for found in documents.values() for passage in found]
        missing = [passage.text for passage in passages if passage.text not in ready]
        fresh = dict(zip(missing, self.nearness.embedder().embed(missing), strict=True)) if missing else {}
        vectors = {**ready, **fresh}
        table = self.table(store, shelf_of(kind))
        table.put(self.connection, [as_node(passage, vectors[passage.text]) for passage in passages])
        return len(fresh)

    def reword(self, store: Store, kind: DocumentKind, documents: Mapping[str, Sequence[Passage]]) -> None:
        """Put each document's passages in the place of all that was held of it, and leave embedding for later.

        A text that was held keeps its vector; any other has that of the one whose place it takes, until `place`.
        """
        table = self.table(store, shelf_of(kind))
        held = table.held(self.connection, references(kind, documents))
        nowhere = unit_vector(self.bookcase.dimension)
        self.forget(store, kind, documents)
        table.put(
            self.connection,
            [
                node
                for one, passages in documents.items()
                for node in reworded(passages, held.get(f"{kind}:{one}", ()), nowhere)
            ],
        )

    def unplaced(self, store: Store, kind: DocumentKind, documents: Collection[str]) -> set[str]:
        """Return the documents' texts that have no vector of their own yet."""
        table = self.table(store, shelf_of(kind))
        return {text for _, text in table.unplaced(self.connection, references(kind, documents))}

    def place(
        self, store: Store, kind: DocumentKind, documents: Collection[str], vectors: Mapping[str, list[float]]
    ) -> set[str]:
        """Give those texts of the documents their vectors, by text. Return the documents that still lack some."""
        table, named = self.table(store, shelf_of(kind)), references(kind, documents)
        self.editions.change(store)
        table.set_vectors(self.connection, named, vectors)
        return {name.removeprefix(f"{kind}:") for name, _ in table.unplaced(self.connection, named)}

    def forget(self, store: Store, kind: DocumentKind, documents: Collection[str]) -> None:
        table = self.table(store, shelf_of(kind))
        self.editions.change(store)
        table.delete_documents(self.connection, references(kind, documents))


def references(kind: DocumentKind, documents: Collection[str]) -> list[str]:
    """Return the documents' names in LlamaIndex's tables."""
    return [f"{kind}:{document_id}" for document_id in documents]
