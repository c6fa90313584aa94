"""What applying a delivery comes to."""

from dataclasses import dataclass
from datetime import datetime

from domain.follow_ups import FollowUp
from domain.updates import Update


@dataclass(frozen=True)
class News:
    """An update, and when the shop triggered it."""

    update: Update
    at: datetime


@dataclass(frozen=True)
class Applied:
    """`reason` says why nothing was changed, "" where something was; `aside` that a person has to look at it.

    `order` is the order that was changed, `awaits` the one that has to come first; 0 for none.
    """

    reason: str = ""
    follow_up: FollowUp | None = None
    order: int = 0
    awaits: int = 0
    aside: bool = False


STALE = Applied("Something newer is held.")
OUTDONE = Applied("A newer delivery of the same record came with it.")
