"""Which products a message names, fully or in part, and which it points back to."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.agent.drafts import Turn
from domain.agent.measures import Piece, joined, pieces
from domain.agent.option_mentions import read_options, spans
from domain.agent.options import facets
from domain.agent.vocabulary import COLORS, PLAIN_WORDS, SHOP_WORDS, SIZES
from domain.agent.words import same_word, stem
from domain.catalogue import Product

CANDIDATES = 24
NAME_ENDS = ("(", " - ", " – ", " — ", " | ", ", ", " with ", " for ", " in ")
SHORTEST_NAME = 3  # letters of a word that alone may name a product


@dataclass(frozen=True)
class ProductsFound:
    """`named` are sure; `alternatives` are equally good readings of one mention; `pointed` was named by "it" or the
    page. At most one of the three holds something, but `named` may hold several products of one message."""

    named: tuple[Product, ...] = ()
    alternatives: tuple[Product, ...] = ()
    pointed: Product | None = None

    @property
    def sure(self) -> tuple[Product, ...]:
        return self.named or ((self.pointed,) if self.pointed else ())


@dataclass(frozen=True)
class Mention:
    """`places` are the pieces of the message that name the product; `full` where its whole title stands there."""

    product: Product
    places: frozenset[int]
    full: bool
    explained: frozenset[int]


def find_products(turn: Turn) -> ProductsFound:
    message = pieces(turn.text)
    naming = " ".join(piece.text for piece in message if piece.text not in PLAIN_WORDS)
    candidates = turn.reads.catalogue.resembling(turn.store, naming, CANDIDATES) if naming else []
    mentions = [mention for product in candidates if (mention := _mention(product, message, turn.text))]
    best, ties = _apart(mentions)
    pointed = _pointed(turn)
    if pointed and pointed.id not in {m.product.id for m in best} and _meant_by_pointing(turn, pointed, best):
        return ProductsFound(pointed=pointed)
    if ties:
        return ProductsFound(alternatives=tuple(mention.product for mention in (*best, *ties)))
    return ProductsFound(named=tuple(m.product for m in best), pointed=None if best else pointed)


def _pointed(turn: Turn) -> Product | None:
    """Return the product on the page, else the one last spoken of."""
    for product_id in (turn.page.product_id, turn.conversation.topic.product_id):
        product = turn.reads.catalogue.product(turn.store, product_id) if product_id else None
        if product:
            return product
    return None


def _meant_by_pointing(turn: Turn, pointed: Product, best: Sequence[Mention]) -> bool:
    """Whether the product pointed to explains what the others would: on a backpack's page, "laptop" is its pocket."""
    if not any(mention.full for mention in best):
        return True
    options = read_options(turn.text, facets(pointed))
    values = {at for value in options.named for at in range(value.start, value.end)}
    return all(mention.places <= values for mention in best)


def _mention(product: Product, message: Sequence[Piece], text: str) -> Mention | None:
    title = pieces(product.title)
    whole = [at for start, end in spans(message, joined(product.title), len(title)) for at in range(start, end)]
    places = frozenset(whole) or _part_of_title(product, message)
    if not places:
        return None
    return Mention(product, places, bool(whole), places | read_options(text, facets(product)).places)


def _part_of_title(product: Product, message: Sequence[Piece]) -> frozenset[int]:
    """Return where words of the title stand, if they name it: its last noun, its SKU, or two of its words."""
    title = [piece.text for piece in pieces(product.title) if _names(piece.text)]
    found = {
        at: word
        for at, piece in enumerate(message)
        for word in title
        if _names(piece.text) and _is_said(piece.text, word)
    }
    skus = {joined(variant.sku) for variant in product.variants if variant.sku}
    by_sku = {at for at, piece in enumerate(message) if piece.text in skus}
    head = _head(product.title)
    kinds = [piece.text for piece in pieces(product.product_type)][-1:]
    enough = len(set(found.values())) > 1 or any(
        same_word(word, noun) for word in found.values() for noun in (head, *kinds)
    )
    return frozenset(found) | by_sku if enough or by_sku else frozenset()


def _is_said(said: str, word: str) -> bool:
    """Whether a word of a title is said. A word of trade is never a slip for one: a store is not a stove."""
    return stem(said) == stem(word) if said in SHOP_WORDS else same_word(said, word)


def _names(word: str) -> bool:
    return len(word) >= SHORTEST_NAME and word not in PLAIN_WORDS and word not in COLORS and word not in SIZES


def _head(title: str) -> str:
    """Return the noun a title is about: of "Trail Jacket – Women's", "jacket"."""
    cut = min((title.find(end) for end in NAME_ENDS if title.find(end) > 0), default=len(title))
    words = [piece.text for piece in pieces(title[:cut])]
    return words[-1] if words else ""


def _apart(mentions: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Keep the mentions that explain the message best. What a kept one explains cannot name another: in "backpack
    (black, laptop)" the laptop is a value. Return (kept, others that explain the last one's words as well)."""
    kept: list[Mention] = []
    ties: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=_strength, reverse=True):
        if mention.places & taken:
            if any(_as_good(mention, other) for other in kept):
                ties.append(mention)
            continue
        kept.append(mention)
        taken |= mention.explained
    full = [mention for mention in kept if mention.full]
    return (full, []) if full else (kept, ties)


def _strength(mention: Mention) -> tuple[bool, int, int, int]:
    return mention.full, len(mention.explained), len(mention.places), -len(mention.product.title)


def _as_good(mention: Mention, other: Mention) -> bool:
    same = mention.places == other.places and mention.full == other.full
    return same and len(mention.explained) == len(other.explained)
