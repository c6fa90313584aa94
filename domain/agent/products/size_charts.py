"""The size for a body, an age or another country's size: the row of a chart that holds it, in the store's own words.

A chart stands on the product's page or in a guide of the store for things of its kind. What no chart holds is not said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.policies.answers import passage_evidence, passage_source, tongue_of
from domain.agent.policies.passages import passage_units
from domain.agent.products.ages import age_in
from domain.agent.products.lookups import asked_evidence, described, product_evidence
from domain.agent.products.matching import Matched, head_of
from domain.agent.products.mentions import find_products, product_pointed_to
from domain.agent.products.options import facets
from domain.agent.products.searching import find
from domain.agent.products.size_rows import CELL, Cell, Row, read_cell
from domain.agent.products.size_runs import rows_in_run
from domain.agent.products.variant_answers import answer_options, answer_stock
from domain.agent.products.variants import choose
from domain.agent.replies import Evidence, Outcome, Source
from domain.agent.understanding.body_measures import LABELS, Given, asks_size, converts_size, given_sizes
from domain.agent.understanding.bounds import measures_in
from domain.catalogue import Product
from domain.knowledge.documents import WRITTEN
from domain.language.measures import SCALES, joined
from domain.language.words import fold, same_word, split_words

MOST_ROWS = 3
MOST_BRIEF = 6  # words of a message that need not say that it is after a size: "foot 27 cm"
MOST_PASSAGES = 8
KINDS = WRITTEN
GUIDE = "size guide chart measurements"
SIZED = frozenset({"size", "sizes", "waist", "age", "length", "width"})  # as options are called
# Whether it is for a child at all is a matter of what the record warns of.
SAFE = re.compile(
    r"\b(?:safe\w*|suit\w*|ok|okay|allow\w*|danger\w*|choking|fine|good|recommend\w*|is|are|can|does|do)\b"
)
OF_REGION = re.compile(r"^(?:us|uk|eur?)\W?\d+(?:[.,]\d+)?$", re.I)


@dataclass(frozen=True)
class Chart:
    """The rows of one text, with what tells where they are from."""

    rows: tuple[Row, ...]
    told: tuple[Evidence, Source] | None = None


def answer_size(turn: Turn) -> Draft | None:
    """Return the size for what is given of a body or of another country, by the store's chart; None where nothing of
    the sort is asked. Where no chart holds it, that is said."""
    given = given_sizes(turn.text)
    understood = turn.understood
    if not given or understood.order_names or understood.email:
        return None
    if understood.own and all(one.is_region for one in given):
        return None
    product = _product(turn)
    if product is None:
        return None
    if _is_made_by(product, given, turn.text):
        return _not_made(turn, product, given)
    asks = len(understood.words) <= MOST_BRIEF or asks_size(turn.text) or any(one.is_region for one in given)
    if not asks and all(one.of in ("age", "weight") for one in given):
        return None if SAFE.search(fold(turn.text)) else _by_ages(turn, product, given)
    told = _by_ages(turn, product, given) or _by_chart(turn, product, given)
    return told or (_untold(turn, product, given) if asks else None)


def _product(turn: Turn) -> Product | None:
    found = find_products(turn)
    if len(found.named) == 1:
        return found.named[0]
    if found.alternatives and (age_in(turn.text)[0] is not None) and len(fitting := find(turn).surest) == 1:
        return turn.product(fitting[0])
    return None if found.proper else product_pointed_to(turn)


def _is_made_by(product: Product, given: Sequence[Given], text: str) -> bool:
    """Whether an option counts as the message does, which then chooses of it: "EU 42" of a shoe made in EU sizes."""
    asked = {one.of for one in given if one.is_region}
    others = {"us", "uk", "eu"} & set(split_words(text)) - asked
    values = {joined(value) for facet in facets(product) for value in facet.values}
    bodily = [one for one in given if not one.is_region and one.of != "age"]
    if any(f"{one.value}{one.unit}" in values or _is_an_option(product, one) for one in bodily):
        return True
    chosen = [facets(product)[at] for value in choose(product, text).mentions.named for at in value.facets]
    if not asked and any(SIZED & set(split_words(facet.name)) for facet in chosen):
        return True  # "30 waist 32 length" of jeans made in "30W x 32L"
    said = [set(split_words(" ".join((facet.name, *facet.values)))) for facet in facets(product)]
    return not others and any(asked & words for words in said)


def _is_an_option(product: Product, given: Given) -> bool:
    """Whether an option counts what is given: a waist of 31 is one that jeans in 30 and 32 are not made in."""
    if not given.unit:
        return any(LABELS[given.of].search(fold(facet.name)) for facet in facets(product) if given.of in LABELS)
    kind = SCALES[given.unit][0]
    return any(all(any(measures_in(value, kind)) for value in facet.values) for facet in facets(product))


def _not_made(turn: Turn, product: Product, given: Sequence[Given]) -> Draft | None:
    """Return that it is not made in a size of the country by whose sizes it is made, with those it has."""
    regions = [one for one in given if one.is_region]
    sized = [facet for facet in facets(product) if all(map(OF_REGION.match, facet.values))]
    made = {_said_plainly(value) for facet in sized for value in facet.values}
    missing = [f"{one.of.upper()} {one.value.normalize():f}" for one in regions if _plain(one) not in made]
    if not sized or not missing or not {one.of for one in regions} <= {region for region, _ in made}:
        return None
    told = answer_options(turn.worded(sized[0].name), product)
    said = [turn.say(Say.NOT_MADE, product=product.title, value=size) for size in missing]
    return replace(told, sentences=(*said, *told.sentences), evidence=(*told.evidence, asked_evidence(missing)))


def _said_plainly(value: str) -> tuple[str, Decimal]:
    """Return the country and the number of a value such as "EU 42"."""
    given = next(iter(given_sizes(value)), None)
    return _plain(given) if given else ("", Decimal(0))


def _plain(given: Given) -> tuple[str, Decimal]:
    return given.of, given.value


def _by_ages(turn: Turn, product: Product, given: Sequence[Given]) -> Draft | None:
    """Return what is in stock of the value that holds an age: "4-5 years" for a child of five."""
    ages = [one for one in given if one.of == "age"]
    for facet in facets(product):
        cells = {value: CELL.match(fold(value)) for value in facet.values}
        aged = "age" in split_words(facet.name) or all(found and found["unit"] for found in cells.values())
        for value, found in cells.items():
            if aged and found and any(read_cell(found).holds(one) for one in ages):
                return answer_stock(turn.worded(_said_instead(turn.text, ages, value)), product)
    return None


def _by_chart(turn: Turn, product: Product, given: Sequence[Given]) -> Draft | None:
    for chart in (*_own_charts(product), *_guides(turn, product)):
        rows = _rows_for(chart, given)
        if rows:
            return _told(turn, product, chart, rows, given)
        if (region := _lone_region(given)) and (near := _between(_cells_of(chart, region), region)):
            return _told_nearest(turn, product, _told(turn, product, chart, near, given), region)
    return None


def _lone_region(given: Sequence[Given]) -> Given | None:
    return given[0] if len(given) == 1 and given[0].is_region else None


def _told_nearest(turn: Turn, product: Product, near: Draft, given: Given) -> Draft:
    """Say that no size is the one of another country that was asked for, beside those next to it."""
    size = f"{given.of.upper()} {given.value.normalize():f}"
    said = turn.say(Say.NOT_MADE, product=product.title, value=size)
    return replace(near, sentences=(said, *near.sentences), evidence=(*near.evidence, asked_evidence([size])))


def _own_charts(product: Product) -> tuple[Chart, Chart]:
    units = described(product)
    runs = tuple(row for unit in units for row in rows_in_run(product, unit.text))
    return Chart(tuple(Row(unit.text) for unit in units)), Chart(runs)


def _guides(turn: Turn, product: Product) -> list[Chart]:
    """Return the charts of the store's pages for things of this kind."""
    charts = []
    for passage in turn.search(GUIDE, KINDS, MOST_PASSAGES):
        rows = tuple(Row(unit.text, unit.heading or passage.heading) for unit in passage_units(passage))
        fitting = tuple(row for row in rows if _is_for(product, row.heading))
        if fitting:
            evidence = passage_evidence(passage, [row.text for row in fitting])
            charts.append(Chart(fitting, (evidence, passage_source(passage))))
    return charts


