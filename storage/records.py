"""Our records as JSON and back, through pydantic, which checks what comes out of the database."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from functools import cache, lru_cache
from threading import Lock
from typing import Any, Generic, TypeVar

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


class KeptRecords(Generic[Record]):
    """Records by the mark of the row that each was read from, so that none is read again until its row is written."""

    def __init__(self, kind: type[Record]) -> None:
        self.kind = kind
        self.kept: OrderedDict[Hashable, tuple[str, Record]] = OrderedDict()
        self.lock = Lock()

    def of(self, keys: Sequence[Hashable]) -> Mapping[Hashable, tuple[str, Record]]:
        """Return what is kept of them, each with its mark."""
        with self.lock:
            found = {key: self.kept[key] for key in keys if key in self.kept}
            for key in found:
                self.kept.move_to_end(key)
        return found

    def read(self, key: Hashable, mark: str, text: str) -> Record:
        wanted: Any = self.kind
        record: Record = adapter(wanted).validate_json(text)
        with self.lock:
            self.kept[key] = mark, record
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        return record
