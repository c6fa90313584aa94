"""Amounts, sums and days of a clause, each bound to the record and the field whose part it plays."""

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.agent.concepts import meaning, said_words
from domain.agent.facts import Fact
from domain.agent.phrases import Claim
from domain.drafting.checking.claims import read_claims
from domain.drafting.checking.days import Day, read_days
from domain.drafting.checking.goods import Mention, price_fact
from domain.drafting.checking.holdings import Holding, Text
from domain.drafting.checking.numbers import Read, read_amounts
from domain.drafting.checking.parts import Part, Segment
from domain.drafting.checking.sums import Sum, read_sums

TOTAL = re.compile(
    r"\b(?:totals?|totall?ed|sum|altogether|came to|comes to|in all|amount|paid|gesamt\w*|summe|betrag|insgesamt|total\w*|importe|montant"
    r"|somme|soma|somma|totaal\w*|bedrag|suma|kwota|lacznie|razem)\b|합계|총|결제|合計|総額|金額"
)
ROLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\b(?:expect\w*|estimat\w*|due|should|scheduled|arrive(?:s)? (?:by|on)|will|eta|voraussichtlich|erwart\w*|soll|prevu\w*|prevue|estim\w+"
            r"|previst[oa]|devrait|deberia|dovrebbe|deve\w*|verwacht\w*|przewid\w*|spodziew\w*|powin\w+)\b|예정|예상|予定|見込"
        ),
        "expected.at",
    ),
    (
        re.compile(
            r"\b(?:ordered|placed|bought|purchased|created|dated|order from|bestellt|aufgegeben|realizad[oa]|hecho|pasad[oa]|comprad[oa]|passee?|effectuee?"
            r"|feit[oa]|effettuat[oa]|geplaatst|zlozon\w*|kupion\w*)\b|주문하|주문일|注文し|注文日|ご注文は"
        ),
        "created.at",
    ),
)
ROLE_OF_CLAIM = {
    Claim.DELIVERED: "delivered.at",
    Claim.CANCELLED: "cancelled.at",
    Claim.REFUNDED: "refund.",
    Claim.SHIPPED: "shipped.at",
}
COUNTED = {
    "order": (
        "order",
        "orders",
        "bestellungen",
        "pedidos",
        "commandes",
        "ordini",
        "bestellingen",
        "zamowienia",
        "zamowien",
    ),
    "item": (
        "item",
        "items",
        "articles",
        "artikel",
        "articulos",
        "artigos",
        "articoli",
        "things",
        "products",
        "pieces",
    ),
    "product": (
        "product",
        "products",
        "options",
        "results",
        "matches",
        "produkte",
        "productos",
        "produits",
        "produtos",
    ),
    "parcel": ("parcel", "parcels", "package", "packages", "shipment", "shipments", "pakete", "paquetes", "colis"),
}


