"""The migrations lead from nothing to exactly the tables that storage/tables names, and back to work at once."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, make_url, text

from runtime.settings import Settings
from storage.database import MIGRATIONS, Database, DatabaseUnavailable
from storage.tables import metadata

ROOT = Path(__file__).parent.parent.parent
MIGRATE = "import sys; from storage.database import Database; Database(sys.argv[1]).migrate()"


# A store with a conversation in each state; of those handed over, all but one have a ticket.
HANDED_OVER = """
    INSERT INTO stores (id, shop, key, state, name, currency, timezone, contact_email, url, installed_at)
        SELECT id, 'a.myshopify.com', 'k', 'installed', '', '', '', '', '', now() FROM (SELECT gen_random_uuid() id) x;
    INSERT INTO profiles (store_id, id, created_at) SELECT id, gen_random_uuid(), now() FROM stores;
    INSERT INTO conversations (store_id, id, profile_id, visitor, state, locale, started_at, last_at)
        SELECT store_id, gen_random_uuid(), id, '', state, 'en', now(), now()
        FROM profiles, unnest(ARRAY['open', 'handed_off', 'with_human', 'closed']) AS state;
    INSERT INTO outbox (store_id, id, conversation_id, method, external_id, body, created_at, next_at)
        SELECT store_id, gen_random_uuid(), id, 'zendesk', 'conv_' || replace(id::text, '-', ''), '', now(), now()
        FROM conversations WHERE state IN ('with_human', 'closed');
"""


@pytest.fixture
def empty_database(settings: Settings) -> Iterator[Database]:
    name = f"empty_{uuid4().hex}"
    server = create_engine(settings.database_url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    database = Database(make_url(settings.database_url).set(database=name).render_as_string(hide_password=False))
    yield database
    database.close()
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


def test_an_empty_database_gets_exactly_our_tables(empty_database: Database) -> None:
    empty_database.migrate()
    with empty_database.transaction() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_migrating_again_changes_nothing(empty_database: Database) -> None:
    empty_database.migrate()
    empty_database.migrate()
    with empty_database.transaction() as connection:
        assert len(connection.execute(text("SELECT version_num FROM alembic_version")).all()) == 1


def test_several_processes_may_migrate_at_once(empty_database: Database) -> None:
    command = [sys.executable, "-c", MIGRATE, empty_database.url]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(3)]
    assert [(process.communicate(timeout=60)[1], process.returncode) for process in started] == [(b"", 0)] * 3
    with empty_database.transaction() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_who_was_handed_over_before_there_were_rounds_had_the_first(empty_database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with empty_database.transaction() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0021")
        connection.execute(text(HANDED_OVER))
        command.upgrade(config, "0022")
        query = "SELECT state, number, method, ended_at IS NULL FROM rounds JOIN conversations ON id = conversation_id"
        found = sorted(tuple(row) for row in connection.execute(text(query)))
        command.downgrade(config, "0021")
    assert found == [
        ("closed", 1, "zendesk", False),
        ("handed_off", 1, "inbox", True),
        ("with_human", 1, "zendesk", True),
    ]


def test_a_database_that_is_away_is_named_so() -> None:
    with pytest.raises(DatabaseUnavailable):
        Database("postgresql+psycopg://nobody@127.0.0.1:1/none").ping()


def test_a_value_too_large_for_postgresql_is_not_taken_for_an_outage(empty_database: Database) -> None:
    with empty_database.transaction() as connection:
        connection.execute(text("CREATE TABLE keys (word text PRIMARY KEY)"))
    words = text("INSERT INTO keys SELECT string_agg(md5(n::text), '') FROM generate_series(1, 1000) n")
    with pytest.raises(Exception, match="ProgramLimitExceeded"), empty_database.transaction() as connection:
        connection.execute(words)


def test_the_words_of_texts_that_stores_hold_already_are_indexed(empty_database: Database) -> None:
    with empty_database.transaction() as connection:
        for schema in ("store_a", "store_b", "storeroom"):
            connection.execute(text(f"CREATE SCHEMA {schema}"))
            connection.execute(text(f"CREATE TABLE {schema}.data_texts (text_search_tsv tsvector)"))
    empty_database.migrate()
    found = text("SELECT schemaname FROM pg_indexes WHERE indexname = 'texts_idx' ORDER BY 1")
    with empty_database.transaction() as connection:
        assert list(connection.scalars(found)) == ["store_a", "store_b"]
