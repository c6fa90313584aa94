"""The look-ups that a model may ask for. They read, and only what this turn's shopper may know: none takes a store, a
customer or a proof, so nothing a model writes can reach further than the composer does."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from domain.agent.drafts import Turn
from domain.agent.orders.answers import order_card, order_source
from domain.agent.orders.lookups import evidence_of, find_orders, own_orders
from domain.agent.policies.answers import KINDS, passage_source
from domain.agent.products.lookups import product_card, product_evidence, product_source
from domain.agent.products.mentions import find_products
from domain.agent.products.options import makes
from domain.agent.products.searching import find
from domain.agent.replies import Evidence, OrderCard, ProductCard, Reply, Source
from domain.agent.understanding.messages import understand
from domain.catalogue import Product
from domain.drafting.models import Tool
from domain.knowledge.documents import Passage
from domain.language.units import units_of
from domain.orders import Order

MOST_PRODUCTS = 6
MOST_ORDERS = 5
MOST_PASSAGES = 10  # enough for what stands beside the passage that answers
MOST_BESIDE_ORDERS = 4  # of passages, where the record of an order answers
MOST_LINES = 40  # of a description or a passage
MOST_MAKES = 100  # of one product
LONGEST_ARGUMENT = 300  # characters


@dataclass(frozen=True)
class Found:
    """Records, and how they are shown beside an answer: by their ids."""

    evidence: tuple[Evidence, ...] = ()
    cards: tuple[tuple[str, ProductCard | OrderCard], ...] = ()
    sources: tuple[Source, ...] = ()

    def joined(self, other: "Found") -> "Found":
        """Return both, of a record found twice what was found later."""
        return Found(
            _together(self.evidence, other.evidence),
            tuple(dict((*self.cards, *other.cards)).items()),
            tuple(dict.fromkeys((*self.sources, *other.sources))),
        )


def _together(first: Iterable[Evidence], second: Iterable[Evidence]) -> tuple[Evidence, ...]:
    records: dict[tuple[str, str], Evidence] = {}
    for one in (*first, *second):
        known = records.get((one.kind, one.id))
        # Two passages of one document are one record with the lines of both.
        records[one.kind, one.id] = _merged(known, one) if known and one.kind not in ("product", "order") else one
    return tuple(records.values())


def _merged(one: Evidence, other: Evidence) -> Evidence:
    lines = dict.fromkeys(value for record in (one, other) for name, value in record.fields.items() if _is_line(name))
    fields = {name: value for name, value in other.fields.items() if not _is_line(name)}
    return replace(other, fields={**fields, **_numbered(list(lines))})


def _is_line(name: str) -> bool:
    return name.startswith("quote.")


def _numbered(lines: Sequence[str]) -> dict[str, str]:
    return {f"quote.{number}.text": line for number, line in enumerate(lines, 1)}


def seed(turn: Turn, reply: Reply) -> Found:
    """Return, whole, the records the message is about and those the composer answered from."""
    ids = [int(one.id.rpartition("/")[2]) for one in reply.evidence if one.kind == "product"]
    found = find_products(turn)
    named = [*found.sure, *found.alternatives]
    goods = {one.id: one for one in (*turn.reads.catalogue.products(turn.store, ids), *named)}
    meant = goods_found(turn, list(goods.values())[:MOST_PRODUCTS])
    about = reply.evidence if any(one.kind == "order" for one in reply.evidence) else ()
    orders = find_orders(turn).readable if about or turn.understood.order_names else ()
    passages = passages_found(turn, turn.text, MOST_BESIDE_ORDERS if orders else MOST_PASSAGES)
    told = tuple(_headed(one) for one in reply.evidence if one.kind not in ("product", "order", "message"))
    return meant.joined(orders_found(turn, orders)).joined(passages).joined(Found(told))


def _headed(one: Evidence) -> Evidence:
    """Return a document's record with its title above its lines: they stand under no heading of another passage."""
    lines = [value for name, value in one.fields.items() if _is_line(name)]
    others = {name: value for name, value in one.fields.items() if not _is_line(name)}
    return replace(one, fields={**others, **_numbered([f"{one.title}:", *lines])})


