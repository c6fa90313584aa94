"""Taking in the file of a bulk operation, batch by batch, each in one transaction with the place it was read to."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Generic, Protocol, TypeVar

from domain.errors import FileGone, RemoteError, Unstorable
from domain.importing.runs import PATIENCE, Import, ImportShelves, Pause
from domain.importing.sources import Bulk, Line
from domain.imports import ImportPhase

BATCH = 50  # records a transaction; progress moves with each
DEPTH = 4  # batches that are made ready while one is written
SOON = 0.05  # seconds until the second look at a bulk operation; small shops' end at once
POLL = 1.0  # seconds between two later looks
LOOKS = 15  # before others have their turn
LATER = 5.0  # seconds until a bulk operation is looked at again after that

Item = TypeVar("Item")
Ready = TypeVar("Ready")


class Intake(Protocol, Generic[Item, Ready]):
    """What is done with the records of a file."""

    def read(self, url: str, position: int) -> Iterator[Line[Item]]: ...

    def begin(self, items: Sequence[Item]) -> Callable[[], Ready]:
        """Start what takes long, and return what waits for it."""

    def learn(self, items: Sequence[Item], ready: Ready, work: ImportShelves) -> None:
        """Keep the records. Raises Unstorable."""

    def leave_out(self, record_ids: Sequence[int], work: ImportShelves) -> None:
        """Note that these exist, though they could not be kept."""


def awaited_bulk(one: Import, phase: ImportPhase) -> Bulk | Pause:
    """Return the phase's ended bulk operation, starting it unless an earlier run did."""
    bulk_id = one.enter(phase)
    if not bulk_id:
        bulk_id = one.patiently(lambda: one.source.start_bulk(phase))
        one.change(bulk_id=bulk_id)
    for look in range(LOOKS):
        bulk = one.patiently(lambda: one.source.bulk(bulk_id))
        one.change(total=bulk.found)
        if bulk.ended:
            return bulk
        one.sleep(min(POLL, SOON * 2**look))
    return Pause(LATER)


def take_in(one: Import, bulk: Bulk, intake: Intake[Item, Ready]) -> Pause | None:
    """Keep every record that is not taken in yet, or as many as the turn allows.

    What an operation that went wrong left behind is taken too, before another one is started by the next try.
    """
    try:
        pause = take_batches(one, intake.read(bulk.url, one.progress().position), intake)
    except FileGone as error:
        one.change(bulk_id="")
        raise RemoteError(error.system, "bulk file is gone", retry_after=PATIENCE) from error
    if pause is None and bulk.problem:
        one.change(bulk_id="")
        raise RemoteError("shopify", f"bulk operation ended with {bulk.problem}", retry_after=PATIENCE)
    return pause


def take_batches(one: Import, lines: Iterator[Line[Item]], intake: Intake[Item, Ready]) -> Pause | None:
    for batch, ready in ahead(batches(lines), lambda batch: intake.begin(readable(batch))):
        with one.begin() as work:
            # Webhooks change the same records: one of the two at a time.
            work.inbox.lock(one.store)
            take_batch(one, batch, ready(), intake, work)
        if one.turn_is_over():
            return Pause()
    return None


def take_batch(
    one: Import, batch: Sequence[Line[Item]], ready: Ready, intake: Intake[Item, Ready], work: ImportShelves
) -> None:
    left_out = [line for line in batch if line.item is None] + refused(batch, ready, intake, work)
    intake.leave_out([line.record_id for line in left_out if line.record_id], work)
    progress = work.imports.progress(one.store)
    if progress is None:
        raise RuntimeError("an import runs that was never begun")
    work.imports.change(
        one.store,
        done=progress.done + len(batch),
        position=batch[-1].end,
        unread=progress.unread + len(left_out),
        unread_why=left_out[-1].problem if left_out else progress.unread_why,
    )


def refused(
    batch: Sequence[Line[Item]], ready: Ready, intake: Intake[Item, Ready], work: ImportShelves
) -> list[Line[Item]]:
    """Learn the batch at once, or one by one where the database refuses one of them. Return what it refused."""
    if learned(batch, ready, intake, work):
        return []
    return [
        Line(line.item, line.end, line.record_id, f"record {line.record_id} cannot be stored")
        for line in batch
        if line.item is not None and not learned([line], ready, intake, work)
    ]


def learned(batch: Sequence[Line[Item]], ready: Ready, intake: Intake[Item, Ready], work: ImportShelves) -> bool:
    try:
        with work.attempt():
            intake.learn(readable(batch), ready, work)
    except Unstorable:
        return False
    return True


def readable(batch: Sequence[Line[Item]]) -> list[Item]:
    return [line.item for line in batch if line.item is not None]


def batches(lines: Iterator[Line[Item]]) -> Iterator[list[Line[Item]]]:
    while batch := list(islice(lines, BATCH)):
        yield batch


Batch = TypeVar("Batch")


def ahead(
    items: Iterator[Batch], begin: Callable[[Batch], Callable[[], Ready]]
) -> Iterator[tuple[Batch, Callable[[], Ready]]]:
    """Yield each batch with what `begin` returned for it, having begun the next ones already."""
    waiting: deque[tuple[Batch, Callable[[], Ready]]] = deque()
    for item in items:
        waiting.append((item, begin(item)))
        if len(waiting) > DEPTH:
            yield waiting.popleft()
    yield from waiting
