"""`make tour`: walks the running demo over HTTP as a shopper and a merchant would, one line a step."""

import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import requests
from rich.console import Console
from rich.markup import escape

from bin.demo import ACCOUNT, demo_stack
from bin.demo_merchant import MerchantStuck
from bin.stack import SHOP, Stack
from evals.shoppers import TIMEOUT, Shopper

SECOND = "second.myshopify.com"
FRESH_WITHIN = 10  # seconds to wait for a changed fact before the tour fails
TICKET_WITHIN = 20  # seconds

console = Console(highlight=False, soft_wrap=True)


class TourFailed(Exception):
    """A step saw something else than it should have; the message tells what."""


@dataclass(frozen=True)
class Tour:
    """The demo as it runs, and the hands of those who use it."""

    stack: Stack

    @property
    def shop_url(self) -> str:
        return f"{self.stack.sandbox}/shopify/{SHOP}"

    def records(self, kind: str) -> list[dict[str, Any]]:
        """Return what the shop holds, as its own back office sees it."""
        url = f"{self.stack.sandbox}/shopify/_sandbox/shops/{SHOP}/records/{kind}"
        found = requests.get(url, timeout=TIMEOUT).json()
        return list(found.values()) if isinstance(found, dict) else found

    def act(self, do: str, shop: str = SHOP, **values: object) -> None:
        """Do what a person would do in the back office."""
        url = f"{self.stack.sandbox}/shopify/_sandbox/shops/{shop}/actions"
        requests.post(url, json={"do": do, **values}, timeout=TIMEOUT).raise_for_status()

    def anonymous(self) -> Shopper:
        return Shopper.anonymous(self.stack.app, SHOP)

    def signed_in(self, customer_id: int) -> Shopper:
        """Sign in at the storefront, and start the chat through the shop's app proxy."""
        browser = requests.Session()
        browser.post(f"{self.shop_url}/account/login", data={"customer_id": customer_id}, timeout=TIMEOUT)
        session = browser.post(f"{self.shop_url}/apps/chat/session", json={}, timeout=TIMEOUT)
        session.raise_for_status()
        return Shopper(self.stack.app, SHOP, session.json())


def main() -> int:
    tour = Tour(demo_stack())
    steps: tuple[Callable[[Tour], Iterator[str]], ...] = (
        see_install,
        ask_order,
        ask_variant,
        ask_policy,
        change_price,
        hand_over,
        come_by_code,
    )
    try:
        for number, step in enumerate(steps, 1):
            for line in step(tour):
                console.print(f"[bold]{number}[/bold] {escape(line)}")
    except (TourFailed, MerchantStuck) as error:
        console.print(f"[red]the tour stops: {escape(str(error))}[/red]")
        return 1
    except requests.RequestException as error:
        console.print(f"[red]the tour stops: {type(error).__name__}. {escape(where_to_look(tour.stack))}[/red]")
        return 1
    console.print("[green]the whole road works[/green]")
    return 0


def where_to_look(stack: Stack) -> str:
    return (
        f"Is `make demo` running and ready, the app at {stack.app} and the sandbox at {stack.sandbox}?"
        " If it was moved, give the tour the same PORT, SANDBOX_PORT and CATALOG."
    )


def see_install(tour: Tour) -> Iterator[str]:
    seen = tour.stack.merchant(SHOP).overview()
    require(seen["store"]["state"] == "installed", f"{SHOP} is {seen['store']['state']}")
    yield f"installed: {seen['store']['name']} ({SHOP}), import {seen['import']['state']}"
    counts = ", ".join(f"{count} {phase}" for phase, count in seen["import"]["counts"].items())
    desks = ", ".join(f"{desk} as {state['account']}" for desk, state in seen["helpdesks"].items())
    yield f"imported: {counts}; helpdesks: {desks}; handing over to {seen['handoff']['method']}"


def ask_order(tour: Tour) -> Iterator[str]:
    order = next(order for order in tour.records("orders") if tracking_of(order) and order.get("customer"))
    question = f"Where is my order {order['name']}?"
    stranger = tour.anonymous().ask(question)
    require(stranger["outcome"] == "verify_identity", "a stranger was not asked for proof")
    require(tracking_of(order) not in str(stranger), "a stranger got the tracking number")
    yield f"order, asked by a stranger: {short(stranger)}"
    owner = tour.signed_in(order["customer"]["id"]).ask(question)
    require(tracking_of(order) in str(owner), f"the owner did not get {tracking_of(order)}")
    yield f"order, asked by its owner: {short(owner)}"


def ask_variant(tour: Tour) -> Iterator[str]:
    found = sold_out_variant(tour)
    if found is None:
        yield "variant: skipped, since this catalogue has no sold-out variant with two options"
        return
    product, variant = found
    wanted = " ".join(variant[name] for name in ("option1", "option2", "option3") if variant.get(name))
    answer = tour.anonymous().ask(f"Is the {product['title']} in {wanted} in stock?")
    require(
        re.search(r"sold out|out of stock", answer["message"]["text"], re.I) is not None, "it is not called sold out"
    )
    yield f"variant ({product['title']}, {wanted}, held {variant['inventory_quantity']}): {short(answer)}"


def ask_policy(tour: Tour) -> Iterator[str]:
    answer = tour.anonymous().ask("What is your return policy?")
    sources = [source["title"] for source in answer["message"]["sources"]]
    require(bool(sources), "the answer names no source")
    yield f"policy: {short(answer)} [sources: {', '.join(sources)}]"


