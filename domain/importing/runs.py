"""One run of an import."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from domain import permissions
from domain.errors import RemoteError
from domain.importing.embedding import EmbeddingAhead
from domain.importing.sources import Source
from domain.imports import ImportPhase, ImportProgress
from domain.shelves import Shelves
from domain.stores import Store

PATIENCE = 30.0  # seconds: a longer wait is left to a later try
Item = TypeVar("Item")


@dataclass(frozen=True)
class Pause:
    """There is more to do, in so many seconds: others have their turn."""

    seconds: float = 0.0


class ImportShelf(permissions.ImportShelf, Protocol):
    def progress(self, store: Store) -> ImportProgress | None: ...

    def change(self, store: Store, **values: Any) -> None: ...


class ImportShelves(Shelves, Protocol):
    @property
    def imports(self) -> ImportShelf: ...


@dataclass(frozen=True)
class Import:
    """One run. `turn_is_over` is asked after each batch; `sleep` takes seconds."""

    store: Store
    source: Source
    begin: Callable[[], AbstractContextManager[ImportShelves]]
    embedding: EmbeddingAhead
    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    turn_is_over: Callable[[], bool]

    def progress(self) -> ImportProgress:
        with self.begin() as work:
            progress = work.imports.progress(self.store)
        if progress is None:
            raise RuntimeError("an import runs that was never begun")
        return progress

    def change(self, **values: Any) -> None:
        with self.begin() as work:
            work.imports.change(self.store, **values)

    def enter(self, phase: ImportPhase) -> str:
        """Begin `phase`, or go on with it; return the bulk operation it already started, "" for none."""
        progress = self.progress()
        if progress.phase is phase and progress.bulk_id:
            return progress.bulk_id
        self.change(phase=phase, phase_started_at=self.now(), done=0, total=None, bulk_id="", position=0)
        return ""

    def leave(self, phase: ImportPhase, count: int) -> None:
        counts = {**self.progress().counts, phase.value: count}
        self.change(counts=counts, done=count, total=count, bulk_id="", position=0)

    def patiently(self, ask: Callable[[], Item]) -> Item:
        """Ask again after the wait that the source names; anything longer than PATIENCE is raised."""
        while True:
            try:
                return ask()
            except RemoteError as error:
                if error.permanent or not error.retry_after or error.retry_after > PATIENCE:
                    raise
                self.sleep(error.retry_after)
