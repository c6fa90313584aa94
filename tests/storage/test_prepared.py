"""Statements that go past SQLAlchemy: in the same transaction, with the same errors, and never stale."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from resource import RLIMIT_NOFILE, getrlimit, setrlimit
from uuid import uuid4

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from domain.errors import Unstorable
from runtime.services import DatabaseUnavailable, Services
from storage import lanes
from storage.lanes import Lane
from storage.prepared import Prepared, run_all
from tests.world import World

NAMED = Prepared("SELECT name FROM stores WHERE id = :store")
RENAME = Prepared("UPDATE stores SET name = :name WHERE id = :store")
BACKEND = Prepared("SELECT pg_backend_pid() AS backend")
PREPARED = text("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'shopfloor%'")


def test_it_sees_what_its_transaction_wrote_and_nobody_else_does(stage: World) -> None:
    alice = stage.alice.store
    with stage.services.begin() as work:
        work.connection.execute(text("UPDATE stores SET name = 'Changed' WHERE id = :store"), {"store": alice.id})
        assert NAMED.rows(work.connection, store=alice.id) == [{"name": "Changed"}]
        with stage.services.look() as other:
            assert NAMED.row(other.connection, store=alice.id) == {"name": alice.name}


def test_what_it_writes_is_kept_and_undone_with_its_transaction(stage: World) -> None:
    alice, bob = stage.alice.store, stage.bob.store
    with stage.services.begin() as work:
        RENAME.rows(work.connection, store=alice.id, name="Kept")
    with pytest.raises(ZeroDivisionError), stage.services.begin() as work:
        RENAME.rows(work.connection, store=bob.id, name="Undone")
        raise ZeroDivisionError
    with stage.services.begin() as work:
        assert [work.stores.of_id(one.id).name for one in (alice, bob)] == ["Kept", bob.name]  # type: ignore[union-attr]  # both are there


def test_a_glance_begins_no_transaction_and_leaves_its_connection_to_begin_some(stage: World) -> None:
    alice = stage.alice.store
    with stage.services.glance() as work:
        assert NAMED.row(work.connection, store=alice.id) == {"name": alice.name}
        lane = Lane.of(work.connection)
        assert lane.is_idle
    with pytest.raises(ZeroDivisionError), stage.services.begin() as work:
        RENAME.rows(work.connection, store=alice.id, name="Undone")
        assert Lane.of(work.connection) is lane and not lane.is_idle, "the connection used last is used next"
        raise ZeroDivisionError
    with pytest.raises(DBAPIError), stage.services.glance() as work:
        Prepared("SELECT 1 / 0 AS wrong").rows(work.connection)
    with stage.services.begin() as work:
        assert NAMED.rows(work.connection, store=alice.id) == [{"name": alice.name}]
        assert not lane.is_idle


def test_values_of_every_kind_come_back_as_they_were(services: Services) -> None:
    given = {
        "id": uuid4(),
        "words": "O'Neil: \\ 50 % ☂ :name",
        "whole": 7_000_000_000,
        "share": 0.25,
        "nothing": None,
        "true": True,
        "at": datetime(2026, 11, 20, 12, 0, tzinfo=UTC),
        "many": ["a", 'b"', "c,d"],
    }
    back = Prepared(
        "SELECT CAST(:id AS uuid) AS id, CAST(:words AS text) AS words, CAST(:whole AS bigint) AS whole,"
        " :share * CAST(1 AS float8) AS share, CAST(:nothing AS text) AS nothing, :true AS true,"
        " CAST(:at AS timestamptz) AS at, CAST(:many AS text[]) AS many, CAST(1.50 AS numeric) AS price"
    )
    with services.begin() as work:
        assert back.row(work.connection, **given) == {**given, "price": Decimal("1.50")}
        assert back.row(work.connection, **{**given, "many": []}) == {**given, "many": [], "price": Decimal("1.50")}


def test_a_statement_is_prepared_once_however_large_its_numbers_are(services: Services) -> None:
    double = Prepared("SELECT 2 * :number AS double")
    with services.begin() as work:
        found = [double.row(work.connection, number=10**power) for power in (1, 5, 10, 15)]
        assert found == [{"double": 2 * 10**power} for power in (1, 5, 10, 15)]
        assert kept(work.connection, double) == 1


def test_only_so_many_are_kept_and_the_rest_prepared_again(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "MOST_PREPARED", 3)
    statements = [Prepared(f"SELECT {number} AS number") for number in range(8)]
    services.storage.database.close()
    with services.begin() as work:
        for _ in range(2):
            found = [one.row(work.connection) for one in statements]
        assert found == [{"number": number} for number in range(8)]
        assert work.connection.scalar(PREPARED) == 3


def test_what_is_prepared_outlives_whatever_is_undone_or_dropped(stage: World) -> None:
    """psycopg forgets all that is prepared where it has prepared something itself."""
    alice = stage.alice.store
    with stage.services.begin() as work:
        assert NAMED.row(work.connection, store=alice.id) == {"name": alice.name}
        for number in range(10):
            work.connection.execute(text("SELECT CAST(:number AS int)"), {"number": number})
        with pytest.raises(Unstorable), work.attempt():
            RENAME.rows(work.connection, store=alice.id, name=None)
        work.connection.execute(text("DROP TABLE IF EXISTS nothing"))
        assert NAMED.row(work.connection, store=alice.id) == {"name": alice.name}
        work.connection.rollback()
        assert NAMED.row(work.connection, store=alice.id) == {"name": alice.name}
        assert kept(work.connection, NAMED) == 1


def kept(connection: Connection, statement: Prepared) -> int:
    return sum(sql == statement.sql for sql, _ in Lane.of(connection).prepared)


def test_it_fails_with_the_errors_of_sqlalchemy_which_tell_nothing_of_its_values(stage: World) -> None:
    twice = Prepared("INSERT INTO stores SELECT * FROM stores WHERE name = :name OR id = :store")
    with pytest.raises(IntegrityError) as caught, stage.services.begin() as work:
        twice.rows(work.connection, store=stage.alice.store.id, name="a secret")
    assert caught.value.orig is not None and "a secret" not in str(caught.value)
    with pytest.raises(DBAPIError), stage.services.begin() as work:
        Prepared("SELECT nothing FROM nowhere").rows(work.connection)


def test_a_failure_inside_an_attempt_is_undone_alone(stage: World) -> None:
    alice = stage.alice.store
    with stage.services.begin() as work:
        RENAME.rows(work.connection, store=alice.id, name="Before")
        with pytest.raises(Unstorable), work.attempt():
            RENAME.rows(work.connection, store=alice.id, name="Within")
            RENAME.rows(work.connection, store=alice.id, name=None)
        assert NAMED.row(work.connection, store=alice.id) == {"name": "Before"}


def test_a_server_that_goes_away_is_told_and_the_next_connection_is_a_new_one(services: Services) -> None:
    with services.begin() as work:
        before = BACKEND.row(work.connection)
    with pytest.raises(DatabaseUnavailable), services.begin() as work:
        assert BACKEND.row(work.connection) == before
        with services.begin() as other:
            other.connection.execute(text("SELECT pg_terminate_backend(:backend, 5000)"), before)
        BACKEND.rows(work.connection)
    with services.begin() as work:
        assert BACKEND.row(work.connection) not in (None, before)


def test_what_waits_is_there_for_whoever_asks_next_and_kept_with_the_commit(stage: World) -> None:
    alice, bob = stage.alice.store, stage.bob.store
    named = text("SELECT name FROM stores WHERE id = :store")
    with stage.services.begin() as work:
        RENAME.later(work.connection, store=alice.id, name="Waited")
        assert NAMED.row(work.connection, store=alice.id) == {"name": "Waited"}
        RENAME.later(work.connection, store=alice.id, name="Waited again")
        assert work.connection.scalar(named, {"store": alice.id}) == "Waited again"
        RENAME.later(work.connection, store=bob.id, name="Last")
    assert names_of(stage) == ["Waited again", "Last"]


def test_what_waits_is_dropped_with_its_transaction(stage: World) -> None:
    alice, bob = stage.alice.store, stage.bob.store
    with pytest.raises(ZeroDivisionError), stage.services.begin() as work:
        RENAME.later(work.connection, store=alice.id, name="Undone")
        raise ZeroDivisionError
    with stage.services.begin() as work:
        RENAME.rows(work.connection, store=bob.id, name="Kept")
    assert names_of(stage) == [alice.name, "Kept"]


def test_what_fails_at_the_end_undoes_all_of_its_transaction(stage: World) -> None:
    alice, bob = stage.alice.store, stage.bob.store
    with pytest.raises(IntegrityError), stage.services.begin() as work:
        RENAME.rows(work.connection, store=alice.id, name="Before")
        RENAME.later(work.connection, store=bob.id, name=None)
    assert names_of(stage) == [alice.name, bob.name]


def test_what_waits_in_an_attempt_fails_in_it(stage: World) -> None:
    alice, bob = stage.alice.store, stage.bob.store
    with stage.services.begin() as work:
        RENAME.later(work.connection, store=alice.id, name="Before")
        with pytest.raises(Unstorable), work.attempt():
            RENAME.later(work.connection, store=bob.id, name=None)
    assert names_of(stage) == ["Before", bob.name]


def test_of_statements_sent_together_none_runs_after_one_that_failed(stage: World) -> None:
    alice, bob = stage.alice.store, stage.bob.store
    broken = RENAME.given(store=alice.id, name=None)
    with pytest.raises(IntegrityError), stage.services.begin() as work:
        run_all(work.connection, RENAME.given(store=bob.id, name="Undone"), broken, NAMED.given(store=bob.id))
    with stage.services.begin() as work:
        found = run_all(work.connection, NAMED.given(store=alice.id), NAMED.given(store=bob.id))
    assert found == [[{"name": alice.name}], [{"name": bob.name}]]


def test_a_server_that_goes_away_before_the_commit_is_told(stage: World) -> None:
    with pytest.raises(DatabaseUnavailable), stage.services.begin() as work:
        before = BACKEND.row(work.connection)
        with stage.services.begin() as other:
            other.connection.execute(text("SELECT pg_terminate_backend(:backend, 5000)"), before)
        RENAME.later(work.connection, store=stage.alice.store.id, name="Lost")
    assert names_of(stage) == [stage.alice.store.name, stage.bob.store.name]


def names_of(world: World) -> list[str]:
    with world.services.begin() as work:
        found = run_all(work.connection, *(NAMED.given(store=one.store.id) for one in (world.alice, world.bob)))
    return [row["name"] for (row,) in found]


def test_no_statement_is_compiled_or_runs_without_end(services: Services) -> None:
    told = Prepared("SELECT current_setting('jit') AS jit, current_setting('statement_timeout') AS longest")
    with services.begin() as work:
        assert told.row(work.connection) == {"jit": "off", "longest": "1min"}


def test_much_is_sent_at_once_by_a_process_with_a_thousand_connections(services: Services) -> None:
    length, words = Prepared("SELECT length(CAST(:words AS text)) AS length"), "x" * 8_000_000
    services.storage.database.close()
    with many_open(1100), services.begin() as work:
        found = run_all(work.connection, length.given(words=words), length.given(words=words))
    assert found == [[{"length": len(words)}]] * 2


@contextmanager
def many_open(count: int) -> Iterator[None]:
    soft, hard = getrlimit(RLIMIT_NOFILE)
    setrlimit(RLIMIT_NOFILE, (max(soft, min(hard, 4096)), hard))
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(count)]
    try:
        yield
    finally:
        for one in held:
            os.close(one)
        setrlimit(RLIMIT_NOFILE, (soft, hard))
