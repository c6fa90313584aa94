"""What one sentence states of a topic: a figure, a price, who pays, or yes or no."""

import re
from collections.abc import Iterator

from domain.agent.policies.clauses.forbidding import FORBIDDEN
from domain.language.places import REGIONS
from domain.language.units import Unit
from domain.language.words import fold

Stated = tuple[frozenset[str], str]  # what it holds for beside the scope of the sentence, and what is stated
MONEY = re.compile(
    r"(?:[$€£¥₩]|r\$|chf|usd|eur|gbp)\s?(?P<before>\d[\d.,]*)"
    r"|(?<!\d)(?<!\d[.,])(?P<after>\d[\d.,]*)\s?(?:[€₩円]|usd|eur|gbp|chf|원|zl\b|kr\b)"
)
# An amount that a parcel is worth, and not what sending it costs; what a second attempt costs is another price.
WORTH = re.compile(r"\b(?:worth(?: \w+){0,2}|value(?:d)?(?: (?:of|at|over|above))?|insured (?:for|up to))\W*$")
AGAIN = re.compile(
    r"\b(?:second|third|another|further|new) (?:\w+ )?(?:attempt|dispatch|delivery|try)\b|\bre-?(?:deliver|send)\w*"
)
SHARE = re.compile(r"(?<!\d)\d+(?:[.,]\d+)?\s?%")
DENIED = re.compile(
    r"\b(?:no|not|never|dont|doesnt|cannot|cant|wont|without|neither|nor|nicht|kein\w*|nie|pas|sin|non|niet|geen|nao|ne"
    r"|ohne|sans|senza|zonder|bez|sem)\b|않|없|불가|ません|ない|不可"
)
TURNED = re.compile(r"\b(?:but|however|only|instead|aber|sondern|mais|pero|ma|maar|mas|ale)\b|[;.]")
OURS = re.compile(
    r"\b(?:free|on us|we (?:pay|cover|bear)|prepaid|covered by us|at no (?:cost|charge)|our (?:cost|expense))\b"
    r"|\b(?:kostenlos|kostenfrei|gratis|gratuit\w*|darmow\w*|bezplatn\w*|wir (?:tragen|ubernehmen|zahlen))\b|무료|無料"
)
THEIRS = re.compile(
    r"\byou (?:\w+ )?(?:pay|cover|bear)\b|\byour (?:own )?(?:cost|expense|responsibility)\b|\b(?:is|are) yours\b"
    r"|\b(?:customers?|buyers?) (?:\w+ )?(?:pay|pays|cover|covers|bear|bears|responsible)\b"
    r"|\bpaid by (?:you|the customer)|\bpay (?:for )?(?:the )?return\b|\bnot free\b|\bdeducted\b|\bpostage yourself\b"
    r"|\btragt der (?:kunde|kaufer)|\bihre kosten\b|\bzu (?:ihren )?lasten\b|\ba (?:la|votre) charge\b|\ba carico\b"
    r"|\bel cliente asume\b|\bpokrywa (?:kupujacy|klient)\b|\beigen rekening\b|고객 부담|お客様負担|お客様のご負担"
)
FEE_KINDS = frozenset("restocking handling cancellation service processing".split())
FEE = re.compile(rf"\b(?P<kind>{'|'.join(sorted(FEE_KINDS))}) (?:fee|charge)s?\b")
REDUCED = re.compile(
    r"\b(?:sale|clearance|discounted|reduced|outlet|marked.down|last.chance)\b|\b(?:reduzierte|rebajad\w+|sold[ée]s)\b"
)
# What is said of some reduced goods is not said of all: "marked down 30% or more", "other sale items".
SOME_REDUCED = re.compile(
    r"\b(?:other|some|selected|certain|remaining|most) (?:\w+ ){0,2}"
    r"(?:items?|goods|products?|articles?|styles?|pieces?)\b"
)
TAKEN_BACK = re.compile(r"\b(?:can|may|accept\w*|eligible|returnable|refundable)\b")
PICKUP = re.compile(
    r"\b(?:store|local|in.store|free|curbside) pick-?ups?\b|\bpick-?ups? (?:is|are|at|from|in)\b"
    r"|\bclick (?:and|&) collect\b|\b(?:pick up|collect) (?:your|an?|the|it|them|at|from|in)\b(?! (?:duty|import))"
    r"|\bno (?:collections?|pick-?ups?)\b|\bcollection (?:is|from|at|in)\b|\bselbstabhol\w*|\babholung\b|\bretrait en\b"
    r"|\brecogida en\b|\bodbior osobisty\b|\britiro in\b|\bafhalen\b|방문 수령|店頭受"
)
BRANDS = (
    r"paypal|klarna|afterpay|clearpay|affirm|amex|american express|visa|mastercard|maestro|discover|diners|apple pay"
    r"|google pay|shop pay|amazon pay|bitcoin|crypto\w*|sofort|giropay|ideal|bancontact|bizum|blik|pix|boleto|satispay"
)
METHODS = re.compile(
    rf"\b(?:{BRANDS}|cash on delivery|cash|bank transfers?|cheques?|checks|money orders?|invoice|sepa|przelewy24)\b"
)
PAYING = frozenset({"pay"})
TAKING = re.compile(r"\b(?:accept|take|pay|payment|payments)\b")


