"""The messages that lines stand for: each of a line's alternatives once, plain or as typed in haste."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from bin.train_router.held_out import compared, held_out
from bin.train_router.noise import disturb
from bin.train_router.templates import Line, expand, read_slots
from domain.agent.understanding.mentions import mask, mask_bare_numbers

One = TypeVar("One")

SEED = 7
GROUP = re.compile(r"\(([^()]*)\)")
FEWEST, MOST = 2, 12  # messages of a line


@dataclass(frozen=True)
class Message:
    line: Line
    text: str

    @property
    def masked(self) -> str:
        return mask_bare_numbers(mask(self.text))


class Deck(Random):
    """Chance that deals alternatives as cards: each comes once before any comes again."""

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self._dealt: dict[tuple[int, int], list[int]] = {}
        self._place = 0

    def begin(self) -> None:
        self._place = 0

    def choice(self, cards: Sequence[One]) -> One:  # type: ignore[override]  # of typeshed's wider protocol
        self._place += 1
        left = self._dealt.setdefault((self._place, len(cards)), [])
        if not left:
            left.extend(self.sample(range(len(cards)), len(cards)))
        return cards[left.pop()]


def write_out(lines: Sequence[Line]) -> list[Message]:
    """Return messages of every line but for those that are judged by."""
    slots, judged = read_slots(), held_out()
    found: dict[Message, None] = {}
    for line in lines:
        seed = f"{SEED} {line.template}"  # so that a new line changes no other's messages
        deck, chance = Deck(seed), Random(seed)
        for number in range(_times(line.template)):
            deck.begin()
            plain = expand(line.template, slots, deck)
            found[Message(line, disturb(plain, line.language, chance) if number % 2 else plain)] = None
    return [one for one in found if compared(one.text) not in judged]


def _times(template: str) -> int:
    groups = [str(group).count("|") + 1 for group in GROUP.findall(template)]
    return min(max([FEWEST, *groups]), MOST)
