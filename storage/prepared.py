"""Statements that every turn runs, prepared once a connection and sent as they are.

SQLAlchemy and a cursor of psycopg's take ten times as long for one as the driver beneath them. These run on the same
connection and in the same transaction as everything else, and fail with the same errors.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

Row = dict[str, Any]
PARAMETER = re.compile(r"(?<![:\w]):(\w+)")


class Asked(NamedTuple):
    """A statement with its values in the order of their places."""

    sql: bytes
    given: Sequence[object]


class Prepared:
    """A statement with its values as `:names`."""

    def __init__(self, sql: str) -> None:
        self.names = tuple(dict.fromkeys(PARAMETER.findall(sql)))
        self.sql = PARAMETER.sub(lambda found: f"${self.names.index(found[1]) + 1}", sql).encode()

    def given(self, **values: object) -> Asked:
        return Asked(self.sql, [values[name] for name in self.names])

    def rows(self, connection: Connection, **values: object) -> list[Row]:
        """Run it and return what it finds, by the names of the columns. Raises SQLAlchemy's DBAPIError."""
        return run_all(connection, self.given(**values))[0]

    def row(self, connection: Connection, **values: object) -> Row | None:
        return next(iter(self.rows(connection, **values)), None)

    def later(self, connection: Connection, **values: object) -> None:
        """Run it with what is run next in its transaction, at the latest with the commit, which then may fail."""
        from storage.lanes import run_later

        run_later(connection, self.given(**values))


def run_all(connection: Connection, *asked: Asked) -> list[list[Row]]:
    """Run statements one after the other in one round trip, and return what each finds. Raises DBAPIError."""
    # The driver is loaded with the first statement: a process that takes nothing but webhooks stays without it.
    from storage.lanes import run

    return run(connection, asked)
