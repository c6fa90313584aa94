"""Every record that answers cite is changed at the shop, and asked about again: does every answer follow?"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from rich.console import Console

from evals.asking import in_turn, result_of
from evals.cases import Case, Envelope, Result, Verdict
from evals.data import Data
from evals.house import House
from evals.sets import changes, order_changes
from evals.sets.changes import Change
from evals.stores import EvalStore, for_a_run
from sandbox.shopify.seeding import seed_demo
from sandbox.shopify.state import Shop

BY_WEBHOOK = 20.0  # seconds an answer may take to follow while many records change at once
BY_POLLING = 200.0  # seconds; texts have no webhook and are looked at once a minute here
GAP = 0.3  # seconds between two questions
Round = Callable[[House, str], Iterable[Change]]
ROUNDS: tuple[tuple[Round, float], ...] = (
    (changes.texts, BY_POLLING),
    (changes.prices, BY_WEBHOOK),
    (changes.stocks, BY_WEBHOOK),
    (order_changes.cancellations, BY_WEBHOOK),
    (order_changes.totals, BY_WEBHOOK),
    (order_changes.contents, BY_WEBHOOK),
    (order_changes.addresses, BY_WEBHOOK),
    (changes.parcels, BY_WEBHOOK),
    (changes.refunds, BY_WEBHOOK),
    (order_changes.returns, BY_WEBHOOK),
    (order_changes.decisions, BY_WEBHOOK),
    (changes.descriptions, BY_WEBHOOK),
    (changes.titles, BY_WEBHOOK),
)


def fill(shop: Shop, data: Data) -> None:
    seed_demo(shop)


STORE = EvalStore("changing", (), fill, for_a_run)


@dataclass(frozen=True)
class Asked:
    change: Change
    before: Envelope


def run(house: House, limit: int | None, console: Console) -> list[Result]:
    """Go through the rounds: ask, change all, ask again until the answer follows. What has no answer has none after."""
    results: list[Result] = []
    for make, patience in ROUNDS:
        found = list(make(house, house.domains[STORE.name]))[:limit]
        asked = in_turn(found, lambda change: Asked(change, say(house, change)), f"before {make.__name__}", console)
        changed = [one for one in asked if one.change.act()]
        known = [one for one in changed if one.change.tells(one.before)]
        results += in_turn(known, partial(follow, house, patience), f"after {make.__name__}", console)
        console.print(f"{make.__name__}: {len(known)} of {len(changed)} questions were answered before the change")
    return results


def say(house: House, change: Change) -> Envelope:
    return house.shopper(change.asker).ask(change.question)


def follow(house: House, patience: float, asked: Asked) -> Result:
    """Ask until the answer shows the new fact, or patience ends."""
    change, began = asked.change, time.monotonic()
    while not change.shows(asked.before, envelope := say(house, change)):
        if time.monotonic() - began > patience:
            break
        time.sleep(GAP)
    followed = change.shows(asked.before, envelope)
    verdict = Verdict.of("" if followed else f"still not {change.gold}")
    return result_of(as_case(change), envelope, verdict, time.monotonic() - began)


def as_case(change: Change) -> Case:
    identity = "none" if change.asker.customer_id is None else "verified_email"
    return Case(
        change.id, change.question, change.asker, lambda _: Verdict(0), change.kind, "en", identity, gold=change.gold
    )
