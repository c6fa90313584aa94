"""Privacy requests with their proof, the exports made for them, and who read what."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, select, true, update
from sqlalchemy.dialects.postgresql import insert

from domain.inbox import DeliveryState
from domain.privacy.accesses import Access, Seen
from domain.privacy.deliveries import PRIVACY
from domain.privacy.exports import Export
from domain.privacy.records import Done, HandedOver, PrivacyRecord, RecordKind, RecordState
from domain.stores import ShopDomain, Store
from storage.records import to_json
from storage.sealing import KeyedHasher, Sealer
from storage.tables import access_log, inbox, metadata, privacy_exports, privacy_requests

ENDED = (RecordState.DONE, RecordState.KEPT)
UNSETTLED = (DeliveryState.WAITING, DeliveryState.SET_ASIDE)


class StoredPrivacy:
    """Implements domain.privacy.shelves.RequestShelf. Records are found by the shop's hash when the store is gone."""

    def __init__(self, connection: Connection, hasher: KeyedHasher, sealer: Sealer) -> None:
        self.connection = connection
        self.hasher = hasher
        self.sealer = sealer

    def open(self, store: Store, kind: RecordKind, request_id: str, keys: Collection[str], at: datetime) -> UUID:
        """Note a request. One of Shopify's that is told again is the one noted first."""
        known = select(privacy_requests.c.id).where(
            privacy_requests.c.store_id == store.id,
            privacy_requests.c.kind == kind,
            privacy_requests.c.request_id == request_id,
        )
        first: UUID | None = self.connection.scalar(known) if request_id else None
        if first is not None:
            return first
        row = {
            "id": uuid4(),
            "store_id": store.id,
            "shop_hash": self.hasher.shop(store.shop),
            "kind": kind,
            "request_id": request_id,
            "subject_keys": sorted(keys),
            "state": RecordState.OPEN,
            "received_at": at,
        }
        self.connection.execute(insert(privacy_requests).values(row))
        return UUID(str(row["id"]))

    def finish(self, record_id: UUID, state: RecordState, done: Done) -> None:
        values = {
            "state": state,
            "counts": dict(done.counts),
            "tickets": to_json(done)["tickets"],
            "finished_at": func.clock_timestamp() if state in ENDED else None,
        }
        self.connection.execute(update(privacy_requests).where(privacy_requests.c.id == record_id).values(values))

    def unfinished(self, store: Store, kind: RecordKind) -> UUID | None:
        """Return the oldest of that kind that is not finished."""
        query = select(privacy_requests.c.id).where(*open_of(store), privacy_requests.c.kind == kind)
        return self.connection.scalar(query.order_by(privacy_requests.c.received_at).limit(1))

    def close(self, store: Store) -> None:
        """Finish whatever is open of the store, as it is."""
        done = {"state": RecordState.DONE, "finished_at": func.clock_timestamp()}
        self.connection.execute(update(privacy_requests).where(*open_of(store)).values(done))

    def count_rows(self, store: Store) -> dict[str, int]:
        """Return how many rows of each table are the store's."""
        owned = [table for table in metadata.sorted_tables if "store_id" in table.c and table is not privacy_requests]
        counts = {table.name: select(func.count()).where(table.c.store_id == store.id) for table in owned}
        found = {name: self.connection.scalar(count) or 0 for name, count in counts.items()}
        return {name: count for name, count in found.items() if count}

    def keep_export(self, store: Store, record_id: UUID, export: Export) -> None:
        """Seal and keep it until it is too old."""
        sealed = self.sealer.seal(json.dumps(to_json(export), ensure_ascii=False))
        statement = insert(privacy_exports).values(store_id=store.id, request_id=record_id, sealed=sealed)
        again = {"sealed": sealed, "made_at": func.clock_timestamp()}
        self.connection.execute(statement.on_conflict_do_update(index_elements=["request_id"], set_=again))

    def export(self, store: Store, record_id: UUID, made_after: datetime) -> dict[str, Any] | None:
        """Return the document; None where there is none, or where it is too old to be given out."""
        query = select(privacy_exports.c.sealed).where(
            privacy_exports.c.store_id == store.id,
            privacy_exports.c.request_id == record_id,
            privacy_exports.c.made_at > made_after,
        )
        sealed = self.connection.scalar(query)
        return None if sealed is None else json.loads(self.sealer.open(sealed))

    def note_fetched(self, store: Store, record_id: UUID) -> bool:
        """The first time somebody took the export, the request is done. Return whether this was the first time."""
        ready = privacy_requests.c.id == record_id, privacy_requests.c.state == RecordState.READY
        fetched = update(privacy_requests).where(*open_of(store), *ready)
        done = {"state": RecordState.DONE, "finished_at": func.clock_timestamp()}
        return self.connection.execute(fetched.values(done)).rowcount == 1

    def drop_exports(self, store: Store, keys: Collection[str]) -> int:
        """Forget the exports made for a person. Return how many."""
        theirs = select(privacy_requests.c.id).where(
            privacy_requests.c.store_id == store.id, privacy_requests.c.subject_keys.overlap(sorted(keys))
        )
        dropped = delete(privacy_exports).where(
            privacy_exports.c.store_id == store.id, privacy_exports.c.request_id.in_(theirs)
        )
        return self.connection.execute(dropped).rowcount

    def reseal(self) -> int:
        """Seal every export anew with the newest key. Return how many."""
        rows = self.connection.execute(select(privacy_exports).with_for_update()).all()
        for row in rows:
            own = privacy_exports.c.request_id == row.request_id
            self.connection.execute(update(privacy_exports).where(own).values(sealed=self.sealer.reseal(row.sealed)))
        return len(rows)

    def of_shop(self, shop: ShopDomain, limit: int = 100) -> list[PrivacyRecord]:
        """Return the newest first, also of a shop of which nothing else is left."""
        query = (
            select(privacy_requests, privacy_exports.c.made_at)
            .outerjoin(privacy_exports, privacy_exports.c.request_id == privacy_requests.c.id)
            .where(privacy_requests.c.shop_hash == self.hasher.shop(shop))
            .order_by(privacy_requests.c.received_at.desc())
            .limit(limit)
        )
        return [as_record(row) for row in self.connection.execute(query).mappings()]

    def late(self, store: Store, before: datetime) -> int:
        """Return how many requests received before then are not done, those that could not be applied among them."""
        return count_late(
            self.connection, before, privacy_requests.c.store_id == store.id, inbox.c.store_id == store.id
        )


