"""Asking: several shoppers at once, each question in a conversation of its own."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import requests
from rich.console import Console
from rich.progress import Progress

from evals.cases import Case, Envelope, Result, Verdict
from evals.house import House

One = TypeVar("One")
Other = TypeVar("Other")

AT_ONCE = 3  # shoppers; more only wait for two processors


def ask_all(house: House, cases: Sequence[Case], name: str, console: Console) -> list[Result]:
    return in_turn(cases, lambda case: ask(house, case), name, console)


def in_turn(things: Sequence[One], act: Callable[[One], Other], name: str, console: Console) -> list[Other]:
    """Do it to each, a few at once, and show how far it is."""
    with Progress(console=console, transient=True) as bars, ThreadPoolExecutor(AT_ONCE) as pool:
        return list(bars.track(pool.map(act, things), total=len(things), description=name))


def spread(cases: list[Case], limit: int | None) -> list[Case]:
    """Return at most `limit` of them, evenly from all over."""
    if not limit or limit >= len(cases):
        return cases
    return [cases[place * len(cases) // limit] for place in range(limit)]


def ask(house: House, case: Case) -> Result:
    """Ask one question. A turn that ends in an error is an answer that is wrong."""
    began = time.monotonic()
    try:
        shopper = house.shopper(case.asker)
        began = time.monotonic()
        envelope = shopper.ask(case.question, case.page)
    except requests.RequestException as error:
        return result_of(case, None, Verdict.of(f"failed: {error}"), time.monotonic() - began)
    return result_of(case, envelope, case.judge(envelope), time.monotonic() - began)


def result_of(case: Case, envelope: Envelope | None, verdict: Verdict, seconds: float) -> Result:
    message = (envelope or {}).get("message", {})
    return Result(
        case.id,
        case.kind,
        case.lang,
        case.identity,
        case.question,
        case.gold,
        message.get("text", ""),
        (envelope or {}).get("outcome", ""),
        verdict.score,
        verdict.wrong,
        verdict.leaked,
        seconds,
        case.asker.shop,
        (envelope or {}).get("conversation", {}).get("id", ""),
        message.get("id", ""),
    )
