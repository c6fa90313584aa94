"""Giving an export out: only to who may have it, and never without a trace."""

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from domain.errors import ExportNotFound
from domain.privacy.accesses import Access, Seen
from domain.stores import Store


class ExportShelf(Protocol):
    def export(self, store: Store, record_id: UUID, made_after: datetime) -> dict[str, Any] | None: ...

    def note_fetched(self, store: Store, record_id: UUID) -> bool: ...


class AccessShelf(Protocol):
    def note(self, store: Store, access: Access) -> None: ...


class Shelves(Protocol):
    @property
    def privacy(self) -> ExportShelf: ...

    @property
    def accesses(self) -> AccessShelf: ...


def fetch(
    store: Store, record_id: UUID, actor: str, now: datetime, made_after: datetime, shelves: Shelves
) -> dict[str, Any]:
    """Return the export of a request, which is thereby done. Raises ExportNotFound."""
    document = shelves.privacy.export(store, record_id, made_after)
    if document is None:
        raise ExportNotFound(str(record_id))
    shelves.accesses.note(store, Access(now, actor, Seen.EXPORT, str(record_id)))
    shelves.privacy.note_fetched(store, record_id)
    return document
