"""A receipt in words that a merchant understands, and where what is wrong in an answer is mended."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from blueprints.merchant.fields_in_words import told_fields
from blueprints.merchant.wishes_in_words import WISHES
from domain.agent.intents import Intent
from domain.agent.replies import Outcome
from domain.knowledge.documents import DocumentKind
from domain.rehearsing.rehearsals import Exchange, Receipt
from domain.stores import Store
from runtime.services import Work

OUTCOMES = {
    Outcome.ANSWERED: ("Answered", "good"),
    Outcome.CLARIFY: ("Asked back", ""),
    Outcome.HANDOFF_OFFERED: ("Offered a person", "warn"),
    Outcome.HANDED_OFF: ("Would go to your team", "warn"),
    Outcome.NOT_SUPPORTED: ("Did not know", "warn"),
    Outcome.REFUSED: ("Declined", ""),
    Outcome.VERIFY_IDENTITY: ("Asked for proof of the order", ""),
}
KINDS = {
    "product": "Product",
    "policy": "Policy",
    "page": "Page",
    "article": "Blog article",
    "snippet": "Answer of yours",
    "file": "File of yours",
    "order": "Order",
    "store": "Your store",
    "hours": "Your hours",
}
DROPPED = "dropped: "
MOST_RECORDS = 3  # that mending offers; each record's own link stands with it


@dataclass(frozen=True)
class Record:
    """What an answer stands on. `version` is the record's own time, `learnt_at` when we took it in, None if unknown."""

    kind: str
    title: str
    link: str
    version: datetime | None
    learnt_at: datetime | None
    facts: list[tuple[str, str]]


@dataclass(frozen=True)
class Mending:
    """Where something is mended; an `outside` page opens beside this one."""

    words: str
    link: str
    outside: bool = False


@dataclass(frozen=True)
class Account:
    """Why one answer says what it says. `blocked` are sentences that a `model` wrote and no record bears out."""

    outcome: str
    tone: str
    wishes: list[str]
    read_as: str
    records: list[Record]
    facts: int
    left_out: list[str]
    milliseconds: float
    ways: list[Mending]
    model: str = ""
    tokens: int = 0
    blocked: tuple[str, ...] = ()


def accounts(store: Store, exchanges: Sequence[Exchange], work: Work) -> list[Account]:
    """Return what stands behind each answer. Where nothing was said, it stands on nothing."""
    learnt = learnt_of(store, [record for one in exchanges for record in evidence_of(one)], work)
    return [told(store, one, learnt) for one in exchanges]


def account(store: Store, exchange: Exchange, work: Work) -> Account:
    return accounts(store, [exchange], work)[0]


def evidence_of(exchange: Exchange) -> list[Mapping[str, Any]]:
    return [one for one in exchange.receipt.get("evidence", ()) if one["kind"] in KINDS]


def told(store: Store, exchange: Exchange, learnt: Mapping[str, datetime]) -> Account:
    receipt, evidence = exchange.receipt, evidence_of(exchange)
    words, tone = OUTCOMES[Outcome(exchange.envelope["outcome"])]
    return Account(
        outcome=words,
        tone=tone,
        wishes=[WISHES[Intent(intent)] for intent in receipt.get("intents", ())],
        read_as=receipt.get("read_as", ""),
        records=[record(store, one, learnt) for one in evidence],
        facts=len({(one["record"], one["field"]) for one in receipt.get("bindings", ())}),
        left_out=left_out(receipt),
        milliseconds=receipt.get("milliseconds", 0.0),
        ways=list(ways(store, exchange.question, evidence)),
        **drafted(receipt),
    )


def drafted(receipt: Receipt) -> dict[str, Any]:
    """Return what a model had to do with an answer; {} where none was asked."""
    if not (told := receipt.get("drafting")):
        return {}
    return {
        "model": told["model"],
        "tokens": told["read_tokens"] + told["written_tokens"],
        "blocked": tuple(one["sentence"] for one in told["blocked"]),
    }


def left_out(receipt: Receipt) -> list[str]:
    """Return the words that no record says, whose sentences were not sent."""
    dropped = [check.removeprefix(DROPPED) for check in receipt.get("checks", ()) if check.startswith(DROPPED)]
    return list(dict.fromkeys(dropped))


def record(store: Store, evidence: Mapping[str, Any], learnt: Mapping[str, datetime]) -> Record:
    version, learnt_at = moment_in(evidence["version"]), learnt.get(evidence["id"])
    return Record(
        kind=KINDS[evidence["kind"]],
        title=evidence["title"],
        link=admin_link(store, evidence),
        version=version,
        # Of an order that came with an import nobody told later than it changed.
        learnt_at=None if learnt_at == version else learnt_at,
        facts=told_fields(evidence["fields"]),
    )


def moment_in(version: str) -> datetime | None:
    try:
        return datetime.fromisoformat(version)
    except ValueError:
        return None


def learnt_of(store: Store, evidence: Iterable[Mapping[str, Any]], work: Work) -> dict[str, datetime]:
    """Return when we took in the products and orders of an answer, by their records' ids."""
    ids = {kind: {id_in(one): one["id"] for one in evidence if one["kind"] == kind} for kind in ("product", "order")}
    products, orders = ids["product"], ids["order"]
    kept = work.catalogue.kept(store, products) if products else {}
    told = work.orders.told(store, orders) if orders else {}
    return {products[one]: at for one, at in kept.items()} | {orders[one]: at for one, at in told.items()}


def id_in(evidence: Mapping[str, Any]) -> int:
    tail = str(evidence["id"]).rpartition("/")[2]
    return int(tail) if tail.isdecimal() else 0


def admin_link(store: Store, evidence: Mapping[str, Any]) -> str:
    """Return where the record is changed: in Shopify's admin, or here; else where it can be read."""
    kind, number = evidence["kind"], id_in(evidence)
    admin = f"https://admin.shopify.com/store/{store.shop.name}"
    if kind == DocumentKind.SNIPPET:
        return f"/admin/knowledge/answer?{urlencode({'id': evidence['id']})}"
    if kind == DocumentKind.FILE:
        return "/admin/knowledge"
    if kind == DocumentKind.POLICY:
        return f"{admin}/settings/legal"
    if kind == "store":
        return f"{admin}/settings/general"
    if kind == "hours":
        return "/admin/handoff"
    return f"{admin}/{kind}s/{number}" if number else evidence["url"]


def ways(store: Store, question: str, evidence: Sequence[Mapping[str, Any]]) -> Iterable[Mending]:
    """Yield where a wrong answer is mended, what it stands on first."""
    for one in evidence[:MOST_RECORDS]:
        if link := admin_link(store, one):
            yield Mending(f"{KINDS[one['kind']]} “{one['title']}” is wrong: change it", link, not link.startswith("/"))
    answer = f"/admin/knowledge/answer?{urlencode({'question': question})}"
    yield Mending("The answer is missing, or is another one: write it", answer)
    yield Mending("The words are wrong, not the facts: change the voice", "/admin/voice")
    yield Mending("A person should answer this: leave the topic to people", "/admin/handoff")
