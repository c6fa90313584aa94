"""What was sent and what came back: fulfilments, refunds, returns."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from sandbox.shopify.admin_api.connections import connect
from sandbox.shopify.admin_api.context import Info, Resolvers, found, key, made, shop_of
from sandbox.shopify.admin_api.shared_fields import money_computed
from sandbox.shopify.records import Json
from sandbox.shopify.refund_operations import fulfilment_line_number, refunded_amount
from sandbox.shopify.state import Shop

PARCEL = {"cancelled": "CANCELED", "failure": "FAILURE", "error": "FAILURE", "success": "FULFILLED"}


def display_parcel_status(parcel: Json) -> str:
    if parcel.get("status") == "success" and parcel.get("shipment_status"):
        return str(parcel["shipment_status"]).upper()
    return PARCEL.get(parcel.get("status") or "", "SUBMITTED")


def _order_line(shop: Shop, order_id: int, line: Json) -> Json:
    order = shop.orders.get(order_id)
    lines: list[Json] = order["line_items"] if order else []
    return next((known for known in lines if known["id"] == line["id"]), line)


def _parcel_lines(source: Json, info: Info, **arguments: Any) -> Json:
    shop = shop_of(info)
    lines = [
        {
            "id": fulfilment_line_number(source, line),
            "quantity": line["quantity"],
            "line_item": _order_line(shop, source["order_id"], line),
        }
        for line in source["line_items"]
    ]
    return connect(lines, info, arguments, in_given_order=True)


def _parcel_events(shop: Shop, parcel: Json) -> list[Json]:
    return [event for event in shop.fulfillment_events.values() if event["fulfillment_id"] == parcel["id"]]


def _resolve_events(source: Json, info: Info, **arguments: Any) -> Json:
    return connect(_parcel_events(shop_of(info), source), info, arguments)


def _moment_of(status: str) -> Callable[[Shop, Json], str | None]:
    def moment(shop: Shop, parcel: Json) -> str | None:
        events = _parcel_events(shop, parcel)
        return next((event["happened_at"] for event in events if event["status"] == status), None)

    return moment


def _tracking(source: Json, _info: Info, first: int | None = None) -> list[Json]:
    numbers, urls = source.get("tracking_numbers") or [], source.get("tracking_urls") or []
    company = source.get("tracking_company")
    count = max(len(numbers), len(urls), 1 if company else 0)
    entries = [
        {
            "company": company,
            "number": numbers[place] if place < len(numbers) else None,
            "url": urls[place] if place < len(urls) else None,
        }
        for place in range(count)
    ]
    return entries[:first]


def _refund_lines(source: Json, info: Info, **arguments: Any) -> Json:
    lines = [
        {
            **entry,
            "restock_type": entry["restock_type"].upper(),
            "line_item": _order_line(shop_of(info), source["order_id"], entry["line_item"]),
        }
        for entry in source["refund_line_items"]
    ]
    return connect(lines, info, arguments)


def _return_lines(source: Json, info: Info, **arguments: Any) -> Json:
    lines = [line | {"__typename": "ReturnLineItem"} for line in source["return_line_items"]]
    return connect(lines, info, arguments)


def _returned_line(source: Json, info: Info) -> Json | None:
    wanted = source["fulfillment_line_item"]["line_item"]["id"]
    for order in shop_of(info).orders.values():
        for line in order["line_items"]:
            if line["id"] == wanted:
                return {
                    "id": source["fulfillment_line_item"]["id"],
                    "quantity": line["quantity"],
                    "line_item": line,
                }
    return None


def _refund_total(refund: Json) -> Decimal:
    return refunded_amount({"refunds": [refund]})


RESOLVERS: Resolvers = {
    "Fulfillment": {
        "status": made(lambda parcel: (parcel.get("status") or "success").upper()),
        "displayStatus": made(display_parcel_status),
        "estimatedDeliveryAt": found(lambda shop, parcel: shop.delivery_estimates.get(parcel["id"])),
        "inTransitAt": found(_moment_of("in_transit")),
        "deliveredAt": found(_moment_of("delivered")),
        "trackingInfo": _tracking,
        "fulfillmentLineItems": _parcel_lines,
        "events": _resolve_events,
        "totalQuantity": made(lambda parcel: sum(line["quantity"] for line in parcel["line_items"])),
        "requiresShipping": made(lambda p: any(line.get("requires_shipping", True) for line in p["line_items"])),
        "location": found(lambda shop, parcel: shop.locations[0]),
    },
    "FulfillmentEvent": {"status": made(lambda event: event["status"].upper())},
    "Refund": {
        "updatedAt": key("processed_at"),
        "totalRefundedSet": money_computed(_refund_total),
        "refundLineItems": _refund_lines,
    },
    "Return": {
        "status": made(lambda entry: entry["status"].upper()),
        "totalQuantity": made(lambda entry: sum(line["quantity"] for line in entry["return_line_items"])),
        "order": found(lambda shop, entry: shop.orders.get(entry["order_id"])),
        "returnLineItems": _return_lines,
    },
    "ReturnLineItem": {
        "returnReasonNote": key("return_reason_note", ""),
        "fulfillmentLineItem": _returned_line,
    },
}
