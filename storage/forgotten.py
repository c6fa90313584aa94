"""Keeping out what a forgotten person would come back by: late news of what they did before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from domain.customers import Customer
from domain.orders import Order
from domain.privacy.records import RecordKind
from domain.stores import Store
from storage.sealing import KeyedHasher
from storage.tables import privacy_requests


@dataclass(frozen=True)
class Trace:
    """Whose a record is, and since when it is there."""

    id: int
    customer_id: int | None
    email: str
    born: datetime


def trace_of(record: Order | Customer) -> Trace:
    if isinstance(record, Customer):
        return Trace(record.id, record.id, record.email, record.version)
    return Trace(record.id, record.customer_id, record.email, record.created_at)


def forgotten(
    connection: Connection, hasher: KeyedHasher, store: Store, records: Iterable[Order | Customer]
) -> frozenset[int]:
    """Return the ids of those whose person was to be forgotten when they were there already."""
    keyed = {trace: keys_of(hasher, store, trace) for trace in map(trace_of, records)}
    query = select(privacy_requests.c.subject_keys, privacy_requests.c.received_at).where(
        privacy_requests.c.store_id == store.id,
        privacy_requests.c.kind == RecordKind.REDACT_CUSTOMER,
        privacy_requests.c.subject_keys.overlap(sorted(set().union(*keyed.values()))),
    )
    requests = connection.execute(query).all() if keyed else []
    return frozenset(
        trace.id
        for trace, keys in keyed.items()
        if any(trace.born <= row.received_at and not keys.isdisjoint(row.subject_keys) for row in requests)
    )


def keys_of(hasher: KeyedHasher, store: Store, trace: Trace) -> frozenset[str]:
    by_id = hasher.digest(store, "customer", str(trace.customer_id)) if trace.customer_id is not None else ""
    return frozenset({by_id, hasher.email(store, trace.email)} - {""})
