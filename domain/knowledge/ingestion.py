"""Taking in a store's products and texts: record and vectors together, embedding only words that changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain.catalogue import Product
from domain.knowledge.documents import Document, DocumentKind, Passage
from domain.knowledge.passages import fingerprint, passages_of_document, passages_of_product
from domain.shelves import Shelves
from domain.stores import Store

NOTHING: Mapping[str, list[float]] = {}


def learn_product(store: Store, product: Product, shelves: Shelves, *, complete: bool) -> bool:
    """Keep the product and its words. Return False when something newer is held.

    Where the source is not `complete`, collections and metafields stay as they were.
    """
    if not complete:
        product = with_what_webhooks_lack(product, shelves.catalogue.held(store, product.id))
    return bool(learn_products(store, [product], shelves))


def learn_products(
    store: Store, products: Sequence[Product], shelves: Shelves, ready: Mapping[str, list[float]] = NOTHING
) -> set[int]:
    """Keep the products and their words. Return the ids of those of which nothing newer is held.

    `ready` holds the vectors of texts that were embedded before.
    """
    kept = shelves.catalogue.put(store, products)
    changed = changed_words(store, [product for product in products if product.id in kept], shelves)
    if changed:
        documents = {str(product_id): passages for product_id, passages in changed.items()}
        shelves.passages.replace(store, DocumentKind.PRODUCT, documents, ready)
        shelves.catalogue.note_words(store, {one: fingerprint(passages) for one, passages in changed.items()})
    return kept


def changed_words(store: Store, products: Sequence[Product], shelves: Shelves) -> dict[int, list[Passage]]:
    """Return the passages of each product whose words are not those we hold."""
    held = shelves.catalogue.words_hashes(store, [product.id for product in products])
    passages = {one.id: passages_of_product(one) for one in sorted(products, key=lambda one: one.version)}
    return {one: found for one, found in passages.items() if fingerprint(found) != held.get(one, "")}


def with_what_webhooks_lack(product: Product, held: Product | None) -> Product:
    if held is None:
        return product
    return replace(product, collections=held.collections, metafields=held.metafields)


def forget_product(store: Store, product_id: int, at: datetime, shelves: Shelves) -> None:
    shelves.catalogue.delete(store, product_id, at)
    shelves.passages.forget(store, DocumentKind.PRODUCT, [str(product_id)])


def learn_document(store: Store, document: Document, shelves: Shelves) -> bool:
    """Keep the document and its words. Return whether it was new or changed."""
    passages = passages_of_document(document)
    if not shelves.documents.put(store, document, fingerprint(passages)):
        return False
    shelves.passages.replace(store, document.kind, {document.id: passages}, NOTHING)
    return True


def forget_other_documents(store: Store, kind: DocumentKind, kept: Iterable[str], shelves: Shelves) -> int:
    """Forget every document of `kind` that the store no longer shows. Return how many."""
    gone = shelves.documents.ids(store, kind) - set(kept)
    for document_id in gone:
        shelves.documents.delete(store, kind, document_id)
    shelves.passages.forget(store, kind, gone)
    return len(gone)
