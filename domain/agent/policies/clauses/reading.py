"""Reading clauses from a store's texts: until when, in which state of an order, which goods never."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from domain.agent.policies.clauses.forbidding import (
    FORBIDDEN,
    goods_in,
    is_forbidden_list,
    is_of_money,
    without_faulty,
)
from domain.agent.policies.clauses.stages import COUNT, UNIT, Stage, days_in, number_in, stage_in
from domain.agent.policies.passages import passage_units
from domain.knowledge.documents import Document, DocumentKind, Passage
from domain.knowledge.passages import passages_of_document
from domain.language.units import Unit
from domain.language.words import fold
from domain.ports import Knowledge
from domain.stores import Store

MATTERS = frozenset({"refund", "return", "cancel"})
AMENDS = frozenset({"exchange", "photo", "contact", "email", "send"})  # what is done about something broken
WITHIN = (
    r"(?:within|up to|in|for|until|innerhalb (?:von|eines|einer)|binnen|frist von|dentro de|durante|en un plazo de"
    r"|dans(?: les| un delai de)?|sous|pendant|disposez de|avez|w ciagu|masz|macie|entro|hai"
    r"|avete|tienes?|teneis|tem|ate|prazo de|heb je|hebt)"
)
WINDOWS = (
    re.compile(rf"\b{WITHIN} (?:the (?:first )?)?(?:\w+ \()?{COUNT}\)?[- ](?:calendar |full )?{UNIT}\b"),
    re.compile(
        rf"\b{COUNT}[- ]?{UNIT} (?:returns?|refund|from|of|after|to|money|ruckgaberecht|widerrufsrecht|zeit|pour"
        rf"|para|desde|a partir|dalla|per|apos|om|retour|bedenktijd|na|od)\b"
    ),
    re.compile(rf"\bhave (?:a (?:full )?)?{COUNT} (?:calendar )?{UNIT}\b"),
    re.compile(rf"(?:^|: ?){COUNT}[- ]?{UNIT}\b"),
    re.compile(r"(?<!\d)(?P<n>\d+)\s?(?P<unit>일|주|개월)\s?(?:이내|안에|내에)"),
    re.compile(r"(?<!\d)(?P<n>\d+)\s?(?P<unit>日|週間|[かヶ]月)以内"),
)
# How long the money takes, or a repair, is no time in which to ask for it.
PROCESSING = re.compile(
    r"\b(?:business|working) days?\b|\bprocess\w*|\bcredited\b|\bissued\b|\bpaid\b|\bappear\w*|\bwerktag\w*"
    r"|영업일|営業日|処理"
)
# What is counted from the day on which the return itself came back is for the money, in whatever words it is promised.
RETURN_CAME = re.compile(
    r"\b(?:receiving|receipt of|eingang|erhalt|ankunft|recib\w*|recepcion|llegada|reception|otrzymani\w*|dotarci\w*"
    r"|przyjeci\w*|odebrani\w*|recebe\w*|recepcao|chegada|ricev\w*|ricezione|arrivo|ontvangst|ontvangen)"
    r"(?: (?!for|to|fur|zur?|para|por|pour|na|do|per|voor|om)[^\W\d_]+){0,2}"
    r" (?:returns?|returned|rucksendung\w*|retoure\w*|retours?|devolucion\w*|zwrot\w*|zwrocon\w*|zwracan\w*"
    r"|devoluc\w*|resi|reso|retourzending)\b"
)
# A time in which to do something else than to give back: to report damage, to claim a lower price, to have repaired,
# to have no parcel of a subscription; and one that is counted to an event that is still to come.
OTHER_MATTER = re.compile(
    r"\b(?:difference|competitor\w*|price match\w*|store credit|repair\w*|report\w*|tell us|notify|let us know"
    r"|claims?|paus(?:e|ed|ing)|skip\w*"
    # To be heard where one complains, and when that is answered.
    r"|complain\w*|we (?:reply|answer|respond)|reklam\w+|reclamacion\w*|reclamac\w+|reclami|reclamo|klacht\w*"
    r"|antworten|odpowiada\w*|odpowiemy|respond(?:emos|eremos)|repond(?:ons|rons)|rispond(?:iamo|eremo)"
    r"|antwoorden)\b|\b(?:days?|weeks?|hours?) before\b"
    r"|\b(?:shipping|delivery|postage)(?: (?:costs?|charges?|fees?))? (?:is|are|was|will be|can be) (?:\w+ )?refunded\b"
)
FROM_DELIVERY = re.compile(
    r"\b(?:delivery|delivered|receipt|receiving|received|arriv\w+|erhalt|lieferung|zustellung|entrega|recepcion"
    r"|livraison|reception|otrzymani\w+|dostaw\w+)\b|배송\s?완료|수령|받은|配送完了|受け取|到着|お届け"
)
FROM_ORDER = re.compile(
    r"\b(?:order(?:ing|ed)?(?: date)?|purchase\w*|buying|bestell\w+|kauf\w*|compra|achat|commande|zakup\w*"
    r"|zamowieni\w+)\b|주문일|구매|注文日|購入"
)
ALLOWED = re.compile(
    r"\b(?:can|may|free|available|possible|accept\w*|eligible|full refund|koennen|konnen|puede\w*|mozna|mozesz)\b"
    r"|가능|무료|可能|無料|できます"
)
DEFECT = re.compile(
    # A seal that is broken makes a thing opened, and not faulty.
    r"\b(?:defect\w*|damaged?|faulty|(?<!seal is )(?<!seal was )(?<!seal been )broken(?! seal)|spoil\w*|frozen"
    r"|freez\w*|wilted|dead on arrival|beschadigt|danad\w*|uszkodz\w*)\b|불량|파손|결함|不良|破損|欠陥"
)
# A refund that is asked for, where one that is paid takes its time: "refunds can be requested within 20 days".
REQUESTED = re.compile(
    r"\b(?:can|may|eligible|available|possible|allowed|request\w*|ask\w*|apply|konnen|moglich|puede\w*|peut"
    r"|pouvez|mozna|mozesz|puo|puoi|pode)\b|\bfull refund\b"
    r"|\bzwrot\w* (?:towar\w* )?(?:w ciagu|do|mozliw\w*)|가능|신청|可能|できます"
)
# Goods or a state that are taken back on a condition alone: "earbuds can only be returned if the seal is unbroken".
ONLY_IF = re.compile(
    r"\b(?:only|unless|except|provided|as long as)\b|\bnur\b|\bsauf\b|\buniquement\b|\bsolo si\b|\btylko\b|\balleen\b"
    r"|\bapenas\b|\bsomente\b|에만|のみ"
)
# What such a list holds are conditions, and no goods: "we cannot take an item back if:".
OF_CONDITIONS = re.compile(r"\b(?:if|unless|when|where|wenn|falls|si|se|jeśli|als|quando|cuando|lorsque)\W*$", re.I)
DOCUMENTS_IN_MEMORY = 256  # per process; some ten kilobytes each
RULES_IN_MEMORY = 2048  # passages, per process; some kilobytes each


class Verdict(StrEnum):
    ALLOWS = "allows"
    FORBIDS = "forbids"


class Anchor(StrEnum):
    DELIVERY = "delivery"
    ORDER = "order"


@dataclass(frozen=True)
class Clause:
    """A sentence that allows or forbids. `days` counted from `anchor`, None where no time is told; `goods` are those
    it forbids; `defect` where it is for what arrived broken. `section` are all sentences under its heading.

    `excepts` where it takes something back from what is allowed otherwise: of some goods, or in some state.
    `spares` where it does so of all but what arrived broken: "opened earbuds, unless they are faulty".
    """

    passage: Passage
    section: tuple[Unit, ...]
    unit: Unit
    stage: Stage | None
    days: int | None
    anchor: Anchor | None
    verdict: Verdict | None
    goods: tuple[str, ...]
    defect: bool
    excepts: bool = False
    spares: bool = False

    @property
    def is_of_sound(self) -> bool:
        """Whether it holds for what arrived as it should."""
        return not self.defect or self.spares


def written(store: Store, knowledge: Knowledge, kinds: Sequence[DocumentKind]) -> Iterator[Passage]:
    """Yield the passages of the store's own texts of these kinds, one text after the other."""
    return (one for document in knowledge.documents(store, kinds) for one in _passages(document))


