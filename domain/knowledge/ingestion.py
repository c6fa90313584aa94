"""Taking in a store's products and texts: record and passages together, embedding only words that changed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.catalogue import Known, Product
from domain.harmless import harmless_product
from domain.knowledge.documents import Document, DocumentKind, Passage
from domain.knowledge.passages import fingerprint, passages_of_document, passages_of_product
from domain.knowledge.terms import terms_mark, terms_of
from domain.ports import Embedder
from domain.shelves import Shelves
from domain.stock import with_told_stock
from domain.stores import Store

Passages = Mapping[str, Sequence[Passage]]  # by the document's id

Vectors = Mapping[str, list[float]]  # by the text

NOTHING: Vectors = {}
TERMS = ":"  # between the fingerprint of passages, which are embedded, and that of terms, which are not


@dataclass(frozen=True)
class Told:
    """A product as a webhook has it, and when the shop triggered that."""

    product: Product
    at: datetime


@dataclass(frozen=True)
class Learnt:
    """Ids of products: `kept` are those of which nothing newer is held, `reworded` wait for vectors of new words."""

    kept: set[int]
    reworded: set[int]


def learn_told(store: Store, told: Sequence[Told], shelves: Shelves) -> Learnt:
    """Keep what webhooks tell of products, each told once. Their words count at once, the vectors follow.

    Collections and metafields, which webhooks lack, stay as they were. Whoever calls holds the products by
    `CatalogueShelf.hold`.
    """

    def reword(passages: Passages) -> None:
        shelves.passages.reword(store, DocumentKind.PRODUCT, passages)

    known = shelves.catalogue.known(store, [one.product.id for one in told])
    fresh = [one for one in told if is_news(one, known.get(one.product.id))]
    whole = [with_what_webhooks_lack(one.product, known.get(one.product.id)) for one in fresh]
    stocked = with_told_stock(store, whole, {product.id: product.version for product in whole}, shelves)
    return keep_products(store, stocked, {one.product.id: one.at for one in fresh}, known, shelves, reword)


def is_news(told: Told, known: Known | None) -> bool:
    return known is None or not (known.deleted or (told.product.version, told.at) < (known.version, known.told_at))


def learn_products(
    store: Store,
    products: Sequence[Product],
    shelves: Shelves,
    ready: Vectors = NOTHING,
    read_at: datetime | None = None,
) -> set[int]:
    """Keep whole products and their words. Return the ids of those of which nothing newer is held.

    `ready` holds the vectors of texts that were embedded before. `read_at` is the earliest moment at which the shop
    may have been read: stock told before it is known to be in.
    """

    def embed(passages: Passages) -> None:
        shelves.passages.replace(store, DocumentKind.PRODUCT, passages, ready)

    ids = [product.id for product in products]
    shelves.catalogue.hold(store, ids)
    read = {product.id: read_at or product.version for product in products}
    known = shelves.catalogue.known(store, ids)
    outrun = {one.id: known[one.id] for one in products if one.id in known and is_outrun(one, read, known[one.id])}
    told = read | {product_id: one.told_at for product_id, one in outrun.items()}
    stocked = with_told_stock(store, with_newer_tellings(store, products, outrun, shelves), told, shelves)
    return keep_products(store, stocked, told, known, shelves, embed).kept


def is_outrun(product: Product, read: Mapping[int, datetime], known: Known) -> bool:
    """Whether a webhook may have told of the product after it was read: versions have no finer grain than a second."""
    return product.version == known.version and read[product.id] < known.told_at


def with_newer_tellings(
    store: Store, products: Sequence[Product], outrun: Collection[int], shelves: Shelves
) -> list[Product]:
    """Return the products, those in `outrun` as they are held but for what only reading can tell of them."""
    held = shelves.catalogue.held(store, outrun) if outrun else {}
    return [
        replace(held[one.id], collections=one.collections, metafields=one.metafields) if one.id in held else one
        for one in products
    ]


def keep_products(
    store: Store,
    products: Sequence[Product],
    told: Mapping[int, datetime],
    known: Mapping[int, Known],
    shelves: Shelves,
    write: Callable[[Passages], None],
) -> Learnt:
    """Keep the newest of each product; by `write` the passages, and the terms, of those whose words are not those we
    hold."""
    newest = {one.id: harmless_product(one) for one in sorted(products, key=lambda one: one.version)}
    passages = {product_id: passages_of_product(one) for product_id, one in newest.items()}
    hashes = {one: words_hash(newest[one], found) for one, found in passages.items()}
    held = {one: known[one].words_hash for one in newest if one in known}
    kept = shelves.catalogue.put(store, newest.values(), told, hashes)
    changed = [one for one in changed_passages(passages, held) if one in kept]
    if changed:
        write({str(one): passages[one] for one in changed})
    news = [one for one in kept if hashes[one] != held.get(one, "")]
    if news:
        shelves.catalogue.put_terms(store, {one: terms_of(newest[one]) for one in news})
    return Learnt(kept, set(changed))


def changed_words(store: Store, products: Sequence[Product], shelves: Shelves) -> dict[int, list[Passage]]:
    """Return the passages of each product, as it will be kept, whose words are not those we hold."""
    held = shelves.catalogue.words_hashes(store, [product.id for product in products])
    newest = sorted(products, key=lambda one: one.version)
    passages = {one.id: passages_of_product(harmless_product(one)) for one in newest}
    return {one: passages[one] for one in changed_passages(passages, held)}


def changed_passages(passages: Mapping[int, list[Passage]], held: Mapping[int, str]) -> list[int]:
    return [one for one, found in passages.items() if fingerprint(found) != held.get(one, "").partition(TERMS)[0]]


def words_hash(product: Product, passages: list[Passage]) -> str:
    """Return the fingerprint of its passages and, after it, of what else its terms are made of; "" of no words."""
    return f"{fingerprint(passages)}{TERMS}{terms_mark(product)}" if passages else ""


def with_what_webhooks_lack(product: Product, known: Known | None) -> Product:
    if known is None:
        return product
    return replace(product, collections=known.collections, metafields=known.metafields)


def forget_products(store: Store, gone: Mapping[int, datetime], shelves: Shelves) -> None:
    """Forget products, each from the moment at which the shop deleted it."""
    for product_id, at in gone.items():
        shelves.catalogue.delete(store, product_id, at)
    shelves.passages.forget(store, DocumentKind.PRODUCT, [str(product_id) for product_id in gone])


def new_vectors(store: Store, document: Document, shelves: Shelves, embedder: Embedder) -> dict[str, list[float]]:
    """Return the vectors that `learn_document` will want, none where it is known: for before the transaction.

    Embedding takes seconds, in which whoever wants what the transaction holds would have to wait.
    """
    passages = passages_of_document(document)
    if shelves.documents.words_hash(store, document) == fingerprint(passages):
        return {}
    texts = list(dict.fromkeys(one.text for one in passages))
    return dict(zip(texts, embedder.embed(texts), strict=True))


def learn_document(store: Store, document: Document, shelves: Shelves, ready: Vectors = NOTHING) -> bool:
    """Keep the document and its words, of which `ready` holds vectors. Return whether it was new or changed."""
    passages = passages_of_document(document)
    if not shelves.documents.put(store, document, fingerprint(passages)):
        return False
    shelves.passages.replace(store, document.kind, {document.id: passages}, ready)
    return True


def forget_other_documents(store: Store, kind: DocumentKind, kept: Iterable[str], shelves: Shelves) -> int:
    """Forget every document of `kind` that the store no longer shows. Return how many."""
    gone = shelves.documents.ids(store, kind) - set(kept)
    for document_id in gone:
        shelves.documents.delete(store, kind, document_id)
    shelves.passages.forget(store, kind, gone)
    return len(gone)
