"""Names that stand for a product alone: "the Kittiwake" is one jacket; "wool socks" is no Wool Blanket, though."""

from collections.abc import Sequence

from domain.agent.products.matching import Matched, head_of
from domain.agent.products.options import kept_with_product
from domain.agent.products.value_tails import REGIONS
from domain.catalogue import Product
from domain.language.languages import WORDS
from domain.language.measures import Piece, pieces
from domain.language.vocabulary import COLORS, FILLERS, PLAIN_WORDS, SHOP_WORDS, SIZES
from domain.language.wares import QUALITIES, wares_in
from domain.language.words import HAS_DIGIT, is_typo, same_word, split_words

SHORTEST_NAME = 3  # letters of a word that alone may name a product
SHORTEST_PROPER_NAME = 4  # letters of one that does so without an article: "Kittiwake", "the Tor"
NO_NAMES = PLAIN_WORDS | SHOP_WORDS
SAID_OF_ANYTHING = PLAIN_WORDS | SHOP_WORDS | FILLERS | COLORS | SIZES
# What people have: "for dry skin" names no Skin Tint.
OF_PEOPLE = frozenset("skin hair face hand hands foot feet eye eyes lip lips nail nails body neck scalp beard".split())
DOERS = frozenset({"i", "we"})
COUNTING = frozenset({"many", "much"})
UNSPACED = "\u3000"  # from here on, signs of scripts that part no words
ARTICLES = frozenset("the die der das den dem el la los las le les il lo gli o os de het ta ten to".split())
MODELS = frozenset("one two three four five six seven eight nine ten zero".split())
SMALL_WORDS = frozenset[str]().union(*WORDS.values())


def proper_name(product: Product, message: Sequence[Piece], common: frozenset[str]) -> set[int]:
    """Return where the first word of the title stands, if it is a name: a word of no other use in the record, and
    not followed by another thing."""
    first = _first_word(product)
    if not first:
        return set()
    likely = [at for at, piece in enumerate(message) if piece.text[:1] == first[:1]]  # which no slip changes
    spelt = [at for at in likely if message[at].text == first or is_typo(message[at].text, first)]
    said = [at for at in spelt if not is_counted(message, at) and _is_enough(first, product, message, at)]
    if not said:
        return set()
    matched = Matched(product, 0.0)
    if first in common or wares_in(first) or first in _sorted_by(product) or first in matched.told:
        return set()
    return {
        at
        for at in said
        if _is_definite(message, at)
        or _is_called_before(matched, message, at)
        or _goes_on(matched, [after.text for after in message[at + 1 : at + 2]])
    }


def _sorted_by(product: Product) -> set[str]:
    parts = (product.product_type, product.vendor, *product.tags)
    return {word for part in parts for word in split_words(part)}


@kept_with_product
def _first_word(product: Product) -> str:
    """Return the word that a title of several begins with, if it may be a name; "" where it is none."""
    first, *rest = [piece.text for piece in pieces(product.title)] or [""]
    return first if rest and may_name(first) and first not in NO_NAMES and first not in OF_PEOPLE else ""


def may_name(word: str) -> bool:
    letters = len(word) if word.isascii() else sum(2 if sign > UNSPACED else 1 for sign in word)
    long_enough = letters >= SHORTEST_NAME or (HAS_DIGIT.search(word) and not word.isdigit())
    return bool(long_enough) and word not in PLAIN_WORDS and word not in COLORS and word not in SIZES


def is_model(word: str) -> bool:
    """Whether a word of a title tells which of its models a thing is: "One", "BT", "3"."""
    return word in MODELS or (len(word) < SHORTEST_NAME and word not in SMALL_WORDS)


def is_counted(message: Sequence[Piece], at: int) -> bool:
    """Whether it is asked how many of these a thing has: "how many lumens"."""
    return at > 0 and message[at - 1].text in COUNTING


def is_done(message: Sequence[Piece], at: int) -> bool:
    """Whether a word tells what somebody does: "can I watch it" names no watch."""
    return at > 0 and message[at - 1].text in DOERS


def _is_enough(first: str, product: Product, message: Sequence[Piece], at: int) -> bool:
    """Whether so short a name is meant: what is long enough is, else an article or the thing itself must be said."""
    if len(first) >= SHORTEST_PROPER_NAME or _is_definite(message, at):
        return True
    head = head_of(product.title)
    return any(piece.text == head for piece in message)


def _is_definite(message: Sequence[Piece], at: int) -> bool:
    return at > 0 and message[at - 1].text in ARTICLES


def _is_called_before(product: Matched, message: Sequence[Piece], at: int) -> bool:
    """Whether the word before a name says what the thing is, as in "la veste Kittiwake"."""
    return at > 0 and product.is_like(message[at - 1].text)


def _goes_on(product: Matched, after: Sequence[str]) -> bool:
    """Whether the word after a name may be said of that product."""
    told = split_words(product.product.description)
    return all(
        word in SAID_OF_ANYTHING
        or word in REGIONS
        or word in SMALL_WORDS
        or word > UNSPACED  # a particle
        or wares_in(word) & QUALITIES.keys()
        or HAS_DIGIT.search(word)
        or product.surely_has(word)
        or product.is_like(word)
        or any(same_word(word, other) for other in told)
        for word in after
    )
