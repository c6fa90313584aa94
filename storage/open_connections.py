"""Connections that stay open from one transaction to the next.

To take one from its pool, begin, commit and give it back takes SQLAlchemy longer than a statement does.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Never

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import ResourceClosedError
from sqlalchemy.pool import QueuePool

from storage import lanes

REST = 1.0  # seconds; what lay unused for longer is had from the pool, which asks whether PostgreSQL is still there


class Lent(Connection):
    """A connection as one transaction has it. Whoever uses it after its `with` gets a ResourceClosedError, and nothing
    into another's transaction."""

    def __init__(self, kept: Connection) -> None:
        # To make one of a pool's by SQLAlchemy's own way takes ten times as long.
        vars(self).update(vars(kept))

    def end(self) -> None:
        vars(self).clear()

    def __getattr__(self, name: str) -> Never:
        raise ResourceClosedError("This transaction is over")


class OpenConnections:
    """Up to about `most` connections of the engine's pool, as long as nobody may be waiting for one."""

    def __init__(self, engine: Engine, pool: QueuePool, most: int) -> None:
        self.engine = engine
        self.pool = pool
        self.most = most
        self.idle: deque[tuple[Lent, float]] = deque()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Commit at the end, roll back on any error."""
        with self.lent() as connection:
            yield connection
            connection.commit()
            lanes.commit(connection)  # where no statement of SQLAlchemy's has begun anything

    @contextmanager
    def lent(self) -> Iterator[Connection]:
        """Lend a connection. After any error it goes back to its pool, which rolls back."""
        connection = self.take()
        try:
            yield connection
        except BaseException:
            self.give_up(connection)
            raise
        self.keep(connection)

    def take(self) -> Lent:
        """Return the connection used last."""
        while True:
            try:
                connection, since = self.idle.pop()
            except IndexError:
                return Lent(self.engine.connect())
            if monotonic() - since < REST:
                return connection
            connection.close()

    def keep(self, connection: Lent) -> None:
        # Beyond its size somebody may be waiting at the pool, and would not see what is kept here.
        if len(self.idle) < self.most and self.pool.checkedout() <= self.pool.size():
            self.idle.append((Lent(connection), monotonic()))
            connection.end()
        else:
            connection.close()

    def give_up(self, connection: Connection) -> None:
        lost = connection.invalidated
        lanes.drop_waiting(connection)
        connection.close()
        if lost:  # as are the others, it may be: the pool asks them
            self.close()

    def close(self) -> None:
        with suppress(IndexError):  # none is left
            while True:
                self.idle.pop()[0].close()
