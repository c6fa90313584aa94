"""Orders and products of one store, asked with the identity each question needs."""

from collections.abc import Iterable

from evals.cases import Asker, Case, described, judged_by
from evals.data import Data, Json
from evals.gold import Gold
from evals.house import House
from evals.stores import EvalStore, put_orders, put_products
from sandbox.shopify.state import Shop

PRODUCTS = "tau_shop/products.create.ndjson.gz"
ORDERS = "tau_shop/orders.create.ndjson.gz"
QUESTIONS = "tau_shop/questions.jsonl"
SIGNED_IN = frozenset({"verified_email", "other_customer"})
ALL_OF_THEM = "list_orders"
LEAKS = frozenset({"cross_customer", "unverified"})  # kinds of question whose answer is somebody else's


def fill(shop: Shop, data: Data) -> None:
    put_products(shop, data.rows(PRODUCTS))
    put_orders(shop, data.rows(ORDERS))


STORE = EvalStore("tau", (PRODUCTS, ORDERS), fill)


def signed_in(house: House) -> Iterable[Case]:
    """Yield every question, asked by who is signed in at the storefront where it needs somebody."""
    shop, customers = house.domains[STORE.name], customers_by_email(house.data)
    for row in house.data.rows(QUESTIONS):
        customer = customers[row["shopper"]["email"]] if row["identity"] in SIGNED_IN else None
        yield case_of(row, Asker(shop, customer_id=customer), row["identity"])


def proven(house: House) -> Iterable[Case]:
    """Yield the questions about an order, asked by who proved one of theirs in the chat, which opens that one alone.

    Half of them fill in the form, half type it as a message.
    """
    shop, orders = house.domains[STORE.name], orders_by_email(house.data)
    for place, row in enumerate(house.data.rows(QUESTIONS)):
        email = row["shopper"]["email"]
        if row["identity"] in SIGNED_IN and row["kind"] != ALL_OF_THEM:
            own, typed = row["shopper"]["order_name"], place % 2 == 1
            proof = own if own in orders[email] else orders[email][0]
            asker = Asker(shop, proof=(proof, email), typed=typed)
            yield case_of(row, asker, f"{row['identity']}, {'typed' if typed else 'by form'}")


def case_of(row: Json, asker: Asker, identity: str) -> Case:
    gold = Gold.of(row["gold"])
    judge = judged_by(gold, leaks=row["kind"] in LEAKS)
    return Case(row["id"], row["question"], asker, judge, row["kind"], row["lang"], identity, gold=described(gold))


def customers_by_email(data: Data) -> dict[str, int]:
    return {order["customer"]["email"]: order["customer"]["id"] for order in data.rows(ORDERS)}


def orders_by_email(data: Data) -> dict[str, list[str]]:
    """Return the names of each customer's orders: {"ann@mail.example": ["#W1", …]}."""
    found: dict[str, list[str]] = {}
    for order in data.rows(ORDERS):
        found.setdefault(order["customer"]["email"], []).append(order["name"])
    return found
