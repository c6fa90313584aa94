"""Amounts of a clause: with a unit, bound to a line that tells them; without one, to what they count."""

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.agent.facts import Fact
from domain.agent.phrases import Claim
from domain.drafting.checking.articles import is_title, names_of_lines, parcel_numbers, stands
from domain.drafting.checking.claims import read_claims
from domain.drafting.checking.holdings import Holding
from domain.drafting.checking.levelling import level
from domain.drafting.checking.numbers import Amount, Read, read_amounts
from domain.drafting.checking.parts import Part

NEAR = 48  # characters between a number and the article it counts
SINGLE = re.compile(
    r"\b(?:(?:just|only) )?(?:one|a single|single|eine?n?|un seule?|un solo|una sola) (?P<after>[^\W\d_]+)"
)
UNSENT = r"unsent\.\d+\.quantity"
OF_ALL = re.compile(r"\bof (?:the|your|all|these)\b")
ALL_OF = re.compile(r"\ball (?:of )?(?:your |the )?$")
TWO, OTHER = Decimal(2), re.compile(r"\bthe (?:other|second)\b")
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
        "pairs",
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
    for read in [one for one in read_amounts(part.rest, part.languages) if part.sheet.is_free(one.start, one.end)]:
        fact = _measured(part, read) if read.has_unit else _counted(part, read)
        if fact is None and part.echoes and part.sentence[read.start : read.end] in part.scene.level_question:
            part.sheet.settle(read.start, read.end)
        else:
            part.bind(read.start, read.end, fact)
            if fact and not read.has_unit and (all_of := ALL_OF.search(part.sentence[: read.start])):
                _settle_all(part, read, all_of)


def _settle_all(part: Part, read: Read, all_of: re.Match[str]) -> None:
    """Settle the "all" before the number of all articles, where one parcel carries whatever is sent."""
    one_parcel = all(len(parcel_numbers(order)) == 1 for order in part.orders)
    whole = not any(re.fullmatch(UNSENT, fact.field) for order in part.orders for fact in order.facts)
    if part.orders and one_parcel and whole and read.after in COUNTED["item"]:
        part.sheet.settle(*all_of.span())


def _measured(part: Part, read: Read) -> Fact | None:
    """Return an option value or another short field that holds the very amount: "500 ml"."""
    for holding in part.clause.subjects:
        for value, fact in holding.plain:
            if set(read.amounts) & {amount for one in read_amounts(value, part.languages) for amount in one.amounts}:
                return fact
    return None


def _counted(part: Part, read: Read) -> Fact | None:
    """Return what a number without a unit counts: pieces of a line, orders, parcels, choices."""
    values = {amount.value for amount in read.amounts}
    if _is_choice(part, read.after):
        return _number_of(part, read, values)
    return _quantity(part, read, values) or _number_of(part, read, values) or _numbered(part, values)


def _is_choice(part: Part, word: str) -> bool:
    names = {name.removesuffix("s") for one in part.goods for name in one.choices}
    return word in CHOICES or f"{word}s" in CHOICES or word.removesuffix("s") in names


def _quantity(part: Part, read: Read, values: set[Decimal]) -> Fact | None:
    behind = part.sentence[read.end : read.end + NEAR]
    before = part.sentence[max(0, read.start - NEAR) : read.start]
    for order in part.orders:
        quantities = {fact.field: fact for fact in order.facts if fact.field.endswith(".quantity")}
        near = [(at, fact) for text, at in ((behind, 0), (before, 1)) for fact in _named(order, text, first=not at)]
        for _, title in sorted(near, key=lambda pair: pair[0]):
            fact = quantities.get(title.field.replace(".title", ".quantity"))
            return fact if fact and _pieces(order, title, part) in values else None
    return None


def _pieces(order: Holding, title: Fact, part: Part) -> Decimal:
    """Return how many pieces of an article were bought, in all makes of it that the sentence may mean."""
    same = [fact.field.removesuffix("title") for fact in order.facts if is_title(fact) and fact.value == title.value]
    made = {key: [level(fact.value) for fact in order.facts if fact.field.startswith(f"{key}option")] for key in same}
    named = [key for key, values in made.items() if any(stands(value, part.said) for value in values)]
    meant = same if len(named) != 1 else named
    return sum((Decimal(order.record.fields.get(f"{key}quantity", "0")) for key in meant), Decimal(0))


