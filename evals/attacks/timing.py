"""Whether the time of an answer tells a known order from an unknown one: measured in pairs, judged by ranks."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist, median

from evals.attacks.scenes import Scene

KNOWN, UNKNOWN = "4004", "4404"
WRONG = "wrong@mail.example"
SURE = 4.0  # standard errors; by chance alone one run in 16,000


@dataclass(frozen=True)
class Times:
    """Seconds of answers for orders that exist and for such that do not, taken in turns."""

    known: Sequence[float]
    unknown: Sequence[float]

    @property
    def auc(self) -> float:
        """Return how probable it is that a known order takes longer than an unknown one; 0.5 where nothing tells."""
        ranked = sorted([(one, 1) for one in self.known] + [(one, 0) for one in self.unknown])
        ranks = sum(rank for rank, (_, is_known) in enumerate(ranked, 1) if is_known)
        count = len(self.known)
        return (ranks - count * (count + 1) / 2) / (count * len(self.unknown))

    @property
    def errors(self) -> float:
        """Return by how many standard errors that is off one half (Mann-Whitney)."""
        one, other = len(self.known), len(self.unknown)
        return (self.auc - 0.5) / math.sqrt((one + other + 1) / (12 * one * other))

    @property
    def told_apart(self) -> bool:
        return abs(self.errors) > SURE

    @property
    def chance(self) -> float:
        """Return how often chance alone is that far off."""
        return 2 * (1 - NormalDist().cdf(abs(self.errors)))

    @property
    def difference(self) -> float:
        """Return by how many seconds a known order takes longer, at the median."""
        return median(self.known) - median(self.unknown)


def in_turns(known: Callable[[], float], unknown: Callable[[], float], pairs: int) -> Times:
    """Take both in pairs whose order is thrown, so that what slows the machine slows both alike."""
    dice, times = random.Random(pairs), ([], [])  # type: tuple[random.Random, tuple[list[float], list[float]]]
    takers = (known, unknown)
    for _ in range(pairs):
        for which in dice.sample((0, 1), 2):
            times[which].append(takers[which]())
    return Times(*times)


def of_forms(scene: Scene, pairs: int) -> Times:
    """Time wrong proofs in the form."""
    return in_turns(lambda: form_seconds(scene, KNOWN), lambda: form_seconds(scene, UNKNOWN), pairs)


def form_seconds(scene: Scene, number: str) -> float:
    return scene.stranger(scene.town.shops[0]).prove(number, WRONG).seconds


def of_questions(scene: Scene, pairs: int) -> Times:
    """Time questions after an order in the chat, with a wrong e-mail."""
    return in_turns(lambda: question_seconds(scene, KNOWN), lambda: question_seconds(scene, UNKNOWN), pairs)


def question_seconds(scene: Scene, number: str) -> float:
    return scene.stranger(scene.town.shops[0]).say(f"where is order {number}? {WRONG}").seconds
