"""The page on which a person reads tickets and answers them, and the same as JSON for scripts."""

import dataclasses
from collections.abc import Mapping

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from sandbox.gorgias.guards import this_gorgias
from sandbox.gorgias.hooks import tell_integrations
from sandbox.gorgias.records import Account, Settings, Ticket, User
from sandbox.gorgias.shapes import customer_shape, moment, whole_ticket
from sandbox.gorgias.tickets import Change, add_message, find_ticket, merge_ticket, update_ticket
from sandbox.helpdesks.bodies import NOTHING, Json, json_body

routes = Blueprint("agent", __name__, url_prefix="/<account>", template_folder="templates")


@routes.get("/")
def enter(account: str) -> AnyResponse:
    return redirect(url_for("agent.list_tickets", account=account))


@routes.get("/agent")
def list_tickets(account: str) -> str:
    desk = this_gorgias().account(account)
    with desk.lock:
        return render_template("gorgias/list.html", desk=desk, tickets=in_view(desk), view=request.args.get("view"))


def in_view(desk: Account) -> list[Ticket]:
    """Open ones first, then by last change."""
    view = request.args.get("view")
    tickets = [ticket for ticket in desk.tickets.values() if view in (None, ticket.status)]
    return sorted(tickets, key=lambda t: (t.status == "closed", -t.updated_at.timestamp()))


@routes.get("/agent/tickets/<int:ticket_id>")
@routes.get("/app/ticket/<int:ticket_id>")
def show_ticket(account: str, ticket_id: int) -> str:
    desk = this_gorgias().account(account)
    with desk.lock:
        ticket = find_ticket(desk, desk.merged.get(ticket_id, ticket_id))
        customer = desk.customers[ticket.customer_id]
        others = [one for one in desk.tickets.values() if one.customer_id == customer.id and one.id != ticket.id]
        words = {"tickets": in_view(desk), "ticket": ticket, "customer": customer, "others": others}
        return render_template("gorgias/ticket.html", desk=desk, **words)


@routes.post("/agent/tickets/<int:ticket_id>")
@routes.post("/app/ticket/<int:ticket_id>")
def answer_ticket(account: str, ticket_id: int) -> AnyResponse:
    gorgias = this_gorgias()
    desk, now = gorgias.account(account), gorgias.stand.clock.now(account)
    with desk.lock:
        ticket, person = find_ticket(desk, ticket_id), who_answers(desk, request.form)
        if into := desk.tickets.get(int(request.form.get("merge_into") or 0)):
            tell_integrations(desk, merge_ticket(desk, ticket, into, person, now), gorgias.stand.courier, now)
            gorgias.shelf.save_later(account)
            return redirect(url_for("agent.show_ticket", account=account, ticket_id=into.id))
        changes: list[Change] = []
        if request.form.get("text", "").strip():
            changes.append(add_message(desk, ticket, reply(desk, ticket, request.form), person, now, by="helpdesk"))
        wishes: Json = {
            "status": request.form.get("status") or ticket.status,
            "assignee_user": {"id": ticket.assignee_id or person.id},
            "spam": ticket.spam or "spam" in request.form,
            "trashed_datetime": now.isoformat() if "trash" in request.form else moment(ticket.trashed_at),
        }
        changes.append(update_ticket(desk, desk.tickets[ticket_id], wishes, person, now))
        for change in changes:
            tell_integrations(desk, change, gorgias.stand.courier, now)
    gorgias.shelf.save_later(account)
    return redirect(url_for("agent.show_ticket", account=account, ticket_id=ticket_id))


def who_answers(desk: Account, form: Mapping[str, str]) -> User:
    chosen = next((user for user in desk.people if str(user.id) == form.get("author")), None)
    return chosen or desk.people[-1]


def reply(desk: Account, ticket: Ticket, form: Mapping[str, str]) -> Json:
    public = form.get("public", "yes") == "yes"
    to = desk.customers[ticket.customer_id].email
    source: Json = {"type": "email", "from": {"address": desk.mailbox}, "to": [{"address": to}] if to else []}
    return {
        "channel": "email" if public else "internal-note",
        "via": "helpdesk",
        "from_agent": True,
        "public": public,
        "body_text": form["text"],
        "source": source if public else None,
    }


@routes.get("/_sandbox/tickets")
def dump_tickets(account: str) -> Response:
    desk = this_gorgias().account(account)
    with desk.lock:
        shapes = []
        for ticket in desk.tickets.values():
            customer = customer_shape(desk.customers[ticket.customer_id])
            shapes.append({**whole_ticket(desk, ticket), "customer": customer})
        return jsonify(shapes)


@routes.get("/_sandbox/sent")
def dump_mailings(account: str) -> Response:
    """Every e-mail that went to a customer, with who caused it: the `api` or the `helpdesk` page."""
    desk = this_gorgias().account(account)
    with desk.lock:
        return jsonify([{**dataclasses.asdict(item), "at": moment(item.at)} for item in desk.mailings])


@routes.post("/_sandbox/switched-off")
def switch_off(account: str) -> Response:
    """Switch every HTTP integration off, as Gorgias does with those that failed many times in a row."""
    gorgias = this_gorgias()
    desk, now = gorgias.account(account), gorgias.stand.clock.now(account)
    with desk.lock:
        hooks = [item for item in desk.integrations.values() if item.type == "http"]
        desk.integrations |= {item.id: dataclasses.replace(item, deactivated_at=now) for item in hooks}
    return jsonify(switched_off=len(hooks))


@routes.post("/_sandbox/settings")
def change_settings(account: str) -> Response:
    """`{"key_limit": 3, "signature_style": "base64", "api_key": "other"}`, each optional."""
    desk = this_gorgias().account(account)
    body = json_body() or NOTHING
    known = {name: value for name, value in body.items() if name in Settings.__dataclass_fields__}
    with desk.lock:
        desk.settings = dataclasses.replace(desk.settings, **known)  # type: ignore[arg-type]  # a test's own order
    return jsonify({**dataclasses.asdict(desk.settings), "api_key": None})
