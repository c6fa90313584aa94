"""Shoppers who are handed over to people while the house falls down around them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import requests

from bench.traffic.house import House
from evals.shoppers import TIMEOUT, Shopper

ACCOUNT = "faults"
DESKS = ("zendesk", "gorgias", "zendesk", "gorgias", "zendesk")  # of the five shops
AT_ONCE = 4  # shoppers who come with each round of kills
PATIENCE = 90.0  # seconds a shopper tries one thing
TRY_AGAIN = 0.5  # seconds
TICKETS_WITHIN = 120.0  # seconds after the last kill


def connect_desks(house: House) -> None:
    for shop, desk in zip(house.shops, DESKS, strict=True):
        house.stack.merchant(shop.domain).connect(desk, f"{ACCOUNT}-{shop.domain.partition('.')[0]}")


@dataclass
class Handoffs:
    """`agreed` holds (shop number, conversation) of everybody who was told that a person takes over."""

    house: House
    agreed: list[tuple[int, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    threads: list[threading.Thread] = field(default_factory=list)

    def begin_some(self) -> None:
        """Send in some more shoppers."""
        for _ in range(AT_ONCE):
            number = len(self.threads)
            place = number % len(self.house.shops)
            self.threads.append(threading.Thread(target=self._hand_over, args=(place, number), daemon=True))
            self.threads[-1].start()

    def wait(self) -> None:
        for thread in self.threads:
            thread.join(4 * PATIENCE)

    def _hand_over(self, place: int, number: int) -> None:
        try:
            shop = self.house.shops[place].domain
            shopper = persist(lambda: Shopper.anonymous(self.house.app, shop))
            persist(lambda: shopper.ask("I want to talk to a person please"))
            agreed = persist(lambda: agree(shopper, f"shopper{number}@shoppers.example"))
            self.agreed.append((place, agreed))
        except requests.RequestException as error:
            self.problems.append(f"a shopper gave up: {type(error).__name__} {str(error)[:100]}")


def agree(shopper: Shopper, email: str) -> str:
    """Consent, unless an earlier consent was kept and only its answer was lost. Return the conversation."""
    conversation: dict[str, str] = shopper.conversation()["conversation"]
    if conversation["state"] in ("open", "offered", "awaiting_email"):
        conversation = shopper.post("handoff", consent=True, email=email)["conversation"]
    if conversation["state"] not in ("handed_off", "with_human"):
        raise requests.RequestException(f"the conversation is {conversation['state']}")
    return conversation["id"]


def persist(step: Callable[[], Any]) -> Any:
    """Try again for a while, as a person does when a page does not load. Raises RequestException."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return step()
        except requests.RequestException:
            if time.monotonic() > deadline:
                raise
            time.sleep(TRY_AGAIN)


def tickets_by_conversation(house: House) -> dict[str, int]:
    """Return how many tickets stand at the helpdesks for each external id."""
    counts: dict[str, int] = {}
    for shop, desk in zip(house.shops, DESKS, strict=True):
        url = f"{house.stack.sandbox}/{desk}/{ACCOUNT}-{shop.domain.partition('.')[0]}/_sandbox/tickets"
        for ticket in requests.get(url, timeout=TIMEOUT).json():
            counts[ticket["external_id"]] = counts.get(ticket["external_id"], 0) + 1
    return counts


def await_tickets(house: House, agreed: list[tuple[int, str]]) -> dict[str, int]:
    """Wait until everybody has one. Return the counts of all tickets that are there then."""
    wanted = {external_id(conversation) for _, conversation in agreed}
    deadline = time.monotonic() + TICKETS_WITHIN
    while wanted - (found := tickets_by_conversation(house)).keys() and time.monotonic() < deadline:
        time.sleep(0.5)
    return found


def external_id(conversation: str) -> str:
    return f"conv_{conversation.replace('-', '')}"
