"""How orders change at a shop: cancelled, edited, sent elsewhere, coming back; and what an answer says of each then."""

from collections.abc import Callable, Iterator
from functools import partial

from evals.cases import Asker, spoken
from evals.data import Json
from evals.gold import says
from evals.house import House
from evals.sets.changes import Change, order_card

POSTAGE = 3.21  # more than before
ELSEWHERE = "Port Elsewhere"
DECISIONS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("approve_return", "approved and still open", {}),
    ("decline_return", "final sale", {"reason": "FINAL_SALE"}),
)
EVERY_OTHER = 2  # an order that waits is cancelled or stays, by turns


def of_customers(house: House, shop: str) -> Iterator[Json]:
    """Yield the orders that somebody with an account may ask after."""
    return (order for order in house.records(shop, "orders") if order.get("customer") and not order["cancelled_at"])


def unsent(house: House, shop: str) -> Iterator[Json]:
    return (order for order in of_customers(house, shop) if not order["fulfillments"])


def change(
    shop: str, order: Json, kind: str, question: str, act: Callable[[], bool], before: str, after: str
) -> Change:
    """Return a change of one order after which the answer says `after` where it said `before`."""
    return Change(
        f"{kind}-{order['name']}",
        kind,
        question.format(order["name"]),
        Asker(shop, customer_id=order["customer"]["id"]),
        act,
        tells=lambda envelope: order["name"] in spoken(envelope) and says(spoken(envelope), before),
        shows=lambda _, envelope: order_card(envelope, order) is not None and says(spoken(envelope), after),
        gold=after,
    )


def cancellations(house: House, shop: str) -> Iterator[Change]:
    for order in list(unsent(house, shop))[::EVERY_OTHER]:
        act = partial(house.act, shop, "cancel_order", order_id=order["id"], reason="inventory")
        question = "Why was order {} cancelled?"
        yield change(shop, order, "cancelled", question, act, order["name"], "could not be supplied")


def totals(house: House, shop: str) -> Iterator[Change]:
    """Postage costs more; every other order is asked for its postage, the rest for their total."""
    for at, order in enumerate(of_customers(house, shop)):
        if order.get("presentment_currency") != order["currency"] or not order.get("shipping_lines"):
            continue
        before = float(order["shipping_lines"][0]["price"])
        act = partial(house.act, shop, "edit_order", order_id=order["id"], shipping=f"{before + POSTAGE:.2f}")
        total = f"{float(order['total_price']) + POSTAGE:.2f}"
        if at % EVERY_OTHER:
            yield change(
                shop, order, "total", "What is the total of {}?", act, f"num:{order['total_price']}", f"num:{total}"
            )
        else:
            question, new = "What did I pay for shipping on {}?", f"num:{before + POSTAGE:.2f}"
            yield change(shop, order, "postage", question, act, order["name"], new)


def contents(house: House, shop: str) -> Iterator[Change]:
    """One piece of an order is taken off before it is sent."""
    for order in unsent(house, shop):
        line = next((one for one in order["line_items"] if one["fulfillable_quantity"] > 0), None)
        if line is not None:
            left = {line["id"]: line["current_quantity"] - 1}
            act = partial(house.act, shop, "edit_order", order_id=order["id"], quantities=left)
            yield change(shop, order, "contents", "What is in order {}?", act, "contains", "No longer in order")


def addresses(house: House, shop: str) -> Iterator[Change]:
    for order in unsent(house, shop):
        if address := order.get("shipping_address"):
            act = partial(house.act, shop, "edit_order", order_id=order["id"], city=ELSEWHERE)
            yield change(shop, order, "address", "Which city does {} go to?", act, address["city"], ELSEWHERE)


def returns(house: House, shop: str) -> Iterator[Change]:
    """Every other delivered order is to come back."""
    back = {entry["order_id"] for entry in house.records(shop, "returns")}
    sent = [order for order in of_customers(house, shop) if order["fulfillment_status"] == "fulfilled"]
    for order in [one for one in sent if one["id"] not in back and not one["refunds"]][::EVERY_OTHER]:
        lines = {order["fulfillments"][0]["line_items"][0]["id"]: 1} if order["fulfillments"] else {}
        act = partial(house.act, shop, "request_return", order_id=order["id"], lines=lines)
        question = "Did you get my return of {}?"
        yield change(shop, order, "return", question, act, "No return", "not approved yet")


def decisions(house: House, shop: str) -> Iterator[Change]:
    """Of the returns asked for, one is approved and the next declined, by turns."""
    orders = {order["id"]: order for order in of_customers(house, shop)}
    asked = [
        one for one in house.records(shop, "returns") if one["status"] == "requested" and one["order_id"] in orders
    ]
    for at, entry in enumerate(asked):
        do, gold, told = DECISIONS[at % EVERY_OTHER]
        act = partial(house.act, shop, do, return_id=entry["id"], **told)
        question = "Is my return of {} approved?"
        yield change(shop, orders[entry["order_id"]], "decision", question, act, "not approved yet", gold)
