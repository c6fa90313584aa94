"""Whether a message that names no product is about the one on the page or the one last spoken of."""

import re
from collections.abc import Collection, Sequence

from domain.agent.drafts import Turn
from domain.agent.intents import ABOUT_PRODUCTS, SMALL_TALK, Intent
from domain.agent.products.matching import Matched
from domain.agent.products.variants import choose
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.support import SHOP_CONCEPTS
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.language.concepts import meaning
from domain.language.goods_abroad import kind_abroad
from domain.language.languages import Language
from domain.language.vocabulary import COLORS, COLORS_AND_SIZES, SIZES
from domain.language.wares import KINDS, kind_at_end, wares_in

DETAILS = ABOUT_PRODUCTS - {Intent.PRODUCT_SEARCH, Intent.PRODUCT_CHEAPEST, Intent.PRODUCT_DEAREST}
# What a question may be about that is never a quality of a thing: "opening hours?" after a jacket was named.
OF_THE_STORE = (SHOP_CONCEPTS - {"fee", "item"}) | {"opening", "location", "contact", "email", "founded", "abroad"}
OF_A_THING = frozenset(
    "size assembly weight age contents material brand battery players speed kind often warranty".split()
)
ARTICLES = frozenset(
    "der die das den dem ein eine el la los las un una le les il lo i gli o os as um de het een".split()
)
QUALITY = re.compile(r"\w{3,}(?:able|ible|proof|resistant)$")
ENOUGH = 0.5  # share of a message's telling words that must fit the product, where nothing else says it is meant


def refers_to(turn: Turn, product: Product) -> bool:
    """Whether the message points to `product`, or asks something of a product and names no other thing."""
    understood = turn.understood
    if understood.backward:
        return not set(understood.intents) & SMALL_TALK or bool(understood.among(ABOUT_PRODUCTS))
    if understood.wants(Intent.POLICY, *SMALL_TALK) or not understood.words:
        return False
    words = _telling(turn)
    if is_of_the_store(turn):
        return False
    if understood.wants(Intent.PRODUCT_SEARCH):
        return _names_a_make(turn, product) and not any(wares_in(word) & KINDS.keys() for word in words)
    return _fits(turn, Matched(product, 0.0), words) or (not words and _names_a_make(turn, product))


def explains(product: Product, words: Sequence[str]) -> bool:
    """Whether the record of `product` speaks of all these words: on a backpack's page, "laptop" is its pocket."""
    matched = Matched(product, 0.0)
    return all(matched.speaks_of(word) or matched.is_like(word) for word in words)


def is_another(product: Product, nouns: Collection[str]) -> bool:
    """Whether a word is a known thing that `product`, being known too, is not: the "stove" on a jacket's page."""
    matched = Matched(product, 0.0)
    known = any(wares_in(word) & KINDS.keys() for word in matched.title)
    return known and any(wares_in(noun) & KINDS.keys() and not _explained(matched, noun) for noun in nouns)


def is_of_the_store(turn: Turn) -> bool:
    """Whether the message speaks of what is never a quality of a thing: delivery, returns, opening hours."""
    words = (word for word in turn.understood.words if not wares_in(word) & KINDS.keys())  # socks are goods
    return any(meaning(word) in OF_THE_STORE for word in words) or bool(read_limits(turn.text).on_price)


def _telling(turn: Turn) -> list[str]:
    words = read_wish(turn.text, turn.language).words
    return [word for word in words if word not in COLORS and word not in SIZES and not word.isdigit()]


def _fits(turn: Turn, product: Matched, words: Sequence[str]) -> bool:
    other = any(wares_in(word) & KINDS.keys() and not _explained(product, word) for word in words)
    if other:
        return False
    asked = bool(turn.understood.among(DETAILS))
    if turn.language is not Language.ENGLISH:
        return asked and not (_is_price_of_another(turn, product, words) or _begins_with_another(turn, product))
    if not words:
        return asked
    known = sum(_explained(product, word) for word in words)
    return known > 0 if asked else known >= ENOUGH * len(words) and known > 0


def _is_price_of_another(turn: Turn, product: Matched, words: Sequence[str]) -> bool:
    """Whether a price is asked of goods that another language names, which `product` is not: "was kostet der Topf".
    Of anything else such a name may be of a part: "passt es auf einen Topf"."""
    if not turn.understood.wants(Intent.PRODUCT_PRICE):
        return False
    compounds = turn.language in (Language.GERMAN, Language.DUTCH)
    at_ends = [kind for word in words if compounds and not wares_in(word) for kind in kind_at_end(word)]
    return any(name and not _explained(product, name) for name in (*map(kind_abroad, words), *at_ends))


def _begins_with_another(turn: Turn, product: Matched) -> bool:
    """Whether the first word names goods that `product` is not and does not speak of: "helm größe s"."""
    first = next((word for word in turn.understood.words if word not in ARTICLES), "")
    name = kind_abroad(first)
    return bool(name) and not _explained(product, name) and not _explained(product, first)


def _explained(product: Matched, word: str) -> bool:
    spoken_of = product.speaks_of(word) or product.is_like(word)
    return bool(spoken_of or meaning(word) in OF_A_THING or QUALITY.fullmatch(word))


def _names_a_make(turn: Turn, product: Product) -> bool:
    mentions = choose(product, turn.text).mentions
    return bool(mentions.named or mentions.unmade or mentions.asked) or bool(
        {*turn.understood.words} & COLORS_AND_SIZES
    )
