"""Claims of stock and of where an order is, each bound to a state that says the same."""

import re

from domain.agent.facts import Fact
from domain.agent.orders.states import OrderState
from domain.agent.phrases import Claim
from domain.drafting.checking.articles import (
    claim_of_articles,
    claim_of_share,
    lines_named,
    parcels_of_carriers,
    refund_of_articles,
    sent_by_mail,
    states_of_article,
)
from domain.drafting.checking.claims import STOCK, Claimed, Mood, read_claims
from domain.drafting.checking.colors import color_of, read_colors, same_color
from domain.drafting.checking.compared import alone_in_stock
from domain.drafting.checking.goods import Mention, mention_in
from domain.drafting.checking.holdings import Holding
from domain.drafting.checking.moods import denies
from domain.drafting.checking.parts import TOGETHER, Part, Segment
from domain.drafting.checking.promises import read_promises
from domain.drafting.checking.quantified import A_PART, Share, share_of, shares_in, stock_of
from domain.drafting.checking.sums import read_sums
from domain.language.concepts import meaning, said_words
from domain.language.vocabulary import SIZES

# So many of its articles, or what is left of them.
SO_MANY = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six) (?:other |more |remaining )?(?:items?|things?|articles?|pieces?|parcels?|packages?)\b"
    r"|^\W*(?:and |but )?one (?:was|is|has|'s)\b|\b(?:first|second|third|other|last) (?:one|parcel|package|box)\b|\bthe (?:rest|remaining|remainder|others?)\b"
)
OF_A_PART = re.compile(
    r"\b(?:part|partly|partially|parcel|package|first|second|one of|some|teil\w*|parte|parti\w*|deel\w*|czesc\w*)\b|일부|一部"
)
PARTLY = OrderState.PARTLY_FULFILLED.value
TRACKING = re.compile(
    r"\b(?:track\w*|follow|link|number|verfolg\w*|sendungs\w*|seguimiento|suivi|rastre\w*|tracci\w*|sledz\w*)\b|추적|追跡"
)
# Of a refund that the record shows it may be said that the store made it, never that the agent did.
BY_THE_AGENT = re.compile(r"(?:i\b|ive\b|ill\b|let me|ich\b|habe ich|he\b|voy\b|j'|je\b|eu\b|ho\b|ik\b|heb ik)")
# What was cancelled will not be sent; of other orders no record says so.
TO_COME = re.compile("still to come")  # which may lie in a van or on our shelf
NEVER = re.compile(r"\b(?:won't|will not|not going to) be\b")
# Who did it is in no record.
ACTED = re.compile(
    r"\byou(?:'ve| have)? (?:cancell?ed|refused|collected|signed)|\bby (?:you|us|the (?:customer|store|shop|seller|courier))\b|\b(?:your|my|him|her|it)sel(?:f|ves)\b"
)
UNTRACKED = re.compile(
    r"\b(?:no|not have an?|n't have an?|without an?) (?:tracking|shipment) (?:number|code|link|information|details)(?: (?:yet|so far|for it))*"
)
# "Only yesterday" and "just now" tell no share of an order.
# What speaks of other makes than those asked for.
ELSE = re.compile(
    r"\b(?:others?|another|else|rest|remaining|instead|ander\w*|ubrig\w*|sonst|otr[oa]s?|autres?|outr[oa]s?|altr[oiae]|inn[aey]\w*|pozostal\w*)\b"
    r"|다른|나머지|他の|ほか|別の"
)
SHARE_OF_TIME = re.compile(r"\b(?:just|at all|after all|all right|only (?=on |yesterday|today))\b")
OPPOSITE = {Claim.IN_STOCK: Claim.SOLD_OUT, Claim.SOLD_OUT: Claim.IN_STOCK, Claim.SHIPPED: Claim.NOT_SHIPPED}


def bind_claims(part: Part) -> None:
    for claimed in read_claims(part.rest, part.languages):
        if part.sheet.is_free(claimed.start, claimed.start + 1):  # a name may stand inside: "getting your boots ready"
            fact = _claim_fact(part, claimed, part.segment_at(claimed.start))
            part.bind(claimed.start, claimed.end, fact)
            if fact:
                part.settle_shares(part.segment_at(claimed.start))


def _claim_fact(part: Part, claimed: Claimed, segment: Segment) -> Fact | None:
    # "Nothing has shipped": the word that denies tells of how much.
    denied = claimed.mood is Mood.DENIED and (
        claimed.claim in STOCK or share_of(segment.text, part.languages) is not Share.NONE
    )
    claim = OPPOSITE.get(claimed.claim, claimed.claim) if denied else claimed.claim
    turned = denied and claimed.claim not in OPPOSITE
    if claim in STOCK:
        return _stock(part, claim, segment) or _trackable(part, claim)
    if claimed.mood is Mood.CONDITIONAL:
        return _expected(part) if claim is Claim.DELIVERED else None
    if TO_COME.search(part.sentence, claimed.start, claimed.end):
        return _to_come(part, segment)
    facts = (_denied_state(order, claim) if turned else _state(part, order, claim, segment) for order in part.orders)
    return next((fact for fact in facts if fact), None)


def _to_come(part: Part, segment: Segment) -> Fact | None:
    """Return the state of what is on its way, or is not sent yet."""
    if denies(segment.text):
        return None
    claims = (Claim.ON_ITS_WAY, Claim.NOT_SHIPPED)
    facts = (_state(part, order, claim, segment) for claim in claims for order in part.orders)
    return next((fact for fact in facts if fact), None)


