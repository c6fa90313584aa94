"""A connection's own way past SQLAlchemy's cursors: what is prepared there, and running it.

A round trip costs both sides as much as a simple statement does. So a transaction begins with its first statements and
ends with its last, and what nobody waits for goes with what comes next. Importing this module loads psycopg.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from select import POLLIN, POLLOUT, poll
from typing import Any, cast

import psycopg
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.postgres import types
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError

from storage import reticence
from storage.prepared import Asked, Row

Kind = tuple[bytes, tuple[int, ...]]  # a statement and the types of its values
MOST_PREPARED = 100  # of one connection, as psycopg keeps them; each store has searches of its own
TYPES_IN_MEMORY = 1024  # per process; rows of types, as statements are given values of
GOOD = frozenset({ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK})
# psycopg tells numbers by their size, and a statement would be prepared anew for each.
WIDE = {types[name].oid: types["int8"].oid for name in ("int2", "int4")} | {
    types[name].array_oid: types["int8"].array_oid for name in ("int2", "int4")
}


def run(connection: Connection, asked: Sequence[Asked]) -> list[list[Row]]:
    """Run statements in one round trip and return what each finds, by the names of the columns. Raises DBAPIError."""
    try:
        return Lane.of(connection).run(asked)
    except psycopg.Error as error:
        raise as_sqlalchemy_has_it(connection, error) from error


def run_later(connection: Connection, asked: Asked) -> None:
    Lane.of(connection).waiting.append(asked)


@contextmanager
def outside_transactions(connection: Connection) -> Iterator[None]:
    """Have what is run on it stand for itself, and begin no transaction."""
    lane = Lane.of(connection)
    lane.begins = False
    try:
        yield
    finally:
        lane.begins = True


def attend(engine: Engine) -> None:
    """Have what waits go before each statement of SQLAlchemy's and with each commit."""
    event.listen(engine, "before_cursor_execute", send_waiting)
    event.listen(engine, "commit", commit)
    event.listen(engine, "rollback", drop_waiting)


def send_waiting(connection: Connection, *_: object) -> None:
    lane = Lane.held(connection)
    if lane and lane.waiting:
        run(connection, ())


def commit(connection: Connection) -> None:
    """Commit, so that the driver finds nothing left to commit."""
    lane = Lane.held(connection)
    try:
        if lane:
            lane.commit()
    except psycopg.Error as error:
        raise as_sqlalchemy_has_it(connection, error) from error


def drop_waiting(connection: Connection) -> None:
    if lane := Lane.held(connection):
        lane.waiting.clear()


@dataclass
class Plan:
    """A statement as PostgreSQL knows it."""

    name: bytes
    kind: Kind
    columns: Sequence[str] = ()


Sent = tuple[Plan, Sequence[Any]]  # a statement with its values, as they go over the wire
# Not prepared, which they hardly gain from.
BEGIN: Sent = Plan(b"", (b"BEGIN", ())), ()
COMMIT: Sent = Plan(b"", (b"COMMIT", ())), ()


