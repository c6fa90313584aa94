"""Queries as people type them into a search field, over a large catalogue, with graded judgements."""

import math
from collections.abc import Iterable, Mapping

from evals.cases import Asker, Case, Envelope, Judge, Verdict
from evals.data import Data
from evals.house import House
from evals.stores import EvalStore, put_products
from sandbox.shopify.state import Shop

PRODUCTS = "search/shopify_products_subset.ndjson.gz"
QUERIES = "search/queries.tsv"
JUDGEMENTS = "search/qrels.tsv"
DEPTH = 10


def fill(shop: Shop, data: Data) -> None:
    put_products(shop, data.rows(PRODUCTS))


STORE = EvalStore("search", (PRODUCTS,), fill)


def cases(house: House) -> Iterable[Case]:
    judgements = judged_products(house.data)
    for line in house.data.text(QUERIES).splitlines()[1:]:
        number, query = line.split("\t")
        gains = judgements.get(number, {})
        # A query without one good product cannot be answered well.
        if any(gains.values()):
            asker = Asker(house.domains[STORE.name])
            yield Case(number, query, asker, ranked_by(gains), "search", gold=f"{len(gains)} judged")


def judged_products(data: Data) -> dict[str, dict[str, float]]:
    """Return the gain of each judged product by query: {"c000": {"1229111": 0.0, …}}."""
    found: dict[str, dict[str, float]] = {}
    for line in data.text(JUDGEMENTS).splitlines()[1:]:
        number, product, _, gain = line.split("\t")
        found.setdefault(number, {})[product] = float(gain)
    return found


def ranked_by(gains: Mapping[str, float]) -> Judge:
    """Return a judge by nDCG@10 of the cards, which stand best first."""

    def judge(envelope: Envelope) -> Verdict:
        shown = [card["handle"] for card in envelope["message"]["cards"] if card["kind"] == "product"]
        got = [gains.get(handle, 0.0) for handle in dict.fromkeys(shown)][:DEPTH]
        best = sorted(gains.values(), reverse=True)[:DEPTH]
        score = discounted(got) / discounted(best)
        return Verdict(score, "" if score > 0.5 else f"{score:.2f} of {len(shown)} cards")

    return judge


def discounted(gains: list[float]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))
