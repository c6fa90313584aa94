"""Sums of a clause, each bound to the record and the field whose part it plays."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from domain.agent.facts import Fact
from domain.agent.phrases import Claim
from domain.drafting.checking.articles import claim_of_share, lines_named, refund_of_articles
from domain.drafting.checking.goods import Mention, former_fact, mention_of, price_fact
from domain.drafting.checking.holdings import Holding
from domain.drafting.checking.moods import denies
from domain.drafting.checking.parts import Part, Segment
from domain.drafting.checking.quantified import A_PART, Share, makes_meant, share_of
from domain.drafting.checking.sums import Sum, read_sums
from domain.language.concepts import meaning, said_words

# What makes a sum beside the name of a product a sum of an order.
OF_ORDERS = re.compile(
    r"#|\b(?:order\w*|bought|purchase\w*|paid|refund\w*|bestell\w*|bezahlt|erstatt\w*|pedido\w*|compra\w*|pag\w+|reembols\w*|command\w*|achat\w*"
    r"|pay\w*|rembours\w*|ordin\w*|acquist\w*|rimbors\w*|betaald\w*|terugbetaa\w*|zamow\w*|zaplac\w*|zwroc\w*)\b|주문|결제|환불|注文|支払|返金"
)
# Of these nothing is told by a sentence that denies it: "the refund of $20 has not been made".
PAID = re.compile(r"refund|^total\.|^subtotal\.")
ANSWER = re.compile(r"^\W*(?:(?:no|nope|not (?:quite|yet|really)|i'm afraid not|unfortunately not)\b[\s,.!:;-]*)+")
GIVEN_BACK = re.compile(r"\b(?:got|get|received|given|have)\b.* back\b")
TOTAL = re.compile(
    r"\b(?:totals?|totall?ed|sum|altogether|came to|comes to|in all|amount|paid|gesamt\w*|summe|betrag|insgesamt|total\w*|importe|montant"
    r"|somme|soma|somma|totaal\w*|bedrag|suma|kwota|lacznie|razem)\b|합계|총|결제|合計|総額|金額"
)


EACH = re.compile(
    r"\b(?:each|apiece|per|a piece|every|one|single|je|jeweils|cada|chacun\w*|ciascun\w*|elk|za sztuke)\b"
)
FIGURES = {
    "total": TOTAL,
    "subtotal": re.compile(r"\b(?:sub-?totals?|zwischensumme|subtotaal|sous-total|subtotale?)\b|소계|小計"),
    "shipping": re.compile(
        r"\b(?:shipping|delivery|postage|versand\w*|envio|livraison|port|entrega|frete|spedizione|verzend\w*|wysylk\w*|dostaw\w*)\b|배송비|送料"
    ),
    "tax": re.compile(
        r"\b(?:tax(?:es)?|vat|gst|steuern?|mwst|impuestos?|iva|taxes?|tva|impostos?|btw|podatk\w*|vat)\b|세금|税"
    ),
    "discounts": re.compile(
        r"\b(?:discount\w*|saved?|savings|off|coupon|rabatt\w*|descuento\w*|remise\w*|desconto\w*|sconto\w*|korting\w*|rabat\w*)\b|할인|割引"
    ),
    "outstanding": re.compile(
        r"\b(?:outstanding|owe[ds]?|unpaid|still (?:due|open|to pay)|left to pay|offen\w*|pendiente)\b|미결제|未払"
    ),
}


# What a price was before, and what may also open a range of prices.
FORMERLY = r"was|were|instead of|rather than|down from|reduced from|marked down from|(?P<how>regular|original|old|former|full|list|usual)(?:ly)?(?: price)?(?: (?:of|is|was))?"
FORMER = re.compile(rf"\b(?:{FORMERLY})(?: (?:at|a|the|only|just))?\W*$")
OF_A_MAKE = re.compile(r"[a-z]+(?: is)?(?: (?:at|only|just))?\W*")
MAYBE_FORMER = re.compile(r"\bfrom\W*$")


def bind_sums(part: Part) -> None:
    sums = [one for one in read_sums(part.rest) if part.sheet.is_free(one.start, one.end)]
    prices = _every_price(part, sums)
    for one in sums:
        named = {holding: part.mention_at(one.start, holding) for holding in part.goods}
        before = part.sentence[part.clause.start : one.start]
        if _is_former(part, before) and named and not part.orders:
            part.bind(one.start, one.end, _former(one, named))
            continue
        fact = _order_sum(part, one, part.segment_at(one.start)) or _price(one, part.said, named, part.implied)
        if not fact and _may_be_any_make(part, one, sums, named):
            fact = next((prices[amount] for amount in one.amounts if amount in prices), None)
        if fact is None and MAYBE_FORMER.search(before):
            fact = _former(one, named)
        part.bind(one.start, one.end, fact)
        if fact and (
            fact.field == "total.money" or _is_of_every_make(part, one, fact) or _is_share_of_refund(part, one, fact)
        ):
            part.settle_shares(part.segment_at(one.start))


def _is_former(part: Part, before: str) -> bool:
    """Whether a sum is told as what a price was; in "Regular it is $159" Regular is a size and no such word."""
    found = FORMER.search(before)
    return found is not None and not (found["how"] in part.make_words and OF_A_MAKE.fullmatch(found.group()))


def _is_of_every_make(part: Part, one: Sum, fact: Fact) -> bool:
    """Whether all makes meant cost the sum, where the clause says that all of them do."""
    if share_of(part.segment_at(one.start).text, part.languages) is not Share.ALL:
        return False
    meant = [
        make
        for holding in part.goods
        if holding.record is fact.record
        for make in makes_meant(holding, part.mention_at(one.start, holding))
    ]
    return bool(meant) and all(make.price and Decimal(make.price.value) in one.amounts for make in meant)


def _is_share_of_refund(part: Part, one: Sum, fact: Fact) -> bool:
    """Whether a refund is of as much of the order as the clause says: all of it, or a part."""
    segment = part.segment_at(one.start).text
    share = share_of(segment, part.languages)
    if not fact.field.startswith("refund") or share is None or (share is Share.SOME and not A_PART.search(segment)):
        return False
    return any(claim_of_share(order, Claim.REFUNDED, share) for order in part.orders)


def _every_price(part: Part, sums: Sequence[Sum]) -> dict[Decimal, Fact]:
    """Return the prices of a product's makes where the clause lists all of them: "$34, $40 or $46"."""
    for holding in part.goods:
        prices = {Decimal(one.price.value): one.price for one in holding.variants if one.price}
        said = {amount for one in sums for amount in one.amounts if holding.currency in one.currencies}
        if len(prices) > 1 and set(prices) == said & set(prices) and len(sums) == len(prices):
            return prices
    return {}