class Lane:
    """A connection to PostgreSQL, with its prepared statements and those that wait to be sent together."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection
        self.values = Transformer(connection)
        self.prepared: dict[Kind, Plan] = {}
        self.waiting: list[Asked] = []
        self.begins = True  # a transaction, where there is none
        self.numbers = count()
        self.arriving = poll()
        self.arriving.register(connection.pgconn.socket, POLLIN)
        self.leaving = poll()  # as select knows no connection beyond the first thousand of a process
        self.leaving.register(connection.pgconn.socket, POLLIN | POLLOUT)

    @classmethod
    def of(cls, connection: Connection) -> "Lane":
        pooled = connection.connection
        lane: Lane | None = pooled.info.get(cls)
        if lane is None:
            driver: Any = pooled.dbapi_connection
            lane = pooled.info[cls] = cls(driver)
        return lane

    @classmethod
    def held(cls, connection: Connection) -> "Lane | None":
        """Return the lane of a connection that has one; one that is no more has none."""
        lane: Lane | None = None if connection.invalidated else connection.connection.info.get(cls)
        return lane

    def run(self, asked: Sequence[Asked]) -> list[list[Row]]:
        begins = self.is_idle and self.begins and not self.connection.autocommit
        sent = [*([BEGIN] if begins else ()), *map(self.ready, self.taken()), *map(self.ready, asked)]
        results = self.exchanged(sent)
        first = len(sent) - len(asked)
        found = [self.read(plan, result) for (plan, _), result in zip(sent[first:], results[first:], strict=True)]
        self.forget_oldest()
        return found

    def commit(self) -> None:
        """Commit with all that waits, in one round trip."""
        if self.waiting or not self.is_idle:
            begins = [BEGIN] if self.is_idle else []
            *_, told = self.exchanged([*begins, *map(self.ready, self.taken()), COMMIT])
            if told.command_status != b"COMMIT":  # b"ROLLBACK" where something before has failed
                raise psycopg.errors.InFailedSqlTransaction("what failed before was rolled back")

    @property
    def is_idle(self) -> bool:
        return self.connection.pgconn.transaction_status == TransactionStatus.IDLE

    def taken(self) -> list[Asked]:
        waited, self.waiting = self.waiting, []
        return waited

    def ready(self, asked: Asked) -> Sent:
        values = self.values.dump_sequence(asked.given, [PyFormat.TEXT] * len(asked.given))
        kind = asked.sql, widened(self.values.types or ())
        return self.prepared.get(kind) or self.prepare(kind), values

    def prepare(self, kind: Kind) -> Plan:
        plan = Plan(b"shopfloor_%d" % next(self.numbers), kind)
        self.check(self.connection.pgconn.prepare(plan.name, *kind))
        self.prepared[kind] = plan
        return plan

    def forget_oldest(self) -> None:
        while len(self.prepared) > MOST_PREPARED:
            oldest = self.prepared.pop(next(iter(self.prepared)))
            self.check(self.connection.pgconn.exec_(b"DEALLOCATE " + oldest.name))

    def exchanged(self, sent: Sequence[Sent]) -> list[PGresult]:
        """Return what each statement finds. The first that fails raises, and none after it has run."""
        results = [self.executed(*one) for one in sent] if len(sent) < 2 else self.piped(sent)
        for (plan, _), result in zip(sent, results, strict=True):
            self.check(result, plan)
        return results

    def executed(self, plan: Plan, values: Sequence[Any]) -> PGresult:
        driver = self.connection.pgconn
        return driver.exec_prepared(plan.name, values) if plan.name else driver.exec_(plan.kind[0])

    def piped(self, sent: Sequence[Sent]) -> list[PGresult]:
        """Send all before the first is answered."""
        driver, whole = self.connection.pgconn, False
        try:
            driver.enter_pipeline_mode()
            for plan, values in sent:
                self.send(plan, values)
            driver.pipeline_sync()
            self.wait_until_sent()
            results = [self.next_result() for _ in sent]
            self.next_result()  # the end
            driver.exit_pipeline_mode()
            whole = True
        finally:
            if not whole:
                driver.finish()  # nobody could tell any more what is answered to whom
        return results

    def send(self, plan: Plan, values: Sequence[Any]) -> None:
        if plan.name:
            self.connection.pgconn.send_query_prepared(plan.name, values)
        else:
            self.connection.pgconn.send_query_params(plan.kind[0], None)

    def wait_until_sent(self) -> None:
        driver = self.connection.pgconn
        while driver.flush():
            self.leaving.poll()
            driver.consume_input()

    def next_result(self) -> PGresult:
        """Return what comes next. Raises OperationalError where nothing does."""
        found = self.arrived() or self.arrived()  # past the nothing that ends each
        if found is None:
            raise psycopg.OperationalError(self.connection.pgconn.get_error_message())
        return found

    def arrived(self) -> PGresult | None:
        """Return the next result, or the nothing between two."""
        driver = self.connection.pgconn
        # The driver would wait for it without letting other threads go on.
        while driver.is_busy():
            self.arriving.poll()
            driver.consume_input()
        return driver.get_result()

    def read(self, plan: Plan, found: PGresult) -> list[Row]:
        if not found.ntuples:
            return []
        plan.columns = plan.columns or [(found.fname(place) or b"").decode() for place in range(found.nfields)]
        self.values.set_pgresult(found)
        try:
            rows = self.values.load_rows(0, found.ntuples, tuple)
            return [dict(zip(plan.columns, row, strict=True)) for row in rows]
        finally:
            self.values.set_pgresult(None)

    def check(self, result: PGresult, plan: Plan | None = None) -> None:
        """Raise what a result tells of. A plan that a migration made stale is forgotten: the next use makes it anew."""
        if result.status in GOOD:
            return
        if self.connection.pgconn.status == ConnStatus.BAD:
            raise psycopg.OperationalError(result.get_error_message())
        error = error_from_result(result)
        if plan and isinstance(error, psycopg.errors.FeatureNotSupported):
            self.prepared.pop(plan.kind, None)
        raise error


@lru_cache(TYPES_IN_MEMORY)
def widened(given: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(WIDE.get(kind, kind) for kind in given)


def as_sqlalchemy_has_it(connection: Connection, error: psycopg.Error) -> DBAPIError:
    """Return the error that SQLAlchemy would have raised; a connection that is no more goes back to no pool."""
    driver: Any = connection.connection.dbapi_connection
    if driver.closed:
        if not connection.in_transaction():
            connection.begin()  # or what follows would go on with another connection as if nothing were lost
        connection.invalidate(error)
    reticence.hush(error)
    found = DBAPIError.instance(
        None, None, error, psycopg.Error, hide_parameters=True, connection_invalidated=driver.closed
    )
    return cast(DBAPIError, found)
