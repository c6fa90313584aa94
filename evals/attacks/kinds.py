"""Every kind of probe, how many of ten thousand it makes, and running them."""

import random
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import requests

from evals.attacks import forging, owners, planting, talking
from evals.attacks.scenes import Problems, Scene

Act = Callable[[Scene, random.Random], Problems]

ATTACKS: dict[str, tuple[int, Act]] = {
    "talk": (3000, talking.talk),
    "talk, signed in": (1300, talking.talk_signed_in),
    "e-mail guessed in the chat": (1000, talking.typed_guess),
    "in pieces over turns": (700, talking.pieces),
    "proven, then another's": (700, talking.proven_then_other),
    "page context": (400, talking.on_a_page),
    "asking for a person": (300, talking.ask_for_a_person),
    "guesses in the form": (1500, forging.form_guess),
    "the other store's proof": (500, forging.other_store),
    "values of a wrong kind": (300, forging.wrong_kinds),
    "broken bodies": (150, forging.broken_body),
    "forged tokens": (800, forging.forged_token),
    "misplaced tokens and ids": (300, forging.misplaced_token),
    "app proxy": (900, forging.proxy),
    "planted in records": (500, planting.planted),
}
OWNERS: dict[str, tuple[int, Act]] = {
    "right person, form": (300, owners.by_form),
    "right person, one message": (300, owners.by_talk),
    "right person, in pieces": (150, owners.by_pieces),
    "right person, signed in": (100, owners.by_sign_in),
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
    probe: Probe
    problems: list[str]


def probes_of(total: int) -> list[Probe]:
    """Return about `total` attacks in their shares, and the right people in theirs, mixed."""
    whole = sum(share for share, _ in ATTACKS.values())
    found = [
        Probe(kind, seed) for kind, (share, _) in KINDS.items() for seed in range(max(1, round(share * total / whole)))
    ]
    random.Random(total).shuffle(found)
    return found


def run_all(scene: Scene, probes: Sequence[Probe], threads: int) -> Iterator[Finding]:
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(lambda probe: Finding(probe, probe.run(scene)), probes)