@lru_cache(DOCUMENTS_IN_MEMORY)
def _passages(document: Document) -> tuple[Passage, ...]:
    return tuple(passages_of_document(document))


def clauses_of(passages: Iterable[Passage]) -> Iterator[Clause]:
    """Yield the clauses for giving things back and for calling an order off."""
    for passage in passages:
        yield from _clauses_in(replace(passage, score=0.0))


@lru_cache(RULES_IN_MEMORY)
def _clauses_in(passage: Passage) -> tuple[Clause, ...]:
    section = passage_units(passage)
    leads = _leads(section)
    ruling = ((unit, lead) for unit, lead in zip(section, leads, strict=True) if _is_of_rules(unit))
    return tuple(_clause(passage, section, unit, lead) for unit, lead in ruling)


def _leads(section: Iterable[Unit]) -> list[str]:
    """Return for each line of a list what leads to it, "" for all else: "The following are excluded from returns:"."""
    leads, lead = [], ""
    for unit in section:
        opens = unit.text.endswith(":") and not OF_CONDITIONS.search(unit.text)
        lead = lead if unit.list_line else unit.text if opens else ""
        leads.append(lead)
    return leads


def _is_of_rules(unit: Unit) -> bool:
    faulty = DEFECT.search(fold(f"{unit.heading} {unit.text}"))
    return bool(MATTERS & (unit.meanings | unit.context)) or bool(faulty and AMENDS & unit.meanings)


