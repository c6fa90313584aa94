"""Our records as JSON and back, through pydantic, which checks what comes out of the database."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from functools import cache, lru_cache
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import TypeAdapter

Record = TypeVar("Record")
TEXTS_IN_MEMORY = 1024  # per process; some kilobytes each
MOST_KEPT = (
    16_000_000  # characters of JSON per process; what is read from them takes two and a half times as many bytes
)


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


@lru_cache(TEXTS_IN_MEMORY)
def _read(kind: Any, text: str) -> Any:
    return adapter(kind).validate_json(text)


class Kept(NamedTuple, Generic[Record]):
    """A record, with its row's mark, how many characters it was read from, and the last edition that held it so."""

    mark: str
    record: Record
    size: int
    edition: str | None


class KeptRecords(Generic[Record]):
    """Records by the mark of the row that each was read from, so that none is read again until its row is written.

    Of one known to stand in an edition of its store, not even the row need be looked at.
    """

    def __init__(self, kind: type[Record]) -> None:
        self.kind = kind
        self.kept: OrderedDict[Hashable, Kept[Record]] = OrderedDict()
        self.size = 0  # characters
        self.lock = Lock()

    def of(self, keys: Sequence[Hashable]) -> Mapping[Hashable, "Kept[Record]"]:
        """Return what is kept of them, each with its mark."""
        found = {}
        with self.lock:
            for key in keys:
                if held := self.kept.get(key):
                    found[key] = held
                    self.kept.move_to_end(key)
        return found

    def confirm(self, key: Hashable, kept: "Kept[Record]", edition: str | None) -> Record:
        """Note that the row still bears its mark in an edition."""
        with self.lock:
            if edition and self.kept.get(key) is kept:
                self.kept[key] = kept._replace(edition=edition)
        return kept.record

    def read(self, key: Hashable, mark: str, text: str, edition: str | None = None) -> Record:
        wanted: Any = self.kind
        record: Record = adapter(wanted).validate_json(text)
        with self.lock:
            self._forget(key)
            self.kept[key] = Kept(mark, record, len(text), edition)
            self.size += len(text)
            while self.size > MOST_KEPT:
                self._forget(next(iter(self.kept)))
        return record

    def _forget(self, key: Hashable) -> None:
        if held := self.kept.pop(key, None):
            self.size -= held.size
