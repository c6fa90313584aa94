"""Shopify's deliveries: verified, durable, acknowledged. Nothing else happens here."""

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_shopify, store_of
from blueprints.house import WebhookCaller, services
from domain.errors import InvalidRequest, StoreNotFound
from domain.inbox import Delivery
from integrations.shopify.fields import parse_moment, storable
from jobs.inbox import drain_later

blueprint = Blueprint("webhooks", __name__)

LONGEST_HEADER = 255  # characters


@blueprint.post("/webhooks/shopify")
@by_shopify
def receive() -> ResponseReturnValue:
    """Keep the delivery in the inbox and commit; only then say 200. A repeat is acknowledged and dropped."""
    house, caller = services(), webhook_caller()
    delivery = Delivery(
        webhook_id=header("X-Shopify-Webhook-Id"),
        event_id=storable(request.headers.get("X-Shopify-Event-Id", ""))[:LONGEST_HEADER],
        topic=header("X-Shopify-Topic"),
        triggered_at=parse_moment(request.headers.get("X-Shopify-Triggered-At", "")) or house.now(),
        body=caller.body,
    )
    header("X-Shopify-API-Version")
    store = store_of(caller.shop)
    if store is None:
        raise StoreNotFound(str(caller.shop))
    with house.begin() as work:
        fresh = work.inbox.put(store.id, delivery)
    if fresh:
        drain_later(house.redis, str(store.id))
    return "", 200


def webhook_caller() -> WebhookCaller:
    caller: WebhookCaller = g.webhook
    return caller


def header(name: str) -> str:
    value = request.headers.get(name, "")
    if not value or len(value) > LONGEST_HEADER or "\0" in value:
        raise InvalidRequest(f"The {name} header is missing or too long.")
    return value
