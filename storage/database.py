"""The one pool of connections, and transactions on it."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

# LlamaIndex loads the ORM, in a thread of its own: while that is half loaded, no statement can bind an enum.
import sqlalchemy.orm  # noqa: F401 - loaded before there are threads
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.pool import QueuePool

from storage.locks import LockKind, wait_for

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

    from storage.open_connections import OpenConnections

CONNECT_TIMEOUT = 5  # seconds
# A host that is gone without a word is noticed in so long, where the system's own patience is a quarter of an hour.
GONE_WITHIN = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 25_000}
POOL_TIMEOUT = 5  # seconds to wait for a free connection
LONGEST_STATEMENT = 60_000  # milliseconds; building an index over a large catalogue is the longest of ours
LIMIT_BROKEN = "54"  # the class of PostgreSQL's error codes for what is too large or too complex
MIGRATIONS = Path(__file__).parent / "migrations"


class DatabaseUnavailable(Exception):
    """PostgreSQL cannot be reached just now."""


class Database:
    """PostgreSQL at `url` (`postgresql+psycopg://…`). Connections are made on first use, and checked before each
    but one that was used a moment ago."""

    def __init__(self, url: str, pool_size: int = 10) -> None:
        self.url = url
        self.pool_size = pool_size
        self.on_connect: Callable[[DBAPIConnection], None] | None = None

    @cached_property
    def engine(self) -> Engine:
        from storage import lanes, reticence  # with the driver

        engine = create_engine(
            self.url,
            pool_size=self.pool_size,
            max_overflow=self.pool_size,
            # The connection used last is at PostgreSQL the one that remembers most.
            pool_use_lifo=True,
            pool_pre_ping=True,
            # People's data must not get into logs by way of an error's text.
            hide_parameters=True,
            pool_timeout=POOL_TIMEOUT,
            # What is worth it storage/lanes.py prepares; psycopg would forget that with its own.
            connect_args={"connect_timeout": CONNECT_TIMEOUT, "prepare_threshold": None, **GONE_WITHIN},
        )
        event.listen(engine, "connect", self.begin_connection)
        lanes.attend(engine)
        reticence.attend(engine)
        return engine

    def begin_connection(self, connection: DBAPIConnection, _: object) -> None:
        settle(connection)
        if self.on_connect:
            self.on_connect(connection)

    @cached_property
    def async_engine(self) -> "AsyncEngine":
        """For LlamaIndex, which wants one beside the other; we never await on it."""
        from sqlalchemy.ext.asyncio import create_async_engine

        return create_async_engine(self.url)

    @cached_property
    def open_connections(self) -> "OpenConnections":
        from storage.open_connections import OpenConnections  # with the driver

        return OpenConnections(self.engine, cast(QueuePool, self.engine.pool), self.pool_size // 2)

    def close(self) -> None:
        """Hang up. Whoever asks again is connected anew."""
        self.open_connections.close()
        self.engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Commit at the end, roll back on any error. Raises DatabaseUnavailable when PostgreSQL is gone."""
        with told_when_away(), self.open_connections.transaction() as connection:
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """The same for a single look, which needs no transaction and none of its round trips."""
        with told_when_away(), self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """The same for one prepared statement, of which the driver need not know: to tell it takes as long again."""
        from storage.lanes import outside_transactions

        with told_when_away(), self.open_connections.lent() as connection, outside_transactions(connection):
            yield connection

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Open a connection of its own for statements that stand outside transactions and may take long."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.detach()
            connection.execute(text("SET statement_timeout = 0"))
            yield connection

    def ping(self) -> None:
        with self.transaction() as connection:
            connection.execute(text("SELECT 1"))

    def holds_tables(self) -> bool:
        """Whether anything was put here yet; what comes with PostgreSQL is not counted."""
        mine = "SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1"
        with self.transaction() as connection:
            return connection.execute(text(mine)).first() is not None

    def migrate(self) -> None:
        """Bring the tables to the newest revision. Safe when several processes start at once."""
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.transaction() as connection:
            wait_for(connection, LockKind.MIGRATIONS, "migrations")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def settle(connection: DBAPIConnection) -> None:
    # By statements, since poolers between us and PostgreSQL refuse options in the first message.
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"SET statement_timeout = {LONGEST_STATEMENT}")
        # Ours are over before they would be compiled; a search in a large catalogue looks dear enough for it.
        cursor.execute("SET jit = off")
    connection.commit()


@contextmanager
def told_when_away() -> Iterator[None]:
    try:
        yield
    except PoolExhausted as error:
        raise DatabaseUnavailable("all connections are busy") from error
    except DBAPIError as error:
        if passes_by_itself(error):
            raise DatabaseUnavailable(type(error.orig).__name__) from error
        raise


def passes_by_itself(error: DBAPIError) -> bool:
    # A value that breaks a limit of PostgreSQL's is an "operational" error too, and breaks it again every time.
    state = getattr(error.orig, "sqlstate", None) or ""
    return error.connection_invalidated or (isinstance(error, OperationalError) and not state.startswith(LIMIT_BROKEN))
