"""Amounts of a clause: with a unit, bound to a line that tells them; without one, to what they count."""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from domain.agent.facts import Fact
from domain.drafting.checking.holdings import Text, meanings
from domain.drafting.checking.numbers import JOINED, Read, read_amounts
from domain.drafting.checking.parts import Part
from domain.drafting.checking.speech import is_plain
from domain.drafting.checking.sums import read_sums
from domain.language.concepts import meaning
from domain.language.languages import Language

SHORTEST_LINE = 2  # words
MISQUOTED = 0.8  # share of a line's words that make a clause a repetition of it
CHOICES = ("colors", "colours", "sizes", "options", "variants", "versions", "styles", "choices")
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
        return any(set(read.amounts) & set(other.amounts) and _same_sense(read, other) for other in text.amounts)

    def rivals(text: Text) -> bool:
        return any(amount.unit.removeprefix("business ") in kinds for other in text.amounts for amount in other.amounts)

    return part.text_fact(holds, rivals, around) or _measured(part, read)


def _same_sense(read: Read, other: Read) -> bool:
    """Whether "less than 310 grams" rests on a line that says less, not on one that says 310."""
    return read.sense in ("", other.sense)


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
    for holding in part.goods:
        for name, values_of in holding.choices.items():
            if read.after in CHOICES or read.after.removesuffix("s") == name.removesuffix("s"):
                if len(values_of) in values:
                    return values_of[0]
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
