"""Admin API answers (GraphQL shapes) as our records: orders and the customers they name."""

from decimal import Decimal
from typing import Any

from domain.customers import Customer
from domain.orders import Address, Fulfilment, LineItem, Money, Order, Refund, Return, Shown, Tracking
from integrations.shopify import fields
from integrations.shopify.fields import Record
from integrations.shopify.records import children

FULFILMENT_STATUS = {
    "UNFULFILLED": "",
    "PARTIALLY_FULFILLED": "partial",
    "FULFILLED": "fulfilled",
    "RESTOCKED": "restocked",
}
# The admin's display words that speak of a parcel on its way; the others tell of our own handling.
SHIPMENT_STATUSES = frozenset(
    "ATTEMPTED_DELIVERY CARRIER_PICKED_UP CONFIRMED DELAYED DELIVERED FAILURE IN_TRANSIT NOT_DELIVERED "
    "OUT_FOR_DELIVERY PICKED_UP READY_FOR_PICKUP".split()
)


def parse_purchase(record: Record) -> tuple[Order, Customer | None]:
    return parse_order(record), parse_customer(record)


def parse_order(record: Record) -> Order:
    """Return the order; which lines are in which parcel and refund is added by `with_parcels`."""
    customer = fields.mapping(record, "customer")
    customer_id = fields.text(customer, "id")
    fulfilment = fields.text(record, "displayFulfillmentStatus")
    return Order(
        id=fields.id_of(fields.text(record, "id")),
        name=fields.text(record, "name"),
        confirmation_number=fields.text(record, "confirmationNumber"),
        email=fields.text(record, "email"),
        phone=fields.text(record, "phone"),
        customer_id=fields.id_of(customer_id) if customer_id else None,
        customer_name=f"{fields.text(customer, 'firstName')} {fields.text(customer, 'lastName')}".strip(),
        locale=fields.text(record, "customerLocale"),
        created_at=fields.moment(record, "processedAt") or fields.version(record, "createdAt"),
        cancelled_at=fields.moment(record, "cancelledAt"),
        cancel_reason=fields.text(record, "cancelReason").lower(),
        closed_at=fields.moment(record, "closedAt"),
        financial_status=fields.text(record, "displayFinancialStatus").lower(),
        fulfilment_status=FULFILMENT_STATUS.get(fulfilment, fulfilment.lower()),
        currency=fields.text(record, "currencyCode"),
        subtotal=shop_money(record, "subtotalPriceSet"),
        shipping=shop_money(record, "totalShippingPriceSet"),
        tax=shop_money(record, "totalTaxSet"),
        discounts=shop_money(record, "totalDiscountsSet"),
        total=shop_money(record, "totalPriceSet"),
        lines=tuple(parse_line(line) for line in children(record, "LineItem", "lineItems")),
        fulfilments=tuple(parse_fulfilment(parcel) for parcel in fields.records(record, "fulfillments")),
        refunds=tuple(parse_refund(refund) for refund in fields.records(record, "refunds")),
        returns=tuple(parse_return(item) for item in children(record, "Return", "returns")),
        shipping_address=parse_address(fields.mapping(record, "shippingAddress")),
        shipping_method=fields.text(fields.mapping(record, "shippingLine"), "title"),
        tags=fields.tags(record),
        attributes=fields.pairs(record, "customAttributes", key="key"),
        status_url=fields.text(record, "statusPageUrl"),
        version=fields.version(record, "updatedAt"),
        outstanding=shop_money(record, "totalOutstandingSet") if record.get("totalOutstandingSet") else None,
        codes=fields.words_of_list(record, "discountCodes"),
        gateways=fields.words_of_list(record, "paymentGatewayNames"),
        shown=parse_shown(record),
    )


def shop_money(record: Record, name: str) -> Decimal:
    return fields.amount(fields.mapping(fields.mapping(record, name), "shopMoney"), "amount")


def parse_shown(record: Record) -> Shown | None:
    """Return what the shopper saw; None where that is the shop's own currency, or not told."""
    currency = fields.text(record, "presentmentCurrencyCode")
    if currency in ("", fields.text(record, "currencyCode")) or shown_money(record, "totalPriceSet") is None:
        return None
    subtotal, shipping, tax, discounts, total = (
        shown_money(record, f"{name}Set") or fields.NO_MONEY
        for name in ("subtotalPrice", "totalShippingPrice", "totalTax", "totalDiscounts", "totalPrice")
    )
    outstanding = shown_money(record, "totalOutstandingSet")
    return Shown(currency, subtotal, shipping, tax, discounts, total, outstanding)


