"""The terms by which a product is found: the words of its record, weighed by where they stand, and what they mean."""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from domain.catalogue import Product
from domain.knowledge.titles import Field, TitleWord, read_title
from domain.language.goods_abroad import german_name
from domain.language.measures import joined, pieces
from domain.language.synonyms import things_in
from domain.language.units import units_of
from domain.language.words import COMPOUND, DENYING, fold, root, split_words

# How much a word counts that stands once in that field; the title's by what it does there.
TITLE_COUNTS = {Field.NOUN: 6.0, Field.TITLE: 4.0, Field.PART: 2.0}
SORTED_COUNTS = 2.0
TOLD_COUNTS = 1.0
TOLD_LATE_COUNTS = 0.25  # for a word that stands only late in a description, where details and boilerplate are
# Long fields say every word more easily. Lengths in words, of a usual title and a usual first paragraph.
USUAL_TITLE, TITLE_SLOPE = 12, 0.5
USUAL_OPENING, OPENING_SLOPE = 30, 0.75
OPENING = 40  # words
LONGEST_READ = 1_500  # characters of a description; what stands after them is found by meaning alone
LONGEST_TERM = 40  # characters
UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}")
MADE_AS = 7  # another number has the terms of every product made anew when it is next told of
WORDS_IN_MEMORY = 65_536  # per process; some hundred bytes each
MEANT = "~"  # before a thing that is meant, whatever word says so


class Term(NamedTuple):
    """`weight` in 0..1: how much the record is about it."""

    word: str
    weight: float
    field: Field


def terms_of(product: Product) -> tuple[Term, ...]:
    """Return the terms of a product for sale, each once; none of one that is not."""
    if not product.for_sale:
        return ()
    counts: dict[str, float] = {}
    fields: dict[str, Field] = {}
    for word, field, count in _said(product):
        counts[word] = counts.get(word, 0.0) + count
        fields[word] = max(field, fields.get(word, Field.TOLD))
    return tuple(Term(word, round(count / (count + 1), 3), fields[word]) for word, count in sorted(counts.items()))


def terms_mark(product: Product) -> str:
    """Return what tells, beside its passages, whether a product's terms are still those we made of it."""
    codes = " ".join(sorted(variant.sku for variant in product.variants))
    return f"{MADE_AS}.{zlib.crc32(codes.encode()):x}"


def term(word: str) -> str:
    """Return the term of a folded word."""
    return root(word)[:LONGEST_TERM]


@lru_cache(WORDS_IN_MEMORY)
def terms_of_word(word: str) -> tuple[str, ...]:
    """Return the terms of a folded word: its own, and those of its parts where it is written without spaces."""
    return term(word), *parts_of_unspaced(word)


def parts_of_unspaced(word: str) -> list[str]:
    """Return each two letters that stand together in a script without spaces: "防水靴" is 防水 and 水靴."""
    runs = () if word.isascii() else UNSPACED.findall(word)
    return [run[at : at + 2] for run in runs for at in range(len(run) - 1)]


def _said(product: Product) -> Iterator[tuple[str, Field, float]]:
    title = read_title(product.title)
    yield from _title_terms(title)
    yield from _type_terms(product.product_type)
    yield from _sorted_terms(product)
    yield from _told_terms(product.description[:LONGEST_READ])


def _title_terms(title: Sequence[TitleWord]) -> Iterator[tuple[str, Field, float]]:
    share = _share(len(title), USUAL_TITLE, TITLE_SLOPE)
    for one in title:
        for word in terms_of_word(one.word):
            yield word, one.field, TITLE_COUNTS[one.field] * share
        for word in _german_kind(one.word):
            yield word, one.field, TITLE_COUNTS[one.field] * share
    for meant in things_in([one.word for one in title]):
        field = max(one.field for one in title[meant.start : meant.end])
        yield MEANT + meant.thing, field, TITLE_COUNTS[field] * share


@lru_cache(WORDS_IN_MEMORY)
def _german_kind(word: str) -> tuple[str, ...]:
    """Return the terms of what a German word for goods is called in English: "Stoffpuppe" is found by "doll"."""
    names = german_name(word).split()
    return (*map(term, names), *(MEANT + one.thing for one in things_in(names)))


def _type_terms(product_type: str) -> Iterator[tuple[str, Field, float]]:
    """A type of one kind names the thing by its last word: "Outdoor > Rain Jackets"."""
    single = not COMPOUND.search(fold(product_type))
    words = split_words(product_type)
    for at, word in enumerate(words):
        field = Field.NOUN if single and at == len(words) - 1 else Field.TYPE
        for said in (term(word), *_german_kind(word)):
            yield said, field, SORTED_COUNTS
    for meant in things_in(words):
        yield MEANT + meant.thing, Field.NOUN if single and meant.end == len(words) else Field.TYPE, SORTED_COUNTS


def _sorted_terms(product: Product) -> Iterator[tuple[str, Field, float]]:
    values = (value for one in product.options for value in (one.name, *one.values) if value != "Default Title")
    fields = (value[:LONGEST_READ] for _, value in product.metafields)
    said = {
        one.text
        for part in (product.vendor, *product.tags, *product.collections, *values, *fields)
        for one in pieces(part)
    }
    codes = {code for variant in product.variants if variant.sku for code in _code_terms(variant.sku)}
    words = {word for one in said for word in terms_of_word(one)}
    meant = {MEANT + one.thing for one in things_in(sorted(said))}
    for word in words | codes | meant:
        yield word, Field.SORTED, SORTED_COUNTS


def _code_terms(sku: str) -> set[str]:
    return {term(joined(sku)), *(term(one.text) for one in pieces(sku))}


def _told_terms(description: str) -> Iterator[tuple[str, Field, float]]:
    """Sentences that deny something tell of what the product is not."""
    told = ([one.text for one in pieces(unit.text)] for unit in units_of(description))
    words = [word for said in told if DENYING.isdisjoint(said) for word in said]
    opening, late = words[:OPENING], words[OPENING:]
    share = TOLD_COUNTS * _share(len(opening), USUAL_OPENING, OPENING_SLOPE)
    for word, times in Counter(_with_parts(opening)).items():
        yield word, Field.TOLD, times * share
    for word in {*_with_parts(late)} - {*_with_parts(opening)}:
        yield word, Field.TOLD, TOLD_LATE_COUNTS
    for thing in {meant.thing for meant in things_in(opening)}:
        yield MEANT + thing, Field.TOLD, TOLD_LATE_COUNTS


def _with_parts(words: Iterable[str]) -> list[str]:
    return [one for word in words for one in terms_of_word(word)]


def _share(length: int, usual: int, slope: float) -> float:
    return 1 / (1 - slope + slope * length / usual)