def search_products(turn: Turn, words: str) -> Found:
    asked = replace(turn, understood=understand(words, turn.conversation))
    named = find_products(asked)
    results = [*named.sure, *named.alternatives, *asked.products(find(asked).ids)]
    return goods_found(turn, list({one.id: one for one in results}.values())[:MOST_PRODUCTS])


def search_policies(turn: Turn, words: str) -> Found:
    return passages_found(turn, words, MOST_PASSAGES)


def passages_found(turn: Turn, words: str, most: int) -> Found:
    passages = turn.search(words, KINDS, most)
    return Found(
        _together((), (passage_evidence(one) for one in passages)),
        sources=tuple(dict.fromkeys(passage_source(one) for one in passages)),
    )


def list_orders(turn: Turn, _: str) -> Found:
    return orders_found(turn, own_orders(turn))


def look_up_order(turn: Turn, name: str) -> Found:
    """Return the order of that number where it is proven to be the shopper's; whose else it may be is not told."""
    asked = replace(turn.understood, order_names=(name.strip().lstrip("#").upper(),))
    return orders_found(turn, find_orders(replace(turn, understood=asked)).readable)


def goods_found(turn: Turn, products: Sequence[Product]) -> Found:
    return Found(
        tuple(whole_product(turn, one) for one in products),
        tuple((one.gid, product_card(turn, one)) for one in products),
        tuple(product_source(one) for one in products),
    )


def whole_product(turn: Turn, product: Product) -> Evidence:
    """Return all that may be said of a product. Lines that speak to machines are left out by `units_of`."""
    lines = [unit.text for unit in units_of(product.description)[:MOST_LINES]]
    more = [unit.text for name, value in product.metafields for unit in units_of(f"{name}: {value}")]
    return product_evidence(turn, product, makes(product)[:MOST_MAKES], [*lines, *more])


def orders_found(turn: Turn, orders: Sequence[Order]) -> Found:
    shown = orders[:MOST_ORDERS]
    return Found(
        evidence_of(turn, shown),
        tuple((one.gid, order_card(one)) for one in shown),
        tuple(order_source(one) for one in shown),
    )


def passage_evidence(passage: Passage) -> Evidence:
    lines = [unit.text for unit in units_of(passage.text, passage.heading, passage.title)[:MOST_LINES]]
    fields = {"title": passage.title, **_numbered(lines)}
    return Evidence(passage.kind.shown, passage.document_id, passage.title, passage.url, passage.version, fields)


LookUp = Callable[[Turn, str], Found]
OFFER_PERSON = Tool("offer_person", "Offer the shopper a person of the store's team. Ends your answer.")
LOOK_UPS: dict[str, tuple[Tool, LookUp]] = {
    tool.name: (tool, look_up)
    for tool, look_up in (
        (Tool("search_products", "Find products of this store.", "What the shopper looks for"), search_products),
        (
            Tool("search_policies", "Find what the store's policies, pages and articles say.", "The question"),
            search_policies,
        ),
        (Tool("list_orders", "List the orders that this shopper has proven to be theirs."), list_orders),
        (
            Tool("look_up_order", "Read one order, if the shopper has proven that it is theirs.", "Its number"),
            look_up_order,
        ),
    )
}
TOOLS = (*(tool for tool, _ in LOOK_UPS.values()), OFFER_PERSON)


def look_up(turn: Turn, tool: str, argument: str) -> Found:
    """Run one look-up; an unknown one finds nothing."""
    known = LOOK_UPS.get(tool)
    return known[1](turn, argument[:LONGEST_ARGUMENT]) if known else Found()
