"""What a store's sentences state in figures, so that two that state different ones can be told."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from domain.agent.policies.clauses import stating
from domain.agent.policies.clauses.reading import PROCESSING, RETURN_CAME, Clause, Verdict, clauses_of
from domain.agent.policies.clauses.scopes import scope_told
from domain.agent.policies.clauses.stating import FEE_KINDS, Stated
from domain.agent.policies.clauses.steps import delivery_step, refund_step
from domain.agent.policies.passages import passage_units
from domain.knowledge.documents import Passage
from domain.language.units import Unit
from domain.language.words import fold

SPAN = re.compile(
    r"(?<!\d)(?P<low>\d+)(?:\s?(?:-|–|to|bis|a)\s?(?P<high>\d+))?[\s-]?(?P<sort>business|working|werk)?[\s-]?"
    r"(?P<unit>hours?|days?|weeks?|months?|years?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|horas?|dias?|semanas?"
    r"|meses|mes|anos?|jours?|semaines?|mois|ans?|시간|일|주|개월|년|時間|日|週間|[かヶ]月|年)(?![a-z])"
)
# How often something is to be done is no time that anything lasts: "descale every 3 months".
OFTEN = re.compile(r"\b(?:every|each|per|alle|jede\w*|cada|tous les|toutes les|co|ogni|elke)\W+$")


class Topic(StrEnum):
    RETURN_TIME = "time to return"
    REFUND_TIME = "time until the money is back"
    DELIVERY_TIME = "time of delivery"
    FREE_DELIVERY = "free delivery from"
    WARRANTY = "warranty"
    DELIVERY_COST = "price of delivery"
    RETURN_COST = "who pays for returns"
    FEES = "fees"
    PLACES = "where parcels are sent"
    SALE_RETURNS = "returns of reduced goods"
    PICKUP = "picking up"
    PAYING = "ways to pay"


STATING: Mapping[Topic, Callable[[Unit], Iterator[Stated]]] = {
    Topic.FREE_DELIVERY: stating.free_delivery,
    Topic.DELIVERY_COST: stating.delivery_cost,
    Topic.RETURN_COST: stating.return_cost,
    Topic.FEES: stating.fees,
    Topic.PLACES: stating.places_sent_to,
    Topic.SALE_RETURNS: stating.sale_returns,
    Topic.PICKUP: stating.pickup,
    Topic.PAYING: stating.ways_to_pay,
}
UNSCOPED = frozenset({Topic.SALE_RETURNS})
SWEEPING = frozenset({Topic.FEES})  # a fee that is never charged is charged for no goods either
TEXTS_IN_MEMORY = 2048  # passages, per process; some kilobytes each


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
    """Return what the passages state differently of one thing. The rows of one list speak of different things."""
    stated: dict[tuple[Topic, frozenset[str]], dict[str, Statement]] = {}
    for statement in statements_in(passages):
        figures = stated.setdefault((statement.topic, statement.scope), {})
        figures.setdefault(statement.figure, statement)
    for (topic, scope), figures in stated.items():
        if topic in SWEEPING and (denied := stated.get((topic, scope & FEE_KINDS), {}).get("none")):
            figures.setdefault("none", denied)
    found = (Contradiction(topic, tuple(figures.values())) for (topic, _), figures in stated.items())
    return [one for one in found if len(one.statements) > 1 and not _is_one_list(one.statements)]


def _is_one_list(statements: Sequence[Statement]) -> bool:
    return len({one.passage.text for one in statements}) == 1 and all(one.unit.list_line for one in statements)


def statements_in(passages: Iterable[Passage]) -> Iterator[Statement]:
    for passage in passages:
        yield from _statements_in(replace(passage, score=0.0))


@lru_cache(TEXTS_IN_MEMORY)
def _statements_in(passage: Passage) -> tuple[Statement, ...]:
    clauses = {clause.unit.text: clause for clause in clauses_of([passage])}
    found = (_stated(passage, unit, clauses.get(unit.text)) for unit in passage_units(passage))
    return tuple(statement for statements in found for statement in statements)


def _stated(passage: Passage, unit: Unit, clause: Clause | None) -> Iterator[Statement]:
    narrowed = scope_told(unit.heading, unit.text)
    for topic, read in STATING.items():
        for scope, figure in read(unit):
            yield Statement(topic, scope if topic in UNSCOPED else narrowed | scope, figure, passage, unit)
    if clause and clause.days is not None and clause.verdict is Verdict.ALLOWS and not clause.defect:
        matter = frozenset({"return"} if unit.meanings & {"return", "refund"} else {"cancel"})
        yield Statement(Topic.RETURN_TIME, narrowed | unit.places | matter, f"{clause.days} days", passage, unit)
        return
    topic_of_time = _timed_topic(unit)
    plain = fold(unit.text)
    spans = [span for span in SPAN.finditer(plain) if not OFTEN.search(plain[: span.start()])]
    if topic_of_time and len(spans) == 1:
        scope = narrowed | unit.places | _step(topic_of_time, unit.text)
        yield Statement(topic_of_time, scope, _figure(spans[0]), passage, unit)


def _step(topic: Topic, sentence: str) -> frozenset[str]:
    if topic is Topic.REFUND_TIME:
        return refund_step(sentence)
    return delivery_step(sentence) if topic is Topic.DELIVERY_TIME else frozenset()


def _timed_topic(unit: Unit) -> Topic | None:
    meanings = unit.meanings | unit.context
    if "warranty" in meanings:
        return Topic.WARRANTY
    plain = fold(unit.text)
    if "refund" in unit.meanings and (PROCESSING.search(plain) or RETURN_CAME.search(plain)):
        return Topic.REFUND_TIME
    return Topic.DELIVERY_TIME if "delivery" in unit.meanings and not meanings & {"return", "cancel"} else None


def _figure(span: re.Match[str]) -> str:
    amount = f"{span['low']}–{span['high']}" if span["high"] else span["low"]
    return " ".join(part for part in (amount, span["sort"], span["unit"].rstrip("s")) if part)
