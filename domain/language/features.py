"""A message as numbers of cells: words, neighbours and parts of words are put into a few thousand of them."""

from binascii import crc32
from functools import lru_cache

from domain.language.words import WORD, fold

CELLS = 4096
PARTS = (3, 4, 5)  # letters
UNSPACED = "\u2fff"  # what comes after are scripts without spaces, where two signs may be a word
WORDS_IN_MEMORY = 16_384  # per process; some hundred bytes each


def cells_of(text: str) -> list[int]:
    """Return the cells of a text whose order names and addresses are masked, each once."""
    words = WORD.findall(fold(text))
    found = {cell for word in words for cell in _cells_of_word(word)}
    pairs = zip(["^", *words], [*words, "$"], strict=True)
    return sorted(found | {_cell(f"{one} {other}") for one, other in pairs})


@lru_cache(WORDS_IN_MEMORY)
def _cells_of_word(word: str) -> tuple[int, ...]:
    edged = f"<{word}>"
    parts = {edged[at : at + size] for size in PARTS for at in range(len(edged) - size + 1)}
    if word[0] > UNSPACED:
        parts |= {word[at : at + 2] for at in range(len(word) - 1)}
    return tuple(_cell(part) for part in (f"={word}", *parts))


def _cell(part: str) -> int:
    return crc32(part.encode()) % CELLS
