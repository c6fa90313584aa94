"""What shoppers leave of a value whose first word all know: of "UK 16" the "16", of "Galaxy S24" the "s24"."""

from collections import Counter
from collections.abc import Iterator, Sequence

from domain.agent.products.options import Facet
from domain.language.measures import Piece, pieces
from domain.language.vocabulary import COLORS, PLAIN_WORDS
from domain.language.words import HAS_DIGIT

REGIONS = frozenset("eu us uk".split())  # each with sizes of its own
LETTERS_OF_A_SIZE = frozenset("s m l xs xl".split())


def tails_of(offered: tuple[Facet, ...]) -> dict[str, tuple[str, int]]:
    """Return what values are called without their first word, if only one is called so: {"s24": ("Galaxy S24", 2)},
    with the number of pieces that the words are cut into."""
    found = [tail for facet in offered for tail in _tails(facet)]
    times = Counter(form for form, _, _ in found)
    whole = {"".join(_words(value)) for facet in offered for value in facet.values}
    return {form: (value, length) for form, value, length in found if times[form] == 1 and form not in whole}


def region_of(facet: Facet) -> frozenset[str]:
    """Return the part of the world that counts the sizes of a facet: by its name, or because all its values say so."""
    leads = {words[0] for value in facet.values if (words := _words(value))}
    return REGIONS.intersection(_words(facet.name)) or REGIONS.intersection(leads if len(leads) == 1 else ())


def begins_a_code(message: Sequence[Piece], at: int) -> bool:
    """Whether a letter touches the number after it, as in "S24": then it is no size."""
    piece, follows = message[at], message[at + 1 : at + 2]
    touches = bool(follows) and follows[0].start == piece.end and follows[0].text[:1].isdigit()
    return touches and piece.text in LETTERS_OF_A_SIZE


def _tails(facet: Facet) -> Iterator[tuple[str, str, int]]:
    cut = [(_words(value), value) for value in facet.values]
    shared = len(cut) > 1 and len({words[0] for words, _ in cut if words}) == 1 and all(len(w) > 1 for w, _ in cut)
    for words, value in cut:
        if _is_lead(words) and _says_enough(words[1:]) and (shared or _is_a_code(words[1:])):
            yield "".join(words[1:]), value, len(words) - 1


def _is_lead(words: list[str]) -> bool:
    """Whether the first word only says what kind of a value follows: a region, a brand, "size", and no colour."""
    return len(words) > 1 and words[0].isalpha() and len(words[0]) > 1 and words[0] not in COLORS


def _says_enough(words: list[str]) -> bool:
    """Whether words may stand for a value: of "Brand A" the letter alone is an article."""
    said = "".join(words)
    return (len(said) > 1 or said.isdigit()) and said not in PLAIN_WORDS


def _is_a_code(words: list[str]) -> bool:
    """Whether words are told apart from others by themselves: "16 pro" and "s24" are, "16" and "pro" are not."""
    return len(words) > 1 and any(map(HAS_DIGIT.search, words))


def _words(text: str) -> list[str]:
    return [piece.text for piece in pieces(text)]
