"""Asking the agent as a shopper would, with all that stands behind each answer. Nothing of it stays."""

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.merchant.forms import typed
from blueprints.merchant.opening import opening
from blueprints.merchant.receipts import account
from blueprints.merchant.rendering import REFUSED, rendered
from blueprints.merchant.scripts import Picked, picked_in_form, problem_of, questions_in_form, script_of
from blueprints.quotas import count_rehearsal
from blueprints.rehearsing import as_worded, read
from domain.activity import ActivityKind
from domain.conversations import ConversationState
from domain.errors import InvalidRequest
from domain.greeting import suggestions
from domain.imports import ImportState
from domain.rehearsing.rehearsals import MOST_QUESTIONS, Rehearsal, Script
from domain.rehearsing.saved_tests import fingerprint, save
from runtime.services import Work

blueprint = Blueprint("merchant_playground", __name__)

NOBODY = Picked(None, None, {})
SAVED = "Saved as a test."
SAVED_ANEW = "These questions were a test already. It holds today's answers now."


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
    before, question = questions_in_form(), typed("chip") or typed("question")
    with services().begin() as work:
        picked = picked_in_form(work)
        problems = picked.problems | problem_of(question, before)
        if problems:
            return shown(work, picked, before, question, problems)
        script = script_of(picked, (*before, question))
        found = read(caller_store(), script, work)
    in_other_words = as_worded(caller_store(), script)
    with services().begin() as work:
        return shown(work, picked, script.questions, found=found, in_other_words=in_other_words)


@blueprint.post("/admin/playground/tests")
@by_installed_merchant
def keep() -> ResponseReturnValue:
    """Keep the conversation, as it is answered now, as a test."""
    count_rehearsal(caller_store(), g.staff)
    store, questions = caller_store(), questions_in_form()
    with services().begin() as work:
        picked = picked_in_form(work)
        if picked.problems or not questions:
            return shown(work, picked, questions, problems=picked.problems or problem_of("", ()))
        script = script_of(picked, questions)
        found = read(caller_store(), script, work)
        try:
            _, is_new = save(store, script, found, request.form.get("seen", ""), services().now(), work)
        except InvalidRequest as error:
            return shown(work, picked, questions, problems={"save": error.detail}, found=found)
        note_change(work, ActivityKind.SAVED_TEST if is_new else ActivityKind.SAVED_TEST_ANEW, name_of(script))
        return shown(work, picked, questions, saved=SAVED if is_new else SAVED_ANEW, found=found)


def name_of(script: Script) -> str:
    """Return what a test is called in the log of activity, which holds nothing of a customer."""
    return "" if script.customer_id is not None else script.questions[0]


def shown(
    work: Work,
    picked: Picked,
    questions: tuple[str, ...] = (),
    typed: str = "",
    problems: dict[str, str] | None = None,
    saved: str = "",
    found: Rehearsal | None = None,
    in_other_words: Rehearsal | None = None,
) -> ResponseReturnValue:
    """Return the page with the answers to `questions`, each with its account. Nobody answers a doubtful shopper.

    What a model worded is shown instead of what was composed; a test keeps what was composed.
    """
    script = script_of(picked, questions)
    if found is None and questions and not picked.problems:
        found = read(caller_store(), script, work)
    shown_now = in_other_words or found
    return rendered(
        "playground",
        REFUSED if problems else 200,
        picked=picked,
        script=script,
        found=shown_now,
        told=[(one, account(caller_store(), one, work)) for one in (shown_now.exchanges if shown_now else ())],
        typed=typed,
        problems=problems or {},
        form=request.form,
        is_full=len(questions) >= MOST_QUESTIONS,
        has_model=services().drafter_for(caller_store()) is not None,
        chips=chips_after(shown_now),
        unread=is_unread(work),
        seen=fingerprint(found) if found else "",
        saved=saved,
        tests=work.saved_tests.counts(caller_store()),
    )


def chips_after(found: Rehearsal | None) -> list[str]:
    """Return what a shopper would be offered to press; a handover is agreed to by buttons there."""
    if found is None:
        return suggestions(caller_store(), "en")
    last = found.exchanges[-1].envelope
    agreeing = ["Yes", "No"] if last["conversation"]["state"] == ConversationState.OFFERED else []
    return [*agreeing, *last["message"]["suggestions"]]


def is_unread(work: Work) -> bool:
    """Whether answers come from less than the store will hold, since it is being read or has not been."""
    progress = work.imports.progress(caller_store())
    return progress is None or progress.state is not ImportState.DONE