def _clause(passage: Passage, section: tuple[Unit, ...], unit: Unit, lead: str) -> Clause:
    folded = fold(unit.text)
    listed = unit.list_line and (is_forbidden_list(unit.heading) or is_forbidden_list(lead))
    forbids = listed or bool(FORBIDDEN.search(folded))
    days = None if listed else _days(unit, folded)
    stage = stage_in(passage.heading)
    defect = not listed and bool(DEFECT.search(fold(f"{passage.heading} {unit.heading} {unit.text}")))
    spares = defect and forbids and without_faulty(unit.text) != unit.text
    sound = spares or not defect
    return Clause(
        passage,
        section,
        unit,
        stage,
        days,
        _anchor(folded, stage) if days is not None else None,
        Verdict.FORBIDS if forbids else Verdict.ALLOWS if days is not None or ALLOWED.search(folded) else None,
        tuple(goods_in(unit.text, listed)) if forbids else (),
        defect,
        excepts=sound and days is None and not is_of_money(folded) and (forbids or _only_if(unit, folded)),
        spares=spares,
    )


def _only_if(unit: Unit, folded: str) -> bool:
    return bool(MATTERS & unit.meanings and ONLY_IF.search(folded))


def _days(unit: Unit, folded: str) -> int | None:
    if PROCESSING.search(folded) or RETURN_CAME.search(folded) or OTHER_MATTER.search(folded):
        return None
    if "refund" in unit.meanings and "return" not in unit.meanings and not REQUESTED.search(folded):
        return None
    found = next((match for window in WINDOWS if (match := window.search(folded))), None)
    return number_in(found["n"]) * days_in(found["unit"]) if found else None


def _anchor(folded: str, stage: Stage | None) -> Anchor | None:
    if FROM_DELIVERY.search(folded) or stage is Stage.AFTER:
        return Anchor.DELIVERY
    return Anchor.ORDER if FROM_ORDER.search(folded) else None
