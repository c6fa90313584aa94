"""Our records as JSON and back, through pydantic, which checks what comes out of the database."""

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

Record = TypeVar("Record")


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
