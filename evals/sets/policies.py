"""Questions on the store's own terms, by anonymous shoppers."""

from collections.abc import Iterable

from evals.cases import Asker, Case, described, judged_by
from evals.data import Data
from evals.gold import Gold
from evals.house import House
from evals.sets import tau_shop
from evals.stores import EvalStore, put_policies, put_products
from sandbox.shopify.state import Shop

POLICY = "policies/tau_retail_policy.json"
QUESTIONS = "questions/policy.jsonl"


def fill(shop: Shop, data: Data) -> None:
    put_products(shop, data.rows(tau_shop.PRODUCTS))
    put_policies(shop, "TERMS_OF_SERVICE", data.document(POLICY))


STORE = EvalStore("policy", (POLICY, tau_shop.PRODUCTS), fill)


def cases(house: House) -> Iterable[Case]:
    for row in house.data.rows(QUESTIONS):
        gold = Gold.of(row["gold"])
        asker = Asker(house.domains[STORE.name])
        yield Case(row["id"], row["question"], asker, judged_by(gold), row["kind"], row["lang"], gold=described(gold))
