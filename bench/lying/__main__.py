"""`python -m bench.lying`: a scripted model drafts answers, half with one wrong fact; which reach the shopper?"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from contextlib import closing
from decimal import Decimal

from rich.progress import track

from bench.lying.cases import cases
from bench.lying.figures import Figures, show
from bench.lying.misbehaving import endure
from bench.lying.orders import OrderTeller
from bench.lying.telling import Stage, tell
from bench.lying.written_cases import written_cases
from bench.runs import run
from bench.traffic.house import new_shops, new_stack, open_house
from sandbox.models import ScriptedModel
from sandbox.shopify.state import Shop

SECONDS = 4  # that the model has for a turn
DEARER = Decimal("1.07")  # how much the second store's prices differ from the first's


def main() -> int:
    options = read_options()
    return run("lying", lambda: measure(options), show)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.lying", description=__doc__)
    parser.add_argument(
        "--drafts",
        type=int,
        default=2400,
        help="how many answers the model drafts from templates, beside those written by hand",
    )
    parser.add_argument("--seed", type=int, default=20261120)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> Figures:
    with closing(ScriptedModel()) as model:
        stack = new_stack("lying", {"LLM_BASE_URL": model.url, "LLM_MODEL": "scripted", **budgets()})
        shops = new_shops(stack)[:2]
        make_different(shops[1])
        with open_house(stack, shops) as house:
            return measured_with(Stage(house.app, house.secret, model), shops, options)


def budgets() -> dict[str, str]:
    return {"LLM_SECONDS": str(SECONDS), "LLM_DAILY_TOKENS": "999999999", "LLM_TURN_TOKENS": "60000"}


def make_different(shop: Shop) -> None:
    """Give the second store prices and a rule of its own, so that the first one's are lies there."""
    for product in shop.products.values():
        for variant in product["variants"]:
            variant["price"] = str((Decimal(variant["price"]) * DEARER).quantize(Decimal("0.01")))
    for policy in shop.policies.values():
        policy["body"] = policy["body"].replace("60 days", "35 days")


def measured_with(stage: Stage, shops: Sequence[Shop], options: argparse.Namespace) -> Figures:
    chance = random.Random(options.seed)
    first, second = shops
    tellers = [OrderTeller(first, second, chance), OrderTeller(second, first, chance)]
    drafts = [*cases(tellers, options.drafts, chance), *written_cases(tellers[0])]
    told = list(track(tell(stage, drafts), "telling", total=len(drafts)))
    matter = next(case.matter for case in drafts if case.matter.customer and case.matter.language == "en")
    return Figures(told, list(endure(stage, matter, matter.statements[0].true, SECONDS)))


if __name__ == "__main__":
    sys.exit(main())
