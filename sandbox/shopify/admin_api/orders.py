"""Orders, parcels, refunds, returns and the people who ordered."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from sandbox.shopify.admin_api.catalogue import split_tags
from sandbox.shopify.admin_api.connections import TIMES, connect, text_of
from sandbox.shopify.admin_api.context import (
    Info,
    Resolver,
    Resolvers,
    by_gid,
    context_of,
    found,
    gid,
    key,
    made,
    number_in,
    shop_of,
)
from sandbox.shopify.admin_api.search import Values
from sandbox.shopify.records import Json, cents
from sandbox.shopify.refund_operations import fulfilment_line_number, refunded_amount, refunded_quantities
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
CUSTOMER_SEARCH: dict[str, Values] = {
    "default": text_of("first_name", "last_name", "email"),
    "id": text_of("id"),
    "email": text_of("email"),
    "phone": text_of("phone"),
    "first_name": text_of("first_name"),
    "last_name": text_of("last_name"),
    "state": text_of("state"),
    "tag": lambda customer: list(split_tags(customer.get("tags"))),
    **TIMES,
}
SENT = {"partial": "PARTIALLY_FULFILLED", "fulfilled": "FULFILLED", "restocked": "RESTOCKED"}
PARCEL = {"cancelled": "CANCELED", "failure": "FAILURE", "error": "FAILURE", "success": "FULFILLED"}


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


def display_parcel_status(parcel: Json) -> str:
    if parcel.get("status") == "success" and parcel.get("shipment_status"):
        return str(parcel["shipment_status"]).upper()
    return PARCEL.get(parcel.get("status") or "", "SUBMITTED")


def _customer_record(shop: Shop, order: Json) -> Json | None:
    embedded: Json | None = order.get("customer")
    return shop.customers.get(embedded["id"], embedded) if embedded else None


def _customer_orders(source: Json, info: Info, **arguments: Any) -> Json:
    return connect(_orders_of(shop_of(info), source), info, arguments, ORDER_SEARCH)


def _orders_of(shop: Shop, customer: Json) -> list[Json]:
    return [o for o in shop.orders.values() if (o.get("customer") or {}).get("id") == customer["id"]]


def _display_name(customer: Json) -> str:
    names = [customer.get("first_name"), customer.get("last_name")]
    return " ".join(name for name in names if name) or customer.get("email") or customer.get("phone") or ""


def _resolve_identified(_source: Any, info: Info, identifier: Json) -> Json | None:
    customers = shop_of(info).customers
    if "id" in identifier:
        return customers.get(number_in(identifier["id"], "Customer") or 0)
    email = (identifier.get("emailAddress") or "").casefold()
    phone = identifier.get("phoneNumber")
    for customer in customers.values():
        if (email and (customer.get("email") or "").casefold() == email) or (phone and customer.get("phone") == phone):
            return customer
    return None


def _money(name: str) -> Resolver:
    """A money set of the record, or one made from the plain amount beside it."""

    def resolve(source: Json, info: Info) -> Json:
        given: Json | None = source.get(f"{name}_set")
        return given or shop_of(info).money_set(source.get(name) or "0.00")

    return resolve


def _computed(function: Callable[[Json], Decimal]) -> Resolver:
    return lambda source, info: shop_of(info).money_set(function(source))


def _line_total(line: Json) -> Decimal:
    return Decimal(line["price"]) * int(line["quantity"])


def _line_discount(line: Json) -> Decimal:
    allocated = [Decimal(str(a["amount"])) for a in line.get("discount_allocations") or ()]
    return sum(allocated, Decimal(0)) or Decimal(line.get("total_discount") or "0")


def _lines(source: Json, info: Info, **arguments: Any) -> Json:
    refunded = refunded_quantities(source)
    lines = [line | {"refunded": refunded.get(line["id"], 0)} for line in source["line_items"]]
    return connect(lines, info, arguments, in_given_order=True)


def _order_line(shop: Shop, order_id: int, line: Json) -> Json:
    order = shop.orders.get(order_id)
    lines: list[Json] = order["line_items"] if order else []
    return next((known for known in lines if known["id"] == line["id"]), line)


def _line_product(source: Json, info: Info) -> Json | None:
    return shop_of(info).products.get(source.get("product_id") or 0)


def _line_variant(source: Json, info: Info) -> Json | None:
    pair = context_of(info).variant(source.get("variant_id"))
    return pair[1] if pair else None


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


def _address(name: str) -> Resolver:
    def resolve(source: Json, _info: Info) -> Json | None:
        address: Json | None = source.get(name)
        return address and {"gid": gid("MailingAddress", address.get("id") or source["id"]), **address}

    return resolve


def _formatted(address: Json) -> list[str]:
    parts = (address.get(name) for name in ("name", "address1", "address2", "city", "zip", "country"))
    return [part for part in parts if part]


def _shipping_line(order: Json) -> Json | None:
    lines: list[Json] = order.get("shipping_lines") or []
    return lines[0] if lines else None


def _refund_total(refund: Json) -> Decimal:
    return refunded_amount({"refunds": [refund]})


def _count(number: int) -> Json:
    return {"count": number, "precision": "EXACT"}


RESOLVERS: Resolvers = {
    "QueryRoot": {
        "order": by_gid("orders", "Order"),
        "orderByIdentifier": lambda _s, info, identifier: shop_of(info).orders.get(
            number_in(identifier.get("id") or "", "Order") or 0
        ),
        "orders": lambda _s, info, **a: connect(shop_of(info).orders.values(), info, a, ORDER_SEARCH),
        "ordersCount": lambda _s, info, **_a: _count(len(shop_of(info).orders)),
        "customer": by_gid("customers", "Customer"),
        "customerByIdentifier": _resolve_identified,
        "customers": lambda _s, info, **a: connect(shop_of(info).customers.values(), info, a, CUSTOMER_SEARCH),
        "customersCount": lambda _s, info, **_a: _count(len(shop_of(info).customers)),
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
        "presentmentCurrencyCode": key("presentment_currency"),
        "discountCodes": made(lambda order: [entry["code"] for entry in order.get("discount_codes") or ()]),
        "paymentGatewayNames": key("payment_gateway_names", []),
        "number": key("order_number"),
        "tags": made(lambda order: split_tags(order.get("tags"))),
        "fullyPaid": made(lambda order: order.get("financial_status") not in ("pending", "authorized", "voided")),
        "unpaid": made(lambda order: order.get("financial_status") in ("pending", "authorized")),
        "refundable": made(lambda order: refunded_amount(order) < Decimal(order["total_price"])),
        "customAttributes": made(
            lambda order: [{"key": a["name"], "value": a["value"]} for a in order.get("note_attributes") or ()]
        ),
        "customer": found(_customer_record),
        "shippingAddress": _address("shipping_address"),
        "billingAddress": _address("billing_address"),
        "shippingLine": made(_shipping_line),
        "totalRefundedSet": _computed(refunded_amount),
        "totalReceivedSet": _computed(lambda order: Decimal(order["total_price"])),
        "totalPriceSet": _money("total_price"),
        "subtotalPriceSet": _money("subtotal_price"),
        "currentTotalPriceSet": _money("current_total_price"),
        "currentSubtotalPriceSet": _money("current_subtotal_price"),
        "totalShippingPriceSet": _money("total_shipping_price"),
        "totalTaxSet": _money("total_tax"),
        "totalDiscountsSet": _money("total_discounts"),
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
        "originalUnitPriceSet": _money("price"),
        "originalTotalSet": _computed(_line_total),
        "totalDiscountSet": _computed(_line_discount),
        "discountedTotalSet": _computed(lambda line: _line_total(line) - _line_discount(line)),
        "discountedUnitPriceSet": _computed(
            lambda line: Decimal(cents((_line_total(line) - _line_discount(line)) / int(line["quantity"])))
        ),
        "customAttributes": made(
            lambda line: [{"key": p["name"], "value": p["value"]} for p in line.get("properties") or ()]
        ),
        "image": lambda _source, _info: None,
    },
    "ShippingLine": {
        "originalPriceSet": _money("price"),
        "discountedPriceSet": _money("discounted_price"),
    },
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
        "totalRefundedSet": _computed(_refund_total),
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
    "MailingAddress": {"countryCodeV2": key("country_code"), "formatted": made(_formatted)},
    "Customer": {
        "displayName": made(_display_name),
        "locale": key("locale", "en"),
        "state": made(lambda customer: (customer.get("state") or "disabled").upper()),
        "tags": made(lambda customer: split_tags(customer.get("tags"))),
        "verifiedEmail": key("verified_email", True),
        "numberOfOrders": found(lambda shop, customer: len(_orders_of(shop, customer))),
        "amountSpent": found(
            lambda shop, customer: {
                "amount": sum((Decimal(o["total_price"]) for o in _orders_of(shop, customer)), Decimal(0)),
                "currency_code": shop.currency,
            }
        ),
        "defaultEmailAddress": made(lambda c: {"email_address": c["email"]} if c.get("email") else None),
        "defaultPhoneNumber": made(lambda c: {"phone_number": c["phone"]} if c.get("phone") else None),
        "defaultAddress": _address("default_address"),
        "orders": _customer_orders,
    },
}
