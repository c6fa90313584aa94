"""What a merchant adds to a store's knowledge: answers written here, files, and pages of the web."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from domain.knowledge.documents import DocumentKind
from domain.stores import Store


class SourceKind(StrEnum):
    SNIPPET = "snippet"
    FILE = "file"
    PAGE = "page"
    SITE = "site"
    HELP_CENTRE = "help_centre"


class SourceState(StrEnum):
    DRAFT = "draft"
    WAITING = "waiting"
    READING = "reading"
    LEARNT = "learnt"
    FAILED = "failed"


DOCUMENTS = {
    SourceKind.SNIPPET: DocumentKind.SNIPPET,
    SourceKind.FILE: DocumentKind.FILE,
    SourceKind.PAGE: DocumentKind.WEB,
    SourceKind.SITE: DocumentKind.WEB,
    SourceKind.HELP_CENTRE: DocumentKind.WEB,
}
READ_AGAIN = (SourceKind.PAGE, SourceKind.SITE, SourceKind.HELP_CENTRE)


@dataclass(frozen=True)
class Source:
    """`done` of `total` parts are read; `problem` is the sentence that tells what to do, `note` what else to know.

    `newest` counts the versions of what is written here, `published` is the one that answers, 0 for none. A source of
    the web is read again every `every_days`, 0 for never, next at `due_at`. `size` is in bytes.
    """

    id: UUID
    kind: SourceKind
    title: str
    changed_at: datetime
    state: SourceState = SourceState.WAITING
    url: str = ""
    problem: str = ""
    note: str = ""
    done: int = 0
    total: int = 0
    size: int = 0
    newest: int = 0
    published: int = 0
    every_days: int = 0
    due_at: datetime | None = None
    read_at: datetime | None = None

    @property
    def documents(self) -> DocumentKind:
        return DOCUMENTS[self.kind]


@dataclass(frozen=True)
class Version:
    """What an answer said from `at` on; `who` is the id of the member of staff at Shopify, or the command."""

    number: int
    title: str
    text: str = field(repr=False)
    at: datetime
    who: str


class SourceShelf(Protocol):
    def all(self, store: Store) -> list[Source]:
        """Return the sources, the last changed first."""

    def one(self, store: Store, source_id: UUID, *, alone: bool = False) -> Source | None:
        """Return the source; with `alone`, let nobody else change it until the transaction ends."""

    def put(self, store: Store, source: Source) -> None: ...

    def delete(self, store: Store, source_id: UUID) -> None:
        """Delete it with its versions, its pieces and its list of pages."""

    def add_version(self, store: Store, source_id: UUID, version: Version) -> None: ...

    def versions(self, store: Store, source_id: UUID) -> list[Version]:
        """Return the newest first."""

    def forget_versions(self, store: Store, source_id: UUID, before: int) -> None: ...

    def add_piece(self, store: Store, source_id: UUID, number: int, content: bytes) -> None: ...

    def pieces(self, store: Store, source_id: UUID) -> Iterable[bytes]:
        """Yield the file, one piece in memory at a time."""

    def forget_pieces(self, store: Store, source_id: UUID) -> None: ...

    def list_pages(self, store: Store, source_id: UUID, urls: Sequence[str]) -> None:
        """Add addresses to those that are to be read; known ones stay as they are."""

    def next_pages(self, store: Store, source_id: UUID, limit: int) -> list[str]: ...

    def listed_pages(self, store: Store, source_id: UUID) -> set[str]:
        """Return the addresses of all that are to be read or were."""

    def note_page(self, store: Store, source_id: UUID, url: str, problem: str, *, away: bool = False) -> None:
        """Record that the page was read, or why not, and whether it may be there again later."""

    def counts(self, store: Store, source_id: UUID) -> tuple[int, int, int]:
        """Return how many pages are done, how many are known, and how many of the done could not be read."""

    def read_pages(self, store: Store, source_id: UUID) -> set[str]:
        """Return the addresses of those that were read without a problem."""

    def away_pages(self, store: Store, source_id: UUID) -> set[str]:
        """Return the addresses of those that may be there again later."""

    def forget_pages(self, store: Store, source_id: UUID) -> None: ...