def bind_sums(part: Part) -> None:
    sums = [one for one in read_sums(part.rest) if part.sheet.is_free(one.start, one.end)]
    for one in sums:
        named = {holding: part.mention_at(one.start, holding) for holding in part.goods}
        fact = (
            _order_sum(part, one, part.segment_at(one.start)) or _price(one, part.said, named) or _told_sum(part, one)
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
    if lines and field.startswith("line."):
        return any(field.startswith(line.field.removesuffix("title")) for line in lines)
    return not field.startswith("refund") and not (lines and field != "total.money")


def _told_sum(part: Part, one: Sum) -> Fact | None:
    def holds(text: Text) -> bool:
        return any(set(one.amounts) & set(other.amounts) and one.currencies & other.currencies for other in text.sums)

    return part.text_fact(holds, lambda text: bool(text.sums))


def bind_days(part: Part) -> None:
    days = sorted(read_days(part.rest, part.languages, part.scene.today), key=lambda day: day.start - day.end)
    kept: list[Day] = []
    for day in days:
        if all(day.end <= other.start or day.start >= other.end for other in kept):
            kept.append(day)
    kept.sort(key=lambda day: day.start)
    segments = part.segments([(day.start, day.end) for day in kept]) if kept else []
    for day, segment in zip(kept, segments, strict=True):
        fact = None if day.vague else _dated(part, day, segment)
        part.bind(day.start, day.end, fact or _told_day(part, day))


def _dated(part: Part, day: Day, segment: Segment) -> Fact | None:
    roles = _roles(part, segment)
    dates = ((moment, fact) for order in part.orders for moment, fact in order.dates)
    fitting = (fact for moment, fact in dates if day.fits(moment) and _has_role(fact.field, roles))
    return next(fitting, None)


def _roles(part: Part, segment: Segment) -> set[str]:
    """Return which dates the segment may speak of, none where it does not tell."""
    claims = {claimed.claim for claimed in read_claims(segment.text, part.languages)}
    spoken = {field for pattern, field in ROLES if pattern.search(segment.text)}
    if "expected.at" in spoken:
        return {"expected.at"}
    return spoken | {ROLE_OF_CLAIM[claim] for claim in claims if claim in ROLE_OF_CLAIM}


def _has_role(field: str, roles: set[str]) -> bool:
    return not roles or any(role in field for role in roles)


def _told_day(part: Part, day: Day) -> Fact | None:
    words = part.sentence[day.start : day.end]

    def holds(text: Text) -> bool:
        if day.vague:
            return words in text.level
        same = (other for other in text.days if other.weekday == day.weekday)
        return any(day.weekday is not None or set(other.readings) & set(day.readings) for other in same)

    return part.text_fact(holds, holds)


def bind_amounts(part: Part) -> None:
    for read in read_amounts(part.rest, part.languages):
        if not part.sheet.is_free(read.start, read.end):
            continue
        fact = _told_amount(part, read) if read.has_unit else _counted(part, read)
        if fact is None and part.echoes and part.sentence[read.start : read.end] in part.scene.level_question:
            part.sheet.settle(read.start, read.end)
        else:
            part.bind(read.start, read.end, fact)


def _told_amount(part: Part, read: Read) -> Fact | None:
    kinds = {amount.unit.removeprefix("business ") for amount in read.amounts}

    def holds(text: Text) -> bool:
        return any(set(read.amounts) & set(other.amounts) for other in text.amounts)

    def rivals(text: Text) -> bool:
        return any(amount.unit.removeprefix("business ") in kinds for other in text.amounts for amount in other.amounts)

    return part.text_fact(holds, rivals) or _measured(part, read)


def _measured(part: Part, read: Read) -> Fact | None:
    """Return an option value or another short field that holds the very amount: "500 ml"."""
    for holding in part.clause.subjects:
        for value, fact in holding.plain:
            if set(read.amounts) & {amount for one in read_amounts(value, part.languages) for amount in one.amounts}:
                return fact
    return None


def _counted(part: Part, read: Read) -> Fact | None:
    """Return what a number without a unit counts: pieces of a line, orders, a number of the merchant's text."""
    values = {amount.value for amount in read.amounts}
    return _quantity(part, read, values) or _number_of(part, read, values) or _numbered(part, read, values)


def _quantity(part: Part, read: Read, values: set[Decimal]) -> Fact | None:
    around = part.sentence[max(0, read.start - 40) : read.end + 60]
    for order in part.orders:
        known = {fact.field: fact for fact in order.facts}
        for field, fact in known.items():
            title = known.get(field.replace(".quantity", ".title"))
            if (
                field.endswith(".quantity")
                and Decimal(fact.value) in values
                and title
                and title.value.lower() in around
            ):
                return fact
    return None


def _number_of(part: Part, read: Read, values: set[Decimal]) -> Fact | None:
    for kind, names in COUNTED.items():
        if read.after in names:
            for count, fact in _counts(part, kind):
                if count in values:
                    return fact
    return None


def _counts(part: Part, kind: str) -> Sequence[tuple[Decimal, Fact]]:
    if kind in ("order", "product"):
        held = [one for one in part.scene.holdings if one.record.kind == kind]
        return [(Decimal(len(held)), held[0].facts[0])] if held and held[0].facts else []
    found = []
    for order in part.orders:
        lines = [fact for fact in order.facts if re.fullmatch(r"line\.\d+\.quantity", fact.field)]
        parcels = [fact for fact in order.facts if re.fullmatch(r"parcel\.\d+\.state", fact.field)]
        counted = {
            "item": (Decimal(len(lines)), sum(Decimal(fact.value) for fact in lines)),
            "parcel": (Decimal(len(parcels)),),
        }
        found += [(Decimal(count), fact) for count in counted[kind] for fact in (lines or parcels)[:1]]
    return found


def _numbered(part: Part, read: Read, values: set[Decimal]) -> Fact | None:
    """Return an option value that is the number, or the line where the same number stands by the same word."""
    for holding in part.clause.subjects:
        for value, fact in holding.plain:
            if value.replace(".", "", 1).isdigit() and Decimal(value) in values and ".option." in f".{fact.field}":
                return fact

    def holds(text: Text) -> bool:
        return any(_same_number(read, other, values) for other in text.amounts)

    return part.text_fact(holds, holds)


def _same_number(read: Read, other: Read, values: set[Decimal]) -> bool:
    same_word = (read.after and meaning(read.after) == meaning(other.after)) or (
        read.before and meaning(read.before) == meaning(other.before)
    )
    return bool(same_word) and bool(values & {amount.value for amount in other.amounts})
