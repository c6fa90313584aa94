"""Erasing everything of one store, leaving nothing but the proof."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from domain.privacy.records import Done, RecordKind, RecordState
from domain.privacy.shelves import RequestShelf
from domain.stores import Store


class StoreShelf(Protocol):
    def erase(self, store: Store) -> None: ...


class Shelves(Protocol):
    @property
    def stores(self) -> StoreShelf: ...

    @property
    def privacy(self) -> RequestShelf: ...


def erase(store: Store, kind: RecordKind, at: datetime, shelves: Shelves) -> Mapping[str, int]:
    """Return how many rows of each table went."""
    counts = shelves.privacy.count_rows(store)
    shelves.stores.erase(store)
    finish(store, kind, RecordState.DONE, Done(counts), at, shelves.privacy)
    # Whatever else was asked about somebody in this store has nothing left to be answered from.
    shelves.privacy.close(store)
    return counts


def keep(store: Store, at: datetime, shelves: Shelves) -> None:
    """The store came back before it was erased."""
    finish(store, RecordKind.REDACT_SHOP, RecordState.KEPT, Done(), at, shelves.privacy)


def finish(
    store: Store, kind: RecordKind, state: RecordState, done: Done, at: datetime, requests: RequestShelf
) -> None:
    record = requests.unfinished(store, kind) or requests.open(store, kind, "", (), at)
    requests.finish(record, state, done)
