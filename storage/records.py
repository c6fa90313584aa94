"""Our records as JSON and back, through pydantic, which checks what comes out of the database."""

from functools import cache, lru_cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

Record = TypeVar("Record")
KEPT = 1024  # records per process; products of some kilobytes each


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def to_json(record: object) -> Any:
    """Return plain JSON values; decimals and times as strings."""
    kind: Any = type(record)
    return adapter(kind).dump_python(record, mode="json")


def from_json(kind: type[Record], value: Any) -> Record:
    wanted: Any = kind
    record: Record = adapter(wanted).validate_python(value)
    return record


def from_text(kind: type[Record], text: str) -> Record:
    """The same of JSON as it stands, read once as long as it is kept. Not for what is about people."""
    # The key is all that was read, so that what is kept cannot be stale.
    wanted: Any = kind
    record: Record = _read(wanted, text)
    return record


@lru_cache(KEPT)
def _read(kind: Any, text: str) -> Any:
    return adapter(kind).validate_json(text)
