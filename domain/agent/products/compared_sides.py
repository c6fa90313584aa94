"""Goods compared by half of their names: "dew drop vs retinol" for the Dew Drop Serum and the Retinol Cream."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from domain.agent.drafts import Turn
from domain.agent.products.mention_detection import resembling
from domain.agent.products.proper_names import may_name
from domain.catalogue import Called, Product
from domain.language.measures import pieces
from domain.language.vocabulary import FILLERS
from domain.language.words import fold, same_word

BOTH = 2  # sides that are compared
MOST_LIKE_IT = 2  # goods that one side may mean, all of which are then set beside the other
BETWEEN = re.compile(r"\s(?:vs\.?|versus|or|against|compared (?:to|with)|oder|gegen|lub|czy|ou|contra|o)\s")
OF_BOTH = re.compile(
    r"\b(?:between|compare|diff?|differen\w+|untersch\w+|diferencia|difference|roznica)\b.*?\s(?P<and>and|n|und|y|et|a|i|&)\s"
)
# Who begins so sets two things side by side, whatever they are called: "compare the boot wax and the repair kit".
OPENS = re.compile(
    r"^\W*(?:(?:can|could) you |kannst du |konnen sie |please |pls |bitte )*(?:compare|vergleich\w*|compara|comparez"
    r"|confronta|vergelijk|porownaj)\s(?:the |die |den |das |el |la |le |il |lo |de |het |o |a )?(?P<one>.+?)"
    r"\s(?:and|n|with|to|und|mit|y|con|et|avec|e|com|en|met|i|z|vs\.?|versus|or|&)\s"
    r"(?:the |die |den |das |el |la |le |il |lo |de |het |o |a )?(?P<other>.+?)[?.! ]*$"
)
POINTING = re.compile(r"\b(?:it|them|these|those|this|that|prices?|both|two|my|mine|yours?)\b")


def sides_named(text: str) -> tuple[str, ...]:
    """Return the names of the two things that a message begins to compare, folded; none where it points to one."""
    found = OPENS.match(fold(text))
    if found is None or POINTING.search(f"{found['one']} {found['other']}"):
        return ()
    return found["one"], found["other"]


def find_sides(turn: Turn) -> tuple[Product, ...]:
    """Return the products of which each side of "vs" says a part of the name; none where it may mean many."""
    plain = fold(turn.text)
    both = OF_BOTH.search(plain)
    sides = [plain[: both.start("and")], plain[both.end("and") :]] if both else BETWEEN.split(plain)
    if len(sides) != BOTH:
        return ()
    called = resembling(turn, pieces(turn.text))
    before, after = ([piece.text for piece in pieces(side)] for side in sides)
    meant = [_meant(called, _names(words, called)) for words in (reversed(before), after)]
    return tuple(turn.products(one.id for one in _told_apart(*meant)))


def has_sides(text: str) -> bool:
    """Whether a message sets one thing against another."""
    return bool(OF_BOTH.search(fold(text)) or BETWEEN.search(fold(text)))


def _names(words: Iterable[str], called: Sequence[Called]) -> list[str]:
    """Return the words next to "vs" that titles have; none where no one of them may be a name."""
    lean = (word for word in words if word not in ("the", "your"))
    said = list(takewhile(lambda word: any(_has(one, word) for one in called), lean))
    return said if any(map(_may_name, said)) else []


def _may_name(word: str) -> bool:
    return may_name(word) and word not in FILLERS


def _meant(called: Sequence[Called], words: Sequence[str]) -> list[Called]:
    """Return the products whose titles have all these words."""
    return [one for one in called if words and all(_has(one, word) for word in words)]


def _told_apart(one: Sequence[Called], other: Sequence[Called]) -> Sequence[Called]:
    """Return what both sides mean, if that is one thing for one of them: beside "Spin One BT",
    "Spin One" means the one without."""
    sides = one, other
    for own, others in (sides, sides[::-1]):
        left = [called for called in others if called not in own]
        if len(own) == 1 and 0 < len(left) <= MOST_LIKE_IT:
            return (*own, *left) if own is one else (*left, *own)
    return ()


def _has(called: Called, word: str) -> bool:
    return any(same_word(word, piece.text) for piece in pieces(called.title))
