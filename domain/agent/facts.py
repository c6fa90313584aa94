"""The facts a record may lend to a sentence, in every form in which a sentence may write them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from domain.agent.formatting import money, renderings
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


@dataclass(frozen=True)
class Fact:
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
    return [Fact(record, field) for record in records for field in record.fields if record.fields[field]]


def written(fact: Fact, language: Language, timezone: str) -> Iterator[str]:
    """Yield the ways to write the fact: money in the language's notation, a date in its styles, else as it is."""
    if fact.is_money:
        yield money(Decimal(fact.value), _currency_of(fact), language)
    elif fact.field.endswith(".at"):
        yield from renderings(datetime.fromisoformat(fact.value), timezone, language)
    elif not fact.field.endswith(("state", "available", "currency")):
        yield fact.value


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
