"""Every receipt replayed: the same question, by the same shopper, must give the same answer with the same evidence."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import requests
from rich.console import Console

from evals.asking import in_turn, result_of, spread
from evals.cases import Case, Envelope, Result, Verdict
from evals.house import House

Receipt = dict[str, Any]
OF_THE_MOMENT = frozenset({"milliseconds"})
SHOWN = 80  # characters of what differs


def run(house: House, limit: int | None, console: Console, *, cases: Callable[[House], list[Case]]) -> list[Result]:
    return in_turn(spread(cases(house), limit), partial(replay, house), "replay", console)


def replay(house: House, case: Case) -> Result:
    """Ask, and ask again what the receipt says was asked."""
    try:
        envelope, receipt = answer_and_receipt(house, case, case.question)
        again, other = answer_and_receipt(house, case, str(receipt["question"]))
    except requests.RequestException as error:
        return result_of(case, None, Verdict.of(f"failed: {error}"), 0.0)
    wrong = [
        *differences(settled(receipt), settled(other)),
        *differences(shown(envelope), shown(again)),
        *unsupported(receipt),
    ]
    return result_of(case, envelope, Verdict.of(*wrong), float(receipt["milliseconds"]) / 1000)


def answer_and_receipt(house: House, case: Case, question: str) -> tuple[Envelope, Receipt]:
    envelope = house.shopper(case.asker).ask(question, case.page)
    return envelope, receipt_of(house, case.asker.shop, envelope)


def settled(receipt: Receipt) -> Receipt:
    """Return the receipt without the moment in which it was asked."""
    return {**receipt, "setting": {**receipt.get("setting", {}), "at": None}}


def receipt_of(house: House, shop: str, envelope: Envelope) -> Receipt:
    """Return the receipt as the merchant is shown it."""
    kept = house.merchant(shop).api(f"conversations/{envelope['conversation']['id']}")
    kept.raise_for_status()
    wanted = envelope["message"]["id"]
    receipt: Receipt = next(one["receipt"] for one in kept.json()["messages"] if one["id"] == wanted)
    return receipt


def shown(envelope: Envelope) -> dict[str, Any]:
    """Return what the shopper sees, without what is the message's own."""
    message = {name: value for name, value in envelope["message"].items() if name not in ("id", "at")}
    return {**message, "outcome": envelope["outcome"]}


def differences(one: dict[str, Any], other: dict[str, Any]) -> Iterable[str]:
    for name in sorted(one.keys() | other.keys()):
        if name not in OF_THE_MOMENT and one.get(name) != other.get(name):
            yield f"{name}: {str(one.get(name))[:SHOWN]} / {str(other.get(name))[:SHOWN]}"


def unsupported(receipt: Receipt) -> Iterable[str]:
    """Yield what the answer says without evidence, and bindings whose evidence the receipt does not hold."""
    if receipt["unbound"]:
        yield f"unbound: {receipt['unbound'][:3]}"
    fields = {(one["id"] or one["kind"], field) for one in receipt["evidence"] for field in one["fields"]}
    lost = [one for one in receipt["bindings"] if (one["record"], one["field"]) not in fields]
    if lost:
        yield f"bound to nothing kept: {lost[0]['record']} {lost[0]['field']}"
