"""Values a message asks for that a product is not made in: a colour, a size, a measure that none of its makes has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isclose

from domain.agent.products.measured_values import AROUND, UNIT_SIZES, SaidMeasure, is_near, measures_said, value_of
from domain.agent.products.option_forms import READ_IN_MEMORY, option_pieces
from domain.agent.products.options import Facet
from domain.agent.products.value_tails import REGIONS, begins_a_code, region_of
from domain.language.languages import WORDS, Language
from domain.language.measures import Piece, pieces
from domain.language.option_words import option_word
from domain.language.slips import is_color
from domain.language.vocabulary import COLORS, COLORS_AND_SIZES, PLAIN_WORDS, SIZES
from domain.language.wares import wares_in
from domain.language.words import HAS_DIGIT, UNSPACED_SIGN, fold, is_typo, same_word

SIGN = re.compile(r"(?<!\S)[-−]$")
BELOW_ZERO = re.compile(r"[-−]\d")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
MEASURE = re.compile(r"(?<!\d)(?P<number>\d[\d.-]*)(?P<unit>[a-z%]+)")
SAME_SIZE = 0.03  # share by which two measures may differ and be one: a litre and 34 ounces, a terabyte of 1,024
STOCK_WORDS = frozenset(
    """auf lager vorratig verfugbar da ubrig na stanie dostepny dostepna dostepne w sprzedazy en stock disponible
    disponibles queda quedan disponibile disponibili disponivel estoque op voorraad leverbaar beschikbaar 在庫
    재고""".split()
)
NO_VALUES = PLAIN_WORDS.union(STOCK_WORDS, *WORDS.values())
# Small words that no English message has.
ABROAD = (
    frozenset().union(*(own for code, own in WORDS.items() if code != "en")) - WORDS[Language.ENGLISH] - PLAIN_WORDS
)
BEFORE_A_SIZE = frozenset("in a size nr number".split()) | REGIONS
HAVING = frozenset("have has had with got come comes include includes".split())
FITTING = frozenset("run runs running fit fits how".split())
MOST_COUNTED = 20  # pieces that somebody may want: "2 cables" speaks of no length, "200 rug" does


@dataclass(frozen=True)
class Wanted:
    """A message cut into pieces, `said` as typed and `message` with options and values by their English names, and
    what of it is explained: `names` where each option's name stands, by its index among `offered`; `taken` the pieces
    that are values, of the options `chosen`; `titled` those of a product's name; `called` those that say what it is."""

    text: str
    said: Sequence[str]
    message: Sequence[Piece]
    offered: Sequence[Facet]
    names: Mapping[int, Sequence[int]]
    taken: frozenset[int]
    chosen: frozenset[int]
    titled: frozenset[int]
    called: frozenset[int]

    def without(self, at: int) -> bool:
        """Whether a piece is not explained yet."""
        return at not in self.taken and at not in self.titled


def measures_of(wanted: Wanted) -> Iterator[tuple[SaidMeasure, dict[int, str]]]:
    """Yield the measures that are not explained yet, with the values they are, by the index of their option."""
    for said in _measures_said(wanted.text):
        if not all(map(wanted.without, range(said.start, said.end))):
            continue
        free = [index for index in range(len(wanted.offered)) if index not in wanted.chosen]
        free = [at for at in free if not counted_elsewhere(wanted.message, said.start, said.end, wanted.offered[at])]
        if below := _below_zero(said, free, wanted):
            yield said, below
        elif free and _may_be_size(said, wanted):
            yield said, {index: value for index in free if (value := value_of(said.measure, wanted.offered[index]))}


@lru_cache(READ_IN_MEMORY)
def _measures_said(text: str) -> tuple[SaidMeasure, ...]:
    return tuple(measures_said(text, option_pieces(text)))


def counted_elsewhere(message: Sequence[Piece], start: int, end: int, facet: Facet) -> bool:
    """Whether a size is said as another part of the world counts it: an EU 43 or a 9 UK is no US size."""
    before, after = _text(message, start - 1), _text(message, end)
    said = before if before in REGIONS else after
    return said in REGIONS and bool(counted := region_of(facet)) and said not in counted


def _text(message: Sequence[Piece], at: int) -> str:
    return message[at].text if 0 <= at < len(message) else ""


