"""Asking the agent as a shopper would, with all that stands behind each answer. Nothing of it stays."""

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.opening import opening
from blueprints.merchant.receipts import account
from blueprints.merchant.rendering import REFUSED, rendered
from blueprints.merchant.scripts import Picked, picked_in_form, problem_of, questions_in_form, script_of
from blueprints.privacy import note_reading
from blueprints.quotas import count_rehearsal
from blueprints.rehearsing import rehearsed
from domain.greeting import suggestions
from domain.privacy.accesses import Seen
from domain.rehearsing.rehearsals import MOST_QUESTIONS, Rehearsal, Script
from integrations.values import storable
from runtime.services import Work

blueprint = Blueprint("merchant_playground", __name__)

NOBODY = Picked(None, None, {})


@blueprint.get("/admin/playground")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    with services().begin() as work:
        return shown(work, NOBODY)


@blueprint.post("/admin/playground")
@by_installed_merchant
def ask() -> ResponseReturnValue:
    count_rehearsal(caller_store(), g.staff)
    before, question = (
        questions_in_form(),
        storable(request.form.get("chip") or request.form.get("question", "")).strip(),
    )
    with services().begin() as work:
        picked = picked_in_form(work)
        problems = picked.problems | problem_of(question, before)
        return shown(work, picked, before if problems else (*before, question), question if problems else "", problems)


def shown(
    work: Work, picked: Picked, questions: tuple[str, ...] = (), typed: str = "", problems: dict[str, str] | None = None
) -> ResponseReturnValue:
    """Return the page with the answers to `questions`, each with its account. Nobody answers a doubtful shopper."""
    script = script_of(picked, questions)
    found = read(script, work) if questions and not picked.problems else None
    return rendered(
        "playground",
        REFUSED if problems else 200,
        picked=picked,
        script=script,
        found=found,
        told=[(one, account(caller_store(), one, work)) for one in (found.exchanges if found else ())],
        typed=typed,
        problems=problems or {},
        form=request.form,
        is_full=len(questions) >= MOST_QUESTIONS,
        starters=suggestions(caller_store(), "en"),
    )


def read(script: Script, work: Work) -> Rehearsal:
    """Have the conversation, and note whose data the caller read by it. Raises InvalidRequest."""
    found = rehearsed(caller_store(), script, work)
    if script.customer_id is not None:
        note_reading(work, Seen.CUSTOMER, str(script.customer_id))
    for order_id in sorted(found.order_ids):
        note_reading(work, Seen.ORDER, str(order_id))
    return found
