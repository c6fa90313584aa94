"""A message as numbers of cells: words, neighbours, parts of words and what they mean in a shop are put into them."""

from array import array
from binascii import crc32
from functools import lru_cache

from domain.language.concepts import CONCEPTS, meaning, said_words
from domain.language.words import WORD, fold

CELLS = 16_384
PARTS = (3, 4, 5)  # letters
UNSPACED = "\u2fff"  # what comes after are scripts without spaces, where one sign or two may be a word
TEXTS_IN_MEMORY = 512  # per process, about a kilobyte each; a message is looked at for its language and for its wish
WORDS_IN_MEMORY = 16_384  # per process; some hundred bytes each


@lru_cache(TEXTS_IN_MEMORY)
def cells_of(text: str) -> "array[int]":
    """Return the cells of a text whose order names and addresses are masked, each once. Not to be changed."""
    words = WORD.findall(fold(text))
    found = {cell for word in words for cell in _cells_of_word(word)}
    found.update(cell for word in said_words(text) for cell in _cells_of_concept(word))
    pairs = zip(["^", *words], [*words, "$"], strict=True)
    found.update(_cell(f"{one} {other}") for one, other in pairs)
    return array("q", sorted(found))  # which numpy reads as it is


@lru_cache(WORDS_IN_MEMORY)
def _cells_of_word(word: str) -> tuple[int, ...]:
    edged = f"<{word}>"
    parts = {edged[at : at + size] for size in PARTS for at in range(len(edged) - size + 1)}
    if word[0] > UNSPACED:
        parts |= {word[at : at + size] for size in (1, 2) for at in range(len(word) - size + 1)}
    return tuple(_cell(part) for part in (f"={word}", *parts))


@lru_cache(WORDS_IN_MEMORY)
def _cells_of_concept(word: str) -> tuple[int, ...]:
    """One cell for a word of any language that means the same in a shop; none for other words."""
    concept = meaning(word)
    return (_cell(f"@{concept}"),) if concept in CONCEPTS else ()


def _cell(part: str) -> int:
    return crc32(part.encode()) % CELLS
