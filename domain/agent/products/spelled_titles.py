"""Names of goods put as the store writes them: "powerbank" for a Power Bank, "ear buds" for Earbuds.

Written so, whatever reads the message finds them; a word that the store itself writes is left as it is.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from domain.agent.drafts import Turn
from domain.agent.products.mention_detection import resembling
from domain.catalogue import Called
from domain.knowledge.goods import NOUNS
from domain.language.languages import WORDS
from domain.language.measures import Piece, pieces
from domain.language.vocabulary import COLORS, FILLERS, PLAIN_WORDS, RULE_WORDS, SHOP_WORDS, SIZES
from domain.language.words import HAS_DIGIT, TYPO_FROM, is_typo, root

SHORTEST_COMPOUND = 6  # letters of two words in one: fewer are too often a word of their own
SHORTEST_HALF = 4  # letters of a word that is half of another, wherever the title has it
SHORTEST_SLIP = 4  # letters of one
LEAST_OF_SLIPS = 2  # words
SHORTEST_NUMBERED = 4  # signs of one with a number in it: "15pro"
KNOWN = PLAIN_WORDS | SHOP_WORDS | RULE_WORDS | FILLERS | COLORS | SIZES | frozenset[str]().union(*WORDS.values())
TITLES_IN_MEMORY = 16_384  # per process; about half a kilobyte each
OUT_OF_STEP = frozenset("@'`")
Change = tuple[int, int, str]  # (first piece, the one after the last, what stands for them)


def as_titled(turn: Turn, text: str) -> str:
    """Return the message with each name that is written together or apart as the titles have it."""
    message = pieces(text)
    # In a folded text signs are elsewhere, where some are no plain letters or are left out as apostrophes are.
    if not text.isascii() or OUT_OF_STEP.intersection(text) or not any(_is_strange(piece.text) for piece in message):
        return text
    return turn.find(text, "as titled", lambda: _as_titled(turn, text, message))


def _as_titled(turn: Turn, text: str, message: Sequence[Piece]) -> str:
    alike = resembling(turn, message)
    if not alike:
        return text
    written = frozenset[str]().union(*(_words_of(one) for one in alike))
    changes = [*_together(message, alike, written), *_apart(message, written)] or _slips(message, alike, written)
    return _changed(text, message, changes) if changes else text


def _is_strange(word: str) -> bool:
    return word not in KNOWN and not word.isdigit()


@lru_cache(TITLES_IN_MEMORY)
def _words_of(called: Called) -> frozenset[str]:
    return frozenset(piece.text for piece in pieces(f"{called.title}, {called.product_type}"))


@lru_cache(TITLES_IN_MEMORY)
def _pairs_of(called: Called) -> dict[str, str]:
    """Return the neighbours in a title or a type, written together: {"powerbank": "power bank", ...}. No common word
    is one of them."""
    lines = ([piece.text for piece in pieces(part)] for part in (called.title, called.product_type))
    pairs = [pair for line in lines for pair in zip(line, line[1:], strict=False) if KNOWN.isdisjoint(pair)]
    return {one + other: f"{one} {other}" for one, other in pairs if _is_long_enough(one + other)}


def _is_long_enough(compound: str) -> bool:
    return len(compound) >= (SHORTEST_NUMBERED if HAS_DIGIT.search(compound) else SHORTEST_COMPOUND)


def _together(message: Sequence[Piece], alike: Sequence[Called], written: frozenset[str]) -> Iterator[Change]:
    """Yield the words that are two of a title in one, which need not touch: to "brotmesser" a knife for bread. One that
    names goods by itself, as "makeup" does, is none."""
    for at, piece in enumerate(message):
        if not _is_long_enough(piece.text) or _is_known(piece.text, written) or root(piece.text) in NOUNS:
            continue
        spelled = (_pairs_of(one).get(form) for one in alike for form in _numbers(piece.text))
        halved = (_halves(piece.text, _words_of(one)) for one in alike if len(piece.text) >= 2 * SHORTEST_HALF)
        if words := next(filter(None, spelled), "") or next(filter(None, halved), ""):
            yield at, at + 1, words


def _halves(compound: str, words: frozenset[str]) -> str:
    """Return a compound as the two words of a title of which it is made; "" where it is not."""
    for first in words:
        second = compound[len(first) :] if compound.startswith(first) else ""
        if second in words and min(len(first), len(second)) >= SHORTEST_HALF and KNOWN.isdisjoint((first, second)):
            return f"{first} {second}"
    return ""


def _apart(message: Sequence[Piece], written: frozenset[str]) -> Iterator[Change]:
    """Yield the neighbours that are one word of a title, neither of which any title has."""
    for at, (one, other) in enumerate(zip(message, message[1:], strict=False)):
        compound = one.text + other.text
        if one.end > other.start or len(compound) < SHORTEST_COMPOUND:
            continue
        if _is_known(one.text, written) or _is_known(other.text, written):
            continue
        if word := next((form for form in _numbers(compound) if form in written), ""):
            yield at, at + 2, word


def _slips(message: Sequence[Piece], alike: Sequence[Called], written: frozenset[str]) -> list[Change]:
    """Return the words of one title that are meant by several slips, also short ones, of which one alone may be a word
    of its own: "lnen shrt"; or by one slip for two words in one, beside a word that is right: "merino tshrt"."""
    strange = [(at, one.text) for at, one in enumerate(message) if not _is_known(one.text, written)]
    said = {one.text for one in message if one.text not in KNOWN}
    for called in alike if strange else ():
        words, pairs = _words_of(called), _pairs_of(called)
        meant = {at: word for at, text in strange for word in words if _is_slip(text, word)}
        if len(set(meant.values())) < LEAST_OF_SLIPS:
            sure = bool(said & words)
            meant = {at: pairs[one] for at, text in strange for one in pairs if sure and _is_slip(text, one)}
        if meant:
            return [(at, at + 1, word) for at, word in meant.items()]
    return []


def _is_known(word: str, written: frozenset[str]) -> bool:
    return word in written or word in KNOWN


def _is_slip(said: str, word: str) -> bool:
    return len(said) >= SHORTEST_SLIP and root(said) not in NOUNS and is_typo(said, word, TYPO_FROM)


def _numbers(word: str) -> tuple[str, ...]:
    """Return a word as it is, and in the other number."""
    return word, word.removesuffix("s") if word.endswith("s") else f"{word}s"


def _changed(text: str, message: Sequence[Piece], changes: Sequence[Change]) -> str:
    for start, end, words in sorted(changes, reverse=True):
        text = text[: message[start].start] + words + text[message[end - 1].end :]
    return text
