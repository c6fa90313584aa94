"""Which orders a turn may speak of, and what an order's record says, as evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from domain.agent.drafts import Turn
from domain.agent.formatting import due_day
from domain.agent.orders.states import (
    has_left,
    open_returns,
    out_at,
    parcel_state,
    parcels,
    preorder_notes,
    state_of,
    unsent,
)
from domain.agent.products.options import values_of_line
from domain.agent.replies import Evidence
from domain.catalogue import Product
from domain.harmless import harmless_order
from domain.identity import is_own, may_read_named
from domain.language.planted import without_planted
from domain.language.words import same_word, split_words
from domain.orders import LineItem, Order, bare_number, normalise_order_name

MOST_ORDERS = 20
SHORTEST_NUMBER = 4  # digits of an order number written without anything before it
GATEWAYS = {"paypal": "PayPal"}  # others are called as they are written: shopify_payments
ENOUGH_OF_A_TITLE = 0.5  # share of a line's title that names it


@dataclass(frozen=True)
class OrdersFound:
    """`readable` belong to the shopper. `withheld` says that a name was given which opens none of theirs, whether it
    is unknown or somebody else's."""

    readable: tuple[Order, ...]
    withheld: bool


def find_orders(turn: Turn) -> OrdersFound:
    """Return the orders meant: those named, else the one spoken of, else all of the shopper's own."""
    names = turn.understood.order_names or own_numbers(turn) or _of_topic(turn)
    if not names:
        return OrdersFound(own_orders(turn), withheld=False)
    found = [_named(turn, name) for name in names]
    readable = {order.id: order for orders in found for order in orders}
    return OrdersFound(tuple(readable.values()), withheld=not all(found))


def own_orders(turn: Turn) -> tuple[Order, ...]:
    """Return the shopper's own orders, newest first."""
    return turn.once(("own orders",), lambda: tuple(_own(turn)))


def _named(turn: Turn, name: str) -> list[Order]:
    """Return the orders of that name which the shopper may read. No other is so much as taken from its shelf."""
    orders, shopper = turn.reads.orders, turn.conversation.shopper
    own = [keys for keys in orders.keys(turn.store, name) if may_read_named(shopper, keys)]
    if not own or (len(own) > 1 and not own[0].in_full):  # a number of several means none of them
        return _numbered(turn, name)
    return [_as_told(order) for order in orders.with_ids(turn.store, [keys.id for keys in own])]


def _numbered(turn: Turn, name: str) -> list[Order]:
    """Return the one order of the shopper's own that a number means without the shop's letters: 1001 of "#EM1001"."""
    number = normalise_order_name(name)
    own = [order for order in own_orders(turn) if bare_number(order.name) == number] if number.isdigit() else []
    return own if len(own) == 1 else []


def own_names(turn: Turn) -> dict[str, str]:
    """Return the names of the shopper's own orders by the numbers they are called by: {"1001": "EM1001"}."""
    names = [normalise_order_name(order.name) for order in own_orders(turn)]
    bare = Counter(map(bare_number, names))
    return {bare_number(name): name for name in names if bare[bare_number(name)] == 1} | {name: name for name in names}


def own_numbers(turn: Turn) -> tuple[str, ...]:
    """Return the bare numbers of a message that name orders of the shopper's own: "status of 1053"."""
    numbers = {word for word in turn.understood.words if word.isdigit() and len(word) >= SHORTEST_NUMBER}
    own = own_names(turn) if numbers else {}
    return tuple(sorted(number for number in numbers if normalise_order_name(number) in own))


def _of_topic(turn: Turn) -> tuple[str, ...]:
    name = turn.conversation.topic.order_name
    return (name,) if name else ()


def _own(turn: Turn) -> list[Order]:
    shopper, orders = turn.conversation.shopper, turn.reads.orders
    found: dict[int, Order] = {}
    if shopper.customer_id is not None:
        found = {order.id: order for order in orders.of_customer(turn.store, shopper.customer_id, MOST_ORDERS)}
    further = sorted(shopper.proven_orders - found.keys())
    found |= {order.id: order for order in orders.with_ids(turn.store, further)} if further else {}
    own = sorted(found.values(), key=lambda order: order.created_at, reverse=True)
    return [_as_told(order) for order in own if is_own(shopper, order)]


def _as_told(order: Order) -> Order:
    """Return the order as its shopper is told of it: in the money they paid, without what speaks to a machine."""
    codes = (without_planted(code) for code in order.codes)
    gateways = (GATEWAYS.get(name) or without_planted(name.replace("_", " ").title()) for name in order.gateways)
    named = replace(harmless_order(order), codes=tuple(filter(None, codes)), gateways=tuple(filter(None, gateways)))
    return named.as_paid


def mentioned_lines(order: Order, words: Sequence[str]) -> list[LineItem]:
    """Return the lines a message names, those named most fully."""
    shares = {line.id: named_share(line.title, words) for line in order.lines}
    best = max(shares.values(), default=0.0)
    return [line for line in order.lines if best >= ENOUGH_OF_A_TITLE and shares[line.id] == best]


def named_share(title: str, words: Sequence[str]) -> float:
    """Return which share of a title's words stands in a message."""
    parts = split_words(title)
    said = frozenset(words)
    found = sum(part in said or any(same_word(part, word) for word in words if word[:1] == part[:1]) for part in parts)
    return found / len(parts) if parts else 0.0


