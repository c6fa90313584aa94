"""A kind of thing that a question may ask for, by what such a question says and what a sentence that answers says."""

import re
from dataclasses import dataclass

GRAVE = frozenset("pregnancy infants gluten nuts milk soya sesame eggs".split())  # a mistake may harm somebody
CAUTION_NAMES = GRAVE | frozenset("vegan caffeine alcohol sugar scent".split())
# Of these a sentence that tells the kind is an answer, whatever its other words; a number may count anything.
DEFINITE = CAUTION_NAMES | frozenset(
    """care water origin material weight load age players speed capacity battery size color brand lasting skill
    noise travel discount surroundings box touch volume microwave sheerness shrinking""".split()
)


@dataclass(frozen=True)
class Kind:
    """`asks` is found in a question, `tells` in a sentence that answers such a one; both folded."""

    name: str
    asks: re.Pattern[str]
    tells: re.Pattern[str]

    @property
    def definite(self) -> bool:
        return self.name in DEFINITE


def kind_of(name: str, asks: str, tells: str, amount: str = "", *, unspaced: str = "") -> Kind:
    """Make a kind of alternatives, one a line, each whole words; `amount` needs no end of a word, and `unspaced`
    alternatives are asked where words are not parted by spaces."""
    amounts = f"|{amount}" if amount else ""
    anywhere = f"|{unspaced}" if unspaced else ""
    return Kind(name, re.compile(f"{_any_of(asks)}{anywhere}"), re.compile(f"{_any_of(tells)}{amounts}"))


def _any_of(lines: str) -> str:
    return rf"(?<!\w)(?:{'|'.join(line.strip() for line in lines.strip().splitlines())})(?!\w)"
