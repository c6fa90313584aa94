"""Shopify's deliveries: verified, durable, acknowledged. Nothing else happens here."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_shopify, store_of
from blueprints.house import services, webhook_caller
from blueprints.metering import meter_deliveries, note_repeat
from domain.errors import InvalidRequest, StoreNotFound
from domain.inbox import Delivery
from integrations.shopify.fields import parse_moment
from integrations.values import storable
from jobs.inbox import drain_later

blueprint = Blueprint("webhooks", __name__)
meter_deliveries(blueprint)

LONGEST_HEADER = 255  # characters


@blueprint.post("/webhooks/shopify")
@by_shopify
def receive() -> ResponseReturnValue:
    """Keep the delivery in the inbox and commit; only then say 200. A repeat is acknowledged and dropped."""
    house, caller = services(), webhook_caller()
    delivery, store = delivery_of(caller.body), store_of(caller.shop)
    if store is None:
        raise StoreNotFound(str(caller.shop))
    with house.begin() as work:
        fresh = work.inbox.put(store.id, delivery)
    if fresh:
        drain_later(house.redis, str(store.id))
    else:
        note_repeat()
    return "", 200


def delivery_of(body: bytes) -> Delivery:
    """Return the delivery as its headers name it. Raises InvalidRequest."""
    header("X-Shopify-API-Version")
    return Delivery(
        webhook_id=header("X-Shopify-Webhook-Id"),
        event_id=storable(request.headers.get("X-Shopify-Event-Id", ""))[:LONGEST_HEADER],
        topic=header("X-Shopify-Topic"),
        triggered_at=parse_moment(request.headers.get("X-Shopify-Triggered-At", "")) or services().now(),
        body=body,
    )


def header(name: str) -> str:
    """Return a header that every delivery of Shopify's has. Raises InvalidRequest."""
    value = request.headers.get(name, "")
    if not value or len(value) > LONGEST_HEADER or "\0" in value:
        raise InvalidRequest(f"The {name} header is missing or too long.")
    return value
