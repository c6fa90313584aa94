"""A kind of thing that a question may ask for, by what such a question says and what a sentence that answers says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.language.openings import Sought, sought
from domain.language.signs import signs_of

GRAVE = frozenset("pregnancy infants gluten nuts milk soya sesame eggs".split())  # a mistake may harm somebody
CAUTION_NAMES = GRAVE | frozenset("vegan caffeine alcohol sugar scent".split())
# Of these a sentence that tells the kind is an answer, whatever its other words; a number may count anything.
DEFINITE = CAUTION_NAMES | frozenset(
    """care water origin material weight load age players speed capacity battery size color brand lasting skill
    noise travel discount surroundings box touch volume microwave sheerness shrinking watts volts lumens charge
    memory pressure frequency temperature frost""".split()
)


@dataclass(frozen=True)
class Kind:
    """`asks` is found in a question, `tells` in a sentence that answers such a one; both folded. `asked` holds the
    alternatives of `asks`, whole words and what is asked where words are not parted by spaces."""

    name: str
    asks: re.Pattern[str]
    tells: re.Pattern[str]
    asked: tuple[str, str]

    @property
    def definite(self) -> bool:
        return self.name in DEFINITE


def kind_of(name: str, asks: str, tells: str, amount: str = "", *, unspaced: str = "") -> Kind:
    """Make a kind of alternatives, one a line, each whole words; `amount` needs no end of a word, and `unspaced`
    alternatives are asked where words are not parted by spaces."""
    asked = (_alternatives(asks), unspaced)
    return Kind(name, _pattern(*asked), _pattern(_alternatives(tells), amount), asked)


def any_asked(kinds: Sequence[Kind]) -> list[Sought]:
    """Return what is found in a question that asks for any of these, in a quarter of the time each of them takes. Those
    that no beginning of a word tells are looked for apart, or all of them would be tried on every message."""
    told = [kind for kind in kinds if signs_of(kind.asks.pattern) is not None]
    untold = [kind for kind in kinds if kind not in told]
    return [_any_of(untold), _any_of(told)]


def _any_of(kinds: Sequence[Kind]) -> Sought:
    words, unspaced = zip(*(kind.asked for kind in kinds), strict=True)
    return sought(_pattern("|".join(words), "|".join(filter(None, unspaced))).pattern)


def _alternatives(lines: str) -> str:
    return "|".join(line.strip() for line in lines.strip().splitlines())


def _pattern(words: str, anywhere: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" + (f"|{anywhere}" if anywhere else ""))
