"""What merchants add to their store's knowledge, in PostgreSQL."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from domain.knowledge.sources import READ_AGAIN, Source, SourceKind, SourceState, Version
from domain.stores import Store, StoreState
from storage.tables import knowledge_pages, knowledge_pieces, knowledge_sources, knowledge_versions, stores

WAITS, READ, FAILED, AWAY = "waits", "read", "failed", "away"


class StoredSources:
    """Implements domain.knowledge.sources.SourceShelf."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def all(self, store: Store) -> list[Source]:
        query = select(knowledge_sources).where(knowledge_sources.c.store_id == store.id)
        newest = query.order_by(knowledge_sources.c.changed_at.desc(), knowledge_sources.c.id)
        return [as_source(row) for row in self.connection.execute(newest)]

    def one(self, store: Store, source_id: UUID, *, alone: bool = False) -> Source | None:
        named = knowledge_sources.c.store_id == store.id, knowledge_sources.c.id == source_id
        query = select(knowledge_sources).where(*named)
        row = self.connection.execute(query.with_for_update() if alone else query).first()
        return as_source(row) if row else None

    def put(self, store: Store, source: Source) -> None:
        values = {each.name: getattr(source, each.name) for each in fields(Source)}
        statement = upsert(knowledge_sources).values(store_id=store.id, **values)
        changed = {name: statement.excluded[name] for name in values if name != "id"}
        self.connection.execute(statement.on_conflict_do_update(index_elements=["store_id", "id"], set_=changed))

    def delete(self, store: Store, source_id: UUID) -> None:
        named = knowledge_sources.c.store_id == store.id, knowledge_sources.c.id == source_id
        self.connection.execute(delete(knowledge_sources).where(*named))

    def due(self, now: datetime, limit: int) -> list[tuple[UUID, UUID]]:
        """Return the ids of stores that have the app, and their sources that wait to be read, the longest first."""
        query = select(knowledge_sources.c.store_id, knowledge_sources.c.id)
        installed = query.join(stores, stores.c.id == knowledge_sources.c.store_id)
        there = installed.where(stores.c.state == StoreState.INSTALLED)
        waiting = there.where(knowledge_sources.c.due_at <= now).order_by(knowledge_sources.c.due_at).limit(limit)
        return [(row[0], row[1]) for row in self.connection.execute(waiting)]

    def hurry(self, store: Store, source_id: UUID, now: datetime) -> bool:
        """Have what is read again be read now. Return whether there is one."""
        source = self.one(store, source_id, alone=True)
        if source is None or source.kind not in READ_AGAIN:
            return False
        if source.state is not SourceState.READING:
            self.put(store, replace(source, state=SourceState.WAITING, due_at=now, problem=""))
        return True

    def add_version(self, store: Store, source_id: UUID, version: Version) -> None:
        values = {each.name: getattr(version, each.name) for each in fields(Version)}
        self.connection.execute(insert(knowledge_versions).values(store_id=store.id, source_id=source_id, **values))

    def versions(self, store: Store, source_id: UUID) -> list[Version]:
        table = knowledge_versions
        query = select(table.c.number, table.c.title, table.c.text, table.c.at, table.c.who)
        newest = query.where(*of(table, store, source_id)).order_by(table.c.number.desc())
        return [Version(*row) for row in self.connection.execute(newest)]

    def forget_versions(self, store: Store, source_id: UUID, before: int) -> None:
        published = (
            select(knowledge_sources.c.published)
            .where(knowledge_sources.c.store_id == store.id, knowledge_sources.c.id == source_id)
            .scalar_subquery()
        )
        old = knowledge_versions.c.number <= before, knowledge_versions.c.number != published
        self.connection.execute(delete(knowledge_versions).where(*of(knowledge_versions, store, source_id), *old))

    def add_piece(self, store: Store, source_id: UUID, number: int, content: bytes) -> None:
        named = {"store_id": store.id, "source_id": source_id, "number": number}
        statement = upsert(knowledge_pieces).values(**named, content=content)
        self.connection.execute(statement.on_conflict_do_update(index_elements=[*named], set_={"content": content}))

    def pieces(self, store: Store, source_id: UUID) -> Iterator[bytes]:
        """Yield the file, one piece in memory at a time."""
        numbers = select(knowledge_pieces.c.number).where(*of(knowledge_pieces, store, source_id))
        for number in self.connection.scalars(numbers.order_by(knowledge_pieces.c.number)).all():
            named = *of(knowledge_pieces, store, source_id), knowledge_pieces.c.number == number
            yield self.connection.scalars(select(knowledge_pieces.c.content).where(*named)).one()

    def held(self, store: Store, source_id: UUID) -> int:
        """Return how many bytes of the file have come."""
        length = func.coalesce(func.sum(func.length(knowledge_pieces.c.content)), 0)
        return int(self.connection.scalar(select(length).where(*of(knowledge_pieces, store, source_id))) or 0)

    def forget_pieces(self, store: Store, source_id: UUID) -> None:
        self.connection.execute(delete(knowledge_pieces).where(*of(knowledge_pieces, store, source_id)))

    def list_pages(self, store: Store, source_id: UUID, urls: Sequence[str]) -> None:
        named = of(knowledge_pages, store, source_id)
        place = self.connection.scalar(select(func.count()).select_from(knowledge_pages).where(*named)) or 0
        rows = [
            {"store_id": store.id, "source_id": source_id, "url": url, "place": place + at, "state": WAITS}
            for at, url in enumerate(dict.fromkeys(urls))
        ]
        if rows:
            self.connection.execute(upsert(knowledge_pages).on_conflict_do_nothing(), rows)

    def next_pages(self, store: Store, source_id: UUID, limit: int) -> list[str]:
        waiting = *of(knowledge_pages, store, source_id), knowledge_pages.c.state == WAITS
        query = select(knowledge_pages.c.url).where(*waiting).order_by(knowledge_pages.c.place).limit(limit)
        return list(self.connection.scalars(query))

    def note_page(self, store: Store, source_id: UUID, url: str, problem: str, *, away: bool = False) -> None:
        named = *of(knowledge_pages, store, source_id), knowledge_pages.c.url == url
        state = AWAY if away else FAILED if problem else READ
        self.connection.execute(update(knowledge_pages).where(*named).values(state=state, problem=problem))

    def counts(self, store: Store, source_id: UUID) -> tuple[int, int, int]:
        table = knowledge_pages
        done = func.count().filter(table.c.state != WAITS)
        failed = func.count().filter(table.c.state.in_((FAILED, AWAY)))
        row = self.connection.execute(select(done, func.count(), failed).where(*of(table, store, source_id))).one()
        return row[0], row[1], row[2]

    def read_pages(self, store: Store, source_id: UUID) -> set[str]:
        return self.pages(store, source_id, READ)

    def away_pages(self, store: Store, source_id: UUID) -> set[str]:
        return self.pages(store, source_id, AWAY)

    def listed_pages(self, store: Store, source_id: UUID) -> set[str]:
        return self.pages(store, source_id, WAITS, READ, FAILED, AWAY)

    def pages(self, store: Store, source_id: UUID, *states: str) -> set[str]:
        chosen = *of(knowledge_pages, store, source_id), knowledge_pages.c.state.in_(states)
        return set(self.connection.scalars(select(knowledge_pages.c.url).where(*chosen)))

    def forget_pages(self, store: Store, source_id: UUID) -> None:
        self.connection.execute(delete(knowledge_pages).where(*of(knowledge_pages, store, source_id)))


def of(table: Table, store: Store, source_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return table.c.store_id == store.id, table.c.source_id == source_id


def as_source(row: Row[Any]) -> Source:
    told = {each.name: getattr(row, each.name) for each in fields(Source)}
    return Source(**{**told, "kind": SourceKind(row.kind), "state": SourceState(row.state)})
