"""What a store knows in words, as the agent asks for it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.knowledge.documents import Document, DocumentKind, Passage
from domain.stores import Store

if TYPE_CHECKING:
    from storage.work import Work


class Library:
    """Implements domain.ports.Knowledge: passages from the vectors, whole documents from their table."""

    def __init__(self, work: "Work") -> None:
        self.work = work

    def search(self, store: Store, question: str, kinds: Sequence[DocumentKind], limit: int) -> list[Passage]:
        return self.work.passages.search(store, question, kinds, limit)

    def products_near(self, store: Store, words: str, limit: int) -> dict[int, float]:
        return self.work.passages.products_near(store, words, limit)

    def nearness(self, question: str, texts: Sequence[str]) -> list[float]:
        return self.work.storage.nearness.of(question, texts)

    def likeness(self, question: str, texts: Sequence[str]) -> list[float]:
        return self.work.storage.embedder().liken(question, texts)

    def vector(self, text: str) -> Sequence[float]:
        return self.work.storage.nearness.vector(text)

    def documents(self, store: Store, kinds: Sequence[DocumentKind]) -> list[Document]:
        return self.work.documents.all(store, kinds)
