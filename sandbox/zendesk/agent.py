"""The page on which a person reads tickets and answers them, and the same as JSON for scripts."""

import dataclasses
from collections.abc import Mapping

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from sandbox.helpdesks.bodies import NOTHING, json_body
from sandbox.zendesk.events import tell_webhooks
from sandbox.zendesk.guards import Zendesk, this_zendesk
from sandbox.zendesk.records import Account, Attachment, Settings, Ticket, User
from sandbox.zendesk.shapes import comment_shape, ticket_shape, user_shape
from sandbox.zendesk.ticket_fields import STATUSES
from sandbox.zendesk.tickets import find_ticket, put_away, update_ticket

routes = Blueprint("agent", __name__, url_prefix="/<account>", template_folder="templates")
OPEN_FIRST = {status: place for place, status in enumerate(STATUSES)}


@routes.get("/")
def enter(account: str) -> AnyResponse:
    return redirect(url_for("agent.list_tickets", account=account))


@routes.get("/agent")
def list_tickets(account: str) -> str:
    desk = this_zendesk().account(account)
    with desk.lock:
        wanted = request.args.get("status")
        tickets = [t for t in desk.tickets.values() if wanted in (None, t.status)]
        tickets.sort(key=lambda t: (OPEN_FIRST[t.status] >= OPEN_FIRST["solved"], -t.updated_at.timestamp()))
        counts = {status: sum(t.status == status for t in desk.tickets.values()) for status in STATUSES}
        return render_template("zendesk/list.html", desk=desk, tickets=tickets, counts=counts, wanted=wanted)


@routes.get("/agent/tickets/<int:ticket_id>")
def show_ticket(account: str, ticket_id: int) -> str:
    desk = this_zendesk().account(account)
    with desk.lock:
        ticket = find_ticket(desk, ticket_id)
        others = [t for t in desk.tickets.values() if t.requester_id == ticket.requester_id and t.id != ticket.id]
        return render_template(
            "zendesk/ticket.html", desk=desk, ticket=ticket, others=others, requester=desk.users[ticket.requester_id]
        )


@routes.post("/agent/tickets/<int:ticket_id>")
def answer_ticket(account: str, ticket_id: int) -> AnyResponse:
    zendesk = this_zendesk()
    desk = zendesk.account(account)
    with desk.lock:
        ticket, person = find_ticket(desk, ticket_id), who_answers(desk, request.form)
        now = zendesk.stand.clock.now(account)
        if fate := request.form.get("fate"):
            change = put_away(desk, ticket, fate, person, now)
        else:
            change = update_ticket(desk, ticket, wishes(request.form, ticket, person), person, now, channel="web")
        tell_webhooks(desk, change, zendesk.stand.courier, now)
    zendesk.shelf.save_later(account)
    if ticket_id not in desk.tickets:
        return redirect(url_for("agent.list_tickets", account=account))
    return redirect(url_for("agent.show_ticket", account=account, ticket_id=ticket_id))


def who_answers(desk: Account, form: Mapping[str, str]) -> User:
    """The agent chosen on the page; the first who is not the owner when none is."""
    chosen = next((user for user in desk.staff if str(user.id) == form.get("author")), None)
    return chosen or desk.staff[-1]


def wishes(form: Mapping[str, str], ticket: Ticket, person: User) -> dict[str, object]:
    body: dict[str, object] = {"assignee_id": ticket.assignee_id or person.id}
    if form.get("status"):
        body["status"] = form["status"]
    if form.get("text", "").strip():
        body["comment"] = {"body": form["text"], "public": form.get("public", "yes") == "yes"}
    return body


@routes.get("/agent/files/<int:file_id>")
def show_file(account: str, file_id: int) -> Response:
    desk = this_zendesk().account(account)
    with desk.lock:
        item = find_file(desk, file_id)
    if item is None or item.text is None:
        abort(404)
    return Response(item.text, mimetype="text/plain")


def find_file(desk: Account, file_id: int) -> Attachment | None:
    comments = (comment for ticket in desk.tickets.values() for comment in ticket.comments)
    return next((item for comment in comments for item in comment.attachments if item.id == file_id), None)


@routes.get("/_sandbox/tickets")
def dump_tickets(account: str) -> Response:
    desk = this_zendesk().account(account)
    with desk.lock:
        return jsonify([whole_ticket(desk, ticket) for ticket in desk.tickets.values()])


def whole_ticket(desk: Account, ticket: Ticket) -> dict[str, object]:
    comments = [comment_shape(desk, comment) for comment in ticket.comments]
    return {
        **ticket_shape(desk, ticket),
        "requester": user_shape(desk, desk.users[ticket.requester_id]),
        "comments": comments,
    }


@routes.post("/_sandbox/settings")
def change_settings(account: str) -> Response:
    """`{"rate_limit": 3, "access_ttl": 2, "duplicate_every": 1}`, each optional."""
    zendesk: Zendesk = this_zendesk()
    desk, body = zendesk.account(account), json_body() or NOTHING
    known = {name: int(str(value)) for name, value in body.items() if name in Settings.__dataclass_fields__}
    with desk.lock:
        desk.settings = dataclasses.replace(desk.settings, **known)
    return jsonify(dataclasses.asdict(desk.settings))