def _is_for(product: Product, heading: str) -> bool:
    """Whether a heading names the kind of thing: "Shoes" of a boot, "Jackets, shirts and vests" of a shirt."""
    nouns, matched = (head_of(product.title), *split_words(product.product_type)), Matched(product, 0.0)
    said = split_words(heading)
    return any(same_word(word, noun) for word in said for noun in nouns) or any(matched.is_like(word) for word in said)


def _rows_for(chart: Chart, given: Sequence[Given]) -> list[Row]:
    """Return the rows that hold what is given; of a measure that lies between two rows, both of them."""
    kept: list[Row] = []
    for one in given:
        cells = _cells_of(chart, one)
        held = [row for row, cell in cells if cell.holds(one)]
        kept += held or ([] if one.is_region else _between(cells, one))
    return list(dict.fromkeys(kept))[:MOST_ROWS]


def _cells_of(chart: Chart, given: Given) -> list[tuple[Row, Cell]]:
    return [(row, cell) for row in chart.rows if (cell := row.cell_of(given))]


def _between(cells: Sequence[tuple[Row, Cell]], given: Given) -> list[Row]:
    """Return the rows next below and next above; nothing of what lies beyond the chart."""
    apart = [(cell.above(given), row) for row, cell in cells]
    below = [one for one in apart if one[0] < 0]
    above = [one for one in apart if one[0] > 0]
    if not below or not above:
        return []
    return [max(below, key=lambda one: one[0])[1], min(above, key=lambda one: one[0])[1]]


