"""The tests' database put back to what was built once: PostgreSQL copies files quicker than rows are made."""

import time
from dataclasses import dataclass
from functools import cache

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy.engine import URL, make_url

from runtime.services import Services
from tests.world import Tenant, World, furnish

BARE = "bare"  # the tables without a row
# Nobody may end a connection that is just being made: it belongs to no role yet.
LEAVE = """
    SELECT CASE WHEN usename = current_user THEN pg_terminate_backend(pid) END
    FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'
"""
NAP = 0.001  # seconds; PostgreSQL itself would look ten times a second
PATIENCE = 100  # naps


@dataclass
class Backdrop:
    """A furnished world, built for the first test that asks for it and kept by this name."""

    name: str
    tenants: tuple[Tenant, Tenant] | None = None

    def put_up(self, services: Services) -> World:
        """Return the world in a database that knows of nothing else, with an empty Redis."""
        if self.tenants is None:
            show(services, BARE)
            world = furnish(services)
            self.tenants = world.alice, world.bob
            keep(services, self.name)
        show(services, self.name)
        return World(services, *self.tenants)


def keep(services: Services, name: str) -> None:
    """Keep the database as it is now."""
    copy(services, database(services), kept(services, name))


def show(services: Services, name: str) -> None:
    """Replace the database with what was kept, whoever is still at it, and forget all that Redis holds."""
    copy(services, kept(services, name), database(services))
    services.redis.flushdb()


def copy(services: Services, source: str, target: str) -> None:
    services.storage.database.close()
    connection = attic(address(services))
    for name in (source, target):
        leave(connection, name)
    connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(target)))
    words = "CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy"
    connection.execute(SQL(words).format(Identifier(target), Identifier(source)))


def leave(connection: psycopg.Connection, name: str) -> None:
    """End the connections to a database and wait for them; a process that comes back at once is not waited for."""
    for _ in range(PATIENCE):
        if not connection.execute(LEAVE, [name]).fetchall():
            return
        time.sleep(NAP)


def kept(services: Services, name: str) -> str:
    return f"{database(services)}_{name}"


def database(services: Services) -> str:
    return address(services).database or ""


def address(services: Services) -> URL:
    return make_url(services.settings.database_url).set(drivername="postgresql")


@cache
def attic(url: URL) -> psycopg.Connection:
    """Return a connection beside the tests' database, from where that can be replaced."""
    beside = url.set(database="postgres").render_as_string(hide_password=False)
    return psycopg.connect(beside, autocommit=True)