def _named(order: Holding, text: str, *, first: bool) -> list[Fact]:
    """Return the article a text names first, or last."""
    found = [
        (place, -len(name), fact)
        for name, fact in names_of_lines(order)
        if (place := (text.find(name) if first else text.rfind(name))) >= 0
    ]
    return [fact for _, _, fact in sorted(found, key=lambda one: (one[0] if first else -one[0], one[1]))[:1]]


def bind_single(part: Part) -> None:
    """Bind "one" and "a single" beside an article of an order, or beside what is counted, which they count."""
    for found in SINGLE.finditer(part.sentence, part.clause.start, part.clause.end):
        start, end = found.start(), found.start("after")
        if not part.sheet.is_free(start, end):
            continue
        read = Read(start, end, (Amount(Decimal(1), ""),), found["after"])
        fact = _counted(part, read) or _as_told(part, found.group())
        if fact or _is_counted(part, found["after"]):
            part.bind(start, end, fact)


def _as_told(part: Part, words: str) -> Fact | None:
    """Return the line that something else of the clause rests on, where the words stand in it as they are."""
    bound = {(one.record, one.field) for one in part.sheet.bindings if one.field.endswith(".text")}
    told = (text.fact for text in part.texts if stands(words, text.level))
    return next((fact for fact in told if (fact.record.id, fact.field) in bound), None)


def _is_counted(part: Part, word: str) -> bool:
    """Whether a word is something of which records tell how many there are."""
    things = {name for names in (*COUNTED.values(), CHOICES) for name in names}
    articles = (name for order in part.orders for name, _ in names_of_lines(order))
    return word in things or f"{word}s" in things or any(name.startswith(word) for name in articles)


def _number_of(part: Part, read: Read, values: set[Decimal]) -> Fact | None:
    for holding in part.goods:
        for name, values_of in holding.choices.items():
            if (
                read.after in CHOICES
                or f"{read.after}s" in CHOICES
                or read.after.removesuffix("s") == name.removesuffix("s")
            ):
                if len(values_of) in values:
                    return values_of[0]
    for kind, names in COUNTED.items():
        if read.after in names:
            for count, fact in _counts(part, kind):
                one_of_two = Decimal(1) in values and count == TWO and bool(OTHER.search(part.sentence))
                if count in values or one_of_two:
                    return fact
    return None


def _counts(part: Part, kind: str) -> Sequence[tuple[Decimal, Fact]]:
    if kind in ("order", "product"):
        held = [one for one in part.scene.holdings if one.record.kind == kind]
        return [(Decimal(len(held)), held[0].facts[0])] if held and held[0].facts else []
    found = []
    for order in part.orders:
        waiting = _is_of_waiting(part)
        lines = [
            fact for fact in order.facts if re.fullmatch(UNSENT if waiting else r"line\.\d+\.quantity", fact.field)
        ]
        parcels = [fact for fact in order.facts if re.fullmatch(r"parcel\.\d+\.state", fact.field)]
        counted = {
            "item": (Decimal(len(lines)), sum(Decimal(fact.value) for fact in lines)),
            "parcel": (Decimal(len(parcels)),),
        }
        found += [(Decimal(count), fact) for count in counted[kind] for fact in (lines or parcels)[:1]]
    return found


def _is_of_waiting(part: Part) -> bool:
    """Whether the sentence counts what of an order is not sent, and not what of it there is: "one of your two"."""
    claimed = any(one.claim is Claim.NOT_SHIPPED for one in read_claims(part.said, part.languages))
    unsent = any(re.fullmatch(UNSENT, fact.field) for order in part.orders for fact in order.facts)
    return claimed and unsent and not OF_ALL.search(part.said)


def _numbered(part: Part, values: set[Decimal]) -> Fact | None:
    """Return an option value that is the number."""
    for holding in part.clause.subjects:
        for value, fact in holding.plain:
            if value.replace(".", "", 1).isdigit() and Decimal(value) in values and ".option." in f".{fact.field}":
                return fact
    return None