def _below_zero(said: SaidMeasure, free: Sequence[int], wanted: Wanted) -> dict[int, str]:
    """Return the values that a bare number below zero is, by the index of their option: of "-9" the "-9 °C"."""
    if said.measure.unit or not SIGN.search(fold(wanted.text)[: wanted.message[said.start].start]):
        return {}
    of_option = {index: [value for value in wanted.offered[index].values if BELOW_ZERO.match(value)] for index in free}
    same = {
        index: [value for value in cold if _number(value) == said.measure.numbers] for index, cold in of_option.items()
    }
    return {index: values[0] for index, values in same.items() if len(values) == 1}


def _number(value: str) -> tuple[float, ...]:
    return tuple(map(float, NUMBER.findall(value)[:1]))


def _may_be_size(said: SaidMeasure, wanted: Wanted) -> bool:
    return bool(said.measure.unit) or len(said.measure.numbers) > 1 or _is_a_size(said.start, wanted)


def unmade_values(wanted: Wanted) -> list[tuple[int, str]]:
    """Return (index of the option, the words asked for); one word may be missing from several options."""
    found = dict(_after_names(wanted)) | dict(_unmade_measures(wanted))
    for at in filter(wanted.without, likely_values(wanted.text)):
        for owner in _owners(wanted.message[at].text, at, wanted):
            found.setdefault(owner, wanted.said[at])
    return list(found.items())


@lru_cache(READ_IN_MEMORY)
def likely_values(text: str) -> tuple[int, ...]:
    """Return which pieces of a text may be values though no product has them: colours, sizes, numbers."""
    return tuple(at for at, piece in enumerate(option_pieces(text)) if _may_be_value(piece.text))


def _may_be_value(word: str) -> bool:
    return word in SIZES or is_color(word) or bool(HAS_DIGIT.search(word))


def _unmade_measures(wanted: Wanted) -> Iterator[tuple[int, str]]:
    """Yield the measures of which an option has none, though it has others like them: "180x220" of a bed."""
    for said, values in measures_of(wanted):
        words = "".join(wanted.said[said.start : said.end])
        near = [
            index
            for index, facet in enumerate(wanted.offered)
            if index not in wanted.chosen and is_near(said.measure, facet)
        ]
        if not values and len(near) == 1:
            yield near[0], words


def _after_names(wanted: Wanted) -> Iterator[tuple[int, str]]:
    """Yield the word right after an option's name, where it is meant as a value: "size 47"."""
    if not any(wanted.names.values()):
        return
    known = [piece.text for facet in wanted.offered for piece in pieces(facet.name)]
    for index, spots in wanted.names.items():
        for spot in spots[-1:]:
            word = wanted.message[spot + 1].text if spot + 1 < len(wanted.message) else ""
            explained = {spot, spot + 1} & (wanted.taken | wanted.titled)
            if not word or explained or index in wanted.chosen or any(same_word(word, name) for name in known):
                continue
            if counted_elsewhere(wanted.message, spot + 1, spot + 2, wanted.offered[index]):
                continue
            if _counts_otherwise(word, wanted.offered[index]):
                continue
            foreign = fold(wanted.said[spot]) != wanted.message[spot].text or _is_abroad(wanted)
            if spot + 1 not in wanted.called and _is_a_value(word, foreign=foreign):
                yield index, wanted.said[spot + 1]


def _is_abroad(wanted: Wanted) -> bool:
    """Whether a message is in a language whose "color" is spelt as ours: "en color pizarra"."""
    return any(piece.text in ABROAD for piece in wanted.message)


def _is_a_value(word: str, *, foreign: bool) -> bool:
    """Whether a word after an option's name may be a value. After "Größe" may stand any word of that language; after
    "size" those are known that are no values, whatever the language of the rest."""
    if HAS_DIGIT.search(word) or word in COLORS_AND_SIZES:
        return True
    return not foreign and len(word) > 1 and word not in NO_VALUES and not UNSPACED_SIGN.match(word)


def _owners(word: str, at: int, wanted: Wanted) -> list[int]:
    """Return the options of which `word` would be a value, if it is none of any."""
    if is_color(word) and _is_of_another_thing(at, wanted):
        return []
    if at and word in SIZES and wanted.message[at - 1].text in FITTING:
        return []  # "do they run small" and "how large is it" ask for no S and no L
    if begins_a_code(wanted.message, at):
        return []
    if is_color(word) or word in SIZES:
        kind, name = (COLORS, "color") if is_color(word) else (SIZES, "size")
        owners = [index for index, facet in enumerate(wanted.offered) if _is_of(facet, kind, name)]
        made = any(is_typo(word, piece) for index in owners for piece in _value_words(wanted.offered[index]))
        return [] if made else owners
    if not HAS_DIGIT.search(word):
        return []
    if at and wanted.message[at - 1].text in REGIONS:
        return []  # which of ours that is, a size chart may say
    free = [index for index, facet in enumerate(wanted.offered) if index not in wanted.chosen]
    free = [index for index in free if not counted_elsewhere(wanted.message, at, at + 1, wanted.offered[index])]
    return [index for index in free if _is_measured_like(word, at, wanted.offered[index], wanted)]


