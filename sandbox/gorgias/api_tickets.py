"""`/api/tickets`: tickets, their messages, their tags."""

from flask import Blueprint, Response, request

from sandbox.gorgias.guards import Call, answer, needs
from sandbox.gorgias.lists import listed
from sandbox.gorgias.records import TagRule, Ticket
from sandbox.gorgias.refusals import already_exists, bad_request, forbidden, not_found
from sandbox.gorgias.shapes import message_shape, ticket_shape, whole_ticket
from sandbox.gorgias.shapes_in import MESSAGE, TAG, TAG_NAMES, TICKET_CREATE, TICKET_UPDATE
from sandbox.gorgias.tickets import add_message, create_ticket, delete_ticket, find_ticket, update_ticket

routes = Blueprint("tickets", __name__, url_prefix="/<account>/api")
ORDERS = {
    f"{name}_datetime:{way}": (f"{name}_at", way == "desc")
    for name in ("created", "updated")
    for way in ("asc", "desc")
}
ACTIONS = (None, "force", "retry", "cancel")


@routes.get("/tickets")
@needs("tickets:read")
def list_tickets(call: Call) -> Response:
    tickets = list(call.account.tickets.values())
    if (external_id := request.args.get("external_id")) is not None:
        tickets = [ticket for ticket in tickets if ticket.external_id == external_id]
    if (customer_id := request.args.get("customer_id")) is not None:
        tickets = [ticket for ticket in tickets if str(ticket.customer_id) == customer_id]
    order = request.args.get("order_by", "created_datetime:desc")
    if order not in ORDERS:
        raise bad_request("Invalid query parameters.", {"order_by": ["Not a valid choice."]})
    name, backwards = ORDERS[order]
    tickets.sort(key=lambda ticket: (getattr(ticket, name), ticket.id), reverse=backwards)
    return listed([ticket_shape(call.account, ticket) for ticket in tickets], "/api/tickets")


@routes.post("/tickets")
@needs("tickets:write")
def open_ticket(call: Call) -> Response:
    body = call.body(TICKET_CREATE, "Failed to create ticket")
    change = create_ticket(call.account, body, call.user, call.now)
    call.tell(change)
    return answer(201, whole_ticket(call.account, change.after))


@routes.get("/tickets/<int:ticket_id>")
@needs("tickets:read")
def show_ticket(call: Call, ticket_id: int) -> Response:
    return answer(200, whole_ticket(call.account, find_ticket(call.account, ticket_id)))


@routes.put("/tickets/<int:ticket_id>")
@needs("tickets:write")
def change_ticket(call: Call, ticket_id: int) -> Response:
    ticket = find_ticket(call.account, ticket_id)
    change = update_ticket(
        call.account, ticket, call.body(TICKET_UPDATE, "Failed to update ticket"), call.user, call.now
    )
    call.tell(change)
    return answer(202, whole_ticket(call.account, change.after))


@routes.delete("/tickets/<int:ticket_id>")
@needs("tickets:write")
def remove_ticket(call: Call, ticket_id: int) -> Response:
    delete_ticket(call.account, find_ticket(call.account, ticket_id), call.user, call.now)
    return Response(status=204)


@routes.get("/tickets/<int:ticket_id>/messages")
@needs("tickets:read")
def list_messages(call: Call, ticket_id: int) -> Response:
    ticket = find_ticket(call.account, ticket_id)
    messages = [message_shape(call.account, ticket, message) for message in ticket.messages]
    return listed(messages, f"/api/tickets/{ticket_id}/messages")


@routes.post("/tickets/<int:ticket_id>/messages")
@needs("tickets:write")
def write(call: Call, ticket_id: int) -> Response:
    ticket = find_ticket(call.account, ticket_id)
    if request.args.get("action") not in ACTIONS:
        raise bad_request("Failed to create message", {"action": ["Not a valid choice."]})
    body = call.body(MESSAGE, "Failed to create message")
    change = add_message(call.account, ticket, body, call.user, call.now)
    call.tell(change)
    return answer(201, message_shape(call.account, change.after, change.added[0]))


@routes.post("/tickets/<int:ticket_id>/tags")
@needs("tickets:write")
def add_tags(call: Call, ticket_id: int) -> Response:
    ticket = find_ticket(call.account, ticket_id)
    return set_tags(call, ticket, [*ticket.tags, *named_tags(call)], 201)


@routes.put("/tickets/<int:ticket_id>/tags")
@needs("tickets:write")
def replace_tags(call: Call, ticket_id: int) -> Response:
    return set_tags(call, find_ticket(call.account, ticket_id), named_tags(call), 202)


@routes.delete("/tickets/<int:ticket_id>/tags")
@needs("tickets:write")
def remove_tags(call: Call, ticket_id: int) -> Response:
    ticket, gone = find_ticket(call.account, ticket_id), set(named_tags(call))
    return set_tags(call, ticket, [tag for tag in ticket.tags if tag not in gone], 204)


def named_tags(call: Call) -> list[str]:
    body = call.body(TAG_NAMES, "Failed to update tags")
    ids, names = body.get("ids"), body.get("names")
    if not ids and not names:
        raise bad_request("Failed to update tags", {"names": ["Missing data for required field."]})
    if any(tag_id not in call.account.tags for tag_id in (ids if isinstance(ids, list) else [])):
        raise not_found()
    known = [call.account.tags[tag_id] for tag_id in (ids if isinstance(ids, list) else [])]
    return known + [str(name) for name in (names if isinstance(names, list) else [])]


def set_tags(call: Call, ticket: Ticket, names: list[str], status: int) -> Response:
    """The body is empty, as the real one is."""
    body = {"tags": [{"name": name} for name in names]}
    call.tell(update_ticket(call.account, ticket, body, call.user, call.now))
    return Response(status=status)


@routes.get("/tags")
@needs("tickets:read")
def list_tags(call: Call) -> Response:
    return listed([{"id": tag_id, "name": name} for tag_id, name in call.account.tags.items()], "/api/tags")


@routes.post("/tags")
@needs("tickets:write")
def add_tag(call: Call) -> Response:
    name = str(call.body(TAG, "Failed to create tag")["name"])
    if call.account.settings.tag_rule == TagRule.LOCKED:
        raise forbidden("tags:write")
    if name in call.account.tags.values():
        raise already_exists()
    tag_id = call.account.next_id()
    call.account.tags[tag_id] = name
    return answer(201, {"id": tag_id, "name": name})
