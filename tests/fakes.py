"""In-memory ports for tests: everything is kept by store, as the real ones keep it."""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from uuid import UUID

from domain.agent.understanding.questions import question_meanings
from domain.catalogue import Called, Product, Variant
from domain.customers import Customer
from domain.knowledge.asking import Asked, Said, worths
from domain.knowledge.documents import Document, DocumentKind, Passage
from domain.knowledge.passages import passages_of_document
from domain.knowledge.terms import Term, parts_of_unspaced, terms_of
from domain.language.units import Unit
from domain.orders import Order, OrderKeys, bare_number, named_best, normalise_order_name
from domain.stores import Store

NEAR = 0.3  # of a passage to any question: what a search found has some nearness
ENOUGH_TRIGRAMS = 0.5  # share of a word's trigrams that makes it resemble another


class FakeHasher:
    def email(self, store: Store, address: str) -> str:
        normal = address.strip().lower()
        return hashlib.sha256(f"{store.id}:{normal}".encode()).hexdigest() if normal else ""


@dataclass
class FakeCatalogue:
    kept: dict[UUID, list[Product]] = field(default_factory=dict)

    def add(self, store: Store, *products: Product) -> None:
        self.kept.setdefault(store.id, []).extend(products)

    def product(self, store: Store, product_id: int) -> Product | None:
        return next((one for one in self._for_sale(store) if one.id == product_id), None)

    def products(self, store: Store, ids: Iterable[int]) -> list[Product]:
        found = (self.product(store, product_id) for product_id in ids)
        return [product for product in found if product]

    def resembling(self, store: Store, words: str, limit: int) -> list[Called]:
        ranked = [(self._likeness(one, words), one) for one in self._for_sale(store)]
        best = sorted((pair for pair in ranked if pair[0]), key=lambda pair: -pair[0])
        return [Called(one.id, one.title, one.product_type) for _, one in best[:limit]]

    def saying(self, store: Store, asked: Sequence[Asked], limit: int) -> list[Said]:
        terms = {one.id: _terms(one) for one in self._for_sale(store)}
        products = {word: sum(word in held for held in terms.values()) for one in asked for word, _ in one.terms}
        values = worths(asked, products, len(terms))
        found = [_said(product_id, held, asked, values) for product_id, held in terms.items()]
        return sorted((one for one in found if one.fields), key=lambda one: -one.score)[:limit]

    def counted(self, store: Store, one: Asked) -> tuple[int, int]:
        said = len(self.saying(store, [one], len(self._for_sale(store))))
        return said, said

    def types(self, store: Store) -> list[str]:
        return sorted({one.product_type for one in self._for_sale(store)})

    def of_type(self, store: Store, product_type: str, limit: int) -> list[Product]:
        wanted = product_type.casefold()
        found = [one for one in self._for_sale(store) if one.product_type.casefold() == wanted]
        return sorted(found, key=lambda one: one.title)[:limit]

    def by_price(self, store: Store, ids: Sequence[int], *, dearest: bool) -> list[int]:
        sign = -1 if dearest else 1
        priced = [one for one in self.products(store, ids) if one.variants]
        return [one.id for one in sorted(priced, key=lambda one: min(sign * make.price for make in one.variants))]

    def extremes(self, store: Store, limit: int, *, dearest: bool) -> list[int]:
        return self.by_price(store, [one.id for one in self._for_sale(store)], dearest=dearest)[:limit]

    def reduced(self, store: Store, limit: int) -> list[Product]:
        less = [one for one in self._for_sale(store) if any(map(_is_reduced, one.variants))]
        return sorted(less, key=lambda one: (not one.available, -one.id))[:limit]

    def newest(self, store: Store, limit: int) -> list[Product]:
        return sorted(self._for_sale(store), key=lambda one: -one.id)[:limit]

    def of_each_type(self, store: Store, limit: int) -> list[Product]:
        newest = sorted(self._for_sale(store), key=lambda one: -one.id)
        types = [one.product_type.lower() for one in newest]
        firsts = [newest[types.index(name)] for name in dict.fromkeys(types)]
        return sorted(firsts, key=lambda one: (-types.count(one.product_type.lower()), one.id))[:limit]

    def _for_sale(self, store: Store) -> list[Product]:
        return [one for one in self.kept.get(store.id, []) if one.for_sale]

    def _likeness(self, product: Product, words: str) -> float:
        said = [_trigrams(word) for word in words.lower().split()]
        skus = " ".join(variant.sku for variant in product.variants)
        words_of_it = f"{product.title} {product.product_type} {skus}".lower().split()
        named = [_trigrams(one) for word in words_of_it for one in (word, *parts_of_unspaced(word))]
        best = (max((len(one & other) / len(one) for other in said), default=0.0) for one in named)
        return sum(share for share in best if share >= ENOUGH_TRIGRAMS)


