"""Which variants a shopper means: not made, sold out and not known are three different things."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product as combinations

from domain.agent.products.matching import head_of
from domain.agent.products.option_mentions import Named, OptionMentions, read_options
from domain.agent.products.options import Facet, Make, facets, makes
from domain.catalogue import Product
from domain.language.measures import pieces
from domain.language.vocabulary import COLORS, SIZES
from domain.language.wares import KINDS, wares_in
from domain.language.words import HAS_DIGIT, same_word, split_words

LEAST_OF_A_TITLE = 2  # words
READ_IN_MEMORY = 1024  # messages beside a title per process: each is read some times in a turn
MOST_READINGS = 64  # ways to read values that belong to several options


@dataclass(frozen=True)
class Choice:
    """The makes of a product that fit a message.

    `fitting` is empty where no variant has all named values together; `chosen` are those values by facet index.
    `open` are the facets on which the fitting makes still differ. `called` are the pieces of `text` that say what the
    product is.
    """

    product: Product
    facets: tuple[Facet, ...]
    makes: tuple[Make, ...]
    fitting: tuple[Make, ...]
    chosen: tuple[tuple[int, str], ...]
    mentions: OptionMentions
    text: str

    @property
    def called(self) -> frozenset[int]:
        return called_at(self.text, self.product)

    @property
    def open(self) -> tuple[int, ...]:
        spread = range(len(self.facets))
        return tuple(at for at in spread if len({make.values[at] for make in self.fitting}) > 1)

    @property
    def in_stock(self) -> bool:
        """Whether any of the makes that fit can be had."""
        return any(make.variant.available for make in self.fitting)

    @property
    def named(self) -> str:
        return " / ".join(value for _, value in self.chosen)

    def nearest(self, most: int) -> list[Make]:
        """Return the makes in stock that share the most named values, first those next to the others: beside an 8.5 an
        8 and a 9; only where values are named."""
        shared = {make.variant.id: sum(make.values[at] == value for at, value in self.chosen) for make in self.makes}
        stocked = [make for make in self.makes if make.variant.available and self.chosen]
        best = sorted(stocked, key=lambda make: (-shared[make.variant.id], self._steps_to(make)))
        return [make for make in best if shared[make.variant.id] or not shared[best[0].variant.id]][:most]

    def _steps_to(self, make: Make) -> int:
        """Return how many values lie between those that are named and what this make has instead."""
        rows = [(self.facets[at].values, value, make.values[at]) for at, value in self.chosen]
        return sum(
            abs(row.index(value) - row.index(other)) for row, value, other in rows if value in row and other in row
        )


def choose(product: Product, text: str) -> Choice:
    """Read which of the product's makes `text` speaks of. A message without values fits all of them."""
    offered, made = facets(product), makes(product)
    mentions = read_options(text, offered, titled_at(text, product.title), called_at(text, product))
    readings = _readings(mentions.named)
    fits = [(reading, _fitting(made, reading)) for reading in readings]
    best = [fit for fit in fits if fit[1]]
    if len(best) > 1:
        return Choice(product, offered, made, _union(best, made), _agreed(best), mentions, text)
    reading, fitting = best[0] if best else (readings[0], ())
    return Choice(product, offered, made, fitting, _flat(reading), mentions, text)


@lru_cache(READ_IN_MEMORY)
def titled_at(text: str, title: str) -> frozenset[int]:
    """Return the pieces of `text` that are a run of the title's words, at least two: the black of "Black Diamond" is
    no colour. Where a title is one word, that word."""
    message, name = [piece.text for piece in pieces(text)], [piece.text for piece in pieces(title)]
    least, letters = min(LEAST_OF_A_TITLE, len(name)), {word[:1] for word in name}
    starts = [at for at, word in enumerate(message) if word[:1] in letters]  # which no slip changes
    return frozenset([at for start in starts for at in _run(message, start, name, least)])


def called_at(text: str, product: Product) -> frozenset[int]:
    """Return the pieces of `text` that say what the product is, by its title, its type or a word for such things."""
    return _called_at(text, product.title, product.product_type)


@lru_cache(READ_IN_MEMORY)
def _called_at(text: str, title: str, sort: str) -> frozenset[int]:
    known = [word for word in split_words(f"{title} {sort}") if not HAS_DIGIT.search(word)]
    sorts = wares_in(head_of(title)) & KINDS.keys()
    said = enumerate([piece.text for piece in pieces(text)])
    return frozenset([at for at, word in said if _says_any(word, known) or wares_in(word) & sorts])


def _says_any(word: str, known: Sequence[str]) -> bool:
    if word in COLORS or word in SIZES:
        return False
    return any(same_word(word, one) for one in known if one[:1] == word[:1])


def _run(message: Sequence[str], start: int, name: Sequence[str], least: int) -> range:
    """Return the longest run of the message from `start` that stands in the title as it does here."""
    likely = [first for first, word in enumerate(name) if word[:1] == message[start][:1]]
    longest = max((_shared(message[start:], name[first:]) for first in likely), default=0)
    return range(start, start + longest) if longest >= least else range(0)


def _shared(message: Sequence[str], name: Sequence[str]) -> int:
    """Return how many words of the message, from its first, are those of the title."""
    shared = 0
    for word, other in zip(message, name, strict=False):
        if not same_word(word, other):
            break
        shared += 1
    return shared


Reading = dict[int, tuple[str, ...]]


def _readings(named: Sequence[Named]) -> list[Reading]:
    """Return each way to give the values to facets; two values of one facet mean either of them."""
    ways = combinations(*(value.facets for value in named))
    found: list[Reading] = []
    for way in list(ways)[:MOST_READINGS]:
        reading: Reading = {}
        for value, facet in zip(named, way, strict=True):
            reading[facet] = tuple(dict.fromkeys((*reading.get(facet, ()), value.value)))
        found.append(reading)
    fullest = max(len(reading) for reading in found)
    return [reading for reading in found if len(reading) == fullest]


def _fitting(made: tuple[Make, ...], reading: Reading) -> tuple[Make, ...]:
    if not reading:
        return made
    wanted = {at: {value.casefold() for value in values} for at, values in reading.items()}
    return tuple(make for make in made if all(make.values[at].casefold() in wanted[at] for at in wanted))


def _union(best: Sequence[tuple[Reading, tuple[Make, ...]]], made: Sequence[Make]) -> tuple[Make, ...]:
    ids = {make.variant.id for _, fitting in best for make in fitting}
    return tuple(make for make in made if make.variant.id in ids)


def _agreed(best: Sequence[tuple[Reading, tuple[Make, ...]]]) -> tuple[tuple[int, str], ...]:
    sure = set(_flat(best[0][0]))
    for reading, _ in best[1:]:
        sure &= set(_flat(reading))
    return tuple(sorted(sure))


def _flat(reading: Reading) -> tuple[tuple[int, str], ...]:
    return tuple((at, value) for at, values in sorted(reading.items()) for value in values)
