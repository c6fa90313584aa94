"""Colours as they are mistyped: they are too short to forgive them what longer words are forgiven."""

from functools import lru_cache

from domain.language.vocabulary import COLORS, PLAIN_WORDS
from domain.language.words import is_typo

SHORTEST_COLOR = 4  # letters of a colour that is known with a letter missing or doubled: "blu"
SHORTEST_ALONE = 5  # letters of one that is known so where nothing is made in it: "blak"
# Words of their own, each a letter short of a colour.
NOT_SLIPS = frozenset("tea pin god ros back brow cram sliver been seen screen preach each reach".split())
NO_SLIPS = PLAIN_WORDS | NOT_SLIPS
LONG_COLORS = {
    letter: [color for color in sorted(COLORS) if color[0] == letter and len(color) >= SHORTEST_ALONE]
    for letter in {color[0] for color in COLORS}
}
WORDS_IN_MEMORY = 16_384  # per process; about a hundred bytes each


def is_clipped(said: str, color: str) -> bool:
    """Whether one letter of a short colour was left out, doubled or swapped with the next. A mistaken letter is too
    often another word."""
    longer, shorter = sorted((said, color), key=len, reverse=True)
    if len(color) < SHORTEST_COLOR or said[:1] != color[0] or said in NO_SLIPS:
        return False
    if len(longer) == len(shorter):
        return sorted(said) == sorted(color) and is_typo(said, color, SHORTEST_COLOR)
    cuts = (longer[:at] + longer[at + 1 :] for at in range(1, len(longer)))
    return len(longer) - len(shorter) == 1 and shorter in cuts


@lru_cache(WORDS_IN_MEMORY)
def is_color(word: str) -> bool:
    """Whether a folded word is a colour, rightly typed or nearly."""
    return word in COLORS or any(is_clipped(word, color) for color in LONG_COLORS.get(word[:1], ()))
