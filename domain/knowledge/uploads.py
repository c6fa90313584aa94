"""Files that merchants add: they come in pieces, wait in the database for the worker, and are learnt part by part."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Protocol
from uuid import UUID, uuid4

from domain.errors import InvalidRequest
from domain.knowledge.answers import Learning, forget_documents_of
from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.files.kinds import Unreadable, problem_of_upload
from domain.knowledge.files.reading import Part
from domain.knowledge.ingestion import Vectors, learn_document
from domain.knowledge.sources import Source, SourceKind, SourceShelf, SourceState
from domain.stores import Store

LONGEST_NAME = 200  # characters
LARGEST_PIECE = 768 * 1024  # bytes; a request's body is a megabyte at most
MOST_FILES = 500  # per store
ARRIVES_WITHIN = timedelta(hours=1)  # the next piece, or the clock has the file looked at and given up
TOO_MANY_FILES = f"There are {MOST_FILES} files already. Delete some before you add more."
INCOMPLETE = "The file did not arrive whole. Add it again."


class UploadShelf(SourceShelf, Protocol):
    def held(self, store: Store, source_id: UUID) -> int:
        """Return how many bytes of the file have come."""


class Uploading(Learning, Protocol):
    @property
    def sources(self) -> UploadShelf: ...


def begin_upload(store: Store, name: str, size: int, now: datetime, shelves: Uploading) -> Source:
    """Make room for a file of that name and size in bytes. Raises InvalidRequest with the sentence for the merchant."""
    if problem := problem_of_upload(name, size):
        raise InvalidRequest(problem)
    if sum(one.kind is SourceKind.FILE for one in shelves.sources.all(store)) >= MOST_FILES:
        raise InvalidRequest(TOO_MANY_FILES)
    title = PurePath(name).name[-LONGEST_NAME:]
    source = Source(uuid4(), SourceKind.FILE, title, now, size=size, due_at=now + ARRIVES_WITHIN)
    shelves.sources.put(store, source)
    return source


def add_piece(
    store: Store, source_id: UUID, number: int, content: bytes, now: datetime, shelves: Uploading
) -> Source | None:
    """Keep one piece. None where nothing waits for one. Raises InvalidRequest where more comes than was announced."""
    source = shelves.sources.one(store, source_id, alone=True)
    if source is None or source.kind is not SourceKind.FILE or source.state is not SourceState.WAITING:
        return None
    shelves.sources.add_piece(store, source_id, number, content)
    if len(content) > LARGEST_PIECE or shelves.sources.held(store, source_id) > source.size:
        raise InvalidRequest(INCOMPLETE)
    waiting = replace(source, due_at=now + ARRIVES_WITHIN)
    shelves.sources.put(store, waiting)
    return waiting


def end_upload(store: Store, source_id: UUID, now: datetime, shelves: Uploading) -> Source | None:
    """Have the file read, now that all of it is there."""
    source = shelves.sources.one(store, source_id, alone=True)
    if source is None or source.kind is not SourceKind.FILE or source.state is not SourceState.WAITING:
        return None
    if shelves.sources.held(store, source_id) != source.size:
        raise InvalidRequest(INCOMPLETE)
    ready = replace(source, due_at=now)
    shelves.sources.put(store, ready)
    return ready


def require_whole(store: Store, source: Source, shelves: Uploading) -> None:
    """Raises Unreadable for an upload that was begun and never ended."""
    if shelves.sources.held(store, source.id) != source.size:
        raise Unreadable(INCOMPLETE)


def part_ids(source: Source) -> Iterator[str]:
    at = 0
    while True:
        yield f"{source.id}:{at:05d}"
        at += 1


def document_of(source: Source, part: Part, document_id: str, now: datetime) -> Document:
    name = PurePath(source.title).stem
    title = f"{name} ({part.label})" if part.label else name
    return Document(DocumentKind.FILE, document_id, title, "", part.html, now)


def learn_part(
    store: Store, source: Source, part: Part, document: Document, vectors: Vectors, shelves: Learning
) -> bool:
    """Learn one part of a file. Return False where the file was deleted meanwhile."""
    if shelves.sources.one(store, source.id, alone=True) is None:
        return False
    learn_document(store, document, shelves, vectors)
    # A further slice passes over what an earlier one learnt: its bar goes on from there.
    shelves.sources.put(store, replace(source, done=max(source.done, part.done), total=part.of))
    return True


def end_reading(store: Store, source: Source, kept: frozenset[str], now: datetime, shelves: Learning) -> None:
    """Forget what an earlier reading learnt and this one did not, and the file itself."""
    if shelves.sources.one(store, source.id, alone=True):
        forget_documents_of(store, source, shelves, kept)
        shelves.sources.forget_pieces(store, source.id)
        shelves.sources.put(store, replace(source, state=SourceState.LEARNT, due_at=None, read_at=now, problem=""))


def fail_reading(store: Store, source: Source, problem: str, shelves: Learning) -> None:
    """Keep the sentence that tells what to do, and nothing of the file."""
    if shelves.sources.one(store, source.id, alone=True):
        forget_documents_of(store, source, shelves)
        shelves.sources.forget_pieces(store, source.id)
        shelves.sources.put(store, replace(source, state=SourceState.FAILED, due_at=None, problem=problem))