def _is_of_another_thing(at: int, wanted: Wanted) -> bool:
    """Whether a colour stands before the name of something else: "red wine on the rug" asks for no red rug."""
    follows = wanted.message[at + 1 : at + 2]
    word = follows[0].text if follows else ""
    if at + 1 in wanted.called and _is_a_part(at, wanted):
        return True
    explained = not word or at + 1 in wanted.taken | wanted.titled | wanted.called
    return not (
        explained or word in NO_VALUES or HAS_DIGIT.search(word) or is_color(word) or word in SIZES or wares_in(word)
    )


def _is_a_part(at: int, wanted: Wanted) -> bool:
    """Whether a thing said before has what the colour is of: "does the headlamp have a red light"."""
    before = [wanted.message[one].text for one in range(at) if one > min(wanted.called)]
    return min(wanted.called) < at - 1 and not HAVING.isdisjoint(before)


def holds_colors(facet: Facet) -> bool:
    return _is_of(facet, COLORS, "color")


def _is_of(facet: Facet, kind: frozenset[str], name: str) -> bool:
    """Whether a facet holds values of that kind: by its name, or because some of its values are."""
    return name in _words(facet.name) or bool(kind & set(_value_words(facet)))


def _is_measured_like(word: str, at: int, facet: Facet, wanted: Wanted) -> bool:
    """Whether the values of the facet are measured as `word` is: "2l" beside "500ml, 1l", "47" beside "44, 45"."""
    forms = ["".join(_words(value)) for value in facet.values]
    if MEASURE.fullmatch(word):
        sizes = [size for form in (word, *forms) if (size := _size(form))]
        alike = len(sizes) > len(forms) > 0 and len({kind for kind, _ in sizes}) == 1
        return alike and not any(isclose(sizes[0][1], amount, rel_tol=SAME_SIZE) for _, amount in sizes[1:])
    numbered = bool(NUMBER.fullmatch(word)) and all(map(NUMBER.fullmatch, forms))
    digits = (len(form.partition(".")[0]) for form in forms)
    alike = numbered and len(word.partition(".")[0]) <= max(digits, default=0) and _is_a_size(at, wanted)
    return alike and not _counts_otherwise(word, facet)


def _counts_otherwise(word: str, facet: Facet) -> bool:
    """Whether a bare number is far above the sizes of a country: a shoe of 42 is none of "US Size" 7 to 13."""
    forms = ["".join(one for one in _words(value) if one not in REGIONS) for value in facet.values]
    if not region_of(facet) or not all(map(NUMBER.fullmatch, (word, *forms))):
        return False
    return float(word) > AROUND * max(map(float, forms))


def _size(form: str) -> tuple[str, float] | None:
    """Return what is measured and how much: "2l" is ("ml", 2000.0); units of no kind we know are their own."""
    found = MEASURE.fullmatch(form)
    if not found or not NUMBER.fullmatch(found["number"]):
        return None
    kind, factor = UNIT_SIZES.get(found["unit"], (found["unit"], 1))
    return kind, float(found["number"]) * factor


def _is_a_size(at: int, wanted: Wanted) -> bool:
    """Whether a bare number stands where a size is said: "in 47", "black 47", "47?", and not "2 of them"."""
    known = wanted.taken | wanted.titled | wanted.called
    before, follows = wanted.message[at - 1].text if at else "", wanted.message[at + 1 : at + 2]
    if at + 1 in wanted.titled | wanted.called:
        return float(wanted.message[at].text) > MOST_COUNTED
    ends = not follows or (follows[0].text in PLAIN_WORDS and follows[0].text != "of") or at + 1 in wanted.taken
    return ends and (before in BEFORE_A_SIZE or at - 1 in known or at + 1 in wanted.taken)


def _value_words(facet: Facet) -> list[str]:
    return [word for value in facet.values for word in _words(value)]


def _words(text: str) -> list[str]:
    return [option_word(piece.text) for piece in pieces(text)]
