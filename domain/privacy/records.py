"""The proof of each request: what was asked, when, and what was done, in counts. It names no person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

DEADLINE = timedelta(days=30)  # Shopify's and the GDPR's month
LATE = timedelta(days=25)  # after which whoever can still act is told


class RecordKind(StrEnum):
    DATA_REQUEST = "customers/data_request"
    REDACT_CUSTOMER = "customers/redact"
    REDACT_SHOP = "shop/redact"
    ERASED_BY_OPERATOR = "operator/erase"
    ERASED_AFTER_LEAVING = "retention/erase"


class RecordState(StrEnum):
    """READY: an export waits to be fetched. KEPT: the store came back before it was erased."""

    OPEN = "open"
    READY = "ready"
    DONE = "done"
    KEPT = "kept"


@dataclass(frozen=True)
class HandedOver:
    """A ticket that only the merchant can delete, at the helpdesk it went to."""

    method: str
    ticket_id: str


@dataclass(frozen=True)
class Done:
    """What a request came to: how many of each kind were found or deleted, and which tickets are left elsewhere."""

    counts: Mapping[str, int] = field(default_factory=dict)
    tickets: tuple[HandedOver, ...] = ()


@dataclass(frozen=True)
class PrivacyRecord:
    id: UUID
    kind: RecordKind
    request_id: str
    state: RecordState
    received_at: datetime
    finished_at: datetime | None
    done: Done
    export_made_at: datetime | None = None

    @property
    def due_at(self) -> datetime:
        return self.received_at + DEADLINE

    def is_late(self, now: datetime) -> bool:
        return self.finished_at is None and now - self.received_at > LATE
