"""What a product's record says, as evidence, cards and sources."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.agent.drafts import Turn
from domain.agent.phrases import Say
from domain.agent.products.held_choices import variant_asked_for
from domain.agent.products.options import Make, facets, kept_with_product
from domain.agent.replies import Evidence, ProductCard, Source
from domain.catalogue import Product, Variant
from domain.knowledge.readable import readable_line
from domain.language.units import Unit, units_of
from domain.language.words import fold
from domain.orders import Money

ORDERED_AHEAD = re.compile(
    r"\b(?:pre ?-?orders?|vorbestell\w*|preventa|precommande|preordine|prevendita|pre ?-?venda|przedsprzeda\w*)\b"
    r"|예약|予約"
)


def product_evidence(turn: Turn, product: Product, makes: Sequence[Make] = (), quotes: Sequence[str] = ()) -> Evidence:
    """Return what may be said of the product and of those of its makes that the answer speaks of."""
    fields = {**_facts_of(product), "currency": turn.store.currency, **dict(_make_facts(makes))}
    fields |= {f"quote.{number}.text": quote for number, quote in enumerate(quotes, 1)}
    return Evidence("product", product.gid, product.title, product.url, product.version.isoformat(), fields)


def asked_evidence(words: Sequence[str]) -> Evidence:
    """What the shopper asked for and the catalogue has not: it may be named, as theirs."""
    return Evidence("message", "", "", "", "", {f"asked.{number}": word for number, word in enumerate(words, 1)})


def product_card(turn: Turn, product: Product, variant: int | None = None) -> ProductCard:
    """Return its card, with the `variant` that an answer speaks of, else with the one that the message asks for."""
    return ProductCard(
        id=product.gid,
        handle=product.handle,
        title=product.title,
        url=product.url,
        image=product.image or None,
        price=min(prices(product), default=Decimal(0)),
        most=max(prices(product), default=Decimal(0)),
        currency=turn.store.currency,
        available=product.available,
        variant=variant or variant_asked_for(turn, product),
        preorder=is_preorder(product),
    )


def is_ahead(variant: Variant) -> bool:
    """Whether it is sold though the store counts none: a pre-order, or one that is made when it is ordered."""
    return variant.available and variant.quantity is not None and variant.quantity <= 0


@kept_with_product
def is_preorder(product: Product) -> bool:
    """Whether none of it is there and its record says so: others that sell on without a count are no pre-orders."""
    said = fold("\n".join((product.title, *product.tags, product.description)))
    return bool(product.variants) and all(map(is_ahead, product.variants)) and bool(ORDERED_AHEAD.search(said))


def product_source(product: Product) -> Source:
    return Source("product", product.gid, product.title, product.url, product.version.isoformat())


@kept_with_product
def described(product: Product) -> tuple[Unit, ...]:
    """Return the description's sentences and list lines."""
    return units_of("\n".join(readable_line(line) for line in product.description.splitlines()))


def price_line(turn: Turn, product: Product) -> str:
    if not product.variants:
        return product.title
    return turn.say(Say.PRICE, product=product.title, price=price_of(turn, product))


def price_of(turn: Turn, product: Product) -> str:
    """Return what it costs: from the cheapest of its variants to the dearest, where they differ."""
    return price_between(turn, prices(product))


def price_between(turn: Turn, amounts: Sequence[Decimal]) -> str:
    low, high = min(amounts, default=Decimal(0)), max(amounts, default=Decimal(0))
    least, most = (turn.money(Money(amount, turn.store.currency)) for amount in (low, high))
    return least if low == high else f"{least}–{most}"


def prices(product: Product) -> list[Decimal]:
    return [variant.price for variant in product.variants]


@kept_with_product
def _facts_of(product: Product) -> dict[str, str]:
    """Return what the record says, with a place for the currency, which is the store's."""
    return dict(_facts(product))


def _facts(product: Product) -> Iterator[tuple[str, str]]:
    yield "title", product.title
    yield "type", product.product_type
    yield "vendor", product.vendor
    yield "available", str(product.available).lower()
    yield "currency", ""
    if product.variants:
        yield "price.low.money", str(min(prices(product)))
        yield "price.high.money", str(max(prices(product)))
    for facet in facets(product):
        yield f"option.{facet.name}.name", facet.name
        for number, value in enumerate(facet.values, 1):
            yield f"option.{facet.name}.{number}", value


def _make_facts(makes: Sequence[Make]) -> Iterator[tuple[str, str]]:
    for make in makes:
        key = f"variant.{make.variant.id}"
        yield f"{key}.label", make.label
        yield f"{key}.price.money", str(make.variant.price)
        yield f"{key}.available", str(make.variant.available).lower()
        if make.variant.compare_at_price:
            yield f"{key}.was.money", str(make.variant.compare_at_price)
