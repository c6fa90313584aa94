"""Reading again, from time to time, what no webhook tells and what a lost one did not."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

FAILURES_TOLD = 3  # in a row, before a person is told


class ReadingKind(StrEnum):
    DOCUMENTS = "documents"
    CHANGES = "changes"
    GONE_PRODUCTS = "gone_products"
    GONE_ORDERS = "gone_orders"


@dataclass(frozen=True)
class Reading:
    """`bookmark` is the kind's own note of how far it came; `failures` in a row, the last of them for `problem`."""

    kind: ReadingKind
    bookmark: str = ""
    failures: int = 0
    problem: str = ""


TITLES = {
    ReadingKind.DOCUMENTS: "Policies, pages and articles",
    ReadingKind.CHANGES: "Changes that no webhook told",
    ReadingKind.GONE_PRODUCTS: "Deleted products",
    ReadingKind.GONE_ORDERS: "Deleted orders",
}
LONGEST_WAIT = timedelta(hours=6)


def told_problem(reading: Reading) -> str:
    """Return the sentence a merchant should read, "" while it may pass by itself."""
    if reading.failures < FAILURES_TOLD:
        return ""
    return f"{TITLES[reading.kind]} could not be read {reading.failures} times in a row: answers may be out of date."


def due_again(now: datetime, every: timedelta, failures: int) -> datetime:
    """Return when to try again: later after each failure in a row."""
    doubled: timedelta = every * 2 ** min(failures, 10)
    return now + min(doubled, max(every, LONGEST_WAIT))
