"""Questions about the product whose page is open."""

from collections.abc import Iterable

from evals.cases import Asker, Case, judged_by
from evals.data import Data
from evals.gold import Gold
from evals.house import House
from evals.stores import EvalStore, put_products
from sandbox.shopify.state import Shop

PRODUCTS = "product_qa/shopify_products.ndjson.gz"
QUESTIONS = "product_qa/questions.jsonl"


def fill(shop: Shop, data: Data) -> None:
    put_products(shop, data.rows(PRODUCTS))


STORE = EvalStore("product-qa", (PRODUCTS,), fill)


def cases(house: House) -> Iterable[Case]:
    pages = {product["handle"]: product["id"] for product in house.data.rows(PRODUCTS)}
    for row in house.data.rows(QUESTIONS):
        gold = Gold.of(row["gold"])
        evidence = " / ".join(row["evidence"])
        yield Case(
            row["id"],
            row["question"],
            Asker(house.domains[STORE.name]),
            judged_by(gold),
            row["kind"],
            page=pages[row["product"]["handle"]],
            gold=f"{' & '.join(gold.must)} [{evidence}]",
        )
