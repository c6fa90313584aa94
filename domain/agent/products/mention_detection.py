"""Mention detection: where a message names products, by their whole titles or by parts of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from domain.agent.drafts import Turn
from domain.agent.products.codes import codes_of, is_another_model
from domain.agent.products.matching import head_of
from domain.agent.products.option_forms import spans
from domain.agent.products.option_mentions import read_options
from domain.agent.products.options import facets, kept_with_product
from domain.agent.products.proper_names import is_counted, is_done, is_model, may_name, proper_name
from domain.agent.products.said_names import is_said
from domain.catalogue import Called, Product
from domain.language.measures import Piece, joined, pieces
from domain.language.vocabulary import COLORS, PLAIN_WORDS
from domain.language.words import UNSPACED_SIGN, same_word, split_words

CANDIDATES = 24
NOTHING = "\0\0\0"  # more than slips can bridge
BEGINNING = 2  # words of a title, or more, that may stand for all of it


class Spot(NamedTuple):
    """A mention without the record and the message that it is of."""

    product_id: int
    places: frozenset[int]
    full: bool
    proper: bool

    def of(self, products: Mapping[int, Product], text: str) -> "Mention":
        return Mention(products[self.product_id], self.places, self.full, self.proper, text)


@dataclass(frozen=True)
class Mention:
    """`places` are the pieces of the message `text` that name the product; `full` where its whole title stands."""

    product: Product
    places: frozenset[int]
    full: bool
    proper: bool
    text: str

    @property
    def spot(self) -> Spot:
        return Spot(self.product.id, self.places, self.full, self.proper)

    @cached_property
    def explained(self) -> frozenset[int]:
        """Return the pieces that name the product, its options or their values."""
        return self.places | read_options(self.text, facets(self.product)).places


def detect_titles(turn: Turn, message: Sequence[Piece]) -> list[Mention]:
    """Return the mentions of products by all of their titles: beside them no others count, nor need be read."""
    alike, said = resembling(turn, message), "".join([piece.text for piece in message])
    exact = [one for one in alike if joined(one.title) in said and _titled_at(message, one.title)]
    rest = _without(message, exact)
    starts = {piece.text[:1] for piece in rest}  # which no slip changes
    slipped = [one for one in alike if joined(one.title)[:1] in starts and _titled_at(rest, one.title)]
    products = turn.products(one.id for one in alike if one in exact or one in slipped)
    return [one for one in _mentions(products, message, turn.text) if one.full]


def detect_mentions(turn: Turn, message: Sequence[Piece]) -> list[Mention]:
    """Return the mentions of the products that the message may name, by all of their titles or by parts of them."""
    return _mentions(turn.products(one.id for one in resembling(turn, message)), message, turn.text)


def resembling(turn: Turn, message: Sequence[Piece]) -> list[Called]:
    """Return the candidates: the products that the words of the message may name, typos and all, best first."""
    naming = " ".join([piece.text for piece in message if piece.text not in PLAIN_WORDS])
    return turn.resembling(naming, CANDIDATES) if naming else []


def _without(message: Sequence[Piece], called: Sequence[Called]) -> list[Piece]:
    """Return the message with nothing where these are named to the letter: what stands there is no slip for another."""
    taken = frozenset[int]().union(*(_titled_at(message, one.title) for one in called))
    return [piece._replace(text=NOTHING) if at in taken else piece for at, piece in enumerate(message)]


def _mentions(products: Sequence[Product], message: Sequence[Piece], text: str) -> list[Mention]:
    common = _common(products)
    found = [mention for product in products if (mention := _mention(product, message, text, common))]
    begun = (one.proper or _is_begun(one.product, products, message) for one in found)
    return [replace(one, proper=proper) if proper else one for one, proper in zip(found, begun, strict=True)]


def _is_begun(product: Product, products: Sequence[Product], message: Sequence[Piece]) -> bool:
    """Whether the message says how the title begins, and no other product is called so: "the Log Carrier" is enough
    for Log Carrier Mark Two, "a rain jacket" is not for Rain Jacket Pro where there are more of them."""
    title = [piece.text for piece in pieces(product.title)]
    if len(title) < BEGINNING:
        return False
    said = [piece.text for piece in message]
    starts = [at for at, word in enumerate(said) if word[0] == title[0][0]]
    begins = title[: max([_run(said[at:], title) for at in starts], default=0)]
    if len(begins) < BEGINNING or not all(may_name(word) for word in begins[:BEGINNING]):
        return False
    return not any(_is_called(other, begins) for other in products if other is not product)


def _run(said: Sequence[str], title: Sequence[str]) -> int:
    """Return how many words of the title, from its first, these begin with."""
    return sum(1 for _ in takewhile(lambda pair: is_said(*pair), zip(said, title, strict=False)))


def _is_called(product: Product, words: Sequence[str]) -> bool:
    called = split_words(" ".join((product.title, product.product_type, *product.tags)))
    return all(any(same_word(word, other) for other in called) for word in words)


def _mention(product: Product, message: Sequence[Piece], text: str, common: frozenset[str]) -> Mention | None:
    title, whole = pieces(product.title), _titled_at(message, product.title)
    codes = codes_of(product)
    coded = {at for at, piece in enumerate(message) if piece.text in codes}
    name = set() if whole else proper_name(product, message, common)
    places = whole or _part_of_title(product, message, coded | name | _model_at(title, message))
    if not places or (not coded and is_another_model(title, message)):
        return None
    places = places if whole else _run_on(places, title, message)
    return Mention(product, places, bool(whole), bool(whole or coded or name), text)


def _model_at(title: Sequence[Piece], message: Sequence[Piece]) -> set[int]:
    """Return where a title begins whose second word says only which model it is: of Spin One BT the "spin one"."""
    if len(title) < BEGINNING or not (may_name(title[0].text) and is_model(title[1].text)):
        return set()
    begun = (title[0].text, title[1].text)
    pairs = zip(message, message[1:], strict=False)
    return {place for at, (one, other) in enumerate(pairs) if (one.text, other.text) == begun for place in (at, at + 1)}


def _run_on(places: frozenset[int], title: Sequence[Piece], message: Sequence[Piece]) -> frozenset[int]:
    """Return the places with what follows one in the title and in the message alike: of "spin one bt" the "one bt"."""
    follows = {(one.text, other.text) for one, other in zip(title, title[1:], strict=False)}
    found = set(places)
    for at in range(min(places) + 1, len(message)):
        if at - 1 in found and (message[at - 1].text, message[at].text) in follows:
            found.add(at)
    return frozenset(found)


def _titled_at(message: Sequence[Piece], title: str) -> frozenset[int]:
    """Return the pieces of the message that are all of a title."""
    found = spans(message, joined(title), len(pieces(title)))
    return frozenset([at for start, end in found for at in range(start, end)])


def _part_of_title(product: Product, message: Sequence[Piece], sure: set[int]) -> frozenset[int]:
    """Return where words of the title stand, if they name it: its last noun, two of its words, or what is `sure`."""
    title, head = _names_in(product), head_of(product.title)
    found = {
        at: word
        for at, piece in enumerate(message)
        for word in title
        if piece.text[0] == word[0] and is_said(piece.text, word)
        if (may_name(piece.text) or word == head) and not is_counted(message, at) and not is_done(message, at)
    }
    if not found:
        return frozenset(sure)
    kinds = [piece.text for piece in pieces(product.product_type)][-1:]
    enough = (
        len(set(found.values())) > 1
        or any(map(_is_unspaced_name, found.values()))
        or any(same_word(word, noun) for word in found.values() if may_name(word) for noun in (head, *kinds))
    )
    return frozenset(found) | sure if enough or sure else frozenset()


def _is_unspaced_name(word: str) -> bool:
    """Whether a word of a title is of a script without spaces, where what the thing is may stand anywhere."""
    return bool(UNSPACED_SIGN.match(word)) and may_name(word)


@kept_with_product
def _names_in(product: Product) -> tuple[str, ...]:
    """Return the words of a title that may name it; a noun that is a colour as well does beside another: "cream"."""
    colored = {head_of(product.title)} & COLORS
    return tuple(one.text for one in pieces(product.title) if may_name(one.text) or one.text in colored)


def _common(products: Sequence[Product]) -> frozenset[str]:
    """Return the words that stand within titles: where one begins another title, it is no name of its own."""
    return frozenset([piece.text for product in products for piece in pieces(product.title)[1:]])
