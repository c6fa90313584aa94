"""Products compared: which of two costs less, by how much, and which alone of those asked after can be had."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from domain.agent.facts import Fact
from domain.agent.phrases import Claim
from domain.drafting.checking.clauses import SHORTEST_NAME, Named, names_in
from domain.drafting.checking.goods import Mention, stock_fact
from domain.drafting.checking.holdings import Holding
from domain.drafting.checking.moods import denies
from domain.drafting.checking.parts import Part, Segment
from domain.drafting.checking.quantified import Share, shares_in
from domain.drafting.checking.sums import Sum, read_sums
from domain.drafting.checking.worded import EXTREMES
from domain.language.languages import Language

# Of what stands before it, in English, German, Spanish, French, Portuguese, Italian, Dutch and Polish.
CHEAPER = (
    r"cheaper|less expensive|more affordable|lower[- ]priced|costs?(?P<less> \S+)? less|gunstiger|billiger|preiswerter|kostet weniger|mas barat[oa]s?|cuesta menos"
    r"|moins ch\w+|coute moins|mais barat[oa]s?|custa menos|piu economic[oaie]|meno car[oaie]|costa (?:di )?meno|goedkoper|kost minder|tans[zi]\w+|kosztuje mniej"
)
DEARER = (
    r"more expensive|dearer|pricier|costs?(?P<more> \S+)? more|teurer|kostet mehr|mas car[oa]s?|cuesta mas|plus ch\w+|coute plus|mais car[oa]s?|custa mais"
    r"|piu car[oaie]|costa (?:di )?piu|duurder|kost meer|drozs[zy]\w+|kosztuje wiecej"
)
ALIKE = r"costs? (?:just |exactly )?the same|(?:has|have|is|are) (?:at )?(?:just |exactly )?the same price"
COMPARED = re.compile(rf"\b(?:(?P<cheaper>{CHEAPER})|(?P<dearer>{DEARER})|(?P<alike>{ALIKE}))\b")
THAN = re.compile(r"\s*(?:than|as|als|que|do que|di|del\w*|dell'|dan|niz|od)\b")
OTHER = re.compile(r"\s*(?:than|as|als|que|dan|niz) (?:the other|das andere|el otro|l'autre)\b")
OF_TWO = re.compile(r"\s*(?:one|choice|option|pick)\b(?: of the two\b)?|\s*of the two\b")
AGAINST = re.compile(
    r"\s(?:against|vs\.?|versus|compared (?:to|with)|gegenuber|statt|frente a|contre|contro|tegenover|wobec)\s"
)
ARTICLE = re.compile(r"\s*(?:(?:the|our|der|die|das|dem|el|la|le|les|o|a|os|as|il|lo|de|het) |l')?")
JOINED = re.compile(
    r"\W*(?:(?:and|or|as well as|und|oder|y|e|o|et|ou|en|of|i|oraz|lub)\W+)?(?:(?:the|der|die|das|el|la|le|les|o|a|il|de|het) )?"
)
MOST = re.compile(r"\b(?:le|la|les|el|los|las|lo)\s$")
NOT_NOW = re.compile(r"\b(?:was|were|will be|would be|used to be)\s(?:\w+ )?$")
APART = re.compile(r"[,;:(]|\b(?:but|while|whereas|aber|pero|maar|ale)\b")
MORE_THAN = re.compile(
    r"(?<!mientras )(?<!ainsi )(?<!tandis )(?<!alors )(?<!enquanto )\b(?P<than>als|que|dan|niz)"
    r"\s+(?:(?:der|die|das|dem|den|el|la|le|les|o|a|os|as|il|lo|de|het) |l')?$"
)
BY_SO_MUCH = re.compile(r"[\s\x00]*$")
PAIR = 2


@dataclass(frozen=True)
class Price:
    """What a product costs, from its cheapest make to its dearest."""

    low: Decimal
    high: Decimal
    fact: Fact


def bind_comparisons(part: Part) -> None:
    """Bind which of two products costs less, the difference, and the other's price behind an "against"; or refuse it."""
    if part.clause.start or part.echoes:  # a comparison may stand across clauses, so the first looks at all of them
        return
    for found in COMPARED.finditer(part.sheet.rest):
        before = part.sentence[: found.start()]
        if MOST.search(before) and any(pattern.match(found.group()) for pattern, _, _ in EXTREMES):
            continue  # "el más barato" is the cheapest
        pair = None if _is_denied(part.sentence, found) or NOT_NOW.search(before) else _pair(part, found)
        if pair and _is_so(found, *pair):
            part.sheet.bind(*found.span(), pair[0].fact)
            _settle_around(part, found, *pair)
        else:
            part.sheet.refuse(*found.span())
    if part.languages[0] is not Language.ENGLISH:  # in which the word that compares tells
        _refuse_untold(part)


def _refuse_untold(part: Part) -> None:
    """Refuse the "than" of a comparison that no price tells: of size, of weight, of all that we cannot read there."""
    goods = [one for one in part.scene.holdings if one.record.kind == "product"]
    for one, other in pairwise(names_in(part.sentence, goods)):
        than = MORE_THAN.search(part.sheet.rest, one.end, other.start) if one.holding is not other.holding else None
        if than:
            part.sheet.refuse(*than.span("than"))


