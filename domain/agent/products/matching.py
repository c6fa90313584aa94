"""How well a product answers a wish: whether it is the thing, and which of the qualities it has for sure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from domain.agent.products.options import facets, kept_with_product
from domain.catalogue import Product
from domain.knowledge.titles import is_noun
from domain.language.measures import pieces
from domain.language.units import units_of
from domain.language.wares import KINDS, wares_in
from domain.language.words import COMPOUND, DENIED, HAS_DIGIT, fold, same_word, split_words

# What titles say behind the noun: which of the models it is, of what it is made, which form it has.
SAID_BEHIND = frozenset(
    """pro plus max mini lite ultra classic original deluxe premium teak oak walnut pine bamboo steel alu aluminium
    leather wool linen cotton silk round square oval small medium large""".split()
)
NAME_ENDS = ("(", " - ", " – ", " — ", " | ", ", ", " with ", " for ", " in ")
TITLES_IN_MEMORY = 16_384  # per process; about a hundred bytes each
DESCRIPTIONS_IN_MEMORY = 1024  # per process; some kilobytes each
SPECIFICATION = 7  # words; a longer title lists features, and its last word is not what the thing is


@dataclass(frozen=True)
class Matched:
    """A product beside a wish. `nearness` is what the search found, 0..1."""

    product: Product
    nearness: float

    @cached_property
    def title(self) -> tuple[str, ...]:
        return tuple(piece.text for piece in pieces(self.product.title))

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """Return the noun of the title, and the type where it names one kind of thing alone."""
        words = () if COMPOUND.search(fold(self.product.product_type)) else split_words(self.product.product_type)
        nouns = self.title if len(self.title) > SPECIFICATION else (head_of(self.product.title),)
        return (*nouns, *words[-1:])

    @property
    def sure(self) -> frozenset[str]:
        return _words_sorted_by(self.product)

    @property
    def told(self) -> frozenset[str]:
        return _words_told(self.product.description)

    @property
    def spoken_of(self) -> frozenset[str]:
        return _words_spoken(self.product.description)

    def is_like(self, word: str) -> bool:
        """Whether its noun means the same as the word: a daypack is a backpack."""
        meant = wares_in(word) & KINDS.keys()
        return bool(meant) and any(meant & wares_in(noun) for noun in (*self.kinds, *self.title))

    def surely(self, words: Iterable[str]) -> int:
        return sum(self.surely_has(word) for word in words)

    def surely_has(self, word: str) -> bool:
        return _says(self.sure, word) or bool(wares_in(word) & _wares_sorted_by(self.product))

    def has(self, words: Iterable[str]) -> int:
        return sum(self.surely_has(word) or _says(self.told, word) for word in words)

    def speaks_of(self, word: str) -> bool:
        """Whether the record says anything of the word, or that it is none of it."""
        return self.surely_has(word) or _says(self.spoken_of, word)


@kept_with_product
def _words_sorted_by(product: Product) -> frozenset[str]:
    """Return the words by which the merchant has sorted it: title, type, tags, options, collections, fields."""
    values = [value for facet in facets(product) for value in (facet.name, *facet.values)]
    fields = [value for _, value in product.metafields]
    parts = (product.title, product.product_type, product.vendor, *product.tags, *product.collections, *values)
    return frozenset(piece.text for part in (*parts, *fields) for piece in pieces(part))


@kept_with_product
def _wares_sorted_by(product: Product) -> frozenset[str]:
    return frozenset[str]().union(*(wares_in(word) for word in _words_sorted_by(product)))


@lru_cache(DESCRIPTIONS_IN_MEMORY)
def _words_told(description: str) -> frozenset[str]:
    """Return the words of a description, save those of sentences that deny something."""
    told = [unit.text for unit in units_of(description) if not DENIED.search(fold(unit.text))]
    return frozenset(piece.text for text in told for piece in pieces(text))


@lru_cache(DESCRIPTIONS_IN_MEMORY)
def _words_spoken(description: str) -> frozenset[str]:
    """Return all words of a description, of what it denies as well: "mattress not included"."""
    return frozenset(piece.text for unit in units_of(description) for piece in pieces(unit.text))


@lru_cache(TITLES_IN_MEMORY)
def head_of(title: str) -> str:
    """Return the noun a title is about: of "Trail Jacket – Women's", "jacket"."""
    cut = min((title.find(end) for end in NAME_ENDS if title.find(end) > 0), default=len(title))
    words = [piece.text for piece in pieces(title[:cut])]
    # A number or letter at the end says which of them it is: "Trail Bottle 750", "Smart Bulb E27".
    named = [word for word in words if len(word) > 1 and not HAS_DIGIT.search(word)] or words
    while len(named) > 1 and named[-1] in SAID_BEHIND and is_noun(named[-2]):
        named.pop()
    return named[-1] if named else ""


def _says(words: Iterable[str], word: str) -> bool:
    return word in words or any(same_word(word, other) for other in words if other[:1] == word[:1])
