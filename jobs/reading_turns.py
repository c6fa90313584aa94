"""One store's turn at being read again: where it goes on, when it comes next, and what if it fails."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from domain.errors import RemoteError
from domain.readings import Reading, ReadingKind, due_again
from domain.stores import Store
from runtime.services import Services

log = logging.getLogger(__name__)


@dataclass
class ReadingTurn:
    """What the reading sets before it ends: its `bookmark`, and how long until `next` time."""

    bookmark: str
    next: timedelta


@contextmanager
def taking_turn(house: Services, store: Store, kind: ReadingKind, every: timedelta) -> Iterator[ReadingTurn]:
    """Note how the reading went. A RemoteError ends here: the next turn is the next try, later after each failure."""
    with house.begin() as work:
        reading: Reading = work.readings.of(store, kind)
    turn = ReadingTurn(reading.bookmark, every)
    try:
        yield turn
    except RemoteError as error:
        log.warning("reading failed", extra={"shop": str(store.shop), "kind": kind.value, "error": str(error)})
        with house.begin() as work:
            due_at = due_again(kind, house.now(), every, reading.failures)
            work.readings.note_failure(store, kind, str(error), due_at)
    else:
        with house.begin() as work:
            work.readings.note(store, kind, turn.bookmark, house.now() + turn.next)
