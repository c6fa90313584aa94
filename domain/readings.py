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
    TICKETS = "tickets"


@dataclass(frozen=True)
class Reading:
    """`bookmark` is the kind's own note of how far it came; `failures` in a row, the last of them for `problem`."""

    kind: ReadingKind
    bookmark: str = ""
    failures: int = 0
    problem: str = ""


OUT_OF_DATE = "answers may be out of date"
TOLD = {
    ReadingKind.DOCUMENTS: ("Policies, pages and articles", OUT_OF_DATE),
    ReadingKind.CHANGES: ("Changes that no webhook told", OUT_OF_DATE),
    ReadingKind.GONE_PRODUCTS: ("Deleted products", OUT_OF_DATE),
    ReadingKind.GONE_ORDERS: ("Deleted orders", OUT_OF_DATE),
    ReadingKind.TICKETS: ("Answers of your team in the helpdesk", "shoppers may wait for them in the chat"),
}
LONGEST_WAIT = timedelta(hours=6)
LONGEST_WAITS = {ReadingKind.TICKETS: timedelta(minutes=15)}  # a shopper waits for what is in them


def told_problem(reading: Reading) -> str:
    """Return the sentence a merchant should read, "" while it may pass by itself."""
    if reading.failures < FAILURES_TOLD:
        return ""
    what, so = TOLD[reading.kind]
    return f"{what} could not be read {reading.failures} times in a row: {so}."


def due_again(kind: ReadingKind, now: datetime, every: timedelta, failures: int) -> datetime:
    """Return when to try again: later after each failure in a row."""
    doubled: timedelta = every * 2 ** min(failures, 10)
    return now + min(doubled, max(every, LONGEST_WAITS.get(kind, LONGEST_WAIT)))
