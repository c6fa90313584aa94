"""Everything written to a file, and put back into an empty database: `database dump` and `database restore`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import create_engine, make_url, text

from app import create_app
from runtime.engines import EngineError
from runtime.engines.dumps import addressed, dump_database, restore_database
from runtime.services import Services
from runtime.settings import Settings
from tests.world import World


@pytest.fixture
def elsewhere(settings: Settings) -> Iterator[FlaskCliRunner]:
    """The terminal of an installation whose database is empty."""
    name = f"restored_{uuid4().hex}"
    server = create_engine(settings.database_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = make_url(settings.database_url).set(database=name).render_as_string(hide_password=False)
    house = Services(replace(settings, database_url=url))
    yield create_app(house).test_cli_runner()
    house.storage.database.close()
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def terminal(world: World) -> FlaskCliRunner:
    return world.app.test_cli_runner()


def test_what_is_dumped_is_restored_whole(terminal: FlaskCliRunner, elsewhere: FlaskCliRunner, tmp_path: Path) -> None:
    file = str(tmp_path / "shop.dump")
    dumped = terminal.invoke(args=["database", "dump", file])
    assert dumped.exit_code == 0 and "SEALING_KEYS" in dumped.output
    assert elsewhere.invoke(args=["database", "restore", file]).exit_code == 0
    there, here = (one.invoke(args=["stores", "list"]).output for one in (elsewhere, terminal))
    assert there == here != ""
    assert "sealed with the newest key" in elsewhere.invoke(args=["keys", "rotate"]).output


def test_a_dump_is_for_us_alone_and_replaces_none(terminal: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "shop.dump"
    assert terminal.invoke(args=["database", "dump", str(file)]).exit_code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    again = terminal.invoke(args=["database", "dump", str(file)])
    assert again.exit_code == 1 and "is there already" in again.output
    assert list(tmp_path.iterdir()) == [file]


def test_a_database_that_holds_anything_is_not_restored_over(terminal: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "shop.dump"
    file.write_bytes(b"")
    refused = terminal.invoke(args=["database", "restore", str(file)])
    assert refused.exit_code == 1 and "not empty" in refused.output


def test_a_file_that_is_no_dump_is_told_in_a_line(elsewhere: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear all,")
    refused = elsewhere.invoke(args=["database", "restore", str(file)])
    assert refused.exit_code == 1 and "pg_restore: error:" in refused.output


def test_a_server_that_is_away_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="pg_dump: error:"):
        dump_database("postgresql://shopfloor:secret@127.0.0.1:1/shopfloor", tmp_path / "shop.dump")
    assert list(tmp_path.iterdir()) == []


def test_a_password_stands_in_no_argument() -> None:
    known = addressed("postgresql+psycopg://shopfloor:secret%21@db.example:5433/shop?sslmode=require")
    assert known == {
        "PGHOST": "db.example",
        "PGPORT": "5433",
        "PGUSER": "shopfloor",
        "PGPASSWORD": "secret!",
        "PGDATABASE": "shop",
        "PGSSLMODE": "require",
    }
    with pytest.raises(EngineError):
        restore_database("postgresql://shopfloor:secret@127.0.0.1:1/shopfloor", Path("nowhere.dump"))
