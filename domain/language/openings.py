"""How the words of a text begin: most patterns need not be tried on most messages, whose words begin otherwise.

With which beginnings a pattern needs to be tried is read from it (`signs.py`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from domain.language.signs import LENGTH, SHORTEST, Signs, signs_of

TEXTS_IN_MEMORY = 512  # per process; a message is looked at some fifty times in a turn
BEGINNING = re.compile(rf"(?<![^\W_])[^\W_]{{1,{LENGTH}}}")


@dataclass(frozen=True)
class Sought:
    """A pattern for folded text, and beginnings of words of which a text of plain letters that matches holds one."""

    pattern: re.Pattern[str]
    signs: Signs

    def search(self, folded: str) -> re.Match[str] | None:
        return self.pattern.search(folded) if may_hold(folded, self.signs) else None


def sought(pattern: str) -> Sought:
    return Sought(re.compile(pattern), signs_of(pattern))


def signs_of_any(patterns: Iterable[Sought]) -> Signs:
    """Return what a text must hold one of that any of these is found in."""
    known = [one.signs for one in patterns]
    return None if None in known else frozenset[str]().union(*filter(None, known))


def may_hold(folded: str, signs: Signs) -> bool:
    """Whether what has these signs may stand in a text."""
    return signs is None or not folded.isascii() or not signs.isdisjoint(openings(folded))


@lru_cache(TEXTS_IN_MEMORY)
def openings(folded: str) -> frozenset[str]:
    """Return how the words of a text begin: {"wher", "whe", "is", "my", "orde", "ord"}."""
    words = BEGINNING.findall(folded)
    return frozenset((*words, *[word[:SHORTEST] for word in words]))
