"""Money given back and goods sent back, as the records of an order show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sandbox.demo_shop.lines import Line
from sandbox.demo_shop.money import ZERO, Exchange, Money, total
from sandbox.demo_shop.products import Json, Setting
from sandbox.demo_shop.stories import RefundStory, ReturnStory, Story


@dataclass(frozen=True)
class Refund:
    """`goods` and `tax` are what the lines were worth; `paid` is what the shopper got."""

    record: Json
    goods: Money
    tax: Money
    discount: Money
    paid: Money


def refund(
    setting: Setting,
    exchange: Exchange,
    story: Story,
    order_id: int,
    lines: Mapping[str, Line],
    rest_lines: Mapping[str, Json],
    whole: Money,
) -> Refund | None:
    """What `story` gave back; `whole` is the order's total, which a refund of every line gives back."""
    told = story.refund
    if told is None:
        return None
    parts = {sku: Decimal(quantity) / lines[sku].quantity for sku, quantity in told.quantities.items()}
    goods = total(exchange.share(lines[sku].goods - lines[sku].discount, part) for sku, part in parts.items())
    tax = total(exchange.share(lines[sku].tax, part) for sku, part in parts.items())
    discount = total(exchange.share(lines[sku].discount, part) for sku, part in parts.items())
    paid = _paid(exchange, told, story, goods + tax, whole)
    record = _record(setting, exchange, story, told, order_id, paid)
    record["refund_line_items"] = [
        _refund_line(setting, exchange, story, lines[sku], rest_lines[sku], quantity)
        for sku, quantity in told.quantities.items()
    ]
    return Refund(record, goods, tax, discount, paid)


def rest_return(setting: Setting, story: Story, back: ReturnStory, order_id: int, parcel: Json) -> Json:
    """A return in the shape the back office makes; `parcel` is the fulfilment the goods came in."""
    return_id = setting.number("return", story.name)
    sent = {line["sku"]: line for line in parcel["line_items"]}
    final_sale = {"reason": "FINAL_SALE", "note": "Reduced by more than 15%: exchange or store credit only"}
    return {
        "id": return_id,
        "order_id": order_id,
        "name": f"{story.name}-R1",
        "status": back.status,
        "created_at": setting.ago(back.days),
        "decline": final_sale if back.status == "declined" else None,
        "return_line_items": [
            _return_line(setting, story, back, sent[sku], quantity) for sku, quantity in back.quantities.items()
        ],
    }


def _paid(exchange: Exchange, told: RefundStory, story: Story, lines: Money, whole: Money) -> Money:
    if told.amount is not None:
        return exchange.of(told.amount)
    return whole if told.quantities == story.quantities else lines


def _record(setting: Setting, exchange: Exchange, story: Story, told: RefundStory, order_id: int, paid: Money) -> Json:
    refund_id = setting.number("refund", story.name)
    at = setting.ago(told.days)
    return {
        "id": refund_id,
        "admin_graphql_api_id": f"gid://shopify/Refund/{refund_id}",
        "order_id": order_id,
        "created_at": at,
        "processed_at": at,
        "note": told.note,
        "restock": bool(told.quantities),
        "user_id": None,
        "return": None,
        "duties": [],
        "additional_fees": [],
        "total_duties_set": exchange.both(ZERO),
        "total_additional_fees_set": exchange.both(ZERO),
        "order_adjustments": [],
        "refund_shipping_lines": [],
        "transactions": [_transaction(setting, exchange, story, order_id, at, paid)],
    }


def _transaction(setting: Setting, exchange: Exchange, story: Story, order_id: int, at: str, paid: Money) -> Json:
    number = setting.number("transaction", story.name)
    return {
        "id": number,
        "admin_graphql_api_id": f"gid://shopify/OrderTransaction/{number}",
        "order_id": order_id,
        "kind": "refund",
        "gateway": "shopify_payments",
        "status": "success",
        "message": None,
        "amount": str(paid),
        "currency": exchange.currency,
        "created_at": at,
        "processed_at": at,
        "source_name": "web",
        "test": False,
    }


def _refund_line(
    setting: Setting, exchange: Exchange, story: Story, line: Line, rest_line: Json, quantity: int
) -> Json:
    part = Decimal(quantity) / line.quantity
    subtotal, tax = exchange.share(line.goods - line.discount, part), exchange.share(line.tax, part)
    return {
        "id": setting.number("refund line", story.name, line.sku),
        "line_item_id": line.id,
        "line_item": rest_line,
        "location_id": None,
        "quantity": quantity,
        "restock_type": "cancel" if story.cancelled else "return",
        "subtotal": float(subtotal.shop),
        "subtotal_set": exchange.both(subtotal),
        "total_tax": float(tax.shop),
        "total_tax_set": exchange.both(tax),
    }


def _return_line(setting: Setting, story: Story, back: ReturnStory, sent: Json, quantity: int) -> Json:
    number = setting.number("return line", story.name, sent["sku"])
    parcel_line = sent["fulfillment_line_item_id"]
    return {
        "id": number,
        "admin_graphql_api_id": f"gid://shopify/ReturnLineItem/{number}",
        "fulfillment_line_item": {
            "id": parcel_line,
            "admin_graphql_api_id": f"gid://shopify/FulfillmentLineItem/{parcel_line}",
            "line_item": {"id": sent["id"], "admin_graphql_api_id": f"gid://shopify/LineItem/{sent['id']}"},
        },
        "quantity": quantity,
        "return_reason": back.reason,
        "return_reason_note": back.note,
        "customer_note": back.note,
    }
