"""Writing an answer, and hearing at once what a shopper who asks is told now."""

from typing import Any
from uuid import UUID

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import names_of_staff, note_change
from blueprints.merchant.forms import typed
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import refused, rendered
from blueprints.rehearsing import read
from domain.activity import ActivityKind
from domain.knowledge.answers import LONGEST_TITLE, problems_of, withdraw_answer, write_answer
from domain.rehearsing.rehearsals import Script
from runtime.services import Work

blueprint = Blueprint("merchant_answers", __name__)

PUBLISHED = "Published. It answers from the next question on."
DRAFTED = "Saved as a draft. It answers nothing yet."
WITHDRAWN = "Withdrawn. It answers no more, and is kept as a draft."
GONE = "That answer was deleted meanwhile. Save it as a new one."


@blueprint.get("/admin/knowledge/answer")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    source_id = request.args.get("id", type=UUID)
    if source_id is None:
        product, question = request.args.get("product", ""), request.args.get("question", "")
        return rendered("answer", title=f"{product}: {question}"[:LONGEST_TITLE] if product else question, text="")
    with services().begin() as work:
        shown = view_of(work, source_id)
    return rendered("answer", **shown)


@blueprint.post("/admin/knowledge/answer")
@by_installed_merchant
def write() -> ResponseReturnValue:
    title, text = typed("title"), typed("text")
    source_id, publish = request.form.get("id", type=UUID), request.form.get("how") != "draft"
    if problems := problems_of(title, text):
        return refused("answer", problems, title=title, text=text, source_id=source_id)
    house, store = services(), caller_store()
    with house.begin() as work:
        written = write_answer(
            store, title, text, str(g.staff), house.now(), work, source_id=source_id, publish=publish
        )
        if written is None:
            return refused("answer", {"title": GONE}, title=title, text=text)
        note_change(work, ActivityKind.PUBLISHED_ANSWER if publish else ActivityKind.DRAFTED_ANSWER, title)
        again = asked_again(work, title) if publish else None
        shown = view_of(work, written.id) | {"title": title, "text": text}
        tests = work.saved_tests.counts(store).total()
    return rendered("answer", **shown, told=PUBLISHED if publish else DRAFTED, again=again, tests=tests)


@blueprint.post("/admin/knowledge/<uuid:source_id>/withdraw")
@by_installed_merchant
def withdraw(source_id: UUID) -> ResponseReturnValue:
    with services().begin() as work:
        source = withdraw_answer(caller_store(), source_id, services().now(), work)
        if source:
            note_change(work, ActivityKind.WITHDREW_ANSWER, source.title)
        shown = view_of(work, source_id)
    if source is None or not shown["versions"]:
        return refused("answer", {"title": GONE}, title="", text="")
    return rendered("answer", **shown, told=WITHDRAWN)


def view_of(work: Work, source_id: UUID) -> dict[str, Any]:
    """Return an answer as its page shows it: its versions, newest first, and what the newest says."""
    versions = work.sources.versions(caller_store(), source_id)
    return {
        "source": work.sources.one(caller_store(), source_id),
        "versions": versions,
        "called": names_of_staff(work),
        "title": versions[0].title if versions else "",
        "text": versions[0].text if versions else "",
    }


def asked_again(work: Work, question: str) -> dict[str, Any]:
    """Return what a stranger is told who asks it now; what is answered is a gap no more."""
    said = read(caller_store(), Script((question,)), work).exchanges[0].envelope
    if said["outcome"] == "answered":
        work.gaps.close(caller_store(), question)
    return said
