"""Policies, pages and articles: few, and read whole."""

from collections.abc import Callable

from domain.importing.runs import Import, Pause
from domain.imports import ImportPhase
from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.ingestion import forget_other_documents, learn_document
from domain.shelves import Shelves
from domain.stores import Store


def import_documents(phase: ImportPhase, kind: DocumentKind) -> Callable[[Import], Pause | None]:
    def run(one: Import) -> Pause | None:
        one.enter(phase)
        found = one.patiently(lambda: one.source.documents(kind))
        one.change(total=len(found))
        with one.begin() as work:
            refresh_documents(one.store, kind, found, work)
        one.leave(phase, len(found))
        return None

    return run


def refresh_documents(store: Store, kind: DocumentKind, found: list[Document], shelves: Shelves) -> int:
    """Make what we hold of `kind` exactly what the store shows. Return how many changed or went."""
    changed = sum(learn_document(store, document, shelves) for document in found)
    return changed + forget_other_documents(store, kind, [document.id for document in found], shelves)
