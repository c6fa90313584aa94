"""What a store's sentences state in figures, so that two that state different ones can be told."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.agent.policies.clauses.reading import PROCESSING, Clause, Verdict, clauses_of
from domain.agent.policies.passages import passage_units
from domain.knowledge.documents import Passage
from domain.language.units import Unit
from domain.language.vocabulary import PLAIN_WORDS
from domain.language.wares import KINDS, wares_in
from domain.language.words import fold, split_words

SPAN = re.compile(
    r"(?P<low>\d+)(?:\s?(?:-|–|to|bis|a)\s?(?P<high>\d+))?[\s-]?(?P<sort>business|working|werk)?[\s-]?"
    r"(?P<unit>hours?|days?|weeks?|months?|years?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|horas?|dias?|semanas?"
    r"|meses|mes|anos?|jours?|semaines?|mois|ans?|시간|일|주|개월|년|時間|日|週間|[かヶ]月|年)(?![a-z])"
)
MONEY = re.compile(r"(?:[$€£¥₩]\s?(?P<before>\d[\d.,]*)|(?P<after>\d[\d.,]*)\s?(?:[€₩円]|usd|eur|gbp|원|zl\b))")
SERVICES = frozenset("standard express economy priority overnight expedited premium same next pickup courier".split())
# What a sentence holds for is narrower where one of these stands in it.
NARROWING = frozenset(
    """sale sales clearance final discounted gift gifts holiday holidays christmas member members vip loyalty exchange
    exchanges international abroad overseas custom customised customized personalised personalized perishable
    electronics furniture mattress marketplace wholesale store-credit outlet preorder preorders refurbished used
    difference match drops competitor competitors
    faulty defective damaged broken sold digital subscription subscriptions""".split()
)


class Topic(StrEnum):
    RETURN_TIME = "time to return"
    REFUND_TIME = "time until the money is back"
    DELIVERY_TIME = "time of delivery"
    FREE_DELIVERY = "free delivery from"
    WARRANTY = "warranty"


@dataclass(frozen=True)
class Statement:
    """`figure` is what is stated of `topic`; `scope` for what it holds: two of the same scope must state the same."""

    topic: Topic
    scope: frozenset[str]
    figure: str
    passage: Passage
    unit: Unit


@dataclass(frozen=True)
class Contradiction:
    topic: Topic
    statements: tuple[Statement, ...]


def contradictions(passages: Sequence[Passage]) -> list[Contradiction]:
    """Return what the passages state differently of one thing."""
    stated: dict[tuple[Topic, frozenset[str]], dict[str, Statement]] = {}
    for statement in statements_in(passages):
        figures = stated.setdefault((statement.topic, statement.scope), {})
        figures.setdefault(statement.figure, statement)
    return [Contradiction(topic, tuple(figures.values())) for (topic, _), figures in stated.items() if len(figures) > 1]


def statements_in(passages: Iterable[Passage]) -> Iterator[Statement]:
    for passage in passages:
        clauses = {clause.unit.text: clause for clause in clauses_of([passage])}
        for unit in passage_units(passage):
            yield from _stated(passage, unit, clauses.get(unit.text))


def _stated(passage: Passage, unit: Unit, clause: Clause | None) -> Iterator[Statement]:
    plain = fold(unit.text)
    narrowed = _scope(f"{unit.heading} {unit.text}") | unit.places
    if clause and clause.days is not None and clause.verdict is Verdict.ALLOWS:
        matter = frozenset({"return"} if unit.meanings & {"return", "refund"} else {"cancel"})
        yield Statement(Topic.RETURN_TIME, narrowed | matter, f"{clause.days} days", passage, unit)
        return
    topic = _timed_topic(unit, passage)
    spans = list(SPAN.finditer(plain))
    if topic and len(spans) == 1:
        yield Statement(topic, narrowed, _figure(spans[0]), passage, unit)
    amounts = [found["before"] or found["after"] for found in MONEY.finditer(plain)]
    if {"free", "delivery"} <= unit.meanings and len(amounts) == 1:
        yield Statement(Topic.FREE_DELIVERY, narrowed, amounts[0].rstrip(".,"), passage, unit)


def _timed_topic(unit: Unit, passage: Passage) -> Topic | None:
    meanings = unit.meanings | unit.context
    if "warranty" in meanings:
        return Topic.WARRANTY
    if "refund" in unit.meanings and PROCESSING.search(fold(unit.text)):
        return Topic.REFUND_TIME
    return Topic.DELIVERY_TIME if "delivery" in unit.meanings and not meanings & {"return", "cancel"} else None


def _scope(text: str) -> frozenset[str]:
    words = split_words(text)
    goods = {word for word in words if word not in PLAIN_WORDS and wares_in(word) & KINDS.keys()}
    return frozenset(goods | set(words) & (SERVICES | NARROWING))


def _figure(span: re.Match[str]) -> str:
    amount = f"{span['low']}–{span['high']}" if span["high"] else span["low"]
    return " ".join(part for part in (amount, span["sort"], span["unit"].rstrip("s")) if part)
