"""What a member of the merchant's staff changed. Nothing secret stands in it, nor anything of a shopper."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Change:
    """`who` is Shopify's id of a member of staff; `what` goes on from it: "chose where conversations go"."""

    id: int
    at: datetime
    who: str
    what: str
    detail: str
