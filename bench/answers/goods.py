"""Stores of any size, made in memory: goods, rules, customers and their orders. The same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import product as combinations

from bench.importing.goods import COLOURS, MAKERS, SIZES, TRADES, description
from domain.catalogue import Option, Product, ProductStatus, Variant
from domain.customers import Customer
from domain.knowledge.documents import Document, DocumentKind
from domain.language.html import plain_text
from domain.orders import EPOCH, Fulfilment, LineItem, Order, Tracking

BEGAN = datetime(2026, 11, 1, tzinfo=UTC)
CUSTOMERS = 200
ORDERS_EACH = 4
WORN = ("Jacket", "Boot")  # what has sizes beside colours
RULES = {
    "refund-policy": (
        "Refund policy",
        "<h2>Returns</h2><p>You can return unworn items within 30 days of delivery for a full refund.</p>"
        "<h2>Exchanges</h2><p>An exchange for another size is free within 45 days.</p>"
        "<h2>Damaged goods</h2><p>Send a picture of what arrived broken within 7 days and we replace it.</p>",
    ),
    "shipping-policy": (
        "Shipping policy",
        "<h2>Delivery times</h2><p>Orders arrive within 3 to 5 business days in the United States.</p>"
        "<h2>Costs</h2><p>Shipping is free for orders above $60 and costs $6 below.</p>"
        "<h2>Abroad</h2><p>We ship to Canada and Mexico within 10 business days for $18.</p>",
    ),
    "privacy-policy": ("Privacy policy", "<h2>Your data</h2><p>We keep an order for ten years and sell nothing.</p>"),
}


@dataclass(frozen=True)
class Goods:
    products: list[Product]
    customers: list[Customer]
    orders: list[Order]
    documents: list[Document]


def made(count: int, seed: int) -> Goods:
    """Return a store of `count` products. Ids of stores with different seeds never meet."""
    chance = random.Random(seed)
    first = seed * 10_000_000
    products = [one_product(first + number, calling(chance), chance) for number in range(count)]
    customers = [one_customer(first + number, chance) for number in range(CUSTOMERS)]
    orders = [
        one_order(first + number, customers[number % CUSTOMERS], chance.choice(products), chance)
        for number in range(CUSTOMERS * ORDERS_EACH)
    ]
    return Goods(products, customers, orders, list(rules()))


def calling(chance: random.Random) -> str:
    """Return a word that no language has: "Zovimak"."""
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3)).capitalize() + "k"


def one_product(number: int, name: str, chance: random.Random) -> Product:
    """Return goods of which a third have a name of their own and the others are called by what they are."""
    trade = chance.choice(list(TRADES))
    maker, trait = chance.choice(MAKERS), chance.choice(TRADES[trade])
    title = f"{name} {trade}" if number % 3 == 0 else f"{maker} {trait.title()} {trade} {name[:3].upper()}"
    colours = tuple(chance.sample(COLOURS, chance.randint(1, 4)))
    sizes = SIZES[: chance.randint(2, 4)] if trade in WORN else ()
    options = tuple(Option(name, values) for name, values in (("Colour", colours), ("Size", sizes)) if values)
    return Product(
        id=number,
        handle=title.lower().replace(" ", "-"),
        title=title,
        status=ProductStatus.ACTIVE,
        published=True,
        vendor=maker,
        product_type=trade,
        tags=tuple(chance.sample(TRADES[trade], 3)),
        description=plain_text(description(chance, trade, chance.randint(40, 200))),
        url=f"https://shop.example/products/{number}",
        image="",
        options=options,
        variants=tuple(variants(number, options, chance)),
        collections=(),
        metafields=(("care.advice", "Wash cold"),),
        version=BEGAN,
    )


def variants(product_id: int, options: tuple[Option, ...], chance: random.Random) -> Iterator[Variant]:
    price = Decimal(chance.randrange(500, 40_000)) / 100
    for place, values in enumerate(combinations(*(option.values for option in options))):
        stock = chance.choice((0, 3, 12, 40))
        yield Variant(
            id=product_id * 100 + place,
            title=" / ".join(values),
            sku=f"SKU-{product_id}-{place}",
            price=price,
            compare_at_price=None,
            available=stock > 0,
            quantity=stock,
            options=tuple(zip((option.name for option in options), values, strict=True)),
            inventory_item_id=product_id * 100 + place,
        )


def one_customer(number: int, chance: random.Random) -> Customer:
    first = chance.choice(("Ada", "Bela", "Cyd", "Dana", "Eli"))
    return Customer(number, f"{first.lower()}.{number}@mail.example", "", first, f"Shopper{number}", "en", BEGAN)


def one_order(number: int, customer: Customer, bought: Product, chance: random.Random) -> Order:
    at = BEGAN + timedelta(minutes=number % 20_000)
    piece = chance.choice(bought.variants)
    return Order(
        id=number,
        name=f"#{1000 + number % 10_000_000}",
        confirmation_number=f"C{number}",
        email=customer.email,
        phone="",
        customer_id=customer.id,
        customer_name=customer.name,
        locale="en",
        created_at=at,
        cancelled_at=None,
        cancel_reason="",
        closed_at=None,
        financial_status="paid",
        fulfilment_status="fulfilled",
        currency="USD",
        subtotal=piece.price,
        shipping=Decimal("6.00"),
        tax=Decimal("0.00"),
        discounts=Decimal("0.00"),
        total=piece.price + 6,
        lines=(line(number, bought, piece),),
        fulfilments=(parcel(number, at),),
        refunds=(),
        returns=(),
        shipping_address=None,
        shipping_method="Standard",
        tags=(),
        attributes=(),
        status_url="",
        version=at,
    )


def line(order_id: int, bought: Product, piece: Variant) -> LineItem:
    return LineItem(
        id=order_id * 10,
        title=bought.title,
        variant_title=piece.title,
        sku=piece.sku,
        quantity=1,
        current_quantity=1,
        fulfillable_quantity=0,
        price=piece.price,
        product_id=bought.id,
        variant_id=piece.id,
        requires_shipping=True,
        gift_card=False,
        properties=(),
    )


def parcel(order_id: int, at: datetime) -> Fulfilment:
    tracking = Tracking("UPS", f"1Z{order_id:012d}", f"https://carrier.example/{order_id}")
    sent = at + timedelta(days=1)
    return Fulfilment(
        id=order_id * 10 + 1,
        status="success",
        shipment_status="in_transit",
        tracking=(tracking,),
        lines=((order_id * 10, 1),),
        created_at=sent,
        updated_at=sent,
        estimated_delivery_at=None,
        delivered_at=None,
        told=(EPOCH, EPOCH),
    )


def rules() -> Iterator[Document]:
    for handle, (title, html) in RULES.items():
        url = f"https://shop.example/policies/{handle}"
        yield Document(DocumentKind.POLICY, handle, title, url, html, BEGAN)
