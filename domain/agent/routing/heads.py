"""What the trained weights make of a message."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, ACTIONS, SENSITIVE, SMALL_TALK, TROUBLES, Intent
from domain.agent.routing.features import cells_of
from domain.agent.routing.matters import Matter

if TYPE_CHECKING:
    # numpy is loaded with the first message: a process that takes nothing but webhooks stays without it.
    from numpy import float32
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("weights.npz")
WORDS_SHARE = 2.0  # how much all words of a message weigh together; the vector of its meaning weighs as much
# Intents that lead to the same: a person, a look at an order, an answer, a friendly no.
TO_A_PERSON = SENSITIVE | ACTIONS | TROUBLES | {Intent.HUMAN, Intent.INVOICE}
REFUSED = frozenset({Intent.OFF_TOPIC, Intent.INJECTION})
ANSWERED = ABOUT_PRODUCTS | (SMALL_TALK - REFUSED) | {Intent.POLICY}
ROADS = (TO_A_PERSON, ABOUT_ORDERS, ANSWERED, REFUSED)
LIKELY_MATTER = 0.35  # share from which a question is after a matter, of some thirty that are much alike


@dataclass(frozen=True)
class Guess:
    """How likely each intent is, 0..1, all of them together 1; `informed` where the meaning was asked as well."""

    shares: Mapping[Intent, float]
    informed: bool = False

    @property
    def best(self) -> Intent:
        """Return the likeliest intent of the likeliest road a message may take."""
        road = max(ROADS, key=self.of)
        return max(road, key=lambda intent: self.shares.get(intent, 0.0))

    @property
    def sureness(self) -> float:
        """Return how likely that road is."""
        return max(self.of(road) for road in ROADS)

    def of(self, intents: Iterable[Intent]) -> float:
        return sum(self.shares.get(intent, 0.0) for intent in intents)


@dataclass(frozen=True)
class Head:
    """One linear layer: rows for the cells of words, for the meaning's vector where it is used, and for the bias."""

    names: tuple[str, ...]
    words: "NDArray[float32]"
    meaning: "NDArray[float32]"
    bias: "NDArray[float32]"

    def shares(self, text: str, vector: Sequence[float] = ()) -> list[float]:
        import numpy as np

        cells = cells_of(text)
        scores = self.bias + self.words[cells].sum(0) * (WORDS_SHARE / max(len(cells), 1) ** 0.5)
        if len(vector):
            scores = scores + np.asarray(vector, dtype=np.float32) @ self.meaning * WORDS_SHARE
        grown = np.exp(scores - scores.max())
        shares: list[float] = (grown / grown.sum()).tolist()
        return shares


def guess_by_words(text: str) -> Guess:
    """Guess from the words alone: quick, and for any language that was trained."""
    return _guess(_heads()["by_words"], text, ())


def guess_by_meaning(text: str, vector: Sequence[float]) -> Guess:
    """Guess from the words and the unit vector of all-MiniLM-L6-v2; without one, from the words."""
    head = _heads()["by_meaning"]
    return (
        replace(_guess(head, text, vector), informed=True) if len(vector) == len(head.meaning) else guess_by_words(text)
    )


def guess_matter(text: str, vector: Sequence[float]) -> Matter | None:
    """Return what of a store a question is after; None where that is none of what stores write about.

    Without a unit vector of all-MiniLM-L6-v2 its words tell.
    """
    head = _heads()["matter"]
    shares = head.shares(text, vector if len(vector) == len(head.meaning) else ())
    share, name = max(zip(shares, head.names, strict=True))
    return Matter[name.upper()] if share >= LIKELY_MATTER and name.upper() in Matter.__members__ else None


def guess_language(text: str) -> dict[str, float]:
    """Return how likely each language is, by its code: {"en": 0.9, ...}."""
    head = _heads()["language"]
    return dict(zip(head.names, head.shares(text), strict=True))


def _guess(head: Head, text: str, vector: Sequence[float]) -> Guess:
    shares = head.shares(text, vector)
    return Guess({Intent(name): share for name, share in zip(head.names, shares, strict=True)})


@cache
def _heads() -> dict[str, Head]:
    import numpy as np

    with np.load(WEIGHTS) as kept:
        return {name: _head(kept, name) for name in ("by_words", "by_meaning", "language", "matter")}


def _head(kept: Mapping[str, "NDArray[Any]"], name: str) -> Head:
    """Weights are kept as whole numbers of one step each, which is a quarter of the size."""
    step = kept[f"{name}.step"]
    parts = [kept[f"{name}.{part}"].astype("float32") * step for part in ("words", "meaning", "bias")]
    return Head(tuple(str(one) for one in kept[f"{name}.names"]), *parts)
