"""Taking in a store's products and texts: record and vectors together, embedding only words that changed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.catalogue import Product
from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.passages import fingerprint, passages_of_document, passages_of_product
from domain.shelves import Shelves
from domain.stores import Store


def learn_product(store: Store, product: Product, shelves: Shelves, *, complete: bool) -> bool:
    """Keep the product and its words. Return False when something newer is held.

    Where the source is not `complete`, collections and metafields stay as they were.
    """
    if not complete:
        product = with_what_webhooks_lack(product, shelves.catalogue.held(store, product.id))
    if not shelves.catalogue.put(store, product):
        return False
    passages = passages_of_product(product)
    words = fingerprint(passages)
    if shelves.catalogue.words_hash(store, product.id) != words:
        shelves.passages.replace(store, DocumentKind.PRODUCT, str(product.id), passages)
        shelves.catalogue.note_words(store, product.id, words)
    return True


def with_what_webhooks_lack(product: Product, held: Product | None) -> Product:
    if held is None:
        return product
    return replace(product, collections=held.collections, metafields=held.metafields)


def forget_product(store: Store, product_id: int, at: datetime, shelves: Shelves) -> None:
    shelves.catalogue.delete(store, product_id, at)
    shelves.passages.forget(store, DocumentKind.PRODUCT, str(product_id))


def learn_document(store: Store, document: Document, shelves: Shelves) -> bool:
    """Keep the document and its words. Return whether it was new or changed."""
    passages = passages_of_document(document)
    if not shelves.documents.put(store, document, fingerprint(passages)):
        return False
    shelves.passages.replace(store, document.kind, document.id, passages)
    return True


def forget_other_documents(store: Store, kind: DocumentKind, kept: Iterable[str], shelves: Shelves) -> int:
    """Forget every document of `kind` that the store no longer shows. Return how many."""
    gone = shelves.documents.ids(store, kind) - set(kept)
    for document_id in gone:
        shelves.documents.delete(store, kind, document_id)
        shelves.passages.forget(store, kind, document_id)
    return len(gone)
