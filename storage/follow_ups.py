"""What must be done after deliveries: kept until it is done, tried again after a failure, shown when it fails on."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, func, select, text, tuple_, update

from domain.follow_ups import Claim, FollowUp, Stuck, Task
from domain.stores import Store
from storage.tables import follow_ups

# Whoever asks again for what is under way or waits for its next try changes only how new the asking is; what was given
# up is taken up again.
WANT = text(
    """
    INSERT INTO follow_ups (store_id, task, record_id, told_at, next_at)
    SELECT :store, task, record_id, told_at, clock_timestamp()
    FROM unnest(CAST(:tasks AS text[]), CAST(:records AS bigint[]), CAST(:moments AS timestamptz[]))
        AS told(task, record_id, told_at)
    ON CONFLICT (store_id, task, record_id) DO UPDATE
    SET told_at = greatest(follow_ups.told_at, excluded.told_at),
        next_at = CASE WHEN follow_ups.given_up THEN excluded.next_at ELSE follow_ups.next_at END,
        attempts = CASE WHEN follow_ups.given_up THEN 0 ELSE follow_ups.attempts END,
        given_up = false
    """
)
LEASED = text("now() + :lease")


class StoredFollowUps:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def want(self, store: Store, wanted: Mapping[FollowUp, datetime]) -> None:
        """Have each done. The moments are when the shop triggered what asks for it."""
        if wanted:
            values = {
                "store": store.id,
                "tasks": [one.task.value for one in wanted],
                "records": [one.record_id for one in wanted],
                "moments": list(wanted.values()),
            }
            self.connection.execute(WANT, values)

    def claim(self, store: Store, task: Task, limit: int, lease: timedelta) -> list[Claim]:
        """Take what is due, longest waiting first. Nobody else gets it before the lease is over."""
        due = (
            select(follow_ups.c.record_id)
            .where(of(store, task), ~follow_ups.c.given_up, follow_ups.c.next_at <= func.clock_timestamp())
            .order_by(follow_ups.c.next_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("due")  # evaluated once; as a subquery it may be again for each row, and pass over what it locked
        )
        taken = update(follow_ups).where(of(store, task), follow_ups.c.record_id.in_(select(due)))
        rows = self.connection.execute(taken.values(next_at=LEASED.bindparams(lease=lease)).returning(follow_ups))
        return [Claim(task, row.record_id, row.told_at, row.attempts, row.next_at) for row in rows]

    def still_ours(self, store: Store, claims: Sequence[Claim]) -> list[Claim]:
        """Return, and keep until the transaction ends, the claims that nobody else has taken since."""
        query = select(follow_ups.c.record_id).where(these(store, claims)).with_for_update()
        kept = set(self.connection.scalars(query))
        return [claim for claim in claims if claim.record_id in kept]

    def finish(self, store: Store, claims: Sequence[Claim]) -> int:
        """Close the claims; what was asked for again meanwhile is due at once. Return how many that are."""
        if not claims:
            return 0
        told = [(claim.record_id, claim.told_at) for claim in claims]
        unasked = tuple_(follow_ups.c.record_id, follow_ups.c.told_at).in_(told)
        self.connection.execute(delete(follow_ups).where(these(store, claims), unasked))
        again = {"next_at": func.clock_timestamp(), "attempts": 0, "reason": ""}
        return self.connection.execute(update(follow_ups).where(these(store, claims)).values(again)).rowcount

    def put_off(
        self, store: Store, claims: Sequence[Claim], wait: timedelta, reason: str, *, failed: bool, give_up: bool
    ) -> None:
        """Have the claims wait; `failed` counts as a try, `give_up` leaves them to a person."""
        values = {
            "next_at": LEASED.bindparams(lease=wait),
            "attempts": follow_ups.c.attempts + int(failed),
            "reason": reason,
            "given_up": give_up,
        }
        self.connection.execute(update(follow_ups).where(these(store, claims)).values(values))

    def due(self) -> list[tuple[UUID, Task]]:
        """Return each store with each task of which something is due."""
        query = select(follow_ups.c.store_id, follow_ups.c.task).where(
            ~follow_ups.c.given_up, follow_ups.c.next_at <= func.clock_timestamp()
        )
        return [(row.store_id, Task(row.task)) for row in self.connection.execute(query.distinct())]

    def retry(self, store: Store) -> int:
        """Have what was given up tried again. Return how many."""
        again = {"given_up": False, "attempts": 0, "next_at": func.clock_timestamp()}
        given_up = update(follow_ups).where(follow_ups.c.store_id == store.id, follow_ups.c.given_up)
        return self.connection.execute(given_up.values(again)).rowcount

    def counts(self, store: Store) -> dict[str, int]:
        """Return how many of each task are not done: {"read_stock": 3}."""
        query = select(follow_ups.c.task, func.count()).where(follow_ups.c.store_id == store.id)
        return {row[0]: row[1] for row in self.connection.execute(query.group_by(follow_ups.c.task))}

    def stuck(self, store: Store, limit: int) -> list[Stuck]:
        """Return what failed at least once and is not done, what was given up first."""
        columns = (follow_ups.c[name] for name in ("task", "record_id", "attempts", "given_up", "reason"))
        query = select(*columns).where(follow_ups.c.store_id == store.id, follow_ups.c.reason != "")
        newest = query.order_by(follow_ups.c.given_up.desc(), follow_ups.c.attempts.desc(), follow_ups.c.record_id)
        return [Stuck(*row) for row in self.connection.execute(newest.limit(limit))]


def of(store: Store, task: Task) -> ColumnElement[bool]:
    return (follow_ups.c.store_id == store.id) & (follow_ups.c.task == task)


def these(store: Store, claims: Sequence[Claim]) -> ColumnElement[bool]:
    """The rows of claims taken together, unless somebody else has them since: then their lease is another."""
    tasks, until = {claim.task for claim in claims}, {claim.until for claim in claims}
    mine = follow_ups.c.record_id.in_([claim.record_id for claim in claims])
    return (follow_ups.c.store_id == store.id) & follow_ups.c.task.in_(tasks) & follow_ups.c.next_at.in_(until) & mine
