"""What one store's Admin API still lets us ask, in points."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Bucket:
    """`requested` is what the query was charged before it ran; `restored` points come back each second."""

    requested: float
    available: float
    restored: float
    size: float


@dataclass
class Bill:
    """What a request came to; None where the answer does not say."""

    bucket: Bucket | None = None


class Budget(Protocol):
    def spending(self, query: str) -> AbstractContextManager[Bill]:
        """Wait, not long, until the store can afford `query`; note the bill at the end. Raises RemoteError."""


class Unlimited:
    """For a store that is asked for the first time."""

    @contextmanager
    def spending(self, query: str) -> Iterator[Bill]:
        yield Bill()


def bucket_of(answer: Mapping[str, Any]) -> Bucket | None:
    """Read `extensions.cost`; None where it is missing or odd."""
    try:
        cost = answer["extensions"]["cost"]
        status = cost["throttleStatus"]
        return Bucket(
            float(cost["requestedQueryCost"]),
            float(status["currentlyAvailable"]),
            float(status["restoreRate"]),
            float(status["maximumAvailable"]),
        )
    except (LookupError, TypeError, ValueError):
        return None
