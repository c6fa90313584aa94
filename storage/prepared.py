"""Statements that every turn runs, prepared once a connection and sent as they are.

SQLAlchemy and a cursor of psycopg's take ten times as long for one as the driver beneath them. These run on the same
connection and in the same transaction as everything else, and fail with the same errors.
"""

import re
from typing import Any

from sqlalchemy import Connection

Row = dict[str, Any]
PARAMETER = re.compile(r"(?<![:\w]):(\w+)")


class Prepared:
    """A statement with its values as `:names`."""

    def __init__(self, sql: str) -> None:
        self.names = tuple(dict.fromkeys(PARAMETER.findall(sql)))
        self.sql = PARAMETER.sub(lambda found: f"${self.names.index(found[1]) + 1}", sql).encode()

    def rows(self, connection: Connection, **given: object) -> list[Row]:
        """Run it and return what it finds, by the names of the columns. Raises SQLAlchemy's DBAPIError."""
        # The driver is loaded with the first statement: a process that takes nothing but webhooks stays without it.
        from storage.lanes import run

        return run(connection, self.sql, [given[name] for name in self.names])

    def row(self, connection: Connection, **given: object) -> Row | None:
        return next(iter(self.rows(connection, **given)), None)
