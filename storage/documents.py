"""Policies, pages and articles in PostgreSQL."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from domain.knowledge.documents import Document, DocumentKind
from domain.stores import Store
from storage.tables import documents


class StoredDocuments:
    """`changed` hears of a store whose texts are others than before."""

    def __init__(self, connection: Connection, changed: Callable[[Store], None]) -> None:
        self.connection = connection
        self.changed = changed

    def all(self, store: Store, kinds: Sequence[DocumentKind]) -> list[Document]:
        query = (
            select(documents)
            .where(documents.c.store_id == store.id, documents.c.kind.in_([kind.value for kind in kinds]))
            .order_by(documents.c.kind, documents.c.title)
        )
        return [
            Document(DocumentKind(row.kind), row.id, row.title, row.url, row.html, row.version)
            for row in self.connection.execute(query)
        ]

    def put(self, store: Store, document: Document, words_hash: str) -> bool:
        """Keep the document unless something newer is held. Return whether its words are new to us."""
        known = self.words_hash(store, document)
        values = {
            "store_id": store.id,
            "kind": document.kind.value,
            "id": document.id,
            "title": document.title,
            "url": document.url,
            "html": document.html,
            "words_hash": words_hash,
            "version": document.version,
        }
        statement = insert(documents).values(values)
        kept = self.connection.execute(
            statement.on_conflict_do_update(
                index_elements=["store_id", "kind", "id"],
                set_={name: statement.excluded[name] for name in ("title", "url", "html", "words_hash", "version")},
                where=documents.c.version <= document.version,
            ).returning(documents.c.id)
        ).first()
        if kept is None or known == words_hash:
            return False
        self.changed(store)
        return True

    def words_hash(self, store: Store, document: Document) -> str:
        query = select(documents.c.words_hash).where(
            documents.c.store_id == store.id,
            documents.c.kind == document.kind.value,
            documents.c.id == document.id,
        )
        return self.connection.scalar(query) or ""

    def ids(self, store: Store, kind: DocumentKind) -> set[str]:
        query = select(documents.c.id).where(documents.c.store_id == store.id, documents.c.kind == kind.value)
        return set(self.connection.scalars(query))

    def delete(self, store: Store, kind: DocumentKind, document_id: str) -> None:
        named = documents.c.store_id == store.id, documents.c.kind == kind.value, documents.c.id == document_id
        if self.connection.execute(delete(documents).where(*named)).rowcount:
            self.changed(store)

    def counts(self, store: Store) -> dict[str, int]:
        """Return how many of each kind: {"policy": 5, "page": 4}."""
        query = (
            select(documents.c.kind, func.count()).where(documents.c.store_id == store.id).group_by(documents.c.kind)
        )
        return {row[0]: row[1] for row in self.connection.execute(query)}