def _may_be_any_make(part: Part, one: Sum, sums: Sequence[Sum], named: dict[Holding, Mention]) -> bool:
    """Whether a sum of a list of all prices is told of no make, or of several at once and in their order."""
    for holding, mention in named.items():
        values = [value for values in mention.values for value in values]
        if len(values) == 1:
            return False
        if len(values) == len(sums):
            listed = sorted(values, key=part.said.find)
            own = mention_of(listed[list(sums).index(one) :][:1], holding)
            if price_fact(holding, one.amounts, own, part.said) is None:
                return False
    return True


def _price(
    one: Sum, clause: str, mentions: dict[Holding, Mention], implied: Callable[[Holding], Mention]
) -> Fact | None:
    """Return the price of the makes named, or of those implied; where the clause names none, the product's."""
    for holding, mention in mentions.items():
        meant = mention.over(implied(holding))
        found = price_fact(holding, one.amounts, meant, clause) if meant else None
        found = found or (None if mention else price_fact(holding, one.amounts, mention, clause))
        if found and holding.currency in one.currencies:
            return found
    return None


def _former(one: Sum, mentions: dict[Holding, Mention]) -> Fact | None:
    facts = (
        former_fact(holding, one.amounts, mention)
        for holding, mention in mentions.items()
        if holding.currency in one.currencies
    )
    return next((fact for fact in facts if fact), None)


def _order_sum(part: Part, one: Sum, segment: Segment) -> Fact | None:
    if part.goods and part.clause.named and not OF_ORDERS.search(part.said):
        return None
    denied = denies(ANSWER.sub("", segment.text))
    for order in (order for order in part.orders if order.currency in one.currencies):
        for amount, fact in order.moneys:
            if (
                amount in one.amounts
                and amount
                and not (denied and PAID.search(fact.field))
                and _plays(fact.field, segment.text, order)
            ):
                return fact
    return None


def _plays(field: str, segment: str, order: Holding) -> bool:
    """Whether a sum of an order is the one a segment speaks of: a refund, the total, its tax, the price of an article."""
    if "refund" in set(map(meaning, said_words(segment))) or GIVEN_BACK.search(segment):
        lines = lines_named(order, segment)
        return field.startswith(("refund.", "refunded")) and (not lines or refund_of_articles(order, lines) is not None)
    spoken = {name for name, pattern in FIGURES.items() if pattern.search(segment)}
    lines = lines_named(order, segment)
    if field.startswith("line."):
        return field.split(".")[1] in lines and not (spoken - {"total"}) and _is_of_all(field, segment, order)
    if spoken:
        return field.removesuffix(".money") in spoken
    return field == "total.money" and not lines


def _is_of_all(field: str, segment: str, order: Holding) -> bool:
    """Whether a sum of an article is meant: of all its pieces together only where nothing says that it is of each."""
    quantity = order.record.fields.get(f"line.{field.split('.')[1]}.quantity", "1")
    return field.endswith("price.money") or quantity == "1" or not EACH.search(segment)