def shown_money(record: Record, name: str) -> Decimal | None:
    return fields.optional_amount(fields.mapping(fields.mapping(record, name), "presentmentMoney"), "amount")


def parse_line(record: Record) -> LineItem:
    product, variant = fields.mapping(record, "product"), fields.mapping(record, "variant")
    allocated = fields.records(record, "discountAllocations")
    shown = [shown_money(one, "allocatedAmountSet") or fields.NO_MONEY for one in allocated]
    return LineItem(
        id=fields.id_of(fields.text(record, "id")),
        title=fields.text(record, "title"),
        variant_title=fields.text(record, "variantTitle"),
        sku=fields.text(record, "sku"),
        quantity=fields.optional_number(record, "quantity") or 0,
        current_quantity=fields.optional_number(record, "currentQuantity") or 0,
        fulfillable_quantity=fields.optional_number(record, "unfulfilledQuantity") or 0,
        price=shop_money(record, "originalUnitPriceSet"),
        product_id=fields.id_of(fields.text(product, "id")) if product else None,
        variant_id=fields.id_of(fields.text(variant, "id")) if variant else None,
        requires_shipping=bool(record.get("requiresShipping", True)),
        gift_card=bool(record.get("isGiftCard")),
        properties=fields.pairs(record, "customAttributes", key="key"),
        discount=sum((shop_money(one, "allocatedAmountSet") for one in allocated), fields.NO_MONEY),
        shown_price=shown_money(record, "originalUnitPriceSet"),
        shown_discount=sum(shown, fields.NO_MONEY),
    )


def parse_fulfilment(record: Record) -> Fulfilment:
    display = fields.text(record, "displayStatus")
    due, whole = fields.due(record, "estimatedDeliveryAt")
    return Fulfilment(
        id=fields.id_of(fields.text(record, "id")),
        status=fields.text(record, "status").lower(),
        shipment_status=display.lower() if display in SHIPMENT_STATUSES else "",
        tracking=tuple(
            Tracking(fields.text(item, "company"), fields.text(item, "number"), fields.text(item, "url"))
            for item in fields.records(record, "trackingInfo")
            if item.get("number")
        ),
        lines=(),
        created_at=fields.version(record, "createdAt"),
        updated_at=fields.version(record, "updatedAt"),
        estimated_delivery_at=due,
        estimated_whole_day=whole,
        delivered_at=fields.moment(record, "deliveredAt"),
    )


def parse_refund(record: Record) -> Refund:
    refunded = fields.mapping(record, "totalRefundedSet")
    shop, shown = fields.mapping(refunded, "shopMoney"), fields.mapping(refunded, "presentmentMoney")
    return Refund(
        id=fields.id_of(fields.text(record, "id")),
        created_at=fields.version(record, "createdAt"),
        amount=shop_money(record, "totalRefundedSet"),
        lines=(),
        currency=fields.text(shop, "currencyCode"),
        shown=Money(fields.amount(shown, "amount"), fields.text(shown, "currencyCode")) if shown else None,
    )


def parse_return(record: Record) -> Return:
    return Return(
        id=fields.id_of(fields.text(record, "id")),
        name=fields.text(record, "name"),
        status=fields.text(record, "status").lower(),
        created_at=fields.moment(record, "createdAt"),
        quantity=fields.optional_number(record, "totalQuantity") or 0,
        decline_reason=fields.text(fields.mapping(record, "decline"), "reason").lower(),
    )


def parse_address(record: Record) -> Address | None:
    if not record:
        return None
    names = ("name", "address1", "address2", "city", "province", "zip", "country")
    return Address(*(fields.text(record, name) for name in names))


def line_quantities(parent: Record, connection: str) -> tuple[tuple[int, int], ...]:
    nodes = fields.records(fields.mapping(parent, connection), "nodes")
    return tuple(
        (fields.id_of(fields.text(fields.mapping(node, "lineItem"), "id")), fields.number(node, "quantity"))
        for node in nodes
    )


def parse_customer(record: Record) -> Customer | None:
    """Return the customer that an order names, None for a guest's."""
    customer: Any = record.get("customer")
    if not customer:
        return None
    return Customer(
        id=fields.id_of(fields.text(customer, "id")),
        email=fields.text(fields.mapping(customer, "defaultEmailAddress"), "emailAddress"),
        phone="",
        first_name=fields.text(customer, "firstName"),
        last_name=fields.text(customer, "lastName"),
        locale=fields.text(customer, "locale"),
        version=fields.version(customer, "updatedAt"),
    )
