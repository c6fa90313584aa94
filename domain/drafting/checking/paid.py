"""Sums of a clause, each bound to the record and the field whose part it plays."""

import re

from domain.agent.facts import Fact
from domain.drafting.checking.goods import Mention, price_fact
from domain.drafting.checking.holdings import Holding, Text
from domain.drafting.checking.parts import Part, Segment
from domain.drafting.checking.sums import Sum, read_sums
from domain.language.concepts import meaning, said_words

# What makes a sum beside the name of a product a sum of an order.
OF_ORDERS = re.compile(
    r"#|\b(?:order\w*|bought|purchase\w*|paid|refund\w*|bestell\w*|bezahlt|erstatt\w*|pedido\w*|compra\w*|pag\w+|reembols\w*|command\w*|achat\w*"
    r"|pay\w*|rembours\w*|ordin\w*|acquist\w*|rimbors\w*|betaald\w*|terugbetaa\w*|zamow\w*|zaplac\w*|zwroc\w*)\b|주문|결제|환불|注文|支払|返金"
)
TOTAL = re.compile(
    r"\b(?:totals?|totall?ed|sum|altogether|came to|comes to|in all|amount|paid|gesamt\w*|summe|betrag|insgesamt|total\w*|importe|montant"
    r"|somme|soma|somma|totaal\w*|bedrag|suma|kwota|lacznie|razem)\b|합계|총|결제|合計|総額|金額"
)


def bind_sums(part: Part) -> None:
    sums = [one for one in read_sums(part.rest) if part.sheet.is_free(one.start, one.end)]
    for one in sums:
        named = {holding: part.mention_at(one.start, holding) for holding in part.goods}
        fact = (
            _order_sum(part, one, part.segment_at(one.start))
            or _price(one, part.said, named)
            or _told_sum(part, one, part.segment_at(one.start).text)
        )
        part.bind(one.start, one.end, fact)


def _price(one: Sum, clause: str, mentions: dict[Holding, Mention]) -> Fact | None:
    facts = (
        price_fact(holding, one.amounts, mention, clause)
        for holding, mention in mentions.items()
        if holding.currency in one.currencies
    )
    return next((fact for fact in facts if fact), None)


def _order_sum(part: Part, one: Sum, segment: Segment) -> Fact | None:
    if part.goods and part.clause.named and not OF_ORDERS.search(part.said):
        return None
    for order in (order for order in part.orders if order.currency in one.currencies):
        for amount, fact in order.moneys:
            if amount in one.amounts and amount and _plays(fact.field, segment.text, order):
                return fact
    return None


def _plays(field: str, segment: str, order: Holding) -> bool:
    """Whether a sum of an order is the one a segment speaks of: a refund, the total, the price of an article."""
    if "refund" in set(map(meaning, said_words(segment))):
        return field.startswith(("refund.", "refunded"))
    if TOTAL.search(segment):
        return field == "total.money"
    lines = [fact for fact in order.facts if fact.field.endswith(".title") and fact.value.lower() in segment]
    if field.startswith("line."):
        return any(field.startswith(line.field.removesuffix("title")) for line in lines)
    return not field.startswith("refund") and not (lines and field != "total.money")


def _told_sum(part: Part, one: Sum, around: str) -> Fact | None:
    """Return the line that tells the sum. Where a record is named that has sums of its own, it must be all about it."""

    def holds(text: Text) -> bool:
        if part.clause.named and (_is_total(part, around) or not (part.resting is text and part.tells_of_trade)):
            return False
        return any(set(one.amounts) & set(other.amounts) and one.currencies & other.currencies for other in text.sums)

    return part.text_fact(holds, lambda text: bool(text.sums), around)


def _is_total(part: Part, around: str) -> bool:
    return bool(part.orders) and bool(TOTAL.search(around))
