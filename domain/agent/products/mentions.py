"""Which products a message names, fully or in part, and which it points back to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from domain.agent.drafts import Turn
from domain.agent.products.codes import codes_of, is_another_model
from domain.agent.products.matching import head_of
from domain.agent.products.option_forms import spans
from domain.agent.products.option_mentions import read_options
from domain.agent.products.options import facets, kept_with_product
from domain.agent.products.proper_names import ARTICLES, is_counted, is_done, may_name, proper_name
from domain.agent.products.said_names import is_said
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.devices import unnaming_words
from domain.agent.understanding.pointing import explains, refers_to
from domain.catalogue import Called, Product
from domain.language.measures import Piece, joined, pieces
from domain.language.vocabulary import COLORS, PLAIN_WORDS
from domain.language.words import same_word, split_words

CANDIDATES = 24
NOTHING = "\0\0\0"  # more than slips can bridge
LISTS = re.compile(r"[,;/&+]|\b(?:and|or|und|oder|y|o|et|ou|e|i|lub|albo|en|of|vs|versus)\b", re.I)
BEGINNING = 2  # words of a title, or more, that may stand for all of it


@dataclass(frozen=True)
class ProductsFound:
    """`named` are sure; `alternatives` are equally good readings of one mention; `pointed` was named by "it" or the
    page. At most one of the three holds something, but `named` may hold several products of one message. `proper`
    where they are called by a name of their own and not only by what they are: "the Kittiwake", not "a jacket"."""

    named: tuple[Product, ...] = ()
    alternatives: tuple[Product, ...] = ()
    pointed: Product | None = None
    proper: bool = False

    @property
    def sure(self) -> tuple[Product, ...]:
        return self.named or ((self.pointed,) if self.pointed else ())


@dataclass(frozen=True)
class Mention:
    """`places` are the pieces of the message `text` that name the product; `full` where its whole title stands."""

    product: Product
    places: frozenset[int]
    full: bool
    proper: bool
    text: str

    @cached_property
    def explained(self) -> frozenset[int]:
        """Return the pieces that name the product, its options or their values."""
        return self.places | read_options(self.text, facets(self.product)).places


def find_products(turn: Turn) -> ProductsFound:
    return turn.once(("products",), lambda: _find_products(turn))


def _find_products(turn: Turn) -> ProductsFound:
    message = pieces(turn.text)
    best, ties = _mentioned(turn, message)
    best, ties = (_but_small_words(turn, few, message) for few in (best, ties))
    pointed = product_pointed_to(turn)
    others = bool(best) and not (pointed and pointed.id in {m.product.id for m in best})
    if pointed and others and _meant_by_pointing(turn, pointed, best, message):
        return ProductsFound(pointed=pointed)
    proper = any(mention.proper for mention in best)
    if proper and (alone := _alone_by_name(turn, (*best, *ties))):
        return ProductsFound((alone.product,), proper=True)
    if ties:
        return ProductsFound(alternatives=tuple(mention.product for mention in (*best, *ties)), proper=proper)
    if not best and pointed and refers_to(turn, pointed):
        return ProductsFound(pointed=pointed)
    return ProductsFound(tuple(m.product for m in best), proper=proper)


def titles_said(turn: Turn) -> list[str]:
    """Return the titles that stand whole in the text and are names of their own; what it wants does not matter."""
    best, _ = _mentioned(turn, pieces(turn.text))
    return [one.product.title for one in best if one.full and one.proper]


def _mentioned(turn: Turn, message: Sequence[Piece]) -> tuple[list[Mention], list[Mention]]:
    return turn.look_up(("mentions", turn.text), lambda: _best_mentions(turn, message))


def _but_small_words(turn: Turn, mentions: Sequence[Mention], message: Sequence[Piece]) -> list[Mention]:
    """Leave out what only a small word would name: of "jeu pour 4" no Pour Over Set."""
    small = unnaming_words(turn.text, turn.language)
    return [one for one in mentions if not all(message[at].text in small for at in one.places)]


def _alone_by_name(turn: Turn, mentions: Sequence[Mention]) -> Mention | None:
    """Return the one called by a name of its own, where the others are only such things: of "the Rambler bag" no
    other bag. A list may mean them as well."""
    named = [one for one in mentions if one.proper]
    others = [one for one in mentions if not one.proper]
    if len(named) != 1 or LISTS.search(turn.text) or not others:
        return None
    beside = {at + step for at in named[0].places for step in (-1, 1)}
    return named[0] if all(one.places - named[0].places <= beside for one in others) else None


def _best_mentions(turn: Turn, message: Sequence[Piece]) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions in the message and the others that explain its words as well; they hang on these alone."""
    mentions = _titled(turn, message) or _mentions(_candidates(turn, message), message, turn.text)
    return _apart([one for one in mentions if not _is_unwanted(one, message)])


def _titled(turn: Turn, message: Sequence[Piece]) -> list[Mention]:
    """Return the mentions of products by all of their titles: beside them no others count, nor need be read."""
    alike, said = resembling(turn, message), "".join([piece.text for piece in message])
    exact = [one for one in alike if joined(one.title) in said and _titled_at(message, one.title)]
    rest = _without(message, exact)
    starts = {piece.text[:1] for piece in rest}  # which no slip changes
    slipped = [one for one in alike if joined(one.title)[:1] in starts and _titled_at(rest, one.title)]
    products = turn.products(one.id for one in alike if one in exact or one in slipped)
    return [one for one in _mentions(products, message, turn.text) if one.full]


