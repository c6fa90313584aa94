"""Matters that a merchant keeps from the agent, found in what a shopper writes by what its words mean.

A phrase is in a message that means all that the phrase means, in any order and in any language that we read: "gift
wrapping" is in "can you wrap it as a gift?". It is the same for the same words, always.
"""

from collections.abc import Iterable
from functools import lru_cache

from domain.language.concepts import meaning, said_words
from domain.language.languages import WORDS
from domain.language.vocabulary import SHOP_WORDS
from domain.language.wares import in_english
from domain.language.words import fold, same_word, stem
from domain.voice.settings import Matter, Voice

PHRASES_IN_MEMORY = 2048  # per process; some words each
# Small words that tell of trade all the same: of "price match" both words count.
TRADE = frozenset(
    "cancel color number refund return sell status track tracking talla colis suivi pacco paczka pakket przesylka"
    " przesylki rastreio tracciamento".split()
)
FILLERS = frozenset(
    word
    for words in WORDS.values()
    for word in words
    if meaning(word) == stem(word) and word not in TRADE and word not in SHOP_WORDS
)
SLIPS_FROM = 7  # letters
UNSPACED_FROM = "\u2fff"  # Japanese and Korean signs come after it


def matter_in(voice: Voice, text: str) -> Matter | None:
    """Return what of the merchant's matters a message is about, if any."""
    if not voice.matters:
        return None
    said, plain = words_of(text), fold(text)
    return next((one for one in voice.matters if any(is_in(phrase, said, plain) for phrase in one.phrases)), None)


def is_in(phrase: str, said: frozenset[str], plain: str) -> bool:
    if phrase > UNSPACED_FROM and fold(phrase) in plain:
        return True
    wanted = telling(phrase)
    return bool(wanted) and all(word in said or any(is_slip(word, other) for other in said) for word in wanted)


def is_slip(word: str, other: str) -> bool:
    """Whether a long word was mistyped. Short ones are too near each other: "mutch" is no match."""
    return min(len(word), len(other)) >= SLIPS_FROM and same_word(word, other)


@lru_cache(PHRASES_IN_MEMORY)
def telling(phrase: str) -> frozenset[str]:
    """Return what the words of a phrase mean, without those that every sentence has; a lone one counts as it is."""
    words = said_words(phrase)
    return meanings([word for word in words if word not in FILLERS] or words)


def words_of(text: str) -> frozenset[str]:
    words = said_words(text)
    return frozenset(words) | meanings(words) | meanings(in_english(words))


def meanings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(meaning, words))
