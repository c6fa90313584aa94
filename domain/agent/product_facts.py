"""What a product's description and record say of it: the sentence that answers, in the merchant's words."""

import re
from collections.abc import Sequence

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.passages import AMOUNT_WORDS, answer_in, question_meanings
from domain.agent.phrases import Say
from domain.agent.product_lookups import product_card, product_evidence, product_source
from domain.agent.replies import Outcome
from domain.agent.units import MATERIALS, Unit, units_of
from domain.agent.words import fold, same_word, split_words
from domain.catalogue import Product
from domain.conversations import Topic

OVERVIEW_UNITS = 2
PLAINLY = 0.8  # share of a question that a sentence answers whatever kind of thing is asked for
ENOUGH_OF_A_FACT = 0.3  # share of a question; the product is known, so less than in a store's policies will do
TELL = frozenset("tell about describe description details info information overview features know".split())
FITS = re.compile(
    r"\b(?:run|runs|fit|fits|sized?|comes up|come up)\b.*\b(?:small|large|big|tight|wide|narrow|true|snug)\b"
    r"|\btrue to size\b|\bhalf (?:a )?size\b|\bsize (?:up|down)\b"
)
# What a question asks for where its own words do not say it; the flag tells whether the answer is an amount.
ASKED = (
    (re.compile(r"\bmade (?:\w+ )?(?:of|from)\b|\bmaterials?\b|\bfabric\b|" + MATERIALS.pattern), "material", False),
    (re.compile(r"\bweigh\w*|\bhow heavy\b"), "weight", True),
    (
        re.compile(
            r"\byears? old\b|\byr old\b|\bages?\b|\btoo (?:old|young)\b|\btoddler\w*|\b\d+ (?:years?|months?)\b"
        ),
        "age",
        True,
    ),
    (FITS, "fit", False),
    (re.compile(r"\bhow many (?:people|players|can play)\b|\bplayers?\b|\b(?:two|2) people\b"), "players", True),
    (
        re.compile(
            r"\bhow (?:tall|big|large|wide|high|deep|thick|long(?! (?:do|does|will|to|it|can|until|before)))\b"
            r"|\bdimensions?\b|\bsize\b|\blength\b|\bheight\b"
        ),
        "size",
        True,
    ),
    (re.compile(r"\bbatter\w+|\bcharger?\b|\brechargeable\b"), "battery", False),
    (re.compile(r"\bput \w+ ?together\b|\bassembl\w+"), "assembly", False),
    (re.compile(r"\bbrand\b|\bwho makes\b|\bmanufacturer\b"), "brand", False),
    (re.compile(r"\bhow fast\b|\bspeed\b"), "speed", True),
    (re.compile(r"\bhow many\b"), "contents", True),
)


def answer_fact(turn: Turn, product: Product, enough: float = ENOUGH_OF_A_FACT) -> Draft | None:
    """Return the sentence of the record that answers, or its beginning where an overview is asked for.

    `enough` is the share of the question that the sentence must hold.
    """
    units = units_of(product.description)
    if units and TELL & set(turn.understood.words):
        return _quote(turn, product, units[:OVERVIEW_UNITS])
    units = (*units, *_recorded(product))
    question = _without_title(turn, product)
    run = answer_in(question, units, enough)
    asked = _of_the_kind(question, units) if enough == ENOUGH_OF_A_FACT else None
    if asked and not (run and (asked in run.units or run.score >= PLAINLY)):
        return _quote(turn, product, [asked])
    return _quote(turn, product, run.units) if run else None


def not_said(turn: Turn, product: Product) -> Draft:
    """Say that the record does not hold the answer: not known is not the same as no."""
    return Draft(
        Outcome.NOT_SUPPORTED,
        (turn.say(Say.NOT_SAID, product=product.title),),
        (Intent.PRODUCT_FACT,),
        evidence=(product_evidence(turn, product),),
        cards=(product_card(turn, product),),
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
        topic=Topic(product_id=product.id),
    )


def _recorded(product: Product) -> tuple[Unit, ...]:
    """Return what the record holds beside the description, one line a field."""
    brand = [Unit(f"brand: {product.vendor}")] if product.vendor else []
    return (*brand, *(Unit(f"{name}: {value}") for name, value in product.metafields))


def _without_title(turn: Turn, product: Product) -> str:
    title = split_words(product.title)
    return " ".join(word for word in turn.understood.words if not any(same_word(word, part) for part in title))


def _of_the_kind(question: str, units: Sequence[Unit]) -> Unit | None:
    """Return the unit that speaks of the kind of thing asked for (a weight, an age), sharing most with the question."""
    kind, amount = next(
        ((kind, amount) for pattern, kind, amount in ASKED if pattern.search(fold(question))), ("", False)
    )
    fitting = [
        unit for unit in units if kind in unit.meanings and (not amount or AMOUNT_WORDS.search(unit.text.lower()))
    ]
    wanted = set(question_meanings(question))
    return max(fitting, key=lambda unit: (len(wanted & unit.meanings), -len(unit.text)), default=None)


def _quote(turn: Turn, product: Product, units: Sequence[Unit]) -> Draft:
    sentences = tuple(unit.text for unit in units)
    return Draft(
        Outcome.ANSWERED,
        sentences,
        (Intent.PRODUCT_FACT,),
        evidence=(product_evidence(turn, product, quotes=sentences),),
        cards=(product_card(turn, product),),
        sources=(product_source(product),),
        topic=Topic(product_id=product.id),
    )
