"""`/api/v2`: users, tickets, uploads, tokens."""

import base64
import secrets
from dataclasses import replace

from flask import Blueprint, Response, request

from sandbox.zendesk.events import tell_webhooks
from sandbox.zendesk.guards import ANY, Call, answer, needs, once
from sandbox.zendesk.lists import listed
from sandbox.zendesk.people import by_external_id as user_by_external_id
from sandbox.zendesk.people import create_or_update, create_user, find_user, search, text, update_user
from sandbox.zendesk.records import Attachment, Role
from sandbox.zendesk.refusals import invalid_attribute, no_room_for_fields, only_for_admins
from sandbox.zendesk.shapes import (
    attachment_shape,
    audit_shape,
    comment_shape,
    field_shape,
    ticket_shape,
    user_shape,
)
from sandbox.zendesk.ticket_fields import create_field, find_field, normal_tags
from sandbox.zendesk.tickets import Change, create_ticket, find_ticket, update_ticket

routes = Blueprint("api", __name__, url_prefix="/<account>/api/v2")
TEXT_SHOWN = 200_000  # characters of an uploaded text kept for the page


@routes.get("/users/me")
@needs("users:read")
def show_me(call: Call) -> Response:
    return answer(200, user=user_shape(call.account, call.user))


@routes.get("/users/<int:user_id>")
@needs("users:read")
def show_user(call: Call, user_id: int) -> Response:
    return answer(200, user=user_shape(call.account, find_user(call.account, user_id)))


@routes.put("/users/<int:user_id>")
@needs("users:write")
def change_user(call: Call, user_id: int) -> Response:
    call.limit(f"user:{user_id}", 5, 60)
    user = update_user(call.account, find_user(call.account, user_id), call.body("user"), call.now)
    return answer(200, user=user_shape(call.account, user))


@routes.get("/users/search")
@needs("users:read")
def search_users(call: Call) -> Response:
    if external_id := request.args.get("external_id"):
        user = user_by_external_id(call.account, external_id)
        found = [user] if user else []
    elif query := request.args.get("query", "").strip():
        found = search(call.account, query)
    else:
        raise invalid_attribute("query", "given")
    return listed("users", [user_shape(call.account, user) for user in found])


@routes.get("/users")
@needs("users:read")
def list_users(call: Call) -> Response:
    return listed("users", [user_shape(call.account, user) for user in call.account.users.values()])


@routes.post("/users")
@needs("users:write")
def add_user(call: Call) -> Response:
    user = create_user(call.account, call.body("user"), call.now)
    return answer(201, user=user_shape(call.account, user))


@routes.post("/users/create_or_update")
@needs("users:write")
def upsert_user(call: Call) -> Response:
    body = call.body("user")
    call.limit(f"user:{text(body, 'external_id') or text(body, 'email')}", 5, 60)
    user, is_new = create_or_update(call.account, body, call.now)
    return answer(201 if is_new else 200, user=user_shape(call.account, user))


@routes.get("/tickets")
@needs("tickets:read")
def list_tickets(call: Call) -> Response:
    tickets = list(call.account.tickets.values())
    if (external_id := request.args.get("external_id")) is not None:
        tickets = [ticket for ticket in tickets if ticket.external_id == external_id]
    return listed("tickets", [ticket_shape(call.account, ticket) for ticket in tickets])


@routes.post("/tickets")
@needs("tickets:write")
def open_ticket(call: Call) -> Response:
    def create() -> Response:
        change = create_ticket(call.account, call.body("ticket"), call.user, call.now)
        response = changed(call, change, 201)
        response.headers["Location"] = str(ticket_shape(call.account, change.after)["url"])
        return response

    return once(call, create)


@routes.get("/tickets/<int:ticket_id>")
@needs("tickets:read")
def show_ticket(call: Call, ticket_id: int) -> Response:
    return answer(200, ticket=ticket_shape(call.account, find_ticket(call.account, ticket_id)))


@routes.put("/tickets/<int:ticket_id>")
@needs("tickets:write")
def change_ticket(call: Call, ticket_id: int) -> Response:
    ticket = find_ticket(call.account, ticket_id)
    call.limit(f"ticket:{ticket_id}:{call.user.id}", 30, 600)
    call.limit("update tickets", call.account.settings.update_limit, 60)
    return changed(call, update_ticket(call.account, ticket, call.body("ticket"), call.user, call.now), 200)


def changed(call: Call, change: Change, status: int) -> Response:
    tell_webhooks(call.account, change, call.zendesk.stand.courier, call.now)
    return answer(status, ticket=ticket_shape(call.account, change.after), audit=audit_shape(call.account, change))


