"""A connection's own way past SQLAlchemy's cursors: what is prepared there, and running it.

Importing this module loads psycopg.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, cast

import psycopg
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.postgres import types
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage.prepared import Row

Kind = tuple[bytes, tuple[int, ...]]  # a statement and the types of its values
MOST_PREPARED = 100  # of one connection, as psycopg keeps them; each store has searches of its own
GOOD = frozenset({ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK})
# psycopg tells numbers by their size, and a statement would be prepared anew for each.
WIDE = {types[name].oid: types["int8"].oid for name in ("int2", "int4")} | {
    types[name].array_oid: types["int8"].array_oid for name in ("int2", "int4")
}


def run(connection: Connection, sql: bytes, given: Sequence[object]) -> list[Row]:
    """Run a statement and return what it finds, by the names of the columns. Raises SQLAlchemy's DBAPIError."""
    try:
        return Lane.of(connection).run(sql, given)
    except psycopg.Error as error:
        raise as_sqlalchemy_has_it(connection, error) from error


@dataclass
class Plan:
    """A statement as PostgreSQL knows it."""

    name: bytes
    columns: Sequence[str] = ()

    def as_row(self, values: Sequence[Any]) -> Row:
        return dict(zip(self.columns, values, strict=True))


class Lane:
    """One connection to PostgreSQL, with what is prepared there."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection
        self.values = Transformer(connection)
        self.prepared: dict[Kind, Plan] = {}
        self.numbers = count()

    @classmethod
    def of(cls, connection: Connection) -> "Lane":
        pooled = connection.connection
        lane: Lane | None = pooled.info.get(cls)
        if lane is None:
            driver: Any = pooled.dbapi_connection
            lane = pooled.info[cls] = cls(driver)
        return lane

    def run(self, sql: bytes, given: Sequence[object]) -> list[Row]:
        self.begin()
        values = self.values.dump_sequence(given, [PyFormat.TEXT] * len(given))
        kinds = tuple(WIDE.get(kind, kind) for kind in self.values.types or ())
        plan = self.prepared.get((sql, kinds)) or self.prepare(sql, kinds)
        found = self.executed(plan, (sql, kinds), values)
        return self.read(plan, found)

    def executed(self, plan: Plan, kind: Kind, values: Sequence[Any]) -> PGresult:
        """Run a plan. One that a migration made stale is forgotten, so that the next use prepares it anew."""
        found = self.connection.pgconn.exec_prepared(plan.name, values)
        try:
            return self.checked(found)
        except psycopg.errors.FeatureNotSupported:
            self.prepared.pop(kind, None)
            raise

    def begin(self) -> None:
        """Open the transaction that SQLAlchemy is in, as psycopg does before a transaction's first statement."""
        driver = self.connection.pgconn
        if driver.transaction_status == TransactionStatus.IDLE and not self.connection.autocommit:
            self.checked(driver.exec_(b"BEGIN"))

    def prepare(self, sql: bytes, kinds: tuple[int, ...]) -> Plan:
        if len(self.prepared) >= MOST_PREPARED:
            oldest = self.prepared.pop(next(iter(self.prepared)))
            self.checked(self.connection.pgconn.exec_(b"DEALLOCATE " + oldest.name))
        plan = Plan(b"shopfloor_%d" % next(self.numbers))
        self.checked(self.connection.pgconn.prepare(plan.name, sql, kinds))
        self.prepared[sql, kinds] = plan
        return plan

    def read(self, plan: Plan, found: PGresult) -> list[Row]:
        if not found.ntuples:
            return []
        plan.columns = plan.columns or [(found.fname(place) or b"").decode() for place in range(found.nfields)]
        self.values.set_pgresult(found)
        try:
            return self.values.load_rows(0, found.ntuples, plan.as_row)
        finally:
            self.values.set_pgresult(None)

    def checked(self, result: PGresult) -> PGresult:
        if result.status in GOOD:
            return result
        if self.connection.pgconn.status == ConnStatus.BAD:
            raise psycopg.OperationalError(result.get_error_message())
        raise error_from_result(result)


def as_sqlalchemy_has_it(connection: Connection, error: psycopg.Error) -> DBAPIError:
    """Return the error that SQLAlchemy would have raised; a connection that is no more goes back to no pool."""
    driver: Any = connection.connection.dbapi_connection
    if driver.closed:
        connection.invalidate(error)
    found = DBAPIError.instance(
        None, None, error, psycopg.Error, hide_parameters=True, connection_invalidated=driver.closed
    )
    return cast(DBAPIError, found)
