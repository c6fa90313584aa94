"""Amounts, sums and days of a clause, each bound to the record and the field whose part it plays."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from domain.agent.concepts import meaning, said_words
from domain.agent.facts import Fact
from domain.agent.language import Language
from domain.agent.phrases import Claim
from domain.drafting.checking.claims import read_claims
from domain.drafting.checking.days import Day, read_days
from domain.drafting.checking.goods import Mention, price_fact
from domain.drafting.checking.holdings import Holding, Text, meanings
from domain.drafting.checking.numbers import JOINED, Read, read_amounts
from domain.drafting.checking.parts import Part, Segment
from domain.drafting.checking.speech import is_plain
from domain.drafting.checking.sums import Sum, read_sums

SHORTEST_LINE = 2  # words
MISQUOTED = 0.8  # share of a line's words that make a clause a repetition of it
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
            r"\b(?:ordered|placed|bought|purchased|created|dated|dates|order from|bestellt|aufgegeben|realizad[oa]|hecho|pasad[oa]|comprad[oa]|passee?|effectuee?"
            r"|feit[oa]|effettuat[oa]|geplaatst|zlozon\w*|kupion\w*)\b|주문하|주문일|注文し|注文日|ご注文は"
        ),
        "created.at",
    ),
    (
        re.compile(
            r"\b(?:refund\w*|reimburs\w*|erstatt\w*|reembols\w*|rembours\w*|rimbors\w*|terugbeta\w*|zwroc\w*|zwrot\w*)\b|환불|返金"
        ),
        "refund.",
    ),
)
ROLE_OF_CLAIM = {
    Claim.DELIVERED: "delivered.at",
    Claim.CANCELLED: "cancelled.at",
    Claim.REFUNDED: "refund.",
    Claim.SHIPPED: "sent.at",
    Claim.ON_ITS_WAY: "sent.at",
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


def bind_days(part: Part) -> None:
    days = sorted(read_days(part.rest, part.languages, part.scene.today), key=lambda day: day.start - day.end)
    kept: list[Day] = []
    for day in days:
        if all(day.end <= other.start or day.start >= other.end for other in kept):
            kept.append(day)
    kept.sort(key=lambda day: day.start)
    segments = part.segments(_told_together(kept, part.sentence)) if kept else []
    for day in kept:
        segment = next(one for one in segments if one.start <= day.start < one.end)
        fact = None if day.vague else _dated(part, day, segment)
        part.bind(day.start, day.end, fact or _told_day(part, day))


def _told_together(days: Sequence[Day], text: str) -> list[tuple[int, int]]:
    """Return where days stand, "Tuesday, November 24" as one."""
    found: list[tuple[int, int]] = []
    for day in days:
        if found and not text[found[-1][1] : day.start].strip(" ,.("):
            found[-1] = found[-1][0], day.end
        else:
            found.append((day.start, day.end))
    return found


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
    """Whether a date may be meant; one of which nothing is told is the day the order was placed."""
    return any(role in field for role in roles or {"created.at"})


def _told_day(part: Part, day: Day) -> Fact | None:
    words = part.sentence[day.start : day.end]

    def holds(text: Text) -> bool:
        if day.vague:
            return words in text.level
        same = (other for other in text.days if other.weekday == day.weekday)
        return any(day.weekday is not None or set(other.readings) & set(day.readings) for other in same)

    return part.text_fact(holds, holds)


def bind_amounts(part: Part) -> None:
    reads = [one for one in read_amounts(part.rest, part.languages) if part.sheet.is_free(one.start, one.end)]
    segments = part.segments(_ranges(reads, part.sentence)) if reads else []
    for read in reads:
        around = next((one.text for one in segments if one.start <= read.start < one.end), part.said)
        fact = _told_amount(part, read, around) if read.has_unit else _counted(part, read)
        if fact is None and part.echoes and part.sentence[read.start : read.end] in part.scene.level_question:
            part.sheet.settle(read.start, read.end)
        else:
            part.bind(read.start, read.end, fact)


def _ranges(reads: Sequence[Read], text: str) -> list[tuple[int, int]]:
    """Return where the amounts stand, "5 to 10 days" as one."""
    found: list[tuple[int, int]] = []
    for read in reads:
        joined = JOINED.match(text, found[-1][1]) if found else None
        if joined and joined.end() == read.start:
            found[-1] = found[-1][0], read.end
        else:
            found.append((read.start, read.end))
    return found


def _told_amount(part: Part, read: Read, around: str) -> Fact | None:
    kinds = {amount.unit.removeprefix("business ") for amount in read.amounts}

    def holds(text: Text) -> bool:
        return any(set(read.amounts) & set(other.amounts) for other in text.amounts)

    def rivals(text: Text) -> bool:
        return any(amount.unit.removeprefix("business ") in kinds for other in text.amounts for amount in other.amounts)

    return part.text_fact(holds, rivals, around) or _measured(part, read)


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

    told = {binding.field for binding in part.sheet.bindings}

    def holds(text: Text) -> bool:
        bound = text.fact.field in told and any(values & {one.value for one in other.amounts} for other in text.amounts)
        return bound or any(_same_number(read, other, values) for other in text.amounts)

    return part.text_fact(holds, holds)


def _same_number(read: Read, other: Read, values: set[Decimal]) -> bool:
    pairs = ((read.after, other.after), (read.before, other.before))
    same_word = any(one and not is_plain(one, Language.ENGLISH) and meaning(one) == meaning(two) for one, two in pairs)
    return bool(same_word) and bool(values & {amount.value for amount in other.amounts})


def refuse_misquotes(part: Part) -> None:
    """Refuse a clause that repeats a line of the merchant's with another number in it."""
    said = Counter(value for read in read_amounts(_without_sums(part), part.languages) for value in _values(read))
    words = meanings(part.said)
    alike = [
        (len([forms for forms in text.words if forms & words]) / len(text.words), text)
        for text in part.texts
        if _is_line(text)
    ]
    most = max((share for share, _ in alike), default=0)
    best = [
        Counter(value for read in text.amounts for value in _values(read)) for share, text in alike if share == most
    ]
    if most >= MISQUOTED and all(said - kept and kept - said for kept in best):
        part.sheet.unbound.append(part.said.strip())


def _is_line(text: Text) -> bool:
    return bool(text.amounts) and len(text.words) >= SHORTEST_LINE


def _values(read: Read) -> list[Decimal]:
    return [amount.value for amount in read.amounts[:1]]


def _without_sums(part: Part) -> str:
    text = part.unnamed(part.said)
    for one in read_sums(text):
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text
