"""Reading clauses from a store's texts: until when, in which state of an order, which goods never."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.agent.policies.clauses.stages import UNIT, Stage, days_in, number_in, stage_in
from domain.agent.policies.passages import passage_units
from domain.knowledge.documents import Passage
from domain.language.units import Unit
from domain.language.words import fold

MATTERS = frozenset({"refund", "return", "cancel"})
WITHIN = (
    r"(?:within|up to|in|innerhalb von|binnen|dentro de|en un plazo de|dans(?: les| un delai de)?|sous|w ciagu|entro)"
)
WINDOWS = (
    re.compile(
        rf"\b{WITHIN} (?:the (?:first )?)?(?:\w+ \()?(?P<n>\d+|fourteen|thirty|sixty"
        rf"|ninety)\)?[- ](?:calendar )?{UNIT}\b"
    ),
    re.compile(rf"\b(?P<n>\d+)[- ]?{UNIT} (?:return|refund|from|of|after|to return|money)\b"),
    re.compile(rf"\bhave (?P<n>\d+) (?:calendar )?{UNIT}\b"),
    re.compile(r"(?P<n>\d+)\s?(?P<unit>일|주|개월)\s?(?:이내|안에|내에)"),
    re.compile(r"(?P<n>\d+)\s?(?P<unit>日|週間|[かヶ]月)以内"),
)
# How long the money takes, or a repair, is no time in which to ask for it.
PROCESSING = re.compile(
    r"\b(?:business|working) days?\b|\bprocess\w*|\bcredited\b|\bissued\b|\bpaid\b|\bappear\w*|\bwerktag\w*"
    r"|영업일|営業日|処理"
)
# A time in which to do something else than to give back: to report damage, to claim a lower price, to have repaired.
OTHER_MATTER = re.compile(
    r"\b(?:difference|competitor\w*|price match\w*|store credit|repair\w*|report\w*|tell us|notify|let us know"
    r"|claims?)\b"
)
FROM_DELIVERY = re.compile(
    r"\b(?:delivery|delivered|receipt|receiving|received|arriv\w+|erhalt|lieferung|zustellung|entrega|recepcion"
    r"|livraison|reception|otrzymani\w+|dostaw\w+)\b|배송\s?완료|수령|받은|配送完了|受け取|到着|お届け"
)
FROM_ORDER = re.compile(
    r"\b(?:order(?:ing|ed)?(?: date)?|purchase\w*|buying|bestell\w+|kauf\w*|compra|achat|commande|zakup\w*"
    r"|zamowieni\w+)\b|주문일|구매|注文日|購入"
)
FORBIDDEN = re.compile(
    r"\bnon-?(?:refundable|returnable)\b"
    r"|\b(?:cannot|cant|can not|may not|not) (?:be )?(?:\w+ )?(?:return\w*|refund\w*|cancel\w*)"
    r"|\bnot (?:eligible|accepted|possible)\b|\bfinal sale\b"
    r"|\bno (?:refunds?|returns?|cancell?ations?)\b(?! (?:fees?|costs?|charges?|shipping))"
    r"|\b(?:nicht|ausgeschlossen)\b|\bno se (?:puede|admit|acept)\w*|\bnie (?:mozna|podlega)\w*"
    r"|(?:환불|반품|취소)(?:이|은|는|가)?\s?(?:불가|안 ?됩|되지)"
    r"|(?:返品|返金|キャンセル)(?:は|が)?(?:不可|でき(?:ません|ない))"
)
ALLOWED = re.compile(
    r"\b(?:can|may|free|available|possible|accept\w*|eligible|full refund|koennen|konnen|puede\w*|mozna|mozesz)\b"
    r"|가능|무료|可能|無料|できます"
)
DEFECT = re.compile(
    r"\b(?:defect\w*|damaged?|faulty|broken|beschadigt|danad\w*|uszkodz\w*)\b|불량|파손|결함|不良|破損|欠陥"
)
LISTED = re.compile(r"[(（](?P<goods>[^)）]+)[)）]")
BETWEEN = re.compile(r"\s*[,、;/]\s*|\s+(?:and|or|und|oder|y|o|et|ou|oraz|lub)\s+")
OPEN_END = re.compile(r"^(?:etc\.?|and so on|such as|including|e\.g\.|usw\.?|등|など)$|\s*(?:등|など)$")
BEFORE_FORBIDDEN = re.compile(
    r"^(?:however,? |please note:? |단,? ?|ただし、?)?(?P<goods>.+?)"
    r"(?:\s+(?:is|are|cannot|can not|cant|may not)\b|(?:은|는|이|가|は|が)\s?(?:환불|반품|취소|返品|返金|キャンセル))",
    re.I,
)
LONGEST_GOODS = 4  # words of a kind of goods: "worn or washed articles of clothing" is more than a kind


class Verdict(StrEnum):
    ALLOWS = "allows"
    FORBIDS = "forbids"


class Anchor(StrEnum):
    DELIVERY = "delivery"
    ORDER = "order"


@dataclass(frozen=True)
class Clause:
    """A sentence that allows or forbids. `days` counted from `anchor`, None where no time is told; `goods` are those
    it forbids; `defect` where it is for what arrived broken. `section` are all sentences under its heading."""

    passage: Passage
    section: tuple[Unit, ...]
    unit: Unit
    stage: Stage | None
    days: int | None
    anchor: Anchor | None
    verdict: Verdict | None
    goods: tuple[str, ...]
    defect: bool


def clauses_of(passages: Iterable[Passage]) -> Iterator[Clause]:
    """Yield the clauses for giving things back and for calling an order off."""
    for passage in passages:
        section = passage_units(passage)
        for unit in section:
            if MATTERS & (unit.meanings | unit.context):
                yield _clause(passage, section, unit)


def _clause(passage: Passage, section: tuple[Unit, ...], unit: Unit) -> Clause:
    folded = fold(unit.text)
    forbids = bool(FORBIDDEN.search(folded))
    days = _days(folded)
    stage = stage_in(passage.heading)
    return Clause(
        passage,
        section,
        unit,
        stage,
        days,
        _anchor(folded, stage) if days is not None else None,
        Verdict.FORBIDS if forbids else Verdict.ALLOWS if days is not None or ALLOWED.search(folded) else None,
        tuple(_goods(unit.text)) if forbids else (),
        bool(DEFECT.search(fold(f"{passage.heading} {unit.text}"))),
    )


def _days(folded: str) -> int | None:
    if PROCESSING.search(folded) or OTHER_MATTER.search(folded):
        return None
    found = next((match for window in WINDOWS if (match := window.search(folded))), None)
    return number_in(found["n"]) * days_in(found["unit"]) if found else None


def _anchor(folded: str, stage: Stage | None) -> Anchor | None:
    if FROM_DELIVERY.search(folded) or stage is Stage.AFTER:
        return Anchor.DELIVERY
    return Anchor.ORDER if FROM_ORDER.search(folded) else None


def _goods(text: str) -> Iterator[str]:
    """Yield the kinds of goods that a forbidding sentence names."""
    listed = LISTED.search(text)
    named = BEFORE_FORBIDDEN.match(LISTED.sub("", text))
    for part in (listed["goods"] if listed else "", named["goods"] if named else ""):
        for kind in BETWEEN.split(part):
            plain = OPEN_END.sub("", kind.strip(" .")).strip()
            if plain and len(plain.split()) <= LONGEST_GOODS:
                yield plain
