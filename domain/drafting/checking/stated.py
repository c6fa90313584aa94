"""Claims of stock and of where an order is, each bound to a state that says the same."""

import re

from domain.agent.facts import Fact
from domain.agent.phrases import Claim
from domain.drafting.checking.claims import STOCK, Claimed, Mood, read_claims
from domain.drafting.checking.colors import color_of, read_colors, same_color
from domain.drafting.checking.goods import stock_fact
from domain.drafting.checking.holdings import Holding
from domain.drafting.checking.parts import Part, Segment
from domain.drafting.checking.promises import read_promises
from domain.drafting.checking.sums import read_sums
from domain.language.concepts import meaning, said_words
from domain.language.vocabulary import SIZES

OF_A_PART = re.compile(
    r"\b(?:part|partly|partially|parcel|package|first|second|one of|some|teil\w*|parte|parti\w*|deel\w*|czesc\w*)\b|일부|一部"
)
TRACKING = re.compile(
    r"\b(?:track\w*|follow|link|number|verfolg\w*|sendungs\w*|seguimiento|suivi|rastre\w*|tracci\w*|sledz\w*)\b|추적|追跡"
)
OPPOSITE = {Claim.IN_STOCK: Claim.SOLD_OUT, Claim.SOLD_OUT: Claim.IN_STOCK, Claim.SHIPPED: Claim.NOT_SHIPPED}


def bind_claims(part: Part) -> None:
    for claimed in read_claims(part.rest, part.languages):
        if part.sheet.is_free(claimed.start, claimed.end):
            fact = _claim_fact(part, claimed, part.segment_at(claimed.start))
            part.bind(claimed.start, claimed.end, fact)


def _claim_fact(part: Part, claimed: Claimed, segment: Segment) -> Fact | None:
    claim = OPPOSITE.get(claimed.claim, claimed.claim) if claimed.mood is Mood.DENIED else claimed.claim
    turned = claimed.mood is Mood.DENIED and claimed.claim not in OPPOSITE
    if claim in STOCK:
        return _stock(part, claim, segment) or _trackable(part, claim) or _in_general(part, claim)
    if claimed.mood is Mood.CONDITIONAL:
        return _told(part) or (_expected(part) if claim is Claim.DELIVERED else None)
    facts = (_denied_state(order, claim) if turned else _state(part, order, claim, segment) for order in part.orders)
    return next((fact for fact in facts if fact), None) or (None if part.clause.named and part.orders else _told(part))


def _stock(part: Part, claim: Claim, segment: Segment) -> Fact | None:
    """Return the fact that every product spoken of is so, in the options this segment names."""
    found: Fact | None = None
    for holding in part.goods:
        mention = part.mention_at(segment.start, holding)
        unmade = _unmade(segment.text, part.sheet.text[segment.start : segment.end], holding)
        if unmade:
            found = _a_value(holding) if claim is Claim.SOLD_OUT else None
        else:
            found = stock_fact(holding, claim, mention)
        if found is None:
            return None
    return found


def _unmade(text: str, original: str, holding: Holding) -> list[str]:
    """Return colours and sizes that a segment names and the product is not made in."""
    made = {part for variant in holding.variants for value in variant.values for part in re.findall(r"\w+", value)}
    made |= set(re.findall(r"\w+", holding.title))
    colors = [color for _, _, color in read_colors(text) if not any(same_color(color_of(one), color) for one in made)]
    sizes = [
        word
        for word in re.findall(r"(?<![A-Za-z\u00c0-\u024f0-9])[A-Z0-9]+(?![A-Za-z\u00c0-\u024f0-9])", original)
        if word.lower() in SIZES and word.lower() not in made
    ]
    return [*(colors if holding.variants else []), *(sizes if holding.variants else [])]


def _a_value(holding: Holding) -> Fact | None:
    return next((fact for fact in holding.facts if fact.field.startswith("option.")), None)


def _trackable(part: Part, claim: Claim) -> Fact | None:
    """Return the parcel whose tracking is "available"."""
    if claim is not Claim.IN_STOCK or not TRACKING.search(part.said):
        return None
    return next((fact for order in part.orders for fact in order.facts if ".tracking." in fact.field), None)


def _in_general(part: Part, claim: Claim) -> Fact | None:
    return None if part.goods and part.clause.named else _told(part)


def _told(part: Part) -> Fact | None:
    return part.resting.fact if part.resting else None


def _expected(part: Part) -> Fact | None:
    """Return the day the carrier expects to bring it; the clause must have bound a day for that to matter."""
    fields = {binding.field for binding in part.sheet.bindings}
    return next(
        (
            fact
            for order in part.orders
            for fact in order.facts
            if fact.field in fields and ".expected.at" in fact.field
        ),
        None,
    )


def _state(part: Part, order: Holding, claim: Claim, segment: Segment) -> Fact | None:
    """Return the field that claims it: of the whole order, unless the clause speaks of a part or of an article."""
    lines = any(fact.value.lower() in segment.text for fact in order.facts if fact.field.endswith(".title"))
    some = lines or bool(OF_A_PART.search(segment.text))
    paid = bool(read_sums(segment.text))
    for known, fact in order.claims:
        whole = fact.field == "state" or (fact.is_money and (paid or some))
        if known is claim and (whole or (some and not fact.is_money)):
            return fact
    return None


def _denied_state(order: Holding, claim: Claim) -> Fact | None:
    """Return the order's state where nothing in the order claims what is denied."""
    if any(known is claim and (not fact.is_money or fact.value not in ("0", "0.00")) for known, fact in order.claims):
        return None
    return next((fact for fact in order.facts if fact.field == "state"), None)


def refuse_promises(part: Part) -> None:
    """Refuse what the agent says to have done or to be going to do; a rule of the store's may rest on its text."""
    for promise in read_promises(part.rest, part.languages):
        if not _is_told(part, general=promise.general) and part.sheet.is_free(promise.start, promise.end):
            part.sheet.refuse(promise.start, promise.end)


def _is_told(part: Part, *, general: bool) -> bool:
    """Whether a text of the store's says it of everybody, or the record of a refund says it of this order."""
    paid = any(binding.field.startswith("refund") for binding in part.sheet.bindings)
    refund = "refund" in set(map(meaning, said_words(part.said)))
    return (general and part.resting is not None) or (paid and refund)
