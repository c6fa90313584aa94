"""Facts of a shop's records: what is asked about each, how it changes, and how an answer shows the new one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from evals.cases import Asker, Envelope, spoken
from evals.data import Json
from evals.gold import says
from evals.house import House

SECTION = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
NUMBER = re.compile(r"(?<![\w#&@/-])\d+(?![^<>]*>)")  # not within a tag, an entity, a code or an address
SUFFIX = " Mark Two"
RAISE = 1.11
REFUND = "2.34"
RESTOCKED = 7
NEWS = ("in_transit", "out_for_delivery", "attempted_delivery")
Shows = Callable[[Envelope], bool]


@dataclass(frozen=True)
class Change:
    """`tells` reads the fact as it was, `shows` as it is once `act` was done; `act` returns whether the
    platform did it."""

    id: str
    kind: str
    question: str
    asker: Asker
    act: Callable[[], bool]
    tells: Shows
    shows: Callable[[Envelope, Envelope], bool]
    gold: str


def prices(house: House, shop: str) -> Iterator[Change]:
    """Every product costs more."""
    return (price_of(house, shop, product) for product in house.records(shop, "products"))


def price_of(house: House, shop: str, product: Json) -> Change:
    old = min(float(one["price"]) for one in product["variants"])
    new = f"{old + RAISE:.2f}"

    def act() -> bool:
        raised = {one["id"]: f"{float(one['price']) + RAISE:.2f}" for one in product["variants"]}
        return all([house.act(shop, "set_price", variant_id=number, price=price) for number, price in raised.items()])

    return Change(
        f"price-{product['handle']}",
        "price",
        f"How much is the {product['title']}?",
        Asker(shop),
        act,
        tells=lambda envelope: costs(envelope, product, f"{old:.2f}"),
        shows=lambda _, envelope: costs(envelope, product, new),
        gold=f"from {new}",
    )


def stocks(house: House, shop: str) -> Iterator[Change]:
    """What is for sale sells out, and what is sold out comes back."""
    for product in house.records(shop, "products"):
        if all(one["inventory_management"] and one["inventory_policy"] == "deny" for one in product["variants"]):
            yield stock_of(house, shop, product)


def stock_of(house: House, shop: str, product: Json) -> Change:
    now = any(one["inventory_quantity"] > 0 for one in product["variants"])

    def act() -> bool:
        left, variants = 0 if now else RESTOCKED, [one["id"] for one in product["variants"]]
        return all([house.act(shop, "set_stock", variant_id=number, quantity=left) for number in variants])

    return Change(
        f"stock-{product['handle']}",
        "stock",
        f"Is the {product['title']} in stock?",
        Asker(shop),
        act,
        tells=lambda envelope: is_available(envelope, product, now),
        shows=lambda _, envelope: is_available(envelope, product, not now),
        gold="sold out" if now else "for sale",
    )


def descriptions(house: House, shop: str) -> Iterator[Change]:
    """Every product weighs something else, and says so."""
    for place, product in enumerate(house.records(shop, "products")):
        old = re.search(r"weighs (\d+) grams in all", product["body_html"] or "")
        yield weight_of(house, shop, product, int(old[1]) + 7 if old else 1201 + 3 * place)


def weight_of(house: House, shop: str, product: Json, grams: int) -> Change:
    body = f"<p>It weighs {grams} grams in all.</p>"
    return Change(
        f"words-{product['handle']}",
        "description",
        f"How much does the {product['title']} weigh?",
        Asker(shop),
        lambda: house.act(shop, "update_product", product_id=product["id"], body_html=body),
        tells=lambda envelope: product_card(envelope, product) is not None,
        shows=lambda _, envelope: says(envelope["message"]["text"], f"num:{grams}"),
        gold=f"{grams} grams",
    )


def titles(house: House, shop: str) -> Iterator[Change]:
    """Every product gets another name; it is asked after by the old one, which is most of the new one."""
    return (title_of(house, shop, product) for product in house.records(shop, "products"))


def title_of(house: House, shop: str, product: Json) -> Change:
    old = product["title"]
    new = old.removesuffix(SUFFIX) if old.endswith(SUFFIX) else f"{old}{SUFFIX}"
    return Change(
        f"title-{product['handle']}",
        "title",
        f"How much is the {old}?",
        Asker(shop),
        lambda: house.act(shop, "update_product", product_id=product["id"], title=new),
        tells=lambda envelope: is_called(envelope, product, old),
        shows=lambda _, envelope: is_called(envelope, product, new),
        gold=new,
    )


def parcels(house: House, shop: str) -> Iterator[Change]:
    """What was sent moves on; what waits is sent. An order that comes back is told of by its return."""
    coming_back = {entry["order_id"] for entry in house.records(shop, "returns")}
    for order in house.records(shop, "orders"):
        carried = any(line["requires_shipping"] for line in order["line_items"])
        ended = order["cancelled_at"] or order["refunds"] or order["id"] in coming_back or not carried
        if ended or not order.get("customer"):
            continue
        if order["fulfillment_status"] == "fulfilled" and len(order["fulfillments"]) == 1:
            yield moved(house, shop, order)
        elif order["fulfillment_status"] is None:
            yield sent(house, shop, order)


def moved(house: House, shop: str, order: Json) -> Change:
    now = order["fulfillments"][0].get("shipment_status")
    status = next(one for one in NEWS if one != now)
    return Change(
        f"parcel-{order['name']}",
        "parcel",
        f"Where is my order {order['name']}?",
        Asker(shop, customer_id=order["customer"]["id"]),
        lambda: house.act(shop, "advance_shipment", order_id=order["id"], status=status),
        tells=lambda envelope: bool(order_card(envelope, order)),
        shows=lambda _, envelope: (order_card(envelope, order) or {}).get("status") == status,
        gold=status,
    )


def sent(house: House, shop: str, order: Json) -> Change:
    number = f"1Z{order['id']}"
    return Change(
        f"sent-{order['name']}",
        "parcel",
        f"tracking number for {order['name']} please",
        Asker(shop, customer_id=order["customer"]["id"]),
        lambda: house.act(shop, "fulfil_order", order_id=order["id"], company="UPS", number=number),
        tells=lambda envelope: order["name"] in spoken(envelope),
        shows=lambda _, envelope: number in spoken(envelope),
        gold=number,
    )


def refunds(house: House, shop: str) -> Iterator[Change]:
    for order in house.records(shop, "orders"):
        if order.get("customer") and not order["refunds"] and float(order["total_price"]) > float(REFUND):
            yield refund_of(house, shop, order)


def refund_of(house: House, shop: str, order: Json) -> Change:
    return Change(
        f"refund-{order['name']}",
        "refund",
        f"How much did I get refunded for {order['name']}?",
        Asker(shop, customer_id=order["customer"]["id"]),
        lambda: house.act(shop, "refund_order", order_id=order["id"], amount=REFUND),
        tells=lambda envelope: order["name"] in spoken(envelope),
        shows=lambda _, envelope: says(spoken(envelope), f"num:{REFUND}"),
        gold=REFUND,
    )


def texts(house: House, shop: str) -> Iterator[Change]:
    """Every number in policies and pages grows by one; the platform tells nobody, so they are read again in time."""
    for policy in house.records(shop, "policies"):
        changed = partial(house.act, shop, "update_policy", type=policy["type"], body=grown(policy["body"]))
        yield from sections(shop, "policy", policy["title"], policy["body"], changed)
    for page in house.records(shop, "pages"):
        changed = partial(house.act, shop, "update_page", page_id=page["id"], body_html=grown(page["body_html"]))
        yield from sections(shop, "page", page["title"], page["body_html"], changed)


def sections(shop: str, kind: str, title: str, html: str, act: Callable[[], bool]) -> Iterator[Change]:
    """Yield a question for each heading of the text; the first of them changes all of it."""
    for place, heading in enumerate(SECTION.findall(html)):
        asked = heading if heading.endswith("?") else f"{heading}: what does your {title.lower()} say?"
        yield Change(
            f"{kind}-{title}-{place}",
            kind,
            asked,
            Asker(shop),
            act if place == 0 else lambda: True,
            tells=lambda envelope: cites(envelope, title) and NUMBER.search(envelope["message"]["text"]) is not None,
            shows=lambda before, after: after["message"]["text"] == grown(before["message"]["text"]),
            gold="every number grown by one",
        )


def grown(text: str) -> str:
    return NUMBER.sub(lambda match: str(int(match.group()) + 1), text)


def cites(envelope: Envelope, title: str) -> bool:
    return any(source["title"] == title for source in envelope["message"]["sources"])


def costs(envelope: Envelope, product: Json, amount: str) -> bool:
    card = product_card(envelope, product)
    return card is not None and says(envelope["message"]["text"], f"num:{amount}")


def is_available(envelope: Envelope, product: Json, available: bool) -> bool:
    card = product_card(envelope, product)
    return card is not None and card["available"] is available


def is_called(envelope: Envelope, product: Json, title: str) -> bool:
    card = product_card(envelope, product)
    return card is not None and card["title"] == title


def product_card(envelope: Envelope, product: Json) -> Json | None:
    wanted = f"gid://shopify/Product/{product['id']}"
    return next((card for card in envelope["message"]["cards"] if card.get("id") == wanted), None)


def order_card(envelope: Envelope, order: Json) -> Json | None:
    return next((card for card in envelope["message"]["cards"] if card.get("name") == order["name"]), None)