@routes.get("/tickets/<int:ticket_id>/comments")
@needs("tickets:read")
def list_comments(call: Call, ticket_id: int) -> Response:
    comments = find_ticket(call.account, ticket_id).comments
    authors = dict.fromkeys(comment.author_id for comment in comments)
    users = [user_shape(call.account, call.account.users[author]) for author in authors]
    more = {"users": users} if request.args.get("include") == "users" else {}
    return listed("comments", [comment_shape(call.account, comment) for comment in comments], **more)


@routes.get("/incremental/tickets/cursor")
@needs("tickets:read")
def export_tickets(call: Call) -> Response:
    """The tickets that changed, the oldest change first. The real one holds back the last minute; this does not."""
    if call.user.role != Role.ADMIN:
        raise only_for_admins()
    call.limit("incremental export", 10, 60)
    since = exported_from(request.args.get("cursor"), request.args.get("start_time"))
    changed = sorted(call.account.tickets.values(), key=lambda ticket: ticket.updated_at)
    later = [ticket for ticket in changed if ticket.updated_at.timestamp() > since]
    page = later[: call.account.settings.export_page]
    cursor = encode_cursor(page[-1].updated_at.timestamp() if page else since)
    tickets = [ticket_shape(call.account, ticket) for ticket in page]
    return answer(200, tickets=tickets, after_cursor=cursor, before_cursor=None, end_of_stream=page == later)


def exported_from(cursor: str | None, start_time: str | None) -> float:
    try:
        return float(base64.urlsafe_b64decode(cursor)) if cursor else float(str(start_time))
    except ValueError:
        raise invalid_attribute("cursor" if cursor else "start_time", "valid") from None


def encode_cursor(since: float) -> str:
    return base64.urlsafe_b64encode(repr(since).encode()).decode()


@routes.route("/tickets/<int:ticket_id>/tags", methods=["PUT", "POST", "DELETE"])
@needs("tickets:write")
def change_tags(call: Call, ticket_id: int) -> Response:
    """PUT adds, POST sets, DELETE removes."""
    ticket = find_ticket(call.account, ticket_id)
    given = set(normal_tags((request.get_json(silent=True) or {}).get("tags")))
    held = set(ticket.tags)
    tags = {"PUT": held | given, "POST": given, "DELETE": held - given}[request.method]
    change = update_ticket(call.account, ticket, {"tags": sorted(tags)}, call.user, call.now)
    tell_webhooks(call.account, change, call.zendesk.stand.courier, call.now)
    return answer(201 if request.method == "POST" else 200, tags=sorted(tags))


@routes.get("/ticket_fields")
@needs("tickets:read")
def list_fields(call: Call) -> Response:
    fields = enumerate(call.account.fields, start=1)
    return listed("ticket_fields", [field_shape(call.account, field, place) for place, field in fields])


@routes.post("/ticket_fields")
@needs("tickets:write")
def add_field(call: Call) -> Response:
    if call.user.role != Role.ADMIN:
        raise only_for_admins()
    if len(call.account.fields) >= call.account.settings.own_fields:
        raise no_room_for_fields()
    field = create_field(call.account, call.body("ticket_field"))
    return answer(201, ticket_field=field_shape(call.account, field, len(call.account.fields)))


@routes.put("/ticket_fields/<int:field_id>")
@needs("tickets:write")
def change_field(call: Call, field_id: int) -> Response:
    """Switch it on or off."""
    if call.user.role != Role.ADMIN:
        raise only_for_admins()
    place, field = find_field(call.account, field_id)
    changed_field = replace(field, active=call.body("ticket_field").get("active") is not False)
    call.account.fields = (*call.account.fields[:place], changed_field, *call.account.fields[place + 1 :])
    return answer(200, ticket_field=field_shape(call.account, changed_field, place + 1))


@routes.post("/uploads")
@needs("tickets:write")
def upload(call: Call) -> Response:
    name = request.args.get("filename")
    if not name:
        raise invalid_attribute("filename", "given")
    content = request.get_data()
    kind = request.mimetype or "application/octet-stream"
    shown = content.decode(errors="replace")[:TEXT_SHOWN] if name.endswith(".txt") else None
    item = Attachment(call.account.next_id(), name, kind, len(content), shown)
    token = secrets.token_urlsafe(18)
    call.account.uploads[token] = item
    shape = attachment_shape(call.account, item)
    return answer(201, upload={"token": token, "attachment": shape, "attachments": [shape]})


@routes.delete("/oauth/tokens/current")
@needs(ANY)
def revoke_token(call: Call) -> Response:
    call.account.grants.revoke(call.token)
    return Response(status=204)
