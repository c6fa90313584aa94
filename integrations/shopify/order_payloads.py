"""Order webhook bodies (REST shapes) as our records."""

from decimal import Decimal

from domain.orders import Address, Fulfilment, LineItem, Money, Order, Refund, Return, Shown, Tracking
from integrations.shopify import fields
from integrations.shopify.fields import Record


def parse_order(payload: Record) -> Order:
    customer = fields.mapping(payload, "customer")
    shipping_lines = fields.records(payload, "shipping_lines")
    created = fields.moment(payload, "processed_at") or fields.version(payload, "created_at")
    return Order(
        id=fields.number(payload, "id"),
        name=fields.text(payload, "name"),
        confirmation_number=fields.text(payload, "confirmation_number"),
        email=fields.text(payload, "email") or fields.text(payload, "contact_email"),
        phone=fields.text(payload, "phone"),
        customer_id=fields.optional_number(customer, "id"),
        customer_name=f"{fields.text(customer, 'first_name')} {fields.text(customer, 'last_name')}".strip(),
        locale=fields.text(payload, "customer_locale"),
        created_at=created,
        cancelled_at=fields.moment(payload, "cancelled_at"),
        cancel_reason=fields.text(payload, "cancel_reason"),
        closed_at=fields.moment(payload, "closed_at"),
        financial_status=fields.text(payload, "financial_status"),
        fulfilment_status=fields.text(payload, "fulfillment_status"),
        currency=fields.text(payload, "currency"),
        subtotal=fields.amount(payload, "subtotal_price"),
        shipping=sum((fields.amount(line, "price") for line in shipping_lines), fields.NO_MONEY),
        tax=fields.amount(payload, "total_tax"),
        discounts=fields.amount(payload, "total_discounts"),
        total=fields.amount(payload, "total_price"),
        lines=tuple(parse_line(line) for line in fields.parts(payload, "line_items")),
        fulfilments=tuple(parse_fulfilment(parcel) for parcel in fields.records(payload, "fulfillments")),
        refunds=tuple(parse_refund(refund) for refund in fields.records(payload, "refunds")),
        returns=tuple(parse_return(item) for item in fields.records(payload, "returns")),
        shipping_address=parse_address(fields.mapping(payload, "shipping_address")),
        shipping_method=fields.text(shipping_lines[0], "title") if shipping_lines else "",
        tags=fields.tags(payload),
        attributes=fields.pairs(payload, "note_attributes"),
        status_url=fields.text(payload, "order_status_url"),
        version=fields.version(payload),
        outstanding=fields.optional_amount(payload, "total_outstanding"),
        codes=tuple(fields.text(entry, "code") for entry in fields.records(payload, "discount_codes")),
        gateways=fields.words_of_list(payload, "payment_gateway_names"),
        shown=parse_shown(payload),
    )


def parse_shown(payload: Record) -> Shown | None:
    """Return what the shopper saw; None where that is the shop's own currency, or not told whole."""
    currency, totals = fields.text(payload, "presentment_currency"), ("subtotal_price", "total_price")
    if currency in ("", fields.text(payload, "currency")) or any(
        shown_amount(payload, name) is None for name in totals
    ):
        return None
    lines = [shown_amount(line, "price") or fields.NO_MONEY for line in fields.records(payload, "shipping_lines")]
    subtotal, tax, discounts, total = (
        shown_amount(payload, name) or fields.NO_MONEY
        for name in ("subtotal_price", "total_tax", "total_discounts", "total_price")
    )
    shipping = shown_amount(payload, "total_shipping_price")
    shipping = sum(lines, fields.NO_MONEY) if shipping is None else shipping
    owed = fields.optional_amount(payload, "total_outstanding")
    # What is left to pay is told in the shop's currency alone: in the shopper's only nothing and all are sure.
    outstanding = fields.NO_MONEY if owed == 0 else total if owed == fields.amount(payload, "total_price") else None
    return Shown(currency, subtotal, shipping, tax, discounts, total, outstanding)


def shown_amount(record: Record, name: str) -> Decimal | None:
    return fields.optional_amount(fields.mapping(fields.mapping(record, f"{name}_set"), "presentment_money"), "amount")


