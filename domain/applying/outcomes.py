"""What applying a delivery comes to."""

from dataclasses import dataclass
from enum import StrEnum


class Task(StrEnum):
    """Work that must wait until the transaction is committed."""

    REFRESH_PRODUCT = "refresh_product"
    REFRESH_DOCUMENTS = "refresh_documents"
    ERASE_STORE = "erase_store"


@dataclass(frozen=True)
class FollowUp:
    task: Task
    record_id: int = 0


@dataclass(frozen=True)
class Applied:
    """`reason` says why nothing was changed, "" where something was.

    `order` is the order that was changed, `awaits` the one that has to come first; 0 for none.
    """

    reason: str = ""
    follow_up: FollowUp | None = None
    order: int = 0
    awaits: int = 0


STALE = Applied("Something newer is held.")