@dataclass
class FakeOrders:
    kept: dict[UUID, list[Order]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def add(self, store: Store, *orders: Order) -> None:
        self.kept.setdefault(store.id, []).extend(orders)

    def keys(self, store: Store, name: str) -> list[OrderKeys]:
        self.asked.append(name)
        wanted = normalise_order_name(name)
        called = [
            (order, (normalise_order_name(order.name), normalise_order_name(order.confirmation_number)))
            for order in self.kept.get(store.id, [])
        ]
        return named_best(
            [
                replace(keys_of(store, order), in_full=wanted in names)
                for order, names in called
                if wanted and wanted in (*names, bare_number(names[0]))
            ]
        )

    def of_customer(self, store: Store, customer_id: int, limit: int) -> list[Order]:
        own = [order for order in self.kept.get(store.id, []) if order.customer_id == customer_id]
        return sorted(own, key=lambda order: order.created_at, reverse=True)[:limit]

    def with_ids(self, store: Store, ids: Iterable[int]) -> list[Order]:
        wanted = set(ids)
        return [order for order in self.kept.get(store.id, []) if order.id in wanted]


def keys_of(store: Store, order: Order) -> OrderKeys:
    address = order.shipping_address
    email_hash = FakeHasher().email(store, order.email)
    return OrderKeys(order.id, order.customer_id, email_hash, address.postcode if address else "")


@dataclass
class FakeCustomers:
    kept: dict[UUID, list[Customer]] = field(default_factory=dict)

    def customer(self, store: Store, customer_id: int) -> Customer | None:
        return next((one for one in self.kept.get(store.id, []) if one.id == customer_id), None)


@dataclass
class FakeKnowledge:
    """Ranks passages by how many meanings they share with the question."""

    kept: dict[UUID, list[Passage]] = field(default_factory=dict)
    written: dict[UUID, list[Document]] = field(default_factory=dict)

    def add(self, store: Store, *passages: Passage) -> None:
        self.kept.setdefault(store.id, []).extend(passages)

    def write(self, store: Store, *documents: Document) -> None:
        self.written.setdefault(store.id, []).extend(documents)
        passages = (passage for document in documents for passage in passages_of_document(document))
        self.add(store, *(replace(passage, score=NEAR) for passage in passages))

    def search(self, store: Store, question: str, kinds: Sequence[DocumentKind], limit: int) -> list[Passage]:
        words = set(question_meanings(question))
        held = [one for one in self.kept.get(store.id, []) if one.kind in kinds]
        shared = {id(one): len(words & Unit(one.text).meanings) for one in held}
        return sorted((one for one in held if shared[id(one)]), key=lambda one: -shared[id(one)])[:limit]

    def products_near(self, store: Store, words: str, limit: int) -> dict[int, float]:
        found = self.search(store, words, (DocumentKind.PRODUCT,), limit)
        return {int(one.document_id): one.score for one in reversed(found) if one.document_id.isdigit()}

    def vector(self, text: str) -> Sequence[float]:
        """There is no model here: what is said is understood by its words alone."""
        return ()

    def nearness(self, question: str, texts: Sequence[str]) -> list[float]:
        return self.likeness(question, texts)

    def likeness(self, question: str, texts: Sequence[str]) -> list[float]:
        words = set(question_meanings(question))
        return [len(words & Unit(text).meanings) / max(len(words), 1) for text in texts]

    def documents(self, store: Store, kinds: Sequence[DocumentKind]) -> list[Document]:
        return [one for one in self.written.get(store.id, []) if one.kind in kinds]


class FakeFindings:
    """Keeps nothing: what is looked for is looked for each time."""

    def find(self, store: Store, words: str, how: Hashable, look: Callable[[], Any]) -> Any:
        return look()


@dataclass
class FakeReads:
    findings: FakeFindings = field(default_factory=FakeFindings)
    catalogue: FakeCatalogue = field(default_factory=FakeCatalogue)
    orders: FakeOrders = field(default_factory=FakeOrders)
    customers: FakeCustomers = field(default_factory=FakeCustomers)
    knowledge: FakeKnowledge = field(default_factory=FakeKnowledge)


def _is_reduced(variant: Variant) -> bool:
    return (variant.compare_at_price or 0) > variant.price


@cache
def _terms(product: Product) -> dict[str, Term]:
    return {one.word: one for one in terms_of(product)}


def _said(product_id: int, held: dict[str, Term], asked: Sequence[Asked], values: Sequence[float]) -> Said:
    found = {
        place: [(counts * held[word].weight, held[word].field) for word, counts in one.terms if word in held]
        for place, one in enumerate(asked)
    }
    score = sum(values[place] * max(said)[0] for place, said in found.items() if said)
    fields = {place: max(field for _, field in said) for place, said in found.items() if said}
    return Said(product_id, score / (sum(values) or 1), fields)


def _trigrams(word: str) -> set[str]:
    padded = f"  {word.strip('.,?!()')} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
