"""Our records as JSON and back, through pydantic, which checks what comes out of the database."""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

Record = TypeVar("Record")


@cache
def adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def to_json(record: object) -> Any:
    """Return plain JSON values; decimals and times as strings."""
    kind: Hashable = type(record)
    return adapter(kind).dump_python(record, mode="json")


def from_json(kind: type[Record], value: Any) -> Record:
    record: Record = adapter(kind).validate_python(value)
    return record
