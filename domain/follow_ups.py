"""What must be done after a delivery was applied: kept with it in one transaction, until it is done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Task(StrEnum):
    READ_STOCK = "read_stock"
    EMBED_WORDS = "embed_words"
    REFRESH_DOCUMENTS = "refresh_documents"
    ERASE_STORE = "erase_store"


@dataclass(frozen=True)
class FollowUp:
    """`record_id` is what the task concerns, 0 for the whole store.

    An inventory item for READ_STOCK, a product for EMBED_WORDS.
    """

    task: Task
    record_id: int = 0


@dataclass(frozen=True)
class Claim:
    """A follow-up that one worker has until `until`. `told_at`: when the shop triggered what asked for it last."""

    task: Task
    record_id: int
    told_at: datetime
    attempts: int
    until: datetime


@dataclass(frozen=True)
class Stuck:
    """A follow-up that failed, and the reason as a person can read it. `given_up` says that it waits for one."""

    task: str
    record_id: int
    attempts: int
    given_up: bool
    reason: str
