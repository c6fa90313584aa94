"""The lightest, the warmest, the biggest of a kind: what the records measure, side by side; prices are elsewhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.formatting import listing
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.products.comparing import named_facts
from domain.agent.products.lookups import described, product_card, product_evidence, product_source
from domain.agent.products.mentions import ProductsFound
from domain.agent.products.options import facets
from domain.agent.products.searching import MOST_LISTED, find, show
from domain.agent.products.variant_answers import answer_options, answer_price
from domain.agent.replies import Outcome
from domain.agent.understanding.bounds import read_number
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.measures import SCALES, UNIT_OF
from domain.language.superlatives import (
    BIGGEST,
    BRIGHTEST,
    COMPARATIVES,
    DRIEST,
    HEAVIEST,
    LASTING,
    LIGHTEST,
    LONGEST,
    SHORTEST,
    SMALLEST,
    STRONGEST,
    TALLEST,
    WARMEST,
    either,
)
from domain.language.words import fold, split_words

SAID_BY_THE_WAY = frozenset({"ml", "g", "mah", "lumen"})  # measures of a whole thing wherever they stand
PARTLY = re.compile(r"\b(?:without|excluding|excl|except|only)\b")  # what is measured so is not all of it
OF_SIZE = re.compile(r"\b(?:biggest|largest|smallest|sizes?)\b")
MOST_OF_KIND = 60  # of more, not all are read, and none is known to be the first
MEASURE = re.compile(
    r"(?P<sign>[-−–](?=\d))?(?<!\d)(?P<number>\d+(?:[.,]\d+)*)[\s-]?(?P<unit>°\s?c|[^\W\d_]+)(?![\w²³/]|\s?/)"
)
UNITS = UNIT_OF | {
    **dict.fromkeys(("°c", "° c"), "celsius"),
    **dict.fromkeys(("lumen", "lumens", "lm"), "lumen"),
    **dict.fromkeys(("person", "persons", "people"), "people"),
    **dict.fromkeys(("litre", "litres"), "l"),
}


@dataclass(frozen=True)
class Superlative:
    """`asks` finds the `words` of it; `named` is what a record calls the measure, `unit` the smallest it is counted
    in."""

    words: str
    asks: re.Pattern[str]
    named: frozenset[str]
    unit: str
    least: bool = False


def _of(words: str, named: str, unit: str, *, least: bool = False) -> Superlative:
    return Superlative(words, either(words), frozenset(named.split()), unit, least)


# Of several that fit, the first that any record of the kind measures.
SUPERLATIVES = (
    _of(LIGHTEST, "weight", "g", least=True),
    _of(HEAVIEST, "weight", "g"),
    _of(WARMEST, "comfort temperature limit rating", "celsius", least=True),
    _of(LASTING, "battery burn time run lasts", "hour"),
    _of(BIGGEST, "volume", "ml"),
    _of(BIGGEST, "capacity sleeps", "people"),
    _of(BIGGEST, "capacity battery", "mah"),
    _of(SMALLEST, "volume", "ml", least=True),
    _of(SMALLEST, "capacity sleeps", "people", least=True),
    _of(SMALLEST, "capacity battery", "mah", least=True),
    _of(LONGEST, "length", "mm"),
    _of(SHORTEST, "length", "mm", least=True),
    _of(TALLEST, "height", "mm"),
    _of(BRIGHTEST, "brightness", "lumen"),
    _of(STRONGEST, "power", "w"),
    _of(DRIEST, "waterproofing", "mm"),
)


ANY_ASKED = either(*dict.fromkeys(one.words for one in SUPERLATIVES))
COMPARATIVE = re.compile(rf"\b(?:{'|'.join(COMPARATIVES)})\b")


@dataclass(frozen=True)
class Measured:
    product: Product
    value: Decimal
    line: str


def asks_superlative(text: str) -> bool:
    return bool(ANY_ASKED.search(fold(text)))


def asks_comparative(text: str) -> bool:
    return bool(COMPARATIVE.search(fold(text)))


def answer_superlative(turn: Turn, found: ProductsFound) -> Draft | None:
    """Return what the records measure of a kind, the first first; None where no such thing or no kind was asked."""
    plain = fold(turn.text)
    if len(found.named) > 1:
        plain = COMPARATIVE.sub(lambda word: COMPARATIVES[word.group()], plain)
    asked = [one for one in SUPERLATIVES if one.asks.search(plain)]
    goods = _goods(turn, found, asked) if asked else ()
    if not goods or len(goods) > MOST_OF_KIND:
        return None
    ranked = next((known for one in asked if (known := _ranked(goods, one))), [])
    if not ranked and len(found.named) > 1:
        return None  # they are compared by what else is known of them
    return _told(turn, goods, ranked) if ranked else _untold(turn, goods)


def ranked_by(goods: Sequence[Product], asked: str) -> list[Measured]:
    """Return what the records measure of these goods by an English superlative, the first first; empty without any."""
    fitting = (one for one in SUPERLATIVES if one.asks.search(asked))
    return next((known for one in fitting if len(known := _ranked(goods, one)) > 1), [])


def _goods(turn: Turn, found: ProductsFound, asked: Sequence[Superlative]) -> Sequence[Product]:
    if found.proper:
        return found.named or found.alternatives
    plain = fold(turn.text)
    for one in asked:
        plain = one.asks.sub(" ", plain)
    rest = turn.worded(plain)
    if not read_wish(plain, turn.language).words:
        return ()
    results = find(rest, MOST_OF_KIND + 1)
    surest = set(results.surest)
    return turn.products(one for one in results.ids if one in surest) if results.exact else ()


def _ranked(goods: Sequence[Product], asked: Superlative) -> list[Measured]:
    pick = min if asked.least else max
    known = [
        Measured(product, pick(amounts), line)
        for product in goods
        if (line := _line(product, asked)) and (amounts := list(_amounts(line, asked.unit)))
    ]
    return sorted(known, key=lambda one: one.value if asked.least else -one.value)


def _line(product: Product, asked: Superlative) -> str:
    """Return the field that measures it: "Weight: 1,720 g with everything"; without one, the one line that may."""
    fields = named_facts(product).items()
    fitting = (line for name, line in fields if asked.named & set(split_words(name)))
    return next((line for line in fitting if list(_amounts(line, asked.unit))), "") or _only_line(product, asked)


def _only_line(product: Product, asked: Superlative) -> str:
    """Return the sentence with the one such measure that the record holds: "Stainless steel bottle, 500 ml"."""
    if asked.unit not in SAID_BY_THE_WAY or not asked.unit:
        return ""
    lines = [one.text for one in described(product) if list(_amounts(one.text, asked.unit))]
    return lines[0] if len(lines) == 1 and len(list(_amounts(lines[0], asked.unit))) == 1 else ""


def _amounts(line: str, unit: str) -> Iterator[Decimal]:
    for found in MEASURE.finditer(line.lower()):
        said = UNITS.get(found["unit"], "")
        measured, scale = SCALES.get(said, (said, Decimal(1)))
        if measured == unit:
            yield read_number(found["number"]) * scale * (-1 if found["sign"] else 1)


def _told(turn: Turn, goods: Sequence[Product], ranked: Sequence[Measured]) -> Draft:
    shown, first = ranked[:MOST_LISTED], ranked[0].product
    lines = {one.product.id: f"{BULLET}{one.product.title} – {one.line}" for one in shown}
    known = {one.product.id for one in ranked}
    unknown = [product for product in goods if product.id not in known][:MOST_LISTED]
    ahead = len(ranked) == 1 or ranked[0].value != ranked[1].value
    alike = len({bool(PARTLY.search(fold(one.line))) for one in ranked}) == 1
    alone = ahead and 2 * len(ranked) > len(goods)  # of most that are not measured, one may well come before it
    unsure = turn.say(Say.BY_RECORD if alike else Say.PAGES_SAY)
    lead = turn.say(Say.FIRST_BY_RECORD, product=first.title) if alone and alike else unsure
    gone = [] if first.available else [turn.say(Say.SOLD_OUT, product=first.title)]
    unsaid = [turn.say(Say.NOT_MEASURED, products=listing([one.title for one in unknown]))] if unknown else []
    told = [one.product for one in shown]
    return Draft(
        Outcome.ANSWERED,
        (turn.say(Say.ONLY_ONE, product=first.title) if len(goods) == 1 else lead, *lines.values(), *gone, *unsaid),
        (Intent.PRODUCT_FACT,),
        evidence=(
            *(product_evidence(turn, product, quotes=(lines[product.id],)) for product in told),
            *(product_evidence(turn, product) for product in unknown),
        ),
        cards=tuple(product_card(turn, product) for product in told),
        sources=tuple(product_source(product) for product in told),
        topic=Topic(product_id=first.id),
    )


def _untold(turn: Turn, goods: Sequence[Product]) -> Draft:
    """Show the kind, and say that no record measures what was asked; of one thing that comes in sizes tell these."""
    one = goods[0] if len(goods) == 1 and OF_SIZE.search(fold(turn.text)) else None
    if one and any(fold(facet.name) == "size" for facet in facets(one)):
        priced = turn.understood.wants(Intent.PRODUCT_PRICE)
        return answer_price(turn.worded(one.title), one) if priced else answer_options(turn.worded("size"), one)
    shown = show(turn, goods, Say.FOUND)
    said = turn.say(Say.NONE_MEASURED)
    return replace(shown, sentences=(said, *shown.sentences[1:]), outcome=Outcome.ANSWERED)
