"""What waits or failed over all stores: counts without names, for operators."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, Table, func, select

from domain.follow_ups import Task
from domain.handoff.delivering import OutgoingState
from domain.inbox import DeliveryState
from domain.letters.posting import LetterState
from storage.tables import follow_ups, inbox, letters, outbox

UNSETTLED = (DeliveryState.WAITING, DeliveryState.EARLY, DeliveryState.SET_ASIDE)
UNDELIVERED = (OutgoingState.WAITING, OutgoingState.OPENED, OutgoingState.FAILED)


@dataclass(frozen=True)
class Backlog:
    """How many deliveries and tickets are in each unfinished state, and since when the oldest waits, if any does.

    `follow_ups` counts by task what deliveries ask to be done after them; those given up wait for a person.
    """

    deliveries: dict[str, int]
    tickets: dict[str, int]
    follow_ups: dict[str, int]
    given_up: int
    oldest_delivery: datetime | None
    oldest_ticket: datetime | None
    oldest_letter: datetime | None


def read_backlog(connection: Connection) -> Backlog:
    """Settled rows are by far the most, and none of them is read."""
    deliveries = {state: count_and_oldest(connection, inbox, inbox.c.received_at, state) for state in UNSETTLED}
    tickets = {state: count_and_oldest(connection, outbox, outbox.c.created_at, state) for state in UNDELIVERED}
    return Backlog(
        deliveries={str(state): count for state, (count, _) in deliveries.items()},
        tickets={state: count for state, (count, _) in tickets.items()},
        follow_ups={task: count_follow_ups(connection, task=task) for task in Task},
        given_up=count_follow_ups(connection, given_up=True),
        oldest_delivery=deliveries[DeliveryState.WAITING][1],
        oldest_ticket=tickets[OutgoingState.WAITING][1],
        oldest_letter=count_and_oldest(connection, letters, letters.c.created_at, LetterState.WAITING)[1],
    )


def count_follow_ups(connection: Connection, **having: str | bool) -> int:
    return connection.scalar(select(func.count()).select_from(follow_ups).filter_by(**having)) or 0


def count_and_oldest(
    connection: Connection, table: Table, at: Column[datetime], state: str
) -> tuple[int, datetime | None]:
    # One state a query, so that each can use the partial index of its state.
    row = connection.execute(select(func.count(), func.min(at)).where(table.c.state == state)).one()
    return row[0], row[1]
