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
from domain.knowledge.answers import LONGEST_TITLE, problems_of, withdraw_answer, write_answer
from domain.knowledge.sources import Source, Version
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
        source, versions = found(work, source_id)
        called = names_of_staff(work)
    newest = versions[0] if versions else None
    return rendered(
        "answer",
        source=source,
        versions=versions,
        called=called,
        title=newest.title if newest else "",
        text=newest.text if newest else "",
    )


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
        note_change(work, "published an answer" if publish else "drafted an answer", title)
        told = asked_again(work, title) if publish else None
        source, versions = found(work, written.id)
        tests = work.saved_tests.counts(store).total()
        called = names_of_staff(work)
    return rendered(
        "answer",
        source=source,
        versions=versions,
        called=called,
        title=title,
        text=text,
        told=PUBLISHED if publish else DRAFTED,
        again=told,
        tests=tests,
    )


@blueprint.post("/admin/knowledge/<uuid:source_id>/withdraw")
@by_installed_merchant
def withdraw(source_id: UUID) -> ResponseReturnValue:
    with services().begin() as work:
        source = withdraw_answer(caller_store(), source_id, services().now(), work)
        versions = work.sources.versions(caller_store(), source_id) if source else []
        if source:
            note_change(work, "withdrew an answer", source.title)
        called = names_of_staff(work)
    if source is None or not versions:
        return refused("answer", {"title": GONE}, title="", text="")
    newest = versions[0]
    return rendered(
        "answer",
        source=source,
        versions=versions,
        called=called,
        title=newest.title,
        text=newest.text,
        told=WITHDRAWN,
    )


def found(work: Work, source_id: UUID) -> tuple[Source | None, list[Version]]:
    return work.sources.one(caller_store(), source_id), work.sources.versions(caller_store(), source_id)


def asked_again(work: Work, question: str) -> dict[str, Any]:
    """Return what a stranger is told who asks it now; what is answered is a gap no more."""
    said = read(caller_store(), Script((question,)), work).exchanges[0].envelope
    if said["outcome"] == "answered":
        work.gaps.close(caller_store(), question)
    return said
