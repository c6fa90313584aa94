"""Prices and stock of a product, for exactly the variants that a clause speaks of."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product as combinations

from domain.agent.facts import Fact
from domain.agent.phrases import Claim
from domain.drafting.checking.colors import color_of, read_colors, same_color
from domain.drafting.checking.holdings import Holding, Variant

FROM = re.compile(
    r"\b(?:from|start(?:s|ing)?(?: at| from)?|at least|minimum|lowest|cheapest|as low as|ab|desde|a partir|des|da|vanaf|od|between|zwischen"
    r"|entre|tra|tussen|miedzy|rang\w+|depending|je nach)\b|から|부터|より"
)
UP_TO = re.compile(
    r"\b(?:up to|to|most|highest|dearest|maximum|bis|hasta|jusqu|fino|ate|tot|do|and|und|y|et|e|i|en|a)\b|まで|까지|[-~]"
)
MOST_COMBINATIONS = 200
Fits = Callable[[Variant], bool]


@dataclass(frozen=True)
class Mention:
    """The option values a segment names: for each place of a label, the values of it that were named."""

    values: tuple[frozenset[str], ...]

    def __bool__(self) -> bool:
        return any(self.values)

    def over(self, other: "Mention") -> "Mention":
        """Return this mention, with what it leaves open taken from `other`."""
        pairs = zip(self.values, other.values or (frozenset(),) * len(self.values), strict=False)
        return Mention(tuple(own or inherited for own, inherited in pairs))

    def but(self, other: "Mention") -> "Mention":
        """Return what this mention names where `other` names nothing."""
        return Mention(
            tuple(frozenset() if own else kept for own, kept in zip(other.values, self.values, strict=False))
        )


def mention_in(text: str, original: str, holding: Holding) -> Mention:
    """Return which option values of the product a part of a sentence names; a lone letter only as a capital."""
    places = max((len(variant.values) for variant in holding.variants), default=0)
    rest = _without_title(text, holding)
    colors = {color for _, _, color in read_colors(rest)}
    found: list[frozenset[str]] = []
    for at in range(places):
        values = {variant.values[at] for variant in holding.variants if len(variant.values) > at}
        named, rest = _named(values, rest, original)
        tinted = {value for value in values if any(same_color(color_of(value), color) for color in colors)}
        found.append(frozenset(named | (tinted if not named else set())))
    return Mention(tuple(found))


def mention_of(values: Collection[str], holding: Holding) -> Mention:
    """Return a mention of these option values, level."""
    places = max((len(variant.values) for variant in holding.variants), default=0)
    made = [{one.values[at] for one in holding.variants if len(one.values) > at} for at in range(places)]
    return Mention(tuple(frozenset(values) & known for known in made))


def _without_title(text: str, holding: Holding) -> str:
    return text.replace(holding.title, " " * len(holding.title)) if holding.title else text


def _named(values: set[str], rest: str, original: str) -> tuple[set[str], str]:
    named = set()
    for value in sorted(values, key=len, reverse=True):
        for found in _value_pattern(value).finditer(rest):
            if len(value) > 1 or original[found.start() : found.end()].isupper() or value.isdigit():
                named.add(value)
                rest = rest[: found.start()] + " " * len(value) + rest[found.end() :]
    return named, rest


@cache
def _value_pattern(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z\d']){re.escape(value)}(?![a-z\d]|'s\b|[.,]\d)" if value else r"(?!)")


def price_fact(holding: Holding, amounts: Sequence[Decimal], mention: Mention, segment: str) -> Fact | None:
    """Return the fact that the variants meant cost one of `amounts`; without a mention, that the product does."""
    if mention and holding.variants:
        return _every(holding, mention, lambda variant: _costs(variant, amounts), lambda variant: variant.price)
    low, high = (_bound(holding, name) for name in ("price.low.money", "price.high.money"))
    if low is None or high is None:
        return next((fact for value, fact in holding.moneys if value in amounts), None)
    if low[0] == high[0]:
        return low[1] if low[0] in amounts else None
    if low[0] in amounts:
        return low[1] if FROM.search(segment) else None
    return high[1] if high[0] in amounts and (UP_TO.search(segment) or FROM.search(segment)) else None


def former_fact(holding: Holding, amounts: Sequence[Decimal], mention: Mention) -> Fact | None:
    """Return the fact that the variants meant, all that are made, cost one of `amounts` before."""
    if not holding.variants or not all(one.was or not _is_named(one, mention) for one in holding.variants):
        return None
    return _every(
        holding,
        mention,
        lambda one: one.was is not None and Decimal(one.was.value) in amounts,
        lambda one: one.was,
    )


def _is_named(variant: Variant, mention: Mention) -> bool:
    return all(not named or value in named for named, value in zip(mention.values, variant.values, strict=False))


def stock_fact(holding: Holding, claim: Claim, mention: Mention) -> Fact | None:
    """Return the fact that the variants meant are in stock, or sold out; None where one of them is not."""
    wanted = "true" if claim is Claim.IN_STOCK else "false"
    if mention and holding.variants:
        if claim is Claim.SOLD_OUT:
            return _every(holding, mention, lambda _: True, lambda variant: variant.available, "false")
        return _every(holding, mention, lambda one: one.is_available_as(wanted), lambda variant: variant.available)
    own = next((fact for fact in holding.facts if fact.field == "available"), None)
    return own if own and own.value == wanted else None


def _every(
    holding: Holding, mention: Mention, fits: Fits, fact_of: Callable[[Variant], Fact | None], all_are: str = ""
) -> Fact | None:
    """Return a fact of a variant where each combination named is made and has one that fits.

    With `all_are` every variant of the combination must have that value: sold out are only all of them.
    """
    named = [values or {None} for values in mention.values]
    found: Fact | None = None
    for combination in list(combinations(*named))[:MOST_COMBINATIONS]:
        made = [one for one in holding.variants if _is_made(one, combination)]
        fitting = [fact for one in made if fits(one) and (fact := fact_of(one))]
        if not fitting or (all_are and any(fact.value != all_are for fact in fitting)):
            return None
        found = fitting[0]
    return found


def _is_made(variant: Variant, combination: Sequence[str | None]) -> bool:
    return all(wanted in (None, value) for wanted, value in zip(combination, variant.values, strict=False))


def _costs(variant: Variant, amounts: Sequence[Decimal]) -> bool:
    return variant.price is not None and Decimal(variant.price.value) in amounts


def _bound(holding: Holding, name: str) -> tuple[Decimal, Fact] | None:
    return next(((value, fact) for value, fact in holding.moneys if fact.field == name), None)
