"""What of an answer counts for a test, and what has become of it. Why these: docs/decisions/0048."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.rehearsing.rehearsals import Exchange, Rehearsal

QUOTE = re.compile(r"quote\.\d+\.text")
QUOTED = "quote"


@dataclass(frozen=True)
class Fact:
    """`words` that the answer said as what `field` of a record tells; `title` and `version` are the record's."""

    record: str
    title: str
    field: str
    words: str
    version: str


@dataclass(frozen=True)
class Told:
    """One answer. `shown` are the ids of its cards, best first; `wishes` what the question was understood as."""

    question: str
    outcome: str
    text: str
    wishes: tuple[str, ...]
    facts: tuple[Fact, ...]
    shown: tuple[str, ...]


class Verdict(StrEnum):
    """From best to worst. RENEWED tells what the records say now: whether that is an answer, the merchant reads."""

    HOLDS = "holds"
    RENEWED = "renewed"
    DIFFERS = "differs"


@dataclass(frozen=True)
class Difference:
    """What has become of one answer.

    `lost` are facts no longer told, `renewed` those told with other words, each with what they were; `hidden` the ids
    of cards no longer shown. `outcome` and `wish` say that the answer is another one altogether.
    """

    outcome: bool = False
    wish: bool = False
    lost: tuple[Fact, ...] = ()
    renewed: tuple[tuple[Fact, Fact], ...] = ()
    hidden: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        if self.outcome or self.wish or self.lost or self.hidden:
            return Verdict.DIFFERS
        return Verdict.RENEWED if self.renewed else Verdict.HOLDS


def told_in(rehearsal: Rehearsal) -> tuple[Told, ...]:
    return tuple(told_of(exchange) for exchange in rehearsal.exchanges)


def told_of(exchange: Exchange) -> Told:
    receipt, message = exchange.receipt, exchange.envelope["message"]
    titles = {(one["id"] or one["kind"]): one["title"] for one in receipt.get("evidence", ())}
    facts = (
        Fact(one["record"], titles.get(one["record"], ""), one["field"], one["words"], one["version"])
        for one in receipt.get("bindings", ())
    )
    return Told(
        question=exchange.question,
        outcome=str(exchange.envelope["outcome"]),
        text=message["text"],
        wishes=tuple(receipt.get("intents", ())),
        facts=tuple(dict.fromkeys(facts)),
        shown=tuple(card["id"] for card in message["cards"] if "id" in card),
    )


def verdict_of(expected: Iterable[Told], found: Iterable[Told]) -> Verdict:
    """Return the worst that became of any answer. Both are of the same questions."""
    order = list(Verdict)
    verdicts = [compare(before, now).verdict for before, now in zip(expected, found, strict=True)]
    return max(verdicts, key=order.index, default=Verdict.HOLDS)


def compare(before: Told, now: Told) -> Difference:
    """What was told must be told; more may be. Where nothing was told, it must be understood as before."""
    said = {place_of(one) for one in now.facts}
    lost = [one for one in before.facts if place_of(one) not in said]
    renewed = [pair for one in before.facts if (pair := renewal(one, now.facts)) is not None]
    moved = [one for one, other in renewed if is_another_passage(one, other)]
    plain = not before.facts and not before.shown
    return Difference(
        outcome=before.outcome != now.outcome,
        wish=plain and before.wishes != now.wishes,
        lost=(*lost, *moved),
        renewed=tuple((one, other) for one, other in renewed if one not in moved),
        hidden=tuple(one for one in before.shown if one not in now.shown),
    )


def place_of(fact: Fact) -> tuple[str, str]:
    """Return where the fact stands. Passages are numbered as they are told, which says nothing of them."""
    return fact.record, QUOTED if QUOTE.fullmatch(fact.field) else fact.field


def renewal(before: Fact, facts: Iterable[Fact]) -> tuple[Fact, Fact] | None:
    """Return the fact with what stands in its place now, where that is said in other words; else None."""
    there = [one for one in facts if place_of(one) == place_of(before)]
    same = any(one.words == before.words for one in there)
    return None if same or not there else (before, there[0])


def is_another_passage(before: Fact, now: Fact) -> bool:
    """Whether other words are told of a text that did not change. Prices and stock may, in a product that did not."""
    return place_of(before)[1] == QUOTED and before.version == now.version
