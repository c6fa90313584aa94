"""Answers that a merchant writes here: question and answer, or a note with a title. They count as soon as published."""

from dataclasses import replace
from datetime import datetime
from html import escape
from typing import Protocol
from uuid import UUID, uuid4

from domain.errors import InvalidRequest
from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.ingestion import learn_document
from domain.knowledge.passages import LONGEST
from domain.knowledge.sources import Source, SourceKind, SourceShelf, SourceState, Version
from domain.shelves import Shelves
from domain.stores import Store

LONGEST_TITLE = 200  # characters
LONGEST_TEXT = LONGEST  # characters; an answer is found and told as one passage
MOST_ANSWERS = 2_000  # per store; more belong into a file
MOST_VERSIONS = 50  # of one answer
NO_TITLE = "Write the question, as a shopper would ask it."
NO_TEXT = "Write the answer."
LONG_TITLE = f"Keep the question under {LONGEST_TITLE} characters."
LONG_TEXT = f"Keep the answer under {LONGEST_TEXT} characters, or put the longer text into a file or a page."
TOO_MANY = f"There are {MOST_ANSWERS} answers already. Delete some, or put them together in a file."


class Learning(Shelves, Protocol):
    @property
    def sources(self) -> SourceShelf: ...


def problems_of(title: str, text: str) -> dict[str, str]:
    """Return what stands in the way of keeping an answer, as a sentence by field; {} where nothing does."""
    found = {}
    if not 0 < len(title) <= LONGEST_TITLE:
        found["title"] = LONG_TITLE if title else NO_TITLE
    if not 0 < len(text) <= LONGEST_TEXT:
        found["text"] = LONG_TEXT if text else NO_TEXT
    return found


def write_answer(
    store: Store,
    title: str,
    text: str,
    who: str,
    now: datetime,
    shelves: Learning,
    *,
    source_id: UUID | None = None,
    publish: bool = True,
) -> Source | None:
    """Keep a version of an answer, a new one where no id is given, and answer with it where it is to be published.

    A draft leaves the version that answers as it is. None where the store has no answer of that id. Raises
    InvalidRequest where it cannot be kept.
    """
    for problem in problems_of(title, text).values():
        raise InvalidRequest(problem)
    known = _found(store, source_id, shelves) if source_id else _new(store, title, now, shelves)
    if known is None:
        return None
    version = Version(known.newest + 1, title, text, now, who)
    written = replace(known, title=title, changed_at=now, newest=version.number)
    shelves.sources.put(store, written)
    shelves.sources.add_version(store, known.id, version)
    shelves.sources.forget_versions(store, known.id, version.number - MOST_VERSIONS)
    return publish_version(store, written, version, now, shelves) if publish else written


def publish_version(store: Store, source: Source, version: Version, now: datetime, shelves: Learning) -> Source:
    """Answer with that version from the next question on."""
    learn_document(store, document_of(source, version, now), shelves)
    shown = replace(source, state=SourceState.LEARNT, published=version.number, read_at=now)
    shelves.sources.put(store, shown)
    return shown


def withdraw_answer(store: Store, source_id: UUID, now: datetime, shelves: Learning) -> Source | None:
    """Let it answer no more; what was written stays, as a draft."""
    source = _found(store, source_id, shelves)
    if source is None:
        return None
    forget_documents_of(store, source, shelves)
    drafted = replace(source, state=SourceState.DRAFT, published=0, changed_at=now)
    shelves.sources.put(store, drafted)
    return drafted


def delete_source(store: Store, source_id: UUID, shelves: Learning) -> Source | None:
    """Delete a source with all that was learnt from it: text, passages, vectors and versions. Return what it was."""
    source = shelves.sources.one(store, source_id, alone=True)
    if source is not None:
        forget_documents_of(store, source, shelves)
        shelves.sources.delete(store, source_id)
    return source


def forget_documents_of(store: Store, source: Source, shelves: Shelves, kept: frozenset[str] = frozenset()) -> int:
    """Forget what was learnt from a source, but for the documents in `kept`. Return how many were."""
    gone = _documents_of(store, source, shelves) - kept
    for document_id in gone:
        shelves.documents.delete(store, source.documents, document_id)
    shelves.passages.forget(store, source.documents, gone)
    return len(gone)


def holds_documents_of(store: Store, source: Source, shelves: Shelves) -> bool:
    return bool(_documents_of(store, source, shelves))


def _documents_of(store: Store, source: Source, shelves: Shelves) -> set[str]:
    return {one for one in shelves.documents.ids(store, source.documents) if one.startswith(str(source.id))}


def document_of(source: Source, version: Version, now: datetime) -> Document:
    """Return the document by which an answer is found. What is written is text, whatever it looks like."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in version.text.splitlines() if line.strip())
    return Document(DocumentKind.SNIPPET, str(source.id), version.title, "", lines, now)


def _found(store: Store, source_id: UUID, shelves: Learning) -> Source | None:
    source = shelves.sources.one(store, source_id, alone=True)
    return source if source and source.kind is SourceKind.SNIPPET else None


def _new(store: Store, title: str, now: datetime, shelves: Learning) -> Source:
    if sum(one.kind is SourceKind.SNIPPET for one in shelves.sources.all(store)) >= MOST_ANSWERS:
        raise InvalidRequest(TOO_MANY)
    return Source(uuid4(), SourceKind.SNIPPET, title, now, SourceState.DRAFT)
