"""The inbox: what Shopify delivered, durable before it is acknowledged, applied in the order it was triggered."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class DeliveryState(StrEnum):
    """EARLY waits for the record it belongs to; SET_ASIDE for a person."""

    WAITING = "waiting"
    APPLIED = "applied"
    SKIPPED = "skipped"
    EARLY = "early"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class Delivery:
    """What Shopify sent. `triggered_at` orders deliveries; `attempts` counts failed tries to apply it."""

    webhook_id: str
    event_id: str
    topic: str
    triggered_at: datetime
    body: bytes
    id: int = 0
    attempts: int = 0


@dataclass(frozen=True)
class Settlement:
    """What came of one delivery. `awaits` is the order that an EARLY one waits for, None for all others."""

    delivery_id: int
    state: DeliveryState
    reason: str = ""
    awaits: int | None = None


class Intake(StrEnum):
    """What became of a delivery at our door. UNKNOWN: its shop is no store of ours, so nothing is kept."""

    KEPT = "kept"
    REPEATED = "repeated"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Receipt:
    """`store_id` is None where the shop is unknown."""

    result: Intake
    store_id: UUID | None = None
