"""A message that asks the price of one thing and something else of it: "mouse white price and battery life"."""

import re
from collections.abc import Sequence

from domain.agent.drafts import Turn
from domain.agent.intents import ABOUT_PRODUCTS, Intent
from domain.agent.products.mentions import find_products, product_pointed_to
from domain.agent.products.variants import choose
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.messages import cued
from domain.agent.understanding.questions import asks_of_a_thing
from domain.catalogue import Product
from domain.language.languages import Language
from domain.language.measures import pieces
from domain.language.vocabulary import PLAIN_WORDS
from domain.language.words import fold

JOINED = re.compile(r"\s*(?:[,;?]\s+(?:and\s)?|\s[&+]\s|\s(?:and|n|und|y|et|oraz|en)\s)\s*", re.I)
PRICE = re.compile(
    r"\b(?:prices?|cost|costs|how much is|preis|prix|precio|prezzo|prijs|preco|cena|kost(?:et|en)?|cuestan?|coutent?"
    r"|costano|costa|custam?|kosztuj[ae])\b"
)
OF_THEM = re.compile(r"^\W*(?:r|are|is|do|does) (?:they|it|these|those|this|that)\b")  # "r they bluetooth"
STOCK = re.compile(r"\b(?:in stock|stock|available|availability|auf lager|verfugbar|disponible|en stock)\b")
# Other goods or makes than the one whose price is asked: "and is there a smaller bag".
OF_OTHERS = re.compile(
    r"\b(?:is there|are there|do (?:you|u) have|got|others?|another|smaller|larger|bigger|cheaper)\b"
)
MOST_ASPECTS = 2


def aspects_of(turn: Turn) -> list[str]:
    """Return the halves of such a message, each with the name of the thing; none of one that asks but one thing, or of
    several goods."""
    halves = [half for half in JOINED.split(turn.text.strip(" ?!.")) if half]
    if len(halves) != MOST_ASPECTS or not _of_goods(turn):
        return []
    priced = [bool(PRICE.search(fold(half))) for half in halves]
    other = halves[priced.index(False)] if priced.count(True) == 1 else ""
    if not other or not (_asks(other) or _is_a_word(turn, other)) or read_limits(turn.text).on_price:
        return []
    product = _meant(turn, halves)
    if product is None or (not _asks(other) and choose(product, other).mentions.named):
        return []  # "red and price"
    if not _asks(other):
        halves[halves.index(other)] = f"what {other} does {product.title} have"
    return [_named(turn, product, half) for half in halves]


def _of_goods(turn: Turn) -> bool:
    """Whether nothing but goods is asked of; a rule that was only guessed is not."""
    beside = set(turn.understood.intents) - ABOUT_PRODUCTS
    return not beside or (beside == {Intent.POLICY} and Intent.POLICY not in cued(turn.text, turn.conversation))


def _is_a_word(turn: Turn, half: str) -> bool:
    """Whether a half is one word that may be of the record: "price and pages"."""
    return turn.language is Language.ENGLISH and half.isalpha() and half.casefold() not in PLAIN_WORDS


def _asks(half: str) -> bool:
    if OF_OTHERS.search(fold(half)):
        return False
    if OF_THEM.search(fold(half)):
        return True
    return bool(STOCK.search(fold(half))) or kind_asked(half) is not None or asks_of_a_thing(half)


def _meant(turn: Turn, halves: Sequence[str]) -> Product | None:
    """Return the one product that the message asks of; None where its halves may speak of two."""
    found, other = find_products(turn), find_products(turn.worded(halves[1]))
    if found.named or found.alternatives:
        strange = set(other.named) - set(found.sure)
        return found.sure[0] if len(found.sure) == 1 and not strange else None
    return product_pointed_to(turn)


def _named(turn: Turn, product: Product, half: str) -> str:
    """Return a half with the name of the product where it says none, and with the make that the message chooses where
    that counts: for its price and stock."""
    named = find_products(turn.worded(half)).named == (product,)
    if not (PRICE.search(fold(half)) or STOCK.search(fold(half))):
        plain = _without_values(product, half)
        return plain if named else f"{product.title} {plain}"
    said = half if named else f"{product.title} {half}"
    held = choose(product, said).chosen
    return " ".join((said, *(value for at, value in choose(product, turn.text).chosen if (at, value) not in held)))


def _without_values(product: Product, half: str) -> str:
    """Return a half without the values it chooses, by which its question would be one for stock."""
    cut, plain = pieces(half), fold(half)
    for value in sorted(choose(product, half).mentions.named, key=lambda one: -one.start):
        plain = f"{plain[: cut[value.start].start]}{plain[cut[value.end - 1].end :]}"
    return " ".join(plain.split())