def parse_line(payload: Record) -> LineItem:
    quantity = fields.optional_number(payload, "quantity") or 0
    current = fields.optional_number(payload, "current_quantity")
    allocated = fields.records(payload, "discount_allocations")
    return LineItem(
        id=fields.number(payload, "id"),
        title=fields.text(payload, "title"),
        variant_title=fields.text(payload, "variant_title"),
        sku=fields.text(payload, "sku"),
        quantity=quantity,
        current_quantity=quantity if current is None else current,
        fulfillable_quantity=fields.optional_number(payload, "fulfillable_quantity") or 0,
        price=fields.amount(payload, "price"),
        product_id=fields.optional_number(payload, "product_id"),
        variant_id=fields.optional_number(payload, "variant_id"),
        requires_shipping=bool(payload.get("requires_shipping", True)),
        gift_card=bool(payload.get("gift_card")),
        properties=fields.pairs(payload, "properties"),
        discount=sum((fields.amount(one, "amount") for one in allocated), fields.NO_MONEY),
        shown_price=shown_amount(payload, "price"),
        shown_discount=sum((shown_amount(one, "amount") or fields.NO_MONEY for one in allocated), fields.NO_MONEY),
    )


def parse_fulfilment(payload: Record) -> Fulfilment:
    shipment = fields.text(payload, "shipment_status")
    updated = fields.version(payload)
    lines = fields.records(payload, "line_items")
    due, whole = fields.due(payload, "estimated_delivery_at")
    return Fulfilment(
        id=fields.number(payload, "id"),
        status=fields.text(payload, "status"),
        shipment_status=shipment,
        tracking=parse_tracking(payload),
        lines=tuple((fields.number(line, "id"), fields.optional_number(line, "quantity") or 0) for line in lines),
        created_at=fields.version(payload, "created_at"),
        updated_at=updated,
        estimated_delivery_at=due,
        estimated_whole_day=whole,
        delivered_at=updated if shipment == "delivered" else None,
    )


def parse_tracking(payload: Record) -> tuple[Tracking, ...]:
    numbers = fields.words_of_list(payload, "tracking_numbers") or fields.words(payload, "tracking_number")
    urls = fields.words_of_list(payload, "tracking_urls") or fields.words(payload, "tracking_url")
    company = fields.text(payload, "tracking_company")
    padded = urls + ("",) * len(numbers)
    return tuple(Tracking(company, number, url) for number, url in zip(numbers, padded, strict=False))


def parse_refund(payload: Record) -> Refund:
    paid_back = [item for item in fields.records(payload, "transactions") if is_money_back(item)]
    lines = fields.records(payload, "refund_line_items")
    return Refund(
        id=fields.number(payload, "id"),
        created_at=fields.version(payload, "created_at"),
        amount=sum((fields.amount(item, "amount") for item in paid_back), fields.NO_MONEY),
        lines=tuple(
            (fields.number(line, "line_item_id"), fields.optional_number(line, "quantity") or 0) for line in lines
        ),
        currency=fields.text(paid_back[0], "currency") if paid_back else "",
        shown=parse_paid_back(paid_back),
    )


def parse_paid_back(transactions: list[Record]) -> Money | None:
    """Return the money in the currency of the checkout: a transaction's own, unless it tells both."""
    sums = [fields.mapping(fields.mapping(item, "amount_set"), "presentment_money") or item for item in transactions]
    currencies = {fields.text(one, "currency_code") or fields.text(one, "currency") for one in sums} - {""}
    if len(currencies) != 1:
        return None
    return Money(sum((fields.amount(one, "amount") for one in sums), fields.NO_MONEY), currencies.pop())


def is_money_back(transaction: Record) -> bool:
    # A void or a failed attempt moves no money.
    return fields.text(transaction, "kind") == "refund" and fields.text(transaction, "status") in ("success", "")


def parse_return(payload: Record) -> Return:
    return Return(
        id=fields.number(payload, "id"),
        name=fields.text(payload, "name"),
        status=fields.text(payload, "status").lower(),
        created_at=fields.moment(payload, "created_at"),
        quantity=fields.optional_number(payload, "total_quantity") or len(fields.records(payload, "return_line_items")),
        decline_reason=fields.text(fields.mapping(payload, "decline"), "reason").lower(),
    )


def parse_address(payload: Record) -> Address | None:
    if not payload:
        return None
    return Address(
        name=fields.text(payload, "name"),
        address1=fields.text(payload, "address1"),
        address2=fields.text(payload, "address2"),
        city=fields.text(payload, "city"),
        province=fields.text(payload, "province"),
        postcode=fields.text(payload, "zip"),
        country=fields.text(payload, "country"),
    )
