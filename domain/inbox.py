"""The inbox: what Shopify delivered, durable before it is acknowledged, applied in the order it was triggered."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
