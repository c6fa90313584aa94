"""Rules of the merchant's for tickets: tags and priority by what a conversation is about and its language."""

from dataclasses import dataclass, replace

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.merchant.figures import counted
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import REFUSED, rendered
from blueprints.merchant.wishes_in_words import WISHES
from domain.activity import ActivityKind
from domain.agent.intents import SMALL_TALK, Intent
from domain.drafting.prompts import NAMES
from domain.errors import InvalidRequest
from domain.handoff.routing import MOST_RULES, RoutingRule, tags_in
from domain.handoff.tickets import Priority
from domain.language.languages import Language
from integrations.values import storable

blueprint = Blueprint("merchant_routing", __name__)

SAVED = "Saved. Tickets opened from now on follow these rules."
NOTHING = "Give this rule tags or a priority, or it does nothing."
UNKNOWN = "Choose from the lists."
SPARE = 2  # empty rows beneath what is kept
LONGEST_TAGS = 250  # characters
ABOUT = {intent.value: words for intent, words in WISHES.items() if intent not in SMALL_TALK | {Intent.UNCLEAR}}
IN = {one.value: name for one, name in NAMES.items()}
PRIORITIES = {Priority.URGENT: "Urgent", Priority.HIGH: "High", Priority.NORMAL: "Normal", Priority.LOW: "Low"}


@dataclass(frozen=True)
class Row:
    """One rule as it stands in the form; `problem` is why it cannot be kept."""

    wish: str = ""
    language: str = ""
    tags: str = ""
    priority: str = ""
    problem: str = ""


@blueprint.get("/admin/handoff/routing")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    with services().begin() as work:
        rules = work.handoffs.settings(caller_store()).rules
    return shown([row_of(one) for one in rules])


@blueprint.post("/admin/handoff/routing")
@by_installed_merchant
def choose() -> ResponseReturnValue:
    read = [read_row(row) for row in typed_rows()]
    if any(row.problem for row, _ in read):
        return shown([row for row, _ in read], REFUSED)
    rules = tuple(rule for _, rule in read if rule)
    store = caller_store()
    with services().begin() as work:
        work.stores.alone(store)
        work.handoffs.choose(store, replace(work.handoffs.settings(store), rules=rules))
        note_change(work, ActivityKind.CHANGED_RULES, counted(len(rules), "rule"))
    return shown([row_of(one) for one in rules], told=SAVED)


def typed_rows() -> list[Row]:
    """Return the rows that say anything."""
    columns = [request.form.getlist(name)[: MOST_RULES + SPARE] for name in ("wish", "language", "tags", "priority")]
    rows = (Row(*(storable(cell).strip()[:LONGEST_TAGS] for cell in cells)) for cells in zip(*columns, strict=False))
    return [row for row in rows if row != Row()]


def read_row(row: Row) -> tuple[Row, RoutingRule | None]:
    try:
        wish = Intent(row.wish) if row.wish else None
        language = Language(row.language) if row.language else None
        priority = Priority(row.priority) if row.priority else None
        rule = RoutingRule(wish, language, tags_in(row.tags), priority)
    except InvalidRequest as error:
        return replace(row, problem=error.detail), None
    except ValueError:
        return replace(row, problem=UNKNOWN), None
    return (row, rule) if rule.tags or rule.priority else (replace(row, problem=NOTHING), None)


def row_of(rule: RoutingRule) -> Row:
    return Row(rule.wish or "", rule.language or "", ", ".join(rule.tags), rule.priority or "")


def shown(rows: list[Row], status: int = 200, told: str = "") -> ResponseReturnValue:
    spare = [Row()] * min(SPARE, MOST_RULES - len(rows))
    words = {"about": ABOUT, "languages": IN, "priorities": {one.value: name for one, name in PRIORITIES.items()}}
    return rendered("routing", status, rows=[*rows, *spare], kept=len(rows), told=told, **words)
