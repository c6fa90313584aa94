"""What the trained weights make of a message."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, ACTIONS, SENSITIVE, SMALL_TALK, TROUBLES, Intent
from domain.agent.routing.matters import Matter
from domain.language.heads import MEANING, read_heads

WEIGHTS = Path(__file__).with_name("weights.npz")
# Intents that lead to the same: a person, a look at an order, an answer, a friendly no.
TO_A_PERSON = SENSITIVE | ACTIONS | TROUBLES | {Intent.HUMAN, Intent.INVOICE}
REFUSED = frozenset({Intent.OFF_TOPIC, Intent.INJECTION})
ANSWERED = ABOUT_PRODUCTS | (SMALL_TALK - REFUSED) | {Intent.POLICY}
ROADS = (TO_A_PERSON, ABOUT_ORDERS, ANSWERED, REFUSED)
GUESSES_IN_MEMORY = 1024  # per process, five kilobytes each; names of goods left out, many shoppers write the same
SURE_MATTER = 0.8  # share from which nothing of the question need say so as well
LIKELY_MATTER = 0.35  # share from which a question is after a matter, of some forty that are much alike


@dataclass(frozen=True)
class Guess:
    """How likely each intent is, 0..1, all of them together 1; `informed` where the meaning was asked as well."""

    shares: Mapping[Intent, float]
    informed: bool = False

    @cached_property
    def best(self) -> Intent:
        """Return the likeliest intent of the likeliest road a message may take."""
        road = ROADS[self._roads.index(self.sureness)]
        return max(road, key=lambda intent: self.shares.get(intent, 0.0))

    @cached_property
    def sureness(self) -> float:
        """Return how likely that road is."""
        return max(self._roads)

    @cached_property
    def _roads(self) -> list[float]:
        return [self.of(road) for road in ROADS]

    def of(self, intents: Iterable[Intent]) -> float:
        shares = self.shares
        return sum([shares[intent] for intent in intents if intent in shares])


def guess_wish(text: str, cued: Collection[Intent], vector: Sequence[float] = ()) -> Guess:
    """Guess from the words and from what the cues say; with the unit vector of all-MiniLM-L6-v2 from that as well."""
    return _guess(text, cued, vector) if len(vector) else _guess_by_words(text, frozenset(cued))


@lru_cache(GUESSES_IN_MEMORY)
def _guess_by_words(text: str, cued: frozenset[Intent]) -> Guess:
    return _guess(text, cued, ())


def _guess(text: str, cued: Collection[Intent], vector: Sequence[float]) -> Guess:
    head = read_heads(WEIGHTS)["wish"]
    shares = head.shares(text, vector, cued)
    return Guess(dict(zip(_intents_of(head.names), shares, strict=True)), informed=len(vector) == MEANING)


@cache
def _intents_of(names: tuple[str, ...]) -> tuple[Intent, ...]:
    return tuple(map(Intent, names))


def guess_matter(text: str, vector: Sequence[float], least: float = LIKELY_MATTER) -> Matter | None:
    """Return what of a store a question is after, as sure as `least`; None where that is nothing that stores write of.

    Without a unit vector of all-MiniLM-L6-v2 its words tell.
    """
    head = read_heads(WEIGHTS)["matter"]
    share, name = max(zip(head.shares(text, vector), head.names, strict=True))
    return Matter[name.upper()] if share >= least and name.upper() in Matter.__members__ else None
