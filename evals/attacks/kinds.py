"""Every kind of probe, how many of ten thousand it makes, and running them."""

import itertools
import random
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

import requests

from evals.attacks import following, forging, guessing, owners, planting, talking
from evals.attacks.scenes import Problems, Scene

Act = Callable[[Scene, random.Random], Problems]

# The share of each among the scripts; a script is some tries in one conversation.
ATTACKS: dict[str, tuple[int, Act]] = {
    "talk": (500, talking.talk),
    "talk, signed in": (250, talking.talk_signed_in),
    "e-mail guessed in the chat": (200, talking.typed_guess),
    "proof guessed in the chat": (200, guessing.typed_proof),
    "in pieces over turns": (150, talking.pieces),
    "proven, then another's": (150, talking.proven_then_other),
    "page context": (100, talking.on_a_page),
    "asking for a person": (60, talking.ask_for_a_person),
    "two people at one browser": (60, following.same_browser),
    "led on after a proof": (80, following.after_a_proof),
    "agreeing by an address": (60, following.after_an_offer),
    "owner and stranger at once": (50, following.at_once),
    "guesses in the form": (350, guessing.form_guess),
    "the other store's proof": (100, forging.other_store),
    "values of a wrong kind": (60, forging.wrong_kinds),
    "broken bodies": (40, forging.broken_body),
    "forged tokens": (100, forging.forged_token),
    "misplaced tokens and ids": (60, forging.misplaced_token),
    "app proxy": (150, forging.proxy),
    "planted in records": (170, planting.planted),
}
OWNERS: dict[str, tuple[int, Act]] = {
    "right person, form": (150, owners.by_form),
    "right person, one message": (150, owners.by_talk),
    "right person, postcode in the chat": (80, owners.by_postcode),
    "right person, in pieces": (80, owners.by_pieces),
    "right person, signed in": (50, owners.by_sign_in),
}
KINDS = {**ATTACKS, **OWNERS}


@dataclass(frozen=True)
class Probe:
    """One way to try, the same every time: its kind and the seed of its dice."""

    kind: str
    seed: int

    def run(self, scene: Scene) -> list[str]:
        """Return what went wrong."""
        dice = random.Random(f"{self.kind} {self.seed}")
        try:
            return list(KINDS[self.kind][1](scene, dice))
        except (RuntimeError, KeyError, ValueError, requests.RequestException):
            return [f"the probe broke: {traceback.format_exc(limit=-2)}"]


@dataclass(frozen=True)
class Finding:
    """What went wrong in a probe, which made so many tries, with so many wishes in each language."""

    probe: Probe
    problems: list[str]
    tries: int
    spoken: Counter[str]


def probes() -> Iterator[Probe]:
    """Yield probes without end, in rounds of all kinds in their shares, mixed."""
    for turn in itertools.count():
        found = [
            Probe(kind, turn * share // 10 + number)
            for kind, (share, _) in KINDS.items()
            for number in range(share // 10)
        ]
        random.Random(turn).shuffle(found)
        yield from found


def run_all(scene: Scene, chosen: Iterable[Probe], threads: int) -> Iterator[Finding]:
    """Run the probes as they come; whoever stops taking findings stops them soon."""
    waiting: deque[Future[Finding]] = deque()
    given = iter(chosen)
    with ThreadPoolExecutor(threads) as pool:
        for probe in given:
            waiting.append(pool.submit(judged, scene, probe))
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def judged(scene: Scene, probe: Probe) -> Finding:
    own = replace(scene, tries=0, spoken=Counter())
    problems = probe.run(own)
    return Finding(probe, problems, own.tries, own.spoken)
