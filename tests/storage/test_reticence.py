"""No value of a row gets into a log by way of an error of PostgreSQL's."""

import logging
import traceback
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from runtime.services import Services
from storage.database import Database, DatabaseUnavailable
from storage.prepared import Prepared

VALUE = "ann@mail.example"
KEPT = Prepared("INSERT INTO letters_to (address) VALUES (CAST(:address AS text))")
HURRIED = Prepared("SELECT CAST(CAST(:address AS text) AS int)")


@pytest.fixture
def database(migrated: Services) -> Iterator[Database]:
    found = Database(migrated.settings.database_url, pool_size=2)
    with found.transaction() as connection:
        connection.execute(text("CREATE TABLE letters_to (address text PRIMARY KEY, day date NOT NULL DEFAULT now())"))
        KEPT.rows(connection, address=VALUE)
    yield found
    with found.transaction() as connection:
        connection.execute(text("DROP TABLE letters_to"))
    found.close()


def by_sqlalchemy(sql: str) -> Callable[[Connection], object]:
    return lambda connection: connection.execute(text(sql), {"address": VALUE})


REFUSED = {
    "a key, prepared": lambda connection: KEPT.rows(connection, address=VALUE),
    "a key, with the commit": lambda connection: KEPT.later(connection, address=VALUE),
    "a key": by_sqlalchemy("INSERT INTO letters_to VALUES (:address)"),
    "a row": by_sqlalchemy("INSERT INTO letters_to VALUES (:address || '2', NULL)"),
    "no number, prepared": lambda connection: HURRIED.rows(connection, address=VALUE),
    "no number": by_sqlalchemy("SELECT CAST(CAST(:address AS text) AS int)"),
}


@pytest.mark.parametrize("refused", REFUSED)
def test_what_is_refused_is_told_without_its_values(database: Database, refused: str) -> None:
    with pytest.raises(DBAPIError) as caught, database.transaction() as connection:
        REFUSED[refused](connection)
    told = "".join(traceback.format_exception(caught.value))
    assert VALUE not in told and str(getattr(caught.value.orig, "sqlstate", None)) in told


def test_what_breaks_is_still_told_by_its_name(database: Database) -> None:
    with pytest.raises(DBAPIError, match="nowhere"), database.transaction() as connection:
        connection.execute(text("SELECT nothing FROM nowhere"))


def test_a_connection_that_is_lost_after_something_was_refused_logs_no_value(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        caplog.at_level(logging.DEBUG, "sqlalchemy.pool"),
        pytest.raises((DBAPIError, DatabaseUnavailable)),
        database.transaction() as connection,
    ):
        try:
            KEPT.rows(connection, address=VALUE)
        finally:
            end = connection.connection.dbapi_connection
            assert end is not None
            with database.engine.connect() as other:
                other.execute(text(f"SELECT pg_terminate_backend({end.info.backend_pid})"))  # type: ignore[attr-defined]
    assert caplog.text and VALUE not in caplog.text
