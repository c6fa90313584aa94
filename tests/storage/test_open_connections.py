"""Connections that stay open between transactions: what a transaction may leave behind on one, and what not."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack, suppress
from threading import Barrier

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, PendingRollbackError, ResourceClosedError

from runtime.services import Services
from storage.database import Database, DatabaseUnavailable
from storage.prepared import Prepared

PID = Prepared("SELECT pg_backend_pid() AS pid")
NOTE = Prepared("INSERT INTO noted (word) VALUES (CAST(:word AS text))")
NOTED = Prepared("SELECT word FROM noted ORDER BY word")


@pytest.fixture
def database(migrated: Services) -> Iterator[Database]:
    found = Database(migrated.settings.database_url, pool_size=4)
    with found.transaction() as connection:
        connection.execute(text("CREATE TABLE noted (word text NOT NULL)"))
    yield found
    with found.transaction() as connection:
        connection.execute(text("DROP TABLE noted"))
    found.close()


def backend(connection: Connection) -> int:
    row = PID.row(connection)
    assert row
    return int(row["pid"])


def noted(database: Database) -> list[str]:
    with database.transaction() as connection:
        return [row["word"] for row in NOTED.rows(connection)]


def test_the_next_transaction_has_the_same_connection(database: Database) -> None:
    with database.transaction() as connection:
        first = backend(connection)
    with database.transaction() as connection:
        assert backend(connection) == first


def test_what_comes_after_a_transaction_gets_into_no_other(database: Database) -> None:
    with database.transaction() as connection:
        first = backend(connection)
    with database.transaction() as other:
        assert backend(other) == first
        for write in (NOTE.rows, NOTE.later, lambda late, word: late.execute(text("INSERT INTO noted VALUES ('x')"))):
            with pytest.raises(ResourceClosedError, match="over"):
                write(connection, word="too late")
    assert noted(database) == []


def test_what_comes_after_an_error_gets_into_no_other_transaction_either(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction() as connection:
        raise ZeroDivisionError
    with database.transaction(), pytest.raises(ResourceClosedError):
        NOTE.rows(connection, word="too late")
    assert noted(database) == []


def test_a_connection_of_which_the_loss_was_got_over_is_not_kept(database: Database) -> None:
    """It has another under it by then."""
    with database.transaction() as connection:
        lost = backend(connection)
        with suppress(DBAPIError):
            Prepared("SELECT pg_terminate_backend(pg_backend_pid())").rows(connection)
        connection.rollback()
        NOTE.rows(connection, word="on another")
    with database.transaction() as connection:
        assert backend(connection) != lost
    assert noted(database) == ["on another"]


def test_what_is_written_either_way_is_committed(database: Database) -> None:
    with database.transaction() as connection:
        NOTE.rows(connection, word="at once")
        NOTE.later(connection, word="later")
    with database.transaction() as connection:
        connection.execute(text("INSERT INTO noted VALUES ('by SQLAlchemy')"))
        NOTE.later(connection, word="with it")
    assert noted(database) == ["at once", "by SQLAlchemy", "later", "with it"]


def test_after_an_error_nothing_is_kept_and_nothing_waits_for_the_next(database: Database) -> None:
    for write in (NOTE.rows, NOTE.later):
        with pytest.raises(ZeroDivisionError), database.transaction() as connection:
            write(connection, word="lost")
            raise ZeroDivisionError
        assert noted(database) == []


def test_what_fails_with_the_commit_fails(database: Database) -> None:
    with pytest.raises(DBAPIError), database.transaction() as connection:
        NOTE.later(connection, word=None)
    assert noted(database) == []


def test_one_that_rested_is_asked_before_it_is_used(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.transaction() as connection:
        first = backend(connection)
    monkeypatch.setattr("storage.open_connections.REST", 0)
    with database.engine.connect() as other:
        other.execute(text(f"SELECT pg_terminate_backend({first})"))
    with database.transaction() as connection:
        assert backend(connection) != first


def test_one_that_ends_in_use_costs_one_transaction(database: Database) -> None:
    with pytest.raises(DatabaseUnavailable), database.transaction() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert noted(database) == []


def test_after_a_lost_connection_nothing_goes_on_with_another(database: Database) -> None:
    """Not even where the loss was passed over: half of a transaction would be committed."""
    with pytest.raises(PendingRollbackError), database.transaction() as connection:
        NOTE.rows(connection, word="first half")
        with suppress(DBAPIError):
            Prepared("SELECT pg_terminate_backend(pg_backend_pid())").rows(connection)
        NOTE.rows(connection, word="second half")
    assert noted(database) == []


def test_of_several_that_are_lost_one_transaction_fails(database: Database) -> None:
    with ExitStack() as together:
        ends = {backend(together.enter_context(database.transaction())) for _ in range(2)}
    assert len(database.open_connections.idle) == 2
    with database.engine.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(pid) FROM unnest(CAST(:ends AS int[])) pid"), {"ends": [*ends]})
    with pytest.raises(DatabaseUnavailable):
        noted(database)
    assert noted(database) == []


def test_who_waits_for_a_connection_gets_the_first_that_is_free(database: Database) -> None:
    """The pool is of four, and four more where they are needed."""
    with ThreadPoolExecutor(1) as threads, ExitStack() as others:
        with database.transaction():
            for _ in range(7):
                others.enter_context(database.transaction())
            waiting = threads.submit(noted, database)
            assert not wait([waiting], timeout=0.5).done
        assert waiting.result(timeout=3) == []


def test_what_is_kept_leaves_room_for_others(database: Database) -> None:
    """Eight at once are as many as there may be; two of them are kept."""
    together = Barrier(8)

    def meet(_: int) -> int:
        with database.transaction() as connection:
            together.wait(20)
            return backend(connection)

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(meet, range(8)))) == 8
    assert len(database.open_connections.idle) <= 2
    with database.looking() as connection:
        assert connection.scalar(text("SELECT 1")) == 1
