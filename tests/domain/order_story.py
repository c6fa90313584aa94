"""One order's life as the shop tells it, delivery by delivery."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.domain.stage import at
from tests.world import Tenant

ORDER = 9_500_000_000_001
LINE = ORDER * 10
PARCEL = ORDER * 10 + 5
REFUND = ORDER * 10 + 7
RETURN = ORDER * 10 + 8


@dataclass(frozen=True)
class Told:
    topic: str
    payload: Mapping[str, Any]
    minutes: float


def stamp(minutes: float) -> str:
    return at(minutes).isoformat()


def whole_order(tenant: Tenant, minutes: float, **changes: Any) -> dict[str, Any]:
    plain = {
        "id": ORDER,
        "name": "#7001",
        "email": tenant.own_email,
        "customer": {"id": tenant.own_customer, "email": tenant.own_email, "updated_at": stamp(0)},
        "created_at": stamp(0),
        "updated_at": stamp(minutes),
        "currency": "USD",
        "financial_status": "paid",
        "total_price": "40.00",
        "line_items": [{"id": LINE, "title": "Beanie", "quantity": 2, "price": "20.00"}],
        "fulfillments": [],
        "refunds": [],
    }
    return {**plain, **changes}


def parcel(minutes: float, shipment: str | None = None) -> dict[str, Any]:
    return {
        "id": PARCEL,
        "order_id": ORDER,
        "status": "success",
        "shipment_status": shipment,
        "tracking_company": "UPS",
        "tracking_numbers": ["1Z999"],
        "tracking_urls": ["https://carrier.example/1Z999"],
        "created_at": stamp(2),
        "updated_at": stamp(minutes),
        "line_items": [{"id": LINE, "quantity": 2}],
    }


def moved(minutes: float, status: str, expected: str | None = None) -> dict[str, Any]:
    return {
        "id": int(minutes * 100),
        "order_id": ORDER,
        "fulfillment_id": PARCEL,
        "status": status,
        "happened_at": stamp(minutes),
        "estimated_delivery_at": expected,
    }


def refund(minutes: float) -> dict[str, Any]:
    return {
        "id": REFUND,
        "order_id": ORDER,
        "created_at": stamp(minutes),
        "refund_line_items": [{"line_item_id": LINE, "quantity": 1}],
        "transactions": [{"kind": "refund", "status": "success", "amount": "20.00"}],
    }


def goods_back(status: str) -> dict[str, Any]:
    return {"id": RETURN, "name": "#7001-R1", "status": status, "order": {"id": ORDER}, "total_quantity": 1}


def story(tenant: Tenant) -> list[Told]:
    """Ordered, sent, on its way with a day, delivered, sent back, refunded."""
    sent, delivered = parcel(2), parcel(6, "delivered")
    return [
        Told("orders/create", whole_order(tenant, 1), 1),
        Told("fulfillments/create", sent, 2),
        Told("orders/updated", whole_order(tenant, 3, fulfillment_status="fulfilled", fulfillments=[sent]), 3),
        Told("fulfillment_events/create", moved(4, "in_transit", stamp(3000)), 4),
        Told("fulfillments/update", delivered, 6),
        Told("returns/request", goods_back("requested"), 7),
        Told("returns/approve", goods_back("open"), 8),
        Told("refunds/create", refund(9), 9),
        Told(
            "orders/updated",
            whole_order(tenant, 10, fulfillment_status="fulfilled", fulfillments=[delivered], refunds=[refund(9)]),
            10,
        ),
    ]
