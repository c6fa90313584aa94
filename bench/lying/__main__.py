"""`python -m bench.lying`: a scripted model drafts answers, half with one wrong fact; which reach the shopper?"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.progress import track

from bench.lying.cases import cases
from bench.lying.figures import Figures, show
from bench.lying.misbehaving import endure
from bench.lying.orders import OrderTeller
from bench.lying.telling import Stage, tell
from bench.lying.written_cases import written_cases
from bench.traffic.house import FOLDER, new_shops, new_stack, open_house
from bin.demo_merchant import MerchantStuck
from bin.supervisor import StartFailed, Stop, stop_on_signals
from runtime.engines import EngineError
from sandbox.models import ScriptedModel
from sandbox.shopify.state import Shop

SECONDS = 4  # that the model has for a turn
DEARER = Decimal("1.07")  # how much the second store's prices differ from the first's

console = Console(highlight=False)


def main() -> int:
    options = read_options()
    stop_on_signals()
    model = ScriptedModel()
    stack = new_stack("lying", {"LLM_BASE_URL": model.url, "LLM_MODEL": "scripted", **budgets()})
    shops = new_shops(stack)[:2]
    make_different(shops[1])
    try:
        with open_house(stack, shops) as house:
            figures = measure(Stage(house.app, house.secret, model), shops, options)
    except (EngineError, StartFailed, MerchantStuck) as error:
        console.print(f"[red]shopfloor: {error}[/red]")
        return 1
    except Stop:
        return 1
    finally:
        model.close()
    show(figures, console)
    figures.write(FOLDER / "lying.json")
    console.print(f"written to {FOLDER / 'lying.json'}")
    return 0 if figures.good else 1


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


def budgets() -> dict[str, str]:
    return {"LLM_SECONDS": str(SECONDS), "LLM_DAILY_TOKENS": "999999999", "LLM_TURN_TOKENS": "60000"}


def make_different(shop: Shop) -> None:
    """Give the second store prices and a rule of its own, so that the first one's are lies there."""
    for product in shop.products.values():
        for variant in product["variants"]:
            variant["price"] = str((Decimal(variant["price"]) * DEARER).quantize(Decimal("0.01")))
    for policy in shop.policies.values():
        policy["body"] = policy["body"].replace("60 days", "35 days")


def measure(stage: Stage, shops: Sequence[Shop], options: argparse.Namespace) -> Figures:
    chance = random.Random(options.seed)
    first, second = shops
    tellers = [OrderTeller(first, second, chance), OrderTeller(second, first, chance)]
    drafts = [*cases(tellers, options.drafts, chance), *written_cases(tellers[0])]
    told = list(track(tell(stage, drafts), "telling", total=len(drafts)))
    matter = next(case.matter for case in drafts if case.matter.customer and case.matter.language == "en")
    return Figures(told, list(endure(stage, matter, matter.statements[0].true, SECONDS)))


if __name__ == "__main__":
    sys.exit(main())
