"""Parcels on their way: fulfilments, what the carrier said, and when they should arrive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.demo_shop.products import Json, Setting
from sandbox.demo_shop.stories import ParcelStory, State, Story
from sandbox.demo_shop.trade import tracking, transit_days

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MADE_IT_TO = {
    State.SHIPPED: (),
    State.DIGITAL: (),
    State.CONFIRMED: ("confirmed",),
    State.IN_TRANSIT: ("confirmed", "in_transit"),
    State.DELAYED: ("confirmed", "in_transit", "delayed"),
    State.OUT_FOR_DELIVERY: ("confirmed", "in_transit", "out_for_delivery"),
    State.ATTEMPTED: ("confirmed", "in_transit", "out_for_delivery", "attempted_delivery"),
    State.DELIVERED: ("confirmed", "in_transit", "out_for_delivery", "delivered"),
}
MESSAGES = {
    "confirmed": "The carrier has been told of the parcel",
    "in_transit": "Departed the sorting centre",
    "delayed": "Held up by weather",
    "out_for_delivery": "On the vehicle for delivery today",
    "attempted_delivery": "Nobody answered; a card was left",
    "delivered": "Delivered, left at the door",
}
STILL_COMING = {State.IN_TRANSIT: 2, State.DELAYED: 3, State.OUT_FOR_DELIVERY: 0, State.ATTEMPTED: 1}  # days


@dataclass(frozen=True)
class Destination:
    country_code: str
    country: str
    city: str
    zip: str


@dataclass(frozen=True)
class Parcel:
    record: Json
    events: list[Json]
    estimate: str | None


def send(
    setting: Setting,
    shop_id: int,
    location: int,
    order_id: int,
    story: Story,
    position: int,
    to: Destination,
    rest_lines: dict[str, Json],
) -> Parcel:
    """Build parcel number `position`, counted from 1. `rest_lines` is {sku: line item of the order}."""
    parcel = story.parcels[position - 1]
    name = f"{story.name}.{position}"
    parcel_id = setting.number("parcel", name)
    placed = setting.now - story.age
    shipped = _shipped(setting, placed, parcel.state, position)
    moments = _moments(setting, shipped, parcel.state, to.country_code)
    record = _record(setting, order_id, location, name, parcel, shipped, to)
    record |= {
        "updated_at": setting.stamp(moments[-1][1] if moments else shipped),
        "shipment_status": moments[-1][0] if moments else None,
        "line_items": [_sent_line(setting, name, rest_lines[sku], q) for sku, q in parcel.quantities.items()],
    }
    estimate = _estimate(setting, parcel.state)
    events = [_event(setting, shop_id, order_id, parcel_id, to, *moment, estimate) for moment in moments]
    return Parcel(record, events, estimate)


def _record(
    setting: Setting,
    order_id: int,
    location: int,
    name: str,
    parcel: ParcelStory,
    shipped: datetime,
    to: Destination,
) -> Json:
    parcel_id = setting.number("parcel", name)
    carried = tracking(to.country_code, name) if parcel.state is not State.DIGITAL else None
    return {
        "id": parcel_id,
        "admin_graphql_api_id": f"gid://shopify/Fulfillment/{parcel_id}",
        "created_at": setting.stamp(shipped),
        "location_id": location,
        "name": name,
        "order_id": order_id,
        "origin_address": {},
        "receipt": {},
        "service": "manual",
        "status": "success",
        "tracking_company": carried.company if carried else None,
        "tracking_number": carried.number if carried else None,
        "tracking_numbers": [carried.number] if carried else [],
        "tracking_url": carried.url if carried else None,
        "tracking_urls": [carried.url] if carried else [],
    }


def _shipped(setting: Setting, placed: datetime, state: State, position: int) -> datetime:
    if state is State.DIGITAL:
        return placed + timedelta(minutes=2)
    return min(placed + DAY * position, setting.now - 3 * HOUR)


def _moments(setting: Setting, shipped: datetime, state: State, country: str) -> list[tuple[str, datetime]]:
    now = setting.now
    arrived = min(shipped + DAY * transit_days(country) + 3 * HOUR, now - 2 * HOUR)
    when: dict[str, Callable[[], datetime]] = {
        "confirmed": lambda: shipped + HOUR / 2,
        "in_transit": lambda: shipped + HOUR,
        "delayed": lambda: now - 30 * HOUR,
        "attempted_delivery": lambda: now - 20 * HOUR,
        "delivered": lambda: arrived,
        "out_for_delivery": lambda: {State.DELIVERED: arrived - 5 * HOUR, State.ATTEMPTED: now - 25 * HOUR}.get(
            state, now - 3 * HOUR
        ),
    }
    return [(step, when[step]()) for step in MADE_IT_TO[state]]


def _estimate(setting: Setting, state: State) -> str | None:
    if state not in STILL_COMING:
        return None
    day = setting.now + DAY * STILL_COMING[state]
    return setting.stamp(day.replace(hour=20, minute=0, second=0, microsecond=0))


def _sent_line(setting: Setting, parcel: str, line: Json, quantity: int) -> Json:
    number = setting.number("parcel line", parcel, line["sku"])
    return {**line, "quantity": quantity, "fulfillment_line_item_id": number}


def _event(
    setting: Setting,
    shop_id: int,
    order_id: int,
    parcel_id: int,
    to: Destination,
    status: str,
    moment: datetime,
    estimate: str | None,
) -> Json:
    event_id = setting.number("event", str(parcel_id), status)
    near = status in ("out_for_delivery", "attempted_delivery", "delivered")
    at = setting.stamp(moment)
    return {
        "id": event_id,
        "fulfillment_id": parcel_id,
        "status": status,
        "message": MESSAGES[status],
        "happened_at": at,
        "city": to.city if near else "Portland",
        "province": None if near else "Maine",
        "country": to.country if near else "United States",
        "zip": to.zip if near else "04101",
        "address1": None,
        "latitude": None,
        "longitude": None,
        "shop_id": shop_id,
        "created_at": at,
        "updated_at": at,
        "estimated_delivery_at": estimate,
        "order_id": order_id,
        "admin_graphql_api_id": f"gid://shopify/FulfillmentEvent/{event_id}",
    }
