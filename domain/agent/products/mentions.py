"""Which products a message names, fully or in part, and which it points back to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.agent.drafts import Turn
from domain.agent.products.mention_detection import Mention, Spot, detect_mentions, detect_titles
from domain.agent.products.option_mentions import read_options
from domain.agent.products.options import facets
from domain.agent.products.parts_of_the_page import is_of_the_page
from domain.agent.products.proper_names import ARTICLES
from domain.agent.understanding.body_measures import body_words
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.devices import unnaming_words
from domain.agent.understanding.pointing import explains, refers_to
from domain.catalogue import Product
from domain.language.measures import Piece, pieces
from domain.language.vocabulary import PLAIN_WORDS
from domain.language.words import same_word, split_words

LISTS = re.compile(r"[,;/&+]|\b(?:and|or|und|oder|y|o|et|ou|e|i|lub|albo|en|of|vs|versus)\b", re.I)


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
    if is_of_the_page(turn, [*best, *ties], message):
        return ProductsFound(pointed=pointed)
    ties = [one for one in ties if one.proper or not any(_is_all_of(one, named) for named in best)]
    proper = any(mention.proper for mention in best)
    if proper and (alone := _alone_by_name(turn, (*best, *ties))):
        return ProductsFound((alone.product,), proper=True)
    if ties:
        return ProductsFound(alternatives=tuple(mention.product for mention in (*best, *ties)), proper=proper)
    if not best and pointed and refers_to(turn, pointed):
        return ProductsFound(pointed=pointed)
    return ProductsFound(tuple(m.product for m in best), proper=proper)


def _is_all_of(one: Mention, named: Mention) -> bool:
    """Whether nothing is said of a thing beside the name of another: "the Spin One" is no Spin One BT."""
    return named.proper and one.places <= named.places


def titles_said(turn: Turn) -> list[str]:
    """Return the titles that stand whole in the text and are names of their own; what it wants does not matter."""
    best, _ = _mentioned(turn, pieces(turn.text))
    return [one.product.title for one in best if one.full and one.proper]


def _mentioned(turn: Turn, message: Sequence[Piece]) -> tuple[list[Mention], list[Mention]]:
    return turn.look_up(("mentioned", turn.text), lambda: _best_mentions(turn, message))


def _but_small_words(turn: Turn, mentions: Sequence[Mention], message: Sequence[Piece]) -> list[Mention]:
    """Leave out what only a small word would name, or that for a part of a body: of "jeu pour 4" no Pour Over Set."""
    small = unnaming_words(turn.text, turn.language) | body_words(turn.text) if mentions else frozenset[str]()
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
    """Return the mentions in the message and the others that explain its words as well."""
    best, ties = turn.find(turn.text, "mentions", lambda: _detected(turn, message))
    # One may have gone since they were kept, and this turn hears of that only now.
    held = {one.id: one for one in turn.products([spot.product_id for spot in (*best, *ties)])}
    best, ties = ([one for one in spots if one.product_id in held] for spots in (best, ties))
    return [spot.of(held, turn.text) for spot in best], [spot.of(held, turn.text) for spot in ties]


def _detected(turn: Turn, message: Sequence[Piece]) -> tuple[list[Spot], list[Spot]]:
    """Detect them, which hangs on the words alone. Records are not kept with them: a message may name a dozen."""
    mentions = detect_titles(turn, message) or detect_mentions(turn, message)
    best, ties = _apart([one for one in mentions if not _is_unwanted(one, message)])
    return [one.spot for one in best], [one.spot for one in ties]


def _is_unwanted(mention: Mention, message: Sequence[Piece]) -> bool:
    """Whether the message rules out what the product is called: "coffee but not decaf", "a non leather belt"."""
    unwanted = () if mention.full else read_limits(mention.text).unwanted
    return any(same_word(message[at].text, one) for one in unwanted for at in mention.places)


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
    said = sorted(detect_mentions(turn, message), key=lambda one: (-len(one.places), len(one.product.title)))
    kept: list[Mention] = []
    for mention in said:
        if mention.places - frozenset[int]().union(*(one.places for one in kept)):
            kept.append(mention)
    return tuple(mention.product for mention in sorted(kept, key=lambda one: sorted(one.places)))


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