def _without(message: Sequence[Piece], called: Sequence[Called]) -> list[Piece]:
    """Return the message with nothing where these are named to the letter: what stands there is no slip for another."""
    taken = frozenset[int]().union(*(_titled_at(message, one.title) for one in called))
    return [piece._replace(text=NOTHING) if at in taken else piece for at, piece in enumerate(message)]


def _candidates(turn: Turn, message: Sequence[Piece]) -> list[Product]:
    return turn.products(one.id for one in resembling(turn, message))


def resembling(turn: Turn, message: Sequence[Piece]) -> list[Called]:
    naming = " ".join([piece.text for piece in message if piece.text not in PLAIN_WORDS])
    return turn.resembling(naming, CANDIDATES) if naming else []


def _is_unwanted(mention: Mention, message: Sequence[Piece]) -> bool:
    """Whether the message rules out what the product is called: "coffee but not decaf", "a non leather belt"."""
    unwanted = read_limits(mention.text).unwanted
    words = [message[at].text for at in mention.places]
    return not mention.full and any(same_word(word, one) for word in words for one in unwanted)


def product_pointed_to(turn: Turn) -> Product | None:
    """Return the product on the page, else the one last spoken of."""
    for product_id in (turn.page.product_id, turn.conversation.topic.product_id):
        product = turn.product(product_id) if product_id else None
        if product:
            return product
    return None


def _meant_by_pointing(turn: Turn, pointed: Product, best: Sequence[Mention], message: Sequence[Piece]) -> bool:
    """Whether the product pointed to explains what the others would: on a backpack's page, "laptop" is its pocket."""
    if any(mention.full for mention in best):
        options = read_options(turn.text, facets(pointed))
        values = {at for value in options.named for at in range(value.start, value.end)}
        return all(mention.places <= values for mention in best)
    said = [message[at].text for mention in best for at in mention.places]
    if not refers_to(turn, pointed):
        return False
    return turn.understood.backward or (explains(pointed, said) and not _is_turned_to(turn, pointed, best, message))


def _is_turned_to(turn: Turn, pointed: Product, best: Sequence[Mention], message: Sequence[Piece]) -> bool:
    """Whether another product is called as such, of which the one spoken of tells nothing that is asked: after the
    cocoa "the kettle dishwasher safe?", though the cocoa wants a kettle."""
    if turn.page.product_id or not all(_is_definite(one, message) for one in best):
        return False
    named = {at for one in best for at in one.places}
    asked = [piece.text for at, piece in enumerate(message) if at not in named and piece.text not in PLAIN_WORDS]
    words = [message[at].text for at in named]
    beside = [split_words(unit) for unit in pointed.description.splitlines() if _says_all(unit, words)]
    return bool(asked) and not any(same_word(word, one) for line in beside for one in line for word in asked)


def _is_definite(mention: Mention, message: Sequence[Piece]) -> bool:
    return any(at and message[at - 1].text in ARTICLES for at in mention.places)


def _says_all(line: str, words: Sequence[str]) -> bool:
    return all(any(same_word(word, one) for one in split_words(line)) for word in words)


def find_compared(turn: Turn) -> tuple[Product, ...]:
    """Return the products of which each is named by a word of its own: "the 1P and the 2P"."""
    message = pieces(turn.text)
    mentions = _mentions(_candidates(turn, message), message, turn.text)
    said = sorted(mentions, key=lambda one: (-len(one.places), len(one.product.title)))
    kept: list[Mention] = []
    for mention in said:
        if mention.places - frozenset[int]().union(*(one.places for one in kept)):
            kept.append(mention)
    return tuple(mention.product for mention in sorted(kept, key=lambda one: sorted(one.places)))


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
    places = whole or _part_of_title(product, message, coded | name)
    if not places or (not coded and is_another_model(title, message)):
        return None
    return Mention(product, places, bool(whole), bool(whole or coded or name), text)


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
    enough = len(set(found.values())) > 1 or any(
        same_word(word, noun) for word in found.values() if may_name(word) for noun in (head, *kinds)
    )
    return frozenset(found) | sure if enough or sure else frozenset()


@kept_with_product
def _names_in(product: Product) -> tuple[str, ...]:
    """Return the words of a title that may name it; a noun that is a colour as well does beside another: "cream"."""
    colored = {head_of(product.title)} & COLORS
    return tuple(one.text for one in pieces(product.title) if may_name(one.text) or one.text in colored)


def _common(products: Sequence[Product]) -> frozenset[str]:
    """Return the words that stand within titles: where one begins another title, it is no name of its own."""
    return frozenset([piece.text for product in products for piece in pieces(product.title)[1:]])


def _apart(mentions: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Keep the mentions that explain the message best. What a kept one explains cannot name another: in "backpack
    (black, laptop)" the laptop is a value. Return (kept, others that explain the last one's words as well)."""
    kept: list[Mention] = []
    ties: list[Mention] = []
    taken: set[int] = set()
    full = [mention for mention in mentions if mention.full]
    if len(full or mentions) < 2:
        return full or list(mentions), []  # what it explains keeps nothing else out
    for mention in sorted(full or mentions, key=_strength, reverse=True):
        if mention.places & taken:
            if any(_as_good(mention, other) for other in kept):
                ties.append(mention)
            continue
        kept.append(mention)
        taken |= mention.explained
    return sorted(kept, key=lambda one: min(one.places)), [] if full else ties


def _strength(mention: Mention) -> tuple[bool, int, int, int]:
    return mention.full, len(mention.explained), len(mention.places), -len(mention.product.title)


def _as_good(mention: Mention, other: Mention) -> bool:
    same = mention.places == other.places and mention.full == other.full
    return same and len(mention.explained) == len(other.explained)