def _told(turn: Turn, product: Product, chart: Chart, rows: Sequence[Row], given: Sequence[Given]) -> Draft:
    lines = list(dict.fromkeys(row.text for row in rows))
    converted = converts_size(turn.text) and not turn.understood.wants(Intent.PRODUCT_STOCK)  # which asks for no stock
    one = rows[0] if len(rows) == 1 and not converted else None
    values = [value for facet in facets(product) if one and (value := one.value_for(facet))]
    stock = answer_stock(turn.worded(_said_instead(turn.text, given, values[0])), product) if values else None
    draft = stock or answer_options(turn.worded(""), product)
    kept = stock.sentences if stock else ()
    evidence, sources = (product_evidence(turn, product, quotes=lines), draft.sources)
    if chart.told:
        evidence, sources = chart.told[0], (*sources, chart.told[1])
    listed = tuple(f"{BULLET}{line}" for line in lines)
    return replace(
        draft,
        outcome=stock.outcome if stock else Outcome.ANSWERED,
        sentences=(*tongue_of(turn, lines), *listed, *kept),
        evidence=(*draft.evidence, evidence),
        sources=sources,
    )


def _said_instead(text: str, given: Sequence[Given], value: str) -> str:
    """Return the message with a size for what was given; what it asks besides is not asked of the stock."""
    plain = fold(text)
    for one in sorted(given, key=lambda one: -one.start):
        plain = f"{plain[: one.start]} {plain[one.end :]}"
    return f"{value} {' '.join(plain.split())}"


def _untold(turn: Turn, product: Product, given: Sequence[Given]) -> Draft | None:
    """Say that no chart tells it, with the sizes there are."""
    sized = [facet for facet in facets(product) if SIZED & set(split_words(facet.name))]
    if not sized:
        return None
    made = answer_options(turn.worded(sized[0].name), product)
    near = [one.text for one in described(product) if any(_stands_in(one.text, each) for each in given)][:1]
    lead = turn.say(Say.NOT_SAID_PLAINLY if near else Say.NOT_SAID, product=product.title)
    return replace(
        made,
        outcome=Outcome.NOT_SUPPORTED,
        sentences=(lead, *near, *made.sentences),
        evidence=(*made.evidence, product_evidence(turn, product, quotes=near)),
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
    )


def _stands_in(text: str, given: Given) -> bool:
    return bool(re.search(rf"(?<![\d.,]){given.value}(?![\d.,])", fold(text)))
