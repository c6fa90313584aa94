"""`/api/integrations` and `/api/events`: who is told, and what there was to tell."""

from flask import Blueprint, Response, request

from sandbox.gorgias.guards import Call, answer, needs
from sandbox.gorgias.hooks import readable, texts
from sandbox.gorgias.lists import listed
from sandbox.gorgias.records import Integration
from sandbox.gorgias.refusals import bad_request, not_found
from sandbox.gorgias.shapes import event_shape, integration_shape
from sandbox.gorgias.shapes_in import INTEGRATION
from sandbox.gorgias.validation import read_moment
from sandbox.helpdesks.bodies import NOTHING, Json, as_object

routes = Blueprint("integrations", __name__, url_prefix="/<account>/api")
FAILED = "Failed to create integration"


@routes.get("/integrations")
@needs("integrations:read")
def list_integrations(call: Call) -> Response:
    kind = request.args.get("type")
    found = [item for item in call.account.integrations.values() if kind in (None, item.type)]
    return listed([integration_shape(item) for item in found], "/api/integrations")


@routes.post("/integrations")
@needs("integrations:write")
def add_integration(call: Call) -> Response:
    body = call.body(INTEGRATION, FAILED)
    http = dict(as_object(body["http"]) or NOTHING)
    check_http(call, http)
    secret = http.pop("hmac_secret", None)
    integration = Integration(
        id=call.account.next_id(),
        name=str(body["name"]),
        type="http",
        created_at=call.now,
        http=http,
        hmac_secret=str(secret) if secret else None,
    )
    call.account.integrations[integration.id] = integration
    return answer(201, integration_shape(integration))


def check_http(call: Call, http: Json) -> None:
    if not call.gorgias.stand.courier.may_reach(str(http["url"])):
        raise bad_request(FAILED, {"http": {"url": ["Cannot be reached from here."]}})
    for name in ("form", "headers"):
        values = as_object(http.get(name)) or NOTHING
        if not all(isinstance(value, str) for value in values.values()):
            raise bad_request(FAILED, {"http": {name: ["Values must be strings."]}})
        if not all(readable(template) for template in texts(values).values()):
            raise bad_request(FAILED, {"http": {name: ["Invalid template."]}})


@routes.get("/integrations/<int:integration_id>")
@needs("integrations:read")
def show_integration(call: Call, integration_id: int) -> Response:
    return answer(200, integration_shape(find_integration(call, integration_id)))


@routes.delete("/integrations/<int:integration_id>")
@needs("integrations:write")
def remove_integration(call: Call, integration_id: int) -> Response:
    del call.account.integrations[find_integration(call, integration_id).id]
    return Response(status=204)


def find_integration(call: Call, integration_id: int) -> Integration:
    integration = call.account.integrations.get(integration_id)
    if integration is None:
        raise not_found()
    return integration


@routes.get("/events")
@needs("events:read")
def list_events(call: Call) -> Response:
    args = request.args
    since = read_moment(args["created_datetime[gte]"]) if "created_datetime[gte]" in args else None
    found = [
        event
        for event in call.account.events
        if args.get("object_type", "Ticket") == "Ticket"
        and args.get("object_id", str(event.ticket_id)) == str(event.ticket_id)
        and (since is None or event.created_at >= since)
    ]
    return listed([event_shape(event) for event in found], "/api/events")