def count_late(connection: Connection, before: datetime, *of_store: ColumnElement[bool]) -> int:
    """Return the same, over all stores unless conditions for the two tables are given."""
    own, delivered = of_store or (true(), true())
    late = select(func.count()).where(
        privacy_requests.c.finished_at.is_(None), privacy_requests.c.received_at < before, own
    )
    stuck = select(func.count()).where(
        inbox.c.state.in_(UNSETTLED), inbox.c.topic.in_(PRIVACY), inbox.c.received_at < before, delivered
    )
    return (connection.scalar(late) or 0) + (connection.scalar(stuck) or 0)


def open_of(store: Store) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return privacy_requests.c.store_id == store.id, privacy_requests.c.finished_at.is_(None)


def as_record(row: RowMapping) -> PrivacyRecord:
    return PrivacyRecord(
        id=row["id"],
        kind=RecordKind(row["kind"]),
        request_id=row["request_id"],
        state=RecordState(row["state"]),
        received_at=row["received_at"],
        finished_at=row["finished_at"],
        done=Done(row["counts"], tuple(HandedOver(**one) for one in row["tickets"])),
        export_made_at=row["made_at"],
    )


class StoredAccesses:
    """The log of who read people's data."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def note(self, store: Store, access: Access) -> None:
        row = {"at": access.at, "actor": access.actor, "kind": access.seen, "record_id": access.record_id}
        self.connection.execute(insert(access_log).values(store_id=store.id, **row))

    def newest(self, store: Store, limit: int) -> list[Access]:
        query = select(access_log).where(access_log.c.store_id == store.id)
        rows = self.connection.execute(query.order_by(access_log.c.at.desc(), access_log.c.id.desc()).limit(limit))
        return [Access(row.at, row.actor, Seen(row.kind), row.record_id) for row in rows]
