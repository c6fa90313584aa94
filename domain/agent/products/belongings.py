"""What only goes with a thing that its title names: the case of a laptop, the wax of a boot."""

from collections.abc import Sequence

from domain.language.measures import pieces
from domain.language.wares import wares_in
from domain.language.words import same_word

BELONGINGS = frozenset(
    """case cover sleeve bag pouch holster protector film filter keyboard kbd battery charger adapter adaptor cable cord
    stand mount mounting arm bracket dock docking lock cartridge toner ribbon ink holder strap skin cleaner wax polish
    spray rack remote stylus cradle drawer refill""".split()
)
AFTER = 3  # words after the name of the thing, or before it, within which it is told what the title sells


def only_goes_with(word: str, title: str) -> bool:
    """Whether a title sells what goes with the thing that `word` names, and not the thing."""
    said = [piece.text for piece in pieces(title)]
    if _is_any(word, BELONGINGS):
        return False
    named = [at for at, one in enumerate(said) if same_word(one, word) or wares_in(one) & wares_in(word)]
    return bool(named) and all(_belongs(said, at) for at in named)


def _belongs(said: Sequence[str], at: int) -> bool:
    around = (*said[max(0, at - AFTER) : at], *said[at + 1 : at + 1 + AFTER])
    return any(_is_any(one, BELONGINGS) for one in around)


def _is_any(word: str, words: frozenset[str]) -> bool:
    return word in words or word.removesuffix("s") in words