def product_of(turn: Turn, line: LineItem) -> Product | None:
    return turn.product(line.product_id) if line.product_id else None


def options_of(turn: Turn, line: LineItem) -> tuple[tuple[str, str], ...]:
    return values_of_line(product_of(turn, line), line.variant_id, line.variant_title)


def read_bought(turn: Turn, orders: Iterable[Order]) -> None:
    """Read the goods of all these orders at once, which each line would else read for itself."""
    turn.products(line.product_id for order in orders for line in order.lines if line.product_id)


def evidence_of(turn: Turn, orders: Sequence[Order]) -> tuple[Evidence, ...]:
    read_bought(turn, orders)
    return tuple(order_evidence(turn, order) for order in orders)


def order_evidence(turn: Turn, order: Order) -> Evidence:
    """Return all an answer may say of the order; what is not used is left out of the reply."""
    parts = (
        _facts(order),
        _paying_facts(order),
        _refund_facts(order),
        _parcel_facts(order, turn.store.timezone),
        _line_facts(turn, order),
    )
    fields = {name: value for part in parts for name, value in part}
    return Evidence("order", order.gid, order.name, "", order.version.isoformat(), fields)


def _facts(order: Order) -> Iterator[tuple[str, str]]:
    yield "name", order.name
    yield "state", state_of(order).value
    yield "currency", order.currency
    yield "total.money", str(order.total)
    yield "created.at", order.created_at.isoformat()
    if order.cancelled_at:
        yield "cancelled.at", order.cancelled_at.isoformat()
    if order.shipping_address:
        yield "ship_to.city", order.shipping_address.city
    for number, words in enumerate(preorder_notes(order), 1):
        yield f"noted.{number}.text", words


def _paying_facts(order: Order) -> Iterator[tuple[str, str]]:
    for figure in ("subtotal", "shipping", "tax", "discounts"):
        yield f"{figure}.money", str(getattr(order, figure))
    if order.outstanding is not None:
        yield "outstanding.money", str(order.outstanding)
    for number, words in enumerate(order.codes, 1):
        yield f"code.{number}", words
    for number, words in enumerate(order.gateways, 1):
        yield f"gateway.{number}", words


def _refund_facts(order: Order) -> Iterator[tuple[str, str]]:
    if all(refund.currency in ("", order.currency) for refund in order.refunds):
        yield "refunded.money", str(order.refunded)
    lines = _numbers_of_lines(order)
    for number, refund in enumerate(order.refunds, 1):
        yield f"refund.{number}.money", str(refund.amount)
        yield f"refund.{number}.currency", refund.currency or order.currency
        for line_id, count in refund.lines:
            yield f"refund.{number}.line.{lines.get(line_id, 0)}.quantity", str(count)
        yield f"refund.{number}.at", refund.created_at.isoformat()


def _parcel_facts(order: Order, timezone: str) -> Iterator[tuple[str, str]]:
    if len(parcels(order)) > 1:
        yield "parcels.quantity", str(len(parcels(order)))
    if returning := sum(item.quantity for item in open_returns(order)):
        yield "returned.quantity", str(returning)
    lines = _numbers_of_lines(order)
    for number, parcel in enumerate(parcels(order), 1):
        yield f"parcel.{number}.state", parcel_state(parcel).value
        if has_left(parcel):
            yield f"parcel.{number}.sent.at", parcel.created_at.isoformat()
        for line_id, count in parcel.lines:
            yield f"parcel.{number}.line.{lines.get(line_id, 0)}.quantity", str(count)
        if parcel.delivered_at:
            yield f"parcel.{number}.delivered.at", parcel.delivered_at.isoformat()
        if due := due_day(parcel, timezone):
            yield f"parcel.{number}.expected.at", due.isoformat()
        for at, tracking in enumerate(parcel.tracking, 1):
            yield f"parcel.{number}.tracking.{at}.number", tracking.number
            yield f"parcel.{number}.tracking.{at}.carrier", tracking.company
            yield f"parcel.{number}.tracking.{at}.url", tracking.url


def _numbers_of_lines(order: Order) -> dict[int, int]:
    """Return the number that each line of the order has in its record's fields."""
    return {line.id: number for number, line in enumerate(order.lines, 1)}


def _line_facts(turn: Turn, order: Order) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(order.lines, 1):
        yield f"line.{number}.title", line.title
        yield f"line.{number}.price.money", str(line.price)
        yield f"line.{number}.before.money", str(line.price * line.quantity)
        yield f"line.{number}.paid.money", str(line.paid)
        yield f"line.{number}.quantity", str(line.quantity)
        if not line.requires_shipping and (out := out_at(order, line)):
            yield f"line.{number}.out.at", out.isoformat()
        if line.gone:
            yield f"line.{number}.gone.quantity", str(line.gone)
        for at, (name, value) in enumerate(options_of(turn, line), 1):
            # A variant the catalogue no longer has leaves its values without names: each keeps a field of its own.
            yield f"line.{number}.option.{at}.{name}".rstrip("."), value
    for number, (line, count) in enumerate(unsent(order), 1):
        yield f"unsent.{number}.title", line.title
        yield f"unsent.{number}.quantity", str(count)
        yield f"unsent.{number}.state", "unfulfilled"