def change_price(tour: Tour) -> Iterator[str]:
    """Change a price in the back office, then ask until the new one is answered."""
    product = plain_product(tour)
    if product is None:
        yield "price: skipped, since this catalogue has no product without variants"
        return
    variant = product["variants"][0]
    old = variant["price"]
    new = f"{float(old) + 1.11:.2f}"
    shopper = tour.anonymous()
    question = f"How much is the {product['title']}?"
    require(old in shopper.ask(question)["message"]["text"], "the old price was not answered")
    began = time.monotonic()
    tour.act("set_price", variant_id=variant["id"], price=new)
    while new not in (answer := shopper.ask(question))["message"]["text"]:
        require(time.monotonic() - began < FRESH_WITHIN, f"the answer still is {short(answer)}")
        time.sleep(0.02)
    milliseconds = (time.monotonic() - began) * 1000
    yield f"price of {product['title']}: {old} → {new}, answered after {milliseconds:.0f} ms: {short(answer)}"
    tour.act("set_price", variant_id=variant["id"], price=old)


def hand_over(tour: Tour) -> Iterator[str]:
    order = next(order for order in tour.records("orders") if order.get("customer"))
    shopper = tour.signed_in(order["customer"]["id"])
    offered = shopper.ask(f"I want to talk to a person about {order['name']} please")
    require(offered["outcome"] == "handoff_offered", f"no person was offered: {short(offered)}")
    told = shopper.post("handoff", consent=True)
    require(told["outcome"] == "handed_off", f"it was not handed over: {short(told)}")
    yield f"handoff: {short(offered)} Yes. {short(told)}"
    ticket = wait_for_ticket(tour, told["conversation"]["id"])
    public, private = (
        [comment for comment in ticket["comments"] if comment["public"] is wanted] for wanted in (True, False)
    )
    require(len(public) == 1 and len(private) == 1, "the ticket has not one public comment and one note")
    yield f"ticket {ticket['id']} in Zendesk: {ticket['subject']} [{', '.join(ticket['tags'])}]"
    yield f"  what the shopper may read: {one_line(public[0]['body'])}"
    yield f"  what only staff read: {one_line(private[0]['body'])}"


def come_by_code(tour: Tour) -> Iterator[str]:
    """Install into a second shop by the authorization-code grant, hear of a change there, and leave again."""
    requests.post(f"{tour.stack.sandbox}/shopify/_sandbox/shops", json={"shop": SECOND}, timeout=TIMEOUT)
    merchant = tour.stack.merchant(SECOND)
    merchant.install_by_code()
    wait_for(lambda: merchant.overview()["import"]["state"] == "done", f"{SECOND} is not imported")
    yield f"installed into {SECOND} by the authorization-code grant"
    if product := plain_product(tour):
        yield hear_of_a_new_one(tour, product)
    tour.act("uninstall_app", SECOND)
    begin = f"{tour.stack.app}/chat/session"
    wait_for(lambda: not requests.post(begin, json={"shop": SECOND}, timeout=TIMEOUT).ok, "the app is still there")
    yield f"uninstalled from {SECOND}: its shoppers are answered no more"


def hear_of_a_new_one(tour: Tour, product: dict[str, Any]) -> str:
    price = f"{time.time() % 900 + 100:.2f}"
    product["variants"][0]["price"] = price
    tour.act("create_product", SECOND, product=product)
    shopper, question = Shopper.anonymous(tour.stack.app, SECOND), f"How much is the {product['title']}?"
    wait_for(lambda: price in shopper.ask(question)["message"]["text"], "the new product is not answered")
    return f"a product made there, heard of by a subscription of the Admin API: {short(shopper.ask(question))}"


def wait_for(true: Callable[[], bool], otherwise: str) -> None:
    began = time.monotonic()
    while not true():
        require(time.monotonic() - began < FRESH_WITHIN, otherwise)
        time.sleep(0.05)


def wait_for_ticket(tour: Tour, conversation: str) -> dict[str, Any]:
    url = f"{tour.stack.sandbox}/zendesk/{ACCOUNT}/_sandbox/tickets"
    wanted, deadline = f"conv_{conversation.replace('-', '')}", time.monotonic() + TICKET_WITHIN
    while True:
        found = [one for one in requests.get(url, timeout=TIMEOUT).json() if one["external_id"] == wanted]
        if found and len(found[0]["comments"]) > 1:
            require(len(found) == 1, "the ticket was opened twice")
            ticket: dict[str, Any] = found[0]
            return ticket
        require(time.monotonic() < deadline, "no ticket came")
        time.sleep(0.1)


def sold_out_variant(tour: Tour) -> tuple[dict[str, Any], dict[str, Any]] | None:
    for product in tour.records("products"):
        for variant in product["variants"]:
            sold_out = variant["inventory_quantity"] <= 0 and variant["inventory_policy"] == "deny"
            if sold_out and variant.get("option2") and product["status"] == "active":
                return product, variant
    return None


def plain_product(tour: Tour) -> dict[str, Any] | None:
    found = (one for one in tour.records("products") if len(one["variants"]) == 1 and one["status"] == "active")
    return next(found, None)


def tracking_of(order: dict[str, Any]) -> str:
    numbers = [number for parcel in order["fulfillments"] for number in parcel.get("tracking_numbers") or []]
    return str(numbers[0]) if numbers else ""


def short(envelope: dict[str, Any]) -> str:
    return f"“{one_line(envelope['message']['text'])}”"


def one_line(text: str, longest: int = 230) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest]}…"


def require(true: bool, otherwise: str) -> None:
    if not true:
        raise TourFailed(otherwise)


if __name__ == "__main__":
    sys.exit(main())
