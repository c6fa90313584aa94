"""Where a product is made, as the store's texts tell it of all that is sold, or of all that its maker makes."""

import re

from domain.agent.drafts import Draft, Turn
from domain.agent.policies.narrow import told_of
from domain.agent.policies.narrow_matters import ORIGIN
from domain.agent.understanding.asked import kind_asked
from domain.catalogue import Product
from domain.knowledge.titles import is_noun
from domain.language.wares import wares_in
from domain.language.words import fold, same_word, split_words

OF_ALL = re.compile(r"\b(?:all (?:of )?our (?:products|goods|things)|everything (?:we|is)|our products (?:are|come))\b")
# A sentence with one of these leaves goods out, or tells of another time.
NOT_OF_ALL = re.compile(
    r"\b(?:not|isnt|arent|dont|doesnt|never|almost|nearly|most|mostly|many|some|before|until|were|was|others?|except"
    r"|apart|lines?|collections?|ranges?|series)\b"
)
OF_MAKER = r"(?:products?|goods|items?|everything|is made|are made)"
SHORTEST_MAKER = 3  # letters: fewer are too often a word of their own


def answer_origin(turn: Turn, product: Product) -> Draft | None:
    """Return the sentence that tells where it is made; None where that is not asked. What is told of some goods may
    not hold for it."""
    kind = kind_asked(turn.text)
    if kind is None or kind.name != "origin":
        return None
    return told_of(turn, ORIGIN, lambda sentence: _tells_of(sentence, product))


def _tells_of(sentence: str, product: Product) -> bool:
    """Whether a folded sentence tells of all goods, or of all of the product's maker, and leaves none out."""
    if NOT_OF_ALL.search(sentence) or _names_others(sentence, product):
        return False
    return bool(OF_ALL.search(sentence)) or _tells_of_maker(sentence, fold(product.vendor))


def _tells_of_maker(sentence: str, maker: str) -> bool:
    told = rf"(?<!\w){re.escape(maker)}(?!\w) {OF_MAKER}\b"
    return len(maker) >= SHORTEST_MAKER and re.search(told, sentence) is not None


def _names_others(sentence: str, product: Product) -> bool:
    """Whether a sentence names a kind of goods that the product is none of: "all Luma candles" tells of no serum."""
    own = split_words(f"{product.title} {product.product_type} {product.vendor}")
    nouns = [word for word in split_words(sentence) if is_noun(word)]
    return any(not any(_is_kind(noun, word) for word in own) for noun in nouns)


def _is_kind(noun: str, word: str) -> bool:
    return same_word(noun, word) or not wares_in(noun).isdisjoint(wares_in(word))