def _is_denied(sentence: str, found: re.Match[str]) -> bool:
    start = max((cut.end() for cut in APART.finditer(sentence, 0, found.start())), default=0)
    end = APART.search(sentence, found.end())
    return denies(sentence[start : end.start() if end else len(sentence)])


def _is_so(found: re.Match[str], one: Price, other: Price) -> bool:
    if by := found["less"] or found["more"]:
        sums = list(read_sums(by))
        if len(sums) != 1 or not _differ_by(sums[0], one, other):
            return False
    if found["cheaper"]:
        return one.high < other.low
    if found["dearer"]:
        return one.low > other.high
    return one.low == one.high == other.low == other.high


def _settle_around(part: Part, found: re.Match[str], one: Price, other: Price) -> None:
    """Bind what is told beside a comparison: by how much, what the other costs, and that there are two."""
    for pattern in (OF_TWO, THAN):
        if beside := pattern.match(part.sentence, found.end()):
            part.sheet.settle(*beside.span())
    sums = [amount for amount in read_sums(part.sentence) if part.sheet.is_free(amount.start, amount.end)]
    for amount in sums:
        if _is_difference(part, amount, found, one, other):
            part.sheet.bind(amount.start, amount.end, one.fact)
    for own, its in pairwise(sums):
        if AGAINST.fullmatch(part.sentence[own.end : its.start]) and _costs(one, own) and _costs(other, its):
            part.sheet.bind(own.start, own.end, one.fact)
            part.sheet.settle(own.end, its.start)
            part.sheet.bind(its.start, its.end, other.fact)


def _is_difference(part: Part, amount: Sum, found: re.Match[str], one: Price, other: Price) -> bool:
    """Whether a sum right before the comparison is by how much: "$60 cheaper", "costs $60 less"."""
    right_before = amount.end <= found.start() and BY_SO_MUCH.fullmatch(part.sentence[amount.end : found.start()])
    return bool(right_before) and _differ_by(amount, one, other)


def _differ_by(amount: Sum, one: Price, other: Price) -> bool:
    return one.low == one.high and other.low == other.high and abs(one.low - other.low) in amount.amounts


def _costs(price: Price, amount: Sum) -> bool:
    return price.low == price.high and price.low in amount.amounts


def _pair(part: Part, found: re.Match[str]) -> tuple[Price, Price] | None:
    """Return the prices of the product that is compared and of the one other that it is compared with."""
    goods = [one for one in part.scene.holdings if one.record.kind == "product"]
    named = names_in(part.sentence, goods)
    one = _subject(part, [name for name in named if name.end <= found.start()])
    if one is None:
        return None
    than = THAN.match(part.sentence, found.end())
    if than and not OTHER.match(part.sentence, found.end()):
        others = [name.holding for name in named if ARTICLE.fullmatch(part.sentence[than.end() : name.start])]
    else:
        others = list(dict.fromkeys([*(name.holding for name in named), *asked_after(part)]))
    others = [holding for holding in others if holding is not one]
    prices = [price for holding in (one, *others) if (price := _price_of(holding))]
    return (prices[0], prices[1]) if len(others) == 1 and len(prices) == PAIR else None


def _subject(part: Part, named: Sequence[Named]) -> Holding | None:
    """Return the product that a comparison is of: the one named last before it, if it is not one of two joined."""
    if not named:
        return part.goods[0] if len(part.goods) == 1 else None
    joined = len(named) > 1 and JOINED.fullmatch(part.sentence[named[-2].end : named[-1].start])
    return None if joined else named[-1].holding


def asked_after(part: Part) -> Sequence[Holding]:
    """Return the products that the shopper's question names, if only by the first word of the title."""
    question = part.scene.level_question
    goods = [one for one in part.scene.holdings if one.record.kind == "product" and one.title]
    firsts = Counter(one.title.split()[0] for one in goods)
    short = [one for one in goods if firsts[first := one.title.split()[0]] == 1 and _stands(first, question)]
    named = [name.holding for name in names_in(question, goods)]
    return list(dict.fromkeys([*named, *short]))


def _stands(first: str, question: str) -> bool:
    return len(first) >= SHORTEST_NAME and bool(re.search(rf"(?<![a-z\d]){re.escape(first)}(?![a-z\d])", question))


def alone_in_stock(part: Part, segment: Segment) -> Fact | None:
    """Return that a product can be had, behind "only the …", where none of the others asked after can."""
    shares = [end for _, end, share in shares_in(segment.text, part.languages) if share is Share.ONLY]
    names = [name for name in names_in(segment.text, part.goods) if len(part.goods) == 1]
    right_before = any(
        end <= name.start and ARTICLE.fullmatch(segment.text[end : name.start]) for end in shares for name in names
    )
    asked = asked_after(part)
    if not right_before or part.goods[0] not in asked or len(asked) < PAIR:
        return None
    others = [stock_fact(one, Claim.SOLD_OUT, Mention(())) for one in asked if one is not part.goods[0]]
    return stock_fact(part.goods[0], Claim.IN_STOCK, Mention(())) if all(others) else None


def _price_of(holding: Holding) -> Price | None:
    sums = {fact.field: (value, fact) for value, fact in holding.moneys}
    low, high = sums.get("price.low.money"), sums.get("price.high.money")
    return Price(low[0], high[0], low[1]) if low and high else None
