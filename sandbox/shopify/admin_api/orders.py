"""Orders, parcels, refunds, returns and the people who ordered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sandbox.shopify.admin_api.catalogue import split_tags
from sandbox.shopify.admin_api.connections import TIMES, connect, text_of
from sandbox.shopify.admin_api.context import (
    Info,
    Resolvers,
    context_of,
    found,
    key,
    made,
    number_in,
    shop_of,
)
from sandbox.shopify.admin_api.search import Values, instant
from sandbox.shopify.admin_api.shared_fields import address_field, exact_count, money_computed, money_field
from sandbox.shopify.records import Json, cents
from sandbox.shopify.refund_operations import refunded_amount, refunded_quantities
from sandbox.shopify.state import Shop

ORDER_SEARCH: dict[str, Values] = {
    "default": text_of("name", "email", "confirmation_number"),
    "id": text_of("id"),
    "name": text_of("name"),
    "email": text_of("email"),
    "confirmation_number": text_of("confirmation_number"),
    "customer_id": lambda order: [(order.get("customer") or {}).get("id")],
    "financial_status": text_of("financial_status"),
    "fulfillment_status": lambda order: [order.get("fulfillment_status") or "unfulfilled"],
    "status": lambda order: [_status(order)],
    "tag": lambda order: list(split_tags(order.get("tags"))),
    "sku": lambda order: [line.get("sku") for line in order["line_items"]],
    **TIMES,
}
SENT = {"partial": "PARTIALLY_FULFILLED", "fulfilled": "FULFILLED", "restocked": "RESTOCKED"}


def visible_orders(info: Info) -> dict[int, Json]:
    """The orders this app may see, by number: all of them, or those of the last days."""
    context = context_of(info)
    days = context.platform.options.order_days
    if days is None or context.shop.installation.allows("read_all_orders"):
        return context.shop.orders
    start = datetime.fromtimestamp(context.platform.options.clock(), UTC) - timedelta(days=days)
    return {n: order for n, order in context.shop.orders.items() if (instant(order["created_at"]) or start) >= start}


def _resolve_order(_source: Any, info: Info, id: str) -> Json | None:  # noqa: A002 - GraphQL's
    return visible_orders(info).get(number_in(id, "Order") or 0)


def _status(order: Json) -> str:
    if order.get("cancelled_at"):
        return "cancelled"
    return "closed" if order.get("closed_at") else "open"


def display_fulfilment_status(shop: Shop, order: Json) -> str:
    if order["id"] in shop.holds:
        return "ON_HOLD"
    return SENT.get(order.get("fulfillment_status") or "", "UNFULFILLED")


def return_status(shop: Shop, order: Json) -> str:
    states = {entry["status"] for entry in shop.returns_of(order["id"])}
    for state, shown in (("open", "IN_PROGRESS"), ("requested", "RETURN_REQUESTED"), ("closed", "RETURNED")):
        if state in states:
            return shown
    return "NO_RETURN"


def _customer_record(shop: Shop, order: Json) -> Json | None:
    embedded: Json | None = order.get("customer")
    return shop.customers.get(embedded["id"], embedded) if embedded else None


def _line_total(line: Json) -> Decimal:
    return Decimal(line["price"]) * int(line["quantity"])


def _line_discount(line: Json) -> Decimal:
    allocated = [Decimal(str(a["amount"])) for a in line.get("discount_allocations") or ()]
    return sum(allocated, Decimal(0)) or Decimal(line.get("total_discount") or "0")


def _lines(source: Json, info: Info, **arguments: Any) -> Json:
    refunded = refunded_quantities(source)
    lines = [line | {"refunded": refunded.get(line["id"], 0)} for line in source["line_items"]]
    return connect(lines, info, arguments, in_given_order=True)


def _line_product(source: Json, info: Info) -> Json | None:
    return shop_of(info).products.get(source.get("product_id") or 0)


def _line_variant(source: Json, info: Info) -> Json | None:
    pair = context_of(info).variant(source.get("variant_id"))
    return pair[1] if pair else None


def _shipping_line(order: Json) -> Json | None:
    lines: list[Json] = order.get("shipping_lines") or []
    return lines[0] if lines else None


RESOLVERS: Resolvers = {
    "QueryRoot": {
        "order": _resolve_order,
        "orderByIdentifier": lambda _s, info, identifier: _resolve_order(_s, info, identifier.get("id", "")),
        "orders": lambda _s, info, **a: connect(visible_orders(info).values(), info, a, ORDER_SEARCH),
        "ordersCount": lambda _s, info, **_a: exact_count(len(visible_orders(info))),
    },
    "Order": {
        "edited": key("edited", False),
        "test": key("test", False),
        "confirmed": key("confirmed", True),
        "cancelReason": made(lambda order: (order.get("cancel_reason") or "").upper() or None),
        "displayFinancialStatus": made(lambda order: (order.get("financial_status") or "").upper() or None),
        "displayFulfillmentStatus": found(display_fulfilment_status),
        "returnStatus": found(return_status),
        "statusPageUrl": key("order_status_url", ""),
        "clientIp": key("browser_ip"),
        "currencyCode": key("currency"),
        "presentmentCurrencyCode": made(lambda order: order.get("presentment_currency") or order["currency"]),
        "discountCodes": made(lambda order: [entry["code"] for entry in order.get("discount_codes") or ()]),
        "paymentGatewayNames": made(lambda order: order.get("payment_gateway_names") or []),
        "number": key("order_number"),
        "tags": made(lambda order: split_tags(order.get("tags"))),
        "fullyPaid": made(lambda order: order.get("financial_status") not in ("pending", "authorized", "voided")),
        "unpaid": made(lambda order: order.get("financial_status") in ("pending", "authorized")),
        "refundable": made(lambda order: refunded_amount(order) < Decimal(order["total_price"])),
        "customAttributes": made(
            lambda order: [{"key": a["name"], "value": a["value"]} for a in order.get("note_attributes") or ()]
        ),
        "customer": found(_customer_record),
        "shippingAddress": address_field("shipping_address"),
        "billingAddress": address_field("billing_address"),
        "shippingLine": made(_shipping_line),
        "totalRefundedSet": money_computed(refunded_amount),
        "totalReceivedSet": money_computed(lambda order: Decimal(order["total_price"])),
        "totalPriceSet": money_field("total_price"),
        "subtotalPriceSet": money_field("subtotal_price"),
        "currentTotalPriceSet": money_field("current_total_price"),
        "currentSubtotalPriceSet": money_field("current_subtotal_price"),
        "totalShippingPriceSet": money_field("total_shipping_price"),
        "totalTaxSet": money_field("total_tax"),
        "totalDiscountsSet": money_field("total_discounts"),
        "totalOutstandingSet": money_field("total_outstanding"),
        "lineItems": _lines,
        "fulfillments": lambda source, _info, first=None, query=None: source.get("fulfillments", [])[:first],
        "refunds": lambda source, _info, first=None: (source.get("refunds") or [])[:first],
        "returns": lambda source, info, **a: connect(shop_of(info).returns_of(source["id"]), info, a),
    },
    "LineItem": {
        "product": _line_product,
        "variant": _line_variant,
        "currentQuantity": made(lambda line: line.get("current_quantity", line["quantity"])),
        "unfulfilledQuantity": key("fulfillable_quantity", 0),
        "refundableQuantity": made(lambda line: line["quantity"] - line.get("refunded", 0)),
        "nonFulfillableQuantity": made(lambda line: line["quantity"] - line.get("current_quantity", 0)),
        "isGiftCard": key("gift_card", False),
        "requiresShipping": key("requires_shipping", True),
        "originalUnitPriceSet": money_field("price"),
        "originalTotalSet": money_computed(_line_total),
        "totalDiscountSet": money_computed(_line_discount),
        "discountAllocations": made(lambda line: line.get("discount_allocations") or []),
        "discountedTotalSet": money_computed(lambda line: _line_total(line) - _line_discount(line)),
        "discountedUnitPriceSet": money_computed(
            lambda line: Decimal(cents((_line_total(line) - _line_discount(line)) / int(line["quantity"])))
        ),
        "customAttributes": made(
            lambda line: [{"key": p["name"], "value": p["value"]} for p in line.get("properties") or ()]
        ),
        "image": lambda _source, _info: None,
    },
    "DiscountAllocation": {"allocatedAmountSet": money_field("amount")},
    "ShippingLine": {
        "originalPriceSet": money_field("price"),
        "discountedPriceSet": money_field("discounted_price"),
    },
}
