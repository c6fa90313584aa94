"""Whether a word of a message is one of a title, slips forgiven."""

from domain.language.goods_abroad import english_for
from domain.language.vocabulary import SHOP_WORDS
from domain.language.wares import wares_in
from domain.language.words import same_word, stem


def is_said(said: str, word: str) -> bool:
    """Whether a word of a title is said. A word of trade is never a slip for one, a store is no stove; nor is one that
    names other goods in any of our languages: the French "chien" is no chicken."""
    if said in SHOP_WORDS:
        return stem(said) == stem(word)
    if said == word or not same_word(said, word):
        return said == word
    meant, named = wares_in(said), english_for(said).split()
    if not (meant or named) or stem(said) == stem(word):
        return not meant or not wares_in(word) or not meant.isdisjoint(wares_in(word))
    return not meant.isdisjoint(wares_in(word)) or any(same_word(one, word) for one in named)
