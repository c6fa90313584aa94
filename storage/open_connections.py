"""Connections that stay open from one transaction to the next.

To take one from its pool, begin, commit and give it back takes SQLAlchemy longer than a statement does.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from sqlalchemy import Connection, Engine

REST = 1.0  # seconds; what lay unused for longer goes back to the pool, which asks whether PostgreSQL is still there


class OpenConnections:
    """Up to `most` connections of the engine's pool, which then has so many less for others."""

    def __init__(self, engine: Engine, most: int) -> None:
        self.engine = engine
        self.most = most
        self.idle: deque[tuple[Connection, float]] = deque()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Commit at the end. After any error the connection goes back to its pool, which rolls back."""
        from storage import lanes  # with the driver

        connection = self.take()
        try:
            yield connection
            connection.commit()
            lanes.commit(connection)  # where no statement of SQLAlchemy's has begun anything
        except BaseException:
            lanes.drop_waiting(connection)
            connection.close()
            raise
        self.keep(connection)

    def take(self) -> Connection:
        """Return the connection used last."""
        while True:
            try:
                connection, since = self.idle.pop()
            except IndexError:
                return self.engine.connect()
            if monotonic() - since < REST:
                return connection
            connection.close()

    def keep(self, connection: Connection) -> None:
        if len(self.idle) < self.most:
            self.idle.append((connection, monotonic()))
        else:
            connection.close()

    def close(self) -> None:
        with suppress(IndexError):  # none is left
            while True:
                self.idle.pop()[0].close()
