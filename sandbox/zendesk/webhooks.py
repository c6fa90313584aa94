"""`/api/v2/webhooks`: who is told, and the secret they check us by."""

import secrets
import uuid
from dataclasses import replace

from flask import Blueprint, Response, request

from sandbox.helpdesks.bodies import Json
from sandbox.helpdesks.deliveries import post
from sandbox.zendesk.events import EVENT_TYPES, sealed
from sandbox.zendesk.guards import Call, answer, needs
from sandbox.zendesk.lists import listed
from sandbox.zendesk.records import Webhook
from sandbox.zendesk.refusals import bad_webhook, webhook_not_found
from sandbox.zendesk.shapes import webhook_shape

routes = Blueprint("webhooks", __name__, url_prefix="/<account>/api/v2/webhooks")


@routes.get("")
@needs("webhooks:read")
def list_webhooks(call: Call) -> Response:
    return listed("webhooks", [webhook_shape(webhook) for webhook in call.account.webhooks.values()])


@routes.post("")
@needs("webhooks:write")
def add_webhook(call: Call) -> Response:
    body = call.body("webhook")
    fault = next((words for words, holds in demands(call, body).items() if not holds), None)
    if fault is not None:
        raise bad_webhook(fault)
    webhook = Webhook(
        id=secrets.token_hex(13).upper(),
        name=str(body["name"]),
        endpoint=str(body["endpoint"]),
        subscriptions=kinds(body),
        secret=secrets.token_urlsafe(32),
        status=str(body["status"]),
        created_at=call.now,
    )
    call.account.webhooks[webhook.id] = webhook
    return answer(201, webhook=webhook_shape(webhook))


def demands(call: Call, body: Json) -> dict[str, bool]:
    endpoint = body.get("endpoint")
    reachable = isinstance(endpoint, str) and call.zendesk.stand.courier.may_reach(endpoint)
    return {
        "name is required": isinstance(body.get("name"), str) and bool(body["name"]),
        "endpoint must be an address that can be reached from here": reachable,
        "http_method must be POST for an event subscription": body.get("http_method") == "POST",
        "request_format must be json for an event subscription": body.get("request_format") == "json",
        "status must be active or inactive": body.get("status") in ("active", "inactive"),
        "subscriptions must be known event types": bool(kinds(body)) and set(kinds(body)) <= EVENT_TYPES,
    }


def kinds(body: Json) -> tuple[str, ...]:
    given = body.get("subscriptions")
    return tuple(str(kind) for kind in given) if isinstance(given, list) else ()


def find_webhook(call: Call, webhook_id: str) -> Webhook:
    webhook = call.account.webhooks.get(webhook_id)
    if webhook is None:
        raise webhook_not_found()
    return webhook


@routes.post("/test")
@needs("webhooks:write")
def test_webhook(call: Call) -> Response:
    """Send what the caller wants sent, at once, and tell what came back."""
    webhook = find_webhook(call, request.args.get("webhook_id", ""))
    payload = str(call.body("request").get("payload") or "{}")
    answered = post(sealed(call.account, webhook, "test", uuid.uuid4().hex, payload.encode()))
    if answered is None:
        return answer(200, response={"status": 0, "error": "connection failed", "headers": [], "payload": ""})
    return answer(200, response={"status": answered, "headers": [], "payload": ""})


@routes.patch("/<webhook_id>")
@needs("webhooks:write")
def change_webhook(call: Call, webhook_id: str) -> Response:
    """Wake it or put it to sleep."""
    webhook, status = find_webhook(call, webhook_id), call.body("webhook").get("status")
    if status not in ("active", "inactive"):
        raise bad_webhook("status must be active or inactive")
    call.account.webhooks[webhook_id] = replace(webhook, status=str(status))
    return Response(status=204)


@routes.get("/<webhook_id>")
@needs("webhooks:read")
def show_webhook(call: Call, webhook_id: str) -> Response:
    return answer(200, webhook=webhook_shape(find_webhook(call, webhook_id)))


@routes.delete("/<webhook_id>")
@needs("webhooks:write")
def remove_webhook(call: Call, webhook_id: str) -> Response:
    del call.account.webhooks[find_webhook(call, webhook_id).id]
    return Response(status=204)


@routes.get("/<webhook_id>/signing_secret")
@needs("webhooks:read")
def show_secret(call: Call, webhook_id: str) -> Response:
    secret = find_webhook(call, webhook_id).secret
    return answer(200, signing_secret={"algorithm": "SHA256", "secret": secret})
