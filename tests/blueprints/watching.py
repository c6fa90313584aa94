"""What a request asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import event

from storage.lanes import Lane, Sent
from storage.prepared import Asked
from tests.world import World

Seen = list[tuple[str, Any]]  # statements with their values


@contextmanager
def watched(world: World) -> Iterator[Seen]:
    """Collect each statement with its values, those of every pool there is, through SQLAlchemy or past it."""
    seen: Seen = []
    ready = Lane.ready

    def noted(lane: Lane, asked: Asked) -> Sent:
        seen.append((asked.sql.decode(), asked.given))
        return ready(lane, asked)

    def note(_: object, __: object, statement: str, values: Any, ___: object, ____: bool) -> None:
        seen.append((statement, values))

    engine = world.services.storage.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        with patch.object(Lane, "ready", noted):
            yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)