def _stock(part: Part, claim: Claim, segment: Segment) -> Fact | None:
    """Return the fact that every product spoken of is so, in the options this segment names."""
    found: Fact | None = None
    share = share_of(segment.text, part.languages)
    if share is Share.NONE:
        claim = OPPOSITE[claim] if claim is Claim.IN_STOCK else claim
    if claim is Claim.IN_STOCK and share is Share.ONLY and (alone := alone_in_stock(part, segment)):
        return alone
    goods = part.goods_in(segment.text)
    if len(goods) == 1 and TOGETHER.search(segment.text) and not _is_of_two(part, segment, goods[0]):
        return None
    for holding in goods:
        mention = part.mention_at(segment.start, holding)
        unmade = _unmade(segment.text, part.sheet.text[segment.start : segment.end], holding)
        if unmade:
            found = _a_value(holding) if claim is Claim.SOLD_OUT else None
        else:
            if claim is Claim.IN_STOCK and (listed := _listed(part, segment, holding, mention)):
                return listed
            own = _singled_out(part, segment, holding)
            if share is None and not ELSE.search(segment.text):
                if claim is Claim.IN_STOCK and part.scene.unmade and not mention:
                    return None
                mention = mention.over(part.implied(holding))
            found = stock_of(holding, claim, mention, share, mention.but(own))
        if found is None:
            return None
    return found


def _is_of_two(part: Part, segment: Segment, holding: Holding) -> bool:
    """Whether two makes of one product may be meant by "both": two are named, or it comes in two."""
    named = any(len(values) > 1 for values in part.mention_at(segment.start, holding).values)
    return named or any(len(values) > 1 for values in holding.choices.values())


def _listed(part: Part, segment: Segment, holding: Holding, mention: Mention) -> Fact | None:
    """Return an option of a product that is "available in" all values of it: so its choices are told, not its stock."""
    known = [frozenset(one.values[at] for one in holding.variants) for at in range(len(mention.values))]
    named = [(values, known[at]) for at, values in enumerate(mention.values) if values]
    whole = named and all(values == every and len(every) > 1 for values, every in named)
    plain = "available in" in segment.text and not share_of(segment.text, part.languages)
    own = any(fact.field == "available" and fact.value == "true" for fact in holding.facts)
    return _a_value(holding) if whole and plain and own else None


def _singled_out(part: Part, segment: Segment, holding: Holding) -> Mention:
    """Return which makes a segment names by itself: behind an "only", if some stand there, else all."""
    original = part.sheet.text[segment.start : segment.end]
    only = [end for _, end, share in shares_in(segment.text, part.languages) if share is Share.ONLY]
    behind = mention_in(segment.text[only[0] :], original[only[0] :], holding) if only else None
    return behind or mention_in(segment.text, original, holding)


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
    if ACTED.search(segment.text):
        return None
    if claim is Claim.NOT_SHIPPED and NEVER.search(segment.text):
        return next((fact for known, fact in order.claims if known is Claim.CANCELLED), None)
    share = share_of(SHARE_OF_TIME.sub(" ", segment.text), part.languages)
    if share:
        vague = share is Share.SOME and not A_PART.search(segment.text)
        return None if vague else claim_of_share(order, claim, share)
    lines = lines_named(order, segment.text)
    if lines and claim is Claim.REFUNDED:
        return refund_of_articles(order, lines)
    if out := sent_by_mail(order, lines):
        return out[0] if claim is Claim.SHIPPED and len(out) == len(lines) else None
    if states := [state for line in lines for state in states_of_article(order, line)]:
        return claim_of_articles(claim, states)
    some = bool(lines) or bool(OF_A_PART.search(segment.text) or SO_MANY.search(segment.text))
    paid = bool(read_sums(segment.text))
    carried = parcels_of_carriers(order, segment.text)
    if carried and not all(_has_claim(order, claim, parcel) for parcel in carried):
        return None
    for known, fact in order.claims:
        whole = (fact.field == "state" and (some or fact.value != PARTLY)) or (fact.is_money and (paid or some))
        if known is claim and (whole or (some and not fact.is_money)):
            return fact
    return None


def _has_claim(order: Holding, claim: Claim, parcel: str) -> bool:
    return any(known is claim and fact.field == f"parcel.{parcel}.state" for known, fact in order.claims)


def _denied_state(order: Holding, claim: Claim) -> Fact | None:
    """Return the order's state where nothing in the order claims what is denied."""
    if any(known is claim and (not fact.is_money or fact.value not in ("0", "0.00")) for known, fact in order.claims):
        return None
    return next((fact for fact in order.facts if fact.field == "state"), None)


def bind_missing(part: Part) -> None:
    """Bind that there is no tracking number yet to the state of an order that has none."""
    for found in UNTRACKED.finditer(part.rest):
        untracked = (order for order in part.orders if not any(".tracking." in fact.field for fact in order.facts))
        state = (fact for order in untracked for fact in order.facts if fact.field == "state")
        part.bind(*found.span(), next(state, None))


def refuse_promises(part: Part) -> None:
    """Refuse what the agent says to have done or to be going to do; a rule of the store's is settled by its line."""
    for promise in read_promises(part.rest, part.languages):
        ours = bool(BY_THE_AGENT.match(part.sentence, promise.start))
        if (ours or not _is_refunded(part)) and part.sheet.is_free(promise.start, promise.end):
            part.sheet.refuse(promise.start, promise.end)


def _is_refunded(part: Part) -> bool:
    """Whether the record of a refund says it of this order."""
    paid = any(binding.field.startswith("refund") for binding in part.sheet.bindings)
    return paid and "refund" in set(map(meaning, said_words(part.said)))
