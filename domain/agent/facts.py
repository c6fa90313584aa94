"""The facts a record may lend to a sentence, in every form in which a sentence may write them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
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
    S.FULFILLED: frozenset({Claim.SHIPPED}),
    S.IN_TRANSIT: frozenset({Claim.SHIPPED, Claim.ON_ITS_WAY}),
    S.OUT_FOR_DELIVERY: frozenset({Claim.SHIPPED, Claim.ON_ITS_WAY, Claim.OUT_FOR_DELIVERY}),
    S.READY_FOR_PICKUP: frozenset({Claim.SHIPPED, Claim.READY}),
    S.ATTEMPTED: frozenset({Claim.SHIPPED, Claim.ON_ITS_WAY, Claim.ATTEMPTED}),
    S.FAILED: frozenset({Claim.SHIPPED, Claim.ATTEMPTED}),
    S.DELIVERED: frozenset({Claim.SHIPPED, Claim.DELIVERED}),
    S.RETURNING: frozenset({Claim.SHIPPED, Claim.DELIVERED, Claim.RETURNED}),
    S.RETURNED: frozenset({Claim.SHIPPED, Claim.RETURNED, Claim.REFUNDED}),
    S.REFUNDED: frozenset({Claim.REFUNDED}),
    S.CANCELLED: frozenset({Claim.CANCELLED}),
}
NEVER_WRITTEN = ("state", "available", "currency")  # what such fields end with: others words say them


class Fact(NamedTuple):
    """One field of one record."""

    record: Evidence
    field: str

    @property
    def value(self) -> str:
        return self.record.fields[self.field]

    @property
    def is_money(self) -> bool:
        return self.field.endswith(".money")

    @property
    def is_quote(self) -> bool:
        return self.field.endswith(".text")


def facts_of(records: Iterable[Evidence]) -> list[Fact]:
    return [Fact(record, field) for record in records for field, value in record.fields.items() if value]


def written(fact: Fact, language: Language, timezone: str) -> Sequence[str]:
    """Return the ways to write the fact: money in the language's notation, a date in its styles, else as it is."""
    field, value = fact.field, fact.record.fields[fact.field]
    if field.endswith(".money"):
        return (money(Decimal(value), _currency_of(fact), language),)
    if field.endswith(".at"):
        return renderings(day_told(value, timezone), language)
    return () if field.endswith(NEVER_WRITTEN) else (value,)


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
