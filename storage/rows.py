"""Writing and finding many rows by one short statement: PostgreSQL takes apart itself what it is given as one value."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import Any
from uuid import UUID

from pydantic_core import to_json
from sqlalchemy import ARRAY, ColumnElement, Connection, Table, TextClause, any_, literal, text
from sqlalchemy.dialects.postgresql import insert

Row = Mapping[str, Any]


def upsert(connection: Connection, table: Table, rows: Sequence[Row], where: str, touch: str = "") -> set[int]:
    """Write `rows`, all with the same columns; return the ids of those written.

    Where a row of that id is held, it is changed if `where` is true, in which `excluded` is the new row. The column
    `touch` is set to the moment. Values are what pydantic makes JSON of: our records, times, decimals and JSON's own.
    """
    if not rows:
        return set()
    # By their ids, so that two who write the same rows wait for each other in one order.
    given = to_json(sorted(rows, key=itemgetter("id"))).decode()
    return set(connection.scalars(statement(table, tuple(rows[0]), where, touch), {"rows": given}))


def bury(
    connection: Connection, table: Table, store_id: UUID, record_id: int, empty: Mapping[str, Any], at: datetime
) -> None:
    """Leave a tombstone in the row's place, `empty` but for when the record was deleted, so that nothing late brings it
    back. Of several deletions the first counts."""
    gone = {**empty, "record": None, "version": at, "told_at": at, "deleted_at": at}
    first = table.c.deleted_at.is_(None) | (table.c.deleted_at > at)
    statement = insert(table).values({"store_id": store_id, "id": record_id, **gone})
    connection.execute(statement.on_conflict_do_update(index_elements=["store_id", "id"], set_=gone, where=first))


def among(column: ColumnElement[Any], values: Iterable[Any]) -> ColumnElement[bool]:
    """Whether `column` is one of `values`, be they ever so many: alone, a statement takes no more than 65,535."""
    return column == any_(literal(list(values), ARRAY(column.type)))


@cache
def statement(table: Table, columns: tuple[str, ...], where: str, touch: str) -> TextClause:
    names = ", ".join(columns)
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in ("store_id", "id"))
    touched = (f", {touch}", ", clock_timestamp()", f", {touch} = clock_timestamp()") if touch else ("", "", "")
    return text(
        f"INSERT INTO {table} ({names}{touched[0]}) "
        f"SELECT {names}{touched[1]} FROM jsonb_populate_recordset(NULL::{table}, CAST(:rows AS jsonb)) "
        f"ON CONFLICT (store_id, id) DO UPDATE SET {changes}{touched[2]} WHERE {where} RETURNING {table}.id"
    )
