"""The facts a record may lend to a sentence, in every form in which a sentence may write them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from domain.agent.formatting import day_told, money, renderings
from domain.agent.orders.states import OrderState as S
from domain.agent.phrases import Claim
from domain.agent.replies import Evidence
from domain.language.languages import Language

CLAIMS_OF_STATE: dict[str, frozenset[Claim]] = {
    S.UNFULFILLED: frozenset({Claim.NOT_SHIPPED}),
    S.PREORDER: frozenset({Claim.NOT_SHIPPED}),
    S.ON_HOLD: frozenset({Claim.NOT_SHIPPED}),
    S.PARTLY_FULFILLED: frozenset({Claim.SHIPPED}),
    # Whether it has left is not known: it may have, and not been scanned.
    S.AWAITING_CARRIER: frozenset({Claim.AWAITING_CARRIER}),
    S.FULFILLED: frozenset({Claim.SHIPPED}),
    S.IN_TRANSIT: frozenset({Claim.SHIPPED, Claim.ON_ITS_WAY}),
    S.OUT_FOR_DELIVERY: frozenset({Claim.SHIPPED, Claim.ON_ITS_WAY, Claim.OUT_FOR_DELIVERY}),
    S.READY_FOR_PICKUP: frozenset({Claim.SHIPPED, Claim.READY}),
    S.ATTEMPTED: frozenset({Claim.SHIPPED, Claim.ON_ITS_WAY, Claim.ATTEMPTED}),
    S.DELAYED: frozenset({Claim.SHIPPED, Claim.ON_ITS_WAY}),
    S.FAILED: frozenset({Claim.SHIPPED, Claim.ATTEMPTED}),
    S.DELIVERED: frozenset({Claim.SHIPPED, Claim.DELIVERED}),
    S.RETURNING: frozenset({Claim.SHIPPED, Claim.DELIVERED, Claim.RETURNED}),
    S.RETURNED: frozenset({Claim.SHIPPED, Claim.RETURNED, Claim.REFUNDED}),
    S.REFUNDED: frozenset({Claim.REFUNDED}),
    S.CANCELLED: frozenset({Claim.CANCELLED}),
}
NEVER_WRITTEN = ("state", "available", "currency")  # what such fields end with: others words say them
FIELDS_IN_MEMORY = 4096  # names of fields per process; each record's are looked at with every answer


class Style(StrEnum):
    """How sentences write a field: a sum or a moment in the notation of their language, a text or a word as it is."""

    MONEY = "money"
    MOMENT = "at"
    QUOTE = "text"
    AS_IT_IS = "as_it_is"
    NEVER = "never"


class Fact(NamedTuple):
    """One field of one record."""

    record: Evidence
    field: str

    @property
    def value(self) -> str:
        return self.record.fields[self.field]

    @property
    def is_money(self) -> bool:
        return style_of(self.field) is Style.MONEY

    @property
    def is_quote(self) -> bool:
        return style_of(self.field) is Style.QUOTE


@lru_cache(FIELDS_IN_MEMORY)
def style_of(field: str) -> Style:
    if told := next((one for one in (Style.MONEY, Style.MOMENT, Style.QUOTE) if field.endswith(f".{one}")), None):
        return told
    return Style.NEVER if field.endswith(NEVER_WRITTEN) else Style.AS_IT_IS


def facts_of(records: Iterable[Evidence]) -> list[Fact]:
    return [Fact(record, field) for record in records for field, value in record.fields.items() if value]


def written(fact: Fact, language: Language, timezone: str) -> Sequence[str]:
    """Return the ways to write the fact: money in the language's notation, a date in its styles, else as it is."""
    style, value = style_of(fact.field), fact.record.fields[fact.field]
    if style is Style.MONEY:
        return (money(Decimal(value), _currency_of(fact), language),)
    if style is Style.MOMENT:
        return renderings(day_told(value, timezone), language)
    return () if style is Style.NEVER else (value,)


def _currency_of(fact: Fact) -> str:
    """Return the field's own currency, else the record's."""
    fields, own = fact.record.fields, fact.field.removesuffix("money") + "currency"
    return fields.get(own) or fields.get("currency", "")


def claims_of(fact: Fact) -> frozenset[Claim]:
    """Return what the field lets a sentence claim in words."""
    if fact.field.endswith("state"):
        return CLAIMS_OF_STATE.get(fact.value, frozenset())
    if fact.field.endswith("available"):
        return frozenset({Claim.IN_STOCK if fact.value == "true" else Claim.SOLD_OUT})
    if fact.field.startswith("refund.") and fact.is_money:
        return frozenset({Claim.REFUNDED})
    return frozenset()
