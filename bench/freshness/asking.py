"""Shoppers who ask until they hear the new fact."""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import dataclass, field

import requests

from bench.freshness.facts import Envelope, Fact
from bench.traffic.sending import Sender
from bench.traffic.trade import Happening, Mix
from evals.shoppers import Shopper

FIRST_ASK = 0.05  # seconds after the 200
GAP = 0.1  # seconds between two asks: asking costs the house what we measure
LATE, WIDER, LONGEST_GAP = 1.2, 1.5, 2.0  # after so many seconds the goal is missed, and asking must not add to that
HEARD_WITHIN = 30.0  # seconds until we give up
# Seconds between further asks after the first right answer.
AGAIN_AFTER = {Happening.DELETE: (0.5, 1.5, 3.0)}
AGAIN_ONCE = (1.5,)


@dataclass
class Heard:
    """How one fact was heard. `seconds` go from its first 200 to the arrival of the first right answer."""

    kind: Happening
    seconds: float | None = None
    asks: int = 0
    known_before: bool = False  # the answer showed it already, so that nothing can be learnt from it
    stale_again: int = 0  # wrong answers after a right one
    said: str = ""  # what was said instead, where it was never heard


@dataclass
class Askers:
    """Follows facts, each in a thread of its own."""

    app: str
    secret: str
    sender: Sender
    mix: Mix
    heard: list[Heard] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    threads: list[threading.Thread] = field(default_factory=list)

    def follow(self, fact: Fact) -> None:
        thread = threading.Thread(target=self._follow, args=(fact,), daemon=True)
        self.threads.append(thread)
        thread.start()

    def wait(self) -> None:
        for thread in self.threads:
            thread.join(2 * HEARD_WITHIN)

    def _follow(self, fact: Fact) -> None:
        try:
            shopper = self.shopper_for(fact)
            heard = Heard(fact.kind, known_before=fact.shows(shopper.ask(fact.question)))
            acknowledged = self._tell(fact)
            self.heard.append(heard)
            if self._hear(fact, shopper, heard, acknowledged):
                again = AGAIN_AFTER.get(fact.kind, AGAIN_ONCE)
                heard.stale_again = sum(not self._still_shows(fact, shopper, after) for after in again)
        except (requests.RequestException, queue.Empty) as error:
            self.problems.append(f"{fact.kind}: {type(error).__name__} {str(error)[:120]}")

    def shopper_for(self, fact: Fact) -> Shopper:
        if fact.customer is None:
            return Shopper.anonymous(self.app, fact.shop)
        return Shopper.signed_in(self.app, fact.shop, fact.customer, self.secret)

    def _tell(self, fact: Fact) -> float:
        """Make it true and send the news; return when the first of it was acknowledged."""
        deliveries = fact.happen()
        self.mix.count(fact.kind, len(deliveries))
        answered: queue.SimpleQueue[float] = queue.SimpleQueue()
        for delivery in deliveries:
            self.sender.post(delivery, on_answer=answered.put)
        return answered.get(timeout=HEARD_WITHIN)

    def _hear(self, fact: Fact, shopper: Shopper, heard: Heard, acknowledged: float) -> bool:
        gap = FIRST_ASK
        while (passed := time.monotonic() - acknowledged) < HEARD_WITHIN:
            time.sleep(gap)
            answer: Envelope = shopper.ask(fact.question)
            heard.asks += 1
            if fact.shows(answer):
                heard.seconds = time.monotonic() - acknowledged
                return True
            heard.said = answer["message"]["text"][:150]
            gap = GAP if passed < LATE else min(LONGEST_GAP, gap * WIDER)
        return False

    def _still_shows(self, fact: Fact, shopper: Shopper, after: float) -> bool:
        time.sleep(after)
        return fact.shows(shopper.ask(fact.question))
