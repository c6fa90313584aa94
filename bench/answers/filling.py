"""Putting goods into a store by the product's own roads, with vectors that cost no hour to make."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from bench.answers.goods import Goods
from domain.catalogue import Product
from domain.knowledge.ingestion import learn_document, learn_products
from domain.knowledge.passages import passages_of_product
from domain.ports import Embedder
from domain.shelves import Shelves
from domain.stores import AdminTokens, ShopDetails, ShopDomain, Store

EMBEDDED = 300  # products whose words are really embedded; the vectors of the others lie about those
STRAY = 0.02  # how far from it, in each of the 384 directions: cosines of about 0.93
AT_ONCE = 250  # products a transaction

Begin = Callable[[], AbstractContextManager[Shelves]]


def parse_shop(domain: str) -> ShopDomain:
    return ShopDomain.parse(domain)


def details_of(shop: ShopDomain) -> ShopDetails:
    return ShopDetails(shop.name, "USD", "America/New_York", "", "")


def lasting_tokens(now: datetime, scopes: Iterable[str]) -> AdminTokens:
    """Return what lets us into a store for as long as a bench may take, though nobody there would answer to it."""
    ends = now + timedelta(days=365)
    return AdminTokens("bench", "bench", ends, ends, ",".join(scopes))


def fill(store: Store, goods: Goods, embedder: Embedder, begin: Begin) -> None:
    """Learn everything in `goods`, some hundred products a transaction."""
    near = Neighbourhoods(goods.products, embedder)
    for few in runs(goods.products):
        with begin() as work:
            learn_products(store, few, work, near.vectors(few))
    with begin() as work:
        for document in goods.documents:
            learn_document(store, document, work)
        work.customers.put_all(store, [(one, one.version) for one in goods.customers])
        for order in goods.orders:
            work.orders.put(store, order)


def runs(products: Sequence[Product]) -> Iterator[Sequence[Product]]:
    for at in range(0, len(products), AT_ONCE):
        yield products[at : at + AT_ONCE]


class Neighbourhoods:
    """Vectors of many texts about those of a few of the same kind of thing, as real ones lie."""

    def __init__(self, products: Sequence[Product], embedder: Embedder) -> None:
        self.chance = random.Random(len(products))
        self.centres: dict[str, list[list[float]]] = {}
        few = products[:EMBEDDED]
        texts = [passages_of_product(product)[0].text for product in few]
        for product, vector in zip(few, embedder.embed(texts), strict=True):
            self.centres.setdefault(product.product_type, []).append(vector)

    def vectors(self, products: Sequence[Product]) -> Mapping[str, list[float]]:
        return {
            passage.text: self.near(self.chance.choice(self.centres[product.product_type]))
            for product in products
            for passage in passages_of_product(product)
        }

    def near(self, centre: Sequence[float]) -> list[float]:
        strayed = [value + self.chance.gauss(0, STRAY) for value in centre]
        length = sum(value * value for value in strayed) ** 0.5
        return [value / length for value in strayed]
