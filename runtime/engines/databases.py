"""What our PostgreSQL must hold before anybody uses it."""

from pathlib import Path

import psycopg

ROLE = "shopfloor"
DATABASE = "shopfloor"


def database_exists(sockets: Path) -> bool:
    with _connect(sockets, "postgres") as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)).fetchone()
    return found is not None


def create_database(sockets: Path) -> None:
    """Create what is missing; the database last, so that its presence tells that the rest is there."""
    _create_role(sockets)
    # Only a superuser may create this extension. From the template, every database our role creates has it.
    _create_extension(sockets, "template1")
    if not database_exists(sockets):
        with _connect(sockets, "postgres") as connection:
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")
    _create_extension(sockets, DATABASE)


def _create_role(sockets: Path) -> None:
    """The application is no superuser: whoever gets at its connection gets no shell."""
    with _connect(sockets, "postgres") as connection:
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (ROLE,)).fetchone() is None:
            connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB")


def _create_extension(sockets: Path, database: str) -> None:
    with _connect(sockets, database) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
        connection.execute("ALTER EXTENSION vector UPDATE")


def _connect(sockets: Path, database: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(host=str(sockets), user="postgres", dbname=database, autocommit=True)