def delivery_cost(unit: Unit) -> Iterator[Stated]:
    meanings = unit.meanings | unit.context
    if "delivery" not in unit.meanings or meanings & {"return", "refund", "exchange", "cancel"} or "free" in meanings:
        return
    plain = fold(unit.text)
    again = frozenset({"again"}) if AGAIN.search(plain) else frozenset()
    found = [one for one in MONEY.finditer(plain) if not WORTH.search(plain[: one.start()])]
    if len(found) == 1:
        yield unit.places | again, (found[0]["before"] or found[0]["after"]).rstrip(".,")


def free_delivery(unit: Unit) -> Iterator[Stated]:
    amounts = [found["before"] or found["after"] for found in MONEY.finditer(fold(unit.text))]
    if {"free", "delivery"} <= unit.meanings and len(amounts) == 1:
        yield unit.places, amounts[0].rstrip(".,")


def return_cost(unit: Unit) -> Iterator[Stated]:
    if "return" not in unit.meanings or not unit.meanings & {"delivery", "fee", "pay", "free"}:
        return
    plain = fold(unit.text)
    theirs = bool(THEIRS.search(plain))
    if theirs or OURS.search(plain):
        yield unit.places, "the shopper pays" if theirs else "the store pays"


def fees(unit: Unit) -> Iterator[Stated]:
    plain = fold(unit.text)
    for found in FEE.finditer(plain):
        amount = SHARE.search(plain) or MONEY.search(plain)
        if is_denied(plain, found.start()):
            yield frozenset({found["kind"]}), "none"
        elif amount:
            yield frozenset({found["kind"]}), amount.group()


def places_sent_to(unit: Unit) -> Iterator[Stated]:
    plain = fold(unit.text)
    if "delivery" not in unit.meanings or unit.meanings & {"return", "fee"} or OUTSIDE.search(plain):
        return
    answer = "no" if DENIED.search(plain) else "yes"
    around = {country for region in unit.places for country in REGIONS.get(region, "").split() if answer == "no"}
    for place in unit.places | around:
        yield frozenset({place}), answer


OUTSIDE = re.compile(r"\b(?:outside|except|but|only|ausser\w*|hors|fuera|fuori|poza|buiten|fora)\b|以外|제외")


def sale_returns(unit: Unit) -> Iterator[Stated]:
    plain = fold(unit.text)
    back = unit.meanings & {"return", "refund"} or "final sale" in plain
    some = SHARE.search(plain) or SOME_REDUCED.search(plain)
    if back and not some and REDUCED.search(plain.replace("final sale", "")):
        if FORBIDDEN.search(plain):
            yield frozenset(), "no"
        elif TAKEN_BACK.search(plain):
            yield frozenset(), "yes"


def pickup(unit: Unit) -> Iterator[Stated]:
    plain = fold(unit.text)
    if found := PICKUP.search(plain):
        denied = is_denied(plain, found.start()) or found.group().startswith("no ")
        if denied or not plain.endswith("?"):
            yield frozenset(), "no" if denied else "yes"


def ways_to_pay(unit: Unit) -> Iterator[Stated]:
    plain = fold(unit.text)
    if not (PAYING & (unit.meanings | unit.context) or TAKING.search(plain)) or plain.endswith("?"):
        return
    for found in METHODS.finditer(plain):
        yield frozenset({found.group().rstrip("s")}), "no" if is_denied(plain, found.start()) else "yes"


def is_denied(plain: str, at: int) -> bool:
    """Whether what stands at this place of a sentence is denied by a word before it: "no PayPal, no cash"."""
    denied = [found.end() for found in DENIED.finditer(plain, 0, at)]
    turned = [found.end() for found in TURNED.finditer(plain, 0, at)]
    return bool(denied) and denied[-1] > max(turned, default=0)
