"""What an order cost, read alike from a webhook and from the Admin API: in the shop's money and in the shopper's."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from domain.order_parts import joined_return
from domain.orders import Money, Order
from integrations.shopify import order_payloads, order_records


def both(shop: str, shown: str | None = None, currency: str = "EUR") -> dict[str, Any]:
    """Return a money set of a webhook."""
    return {
        "shop_money": {"amount": shop, "currency_code": "USD"},
        "presentment_money": {"amount": shown or shop, "currency_code": currency if shown else "USD"},
    }


def bag(shop: str, shown: str | None = None, currency: str = "EUR") -> dict[str, Any]:
    """Return a money bag of the Admin API."""
    return {
        "shopMoney": {"amount": shop, "currencyCode": "USD"},
        "presentmentMoney": {"amount": shown or shop, "currencyCode": currency if shown else "USD"},
    }


WEBHOOK: dict[str, Any] = {
    "id": 41,
    "name": "#4100",
    "currency": "USD",
    "presentment_currency": "EUR",
    "created_at": "2026-11-01T10:00:00Z",
    "updated_at": "2026-11-02T10:00:00Z",
    "financial_status": "partially_refunded",
    "subtotal_price": "90.00",
    "subtotal_price_set": both("90.00", "82.80"),
    "total_shipping_price_set": both("10.00", "9.20"),
    "shipping_lines": [{"price": "10.00", "price_set": both("10.00", "9.20"), "title": "Post"}],
    "total_tax": "5.00",
    "total_tax_set": both("5.00", "4.60"),
    "total_discounts": "10.00",
    "total_discounts_set": both("10.00", "9.20"),
    "total_price": "105.00",
    "total_price_set": both("105.00", "96.60"),
    "total_outstanding": "0.00",
    "discount_codes": [{"code": "TENOFF", "amount": "10.00", "type": "fixed_amount"}],
    "payment_gateway_names": ["shopify_payments", "gift_card"],
    "line_items": [
        {
            "id": 411,
            "title": "Clay Pot",
            "quantity": 2,
            "price": "50.00",
            "price_set": both("50.00", "46.00"),
            "discount_allocations": [
                {"amount": "6.00", "amount_set": both("6.00", "5.52")},
                {"amount": "4.00", "amount_set": both("4.00", "3.68")},
            ],
        }
    ],
    "refunds": [
        {
            "id": 412,
            "created_at": "2026-11-02T09:00:00Z",
            "refund_line_items": [{"line_item_id": 411, "quantity": 1}],
            "transactions": [{"kind": "refund", "status": "success", "amount": "41.40", "currency": "EUR"}],
        }
    ],
}
RECORD: dict[str, Any] = {
    "id": "gid://shopify/Order/41",
    "name": "#4100",
    "currencyCode": "USD",
    "presentmentCurrencyCode": "EUR",
    "createdAt": "2026-11-01T10:00:00Z",
    "updatedAt": "2026-11-02T10:00:00Z",
    "displayFinancialStatus": "PARTIALLY_REFUNDED",
    "displayFulfillmentStatus": "ON_HOLD",
    "subtotalPriceSet": bag("90.0", "82.8"),
    "totalShippingPriceSet": bag("10.0", "9.2"),
    "totalTaxSet": bag("5.0", "4.6"),
    "totalDiscountsSet": bag("10.0", "9.2"),
    "totalPriceSet": bag("105.0", "96.6"),
    "totalOutstandingSet": bag("0.0", "0.0"),
    "discountCodes": ["TENOFF"],
    "paymentGatewayNames": ["shopify_payments", "gift_card"],
    "shippingLine": {"title": "Post"},
    "lineItems": {
        "nodes": [
            {
                "id": "gid://shopify/LineItem/411",
                "title": "Clay Pot",
                "quantity": 2,
                "currentQuantity": 2,
                "originalUnitPriceSet": bag("50.0", "46.0"),
                "discountAllocations": [
                    {"allocatedAmountSet": bag("6.0", "5.52")},
                    {"allocatedAmountSet": bag("4.0", "3.68")},
                ],
            }
        ]
    },
    "refunds": [
        {"id": "gid://shopify/Refund/412", "createdAt": "2026-11-02T09:00:00Z", "totalRefundedSet": bag("45.0", "41.4")}
    ],
}


@pytest.fixture(params=["webhook", "admin api"])
def order(request: pytest.FixtureRequest) -> Order:
    told = request.param == "webhook"
    return order_payloads.parse_order(WEBHOOK) if told else order_records.parse_order(RECORD)


def test_both_roads_tell_the_same_money(order: Order) -> None:
    assert (order.currency, order.total, order.outstanding) == ("USD", Decimal("105.00"), 0)
    assert order.codes == ("TENOFF",) and order.gateways == ("shopify_payments", "gift_card")
    assert [(line.price, line.discount, line.paid) for line in order.lines] == [(50, 10, 90)]


def test_an_order_is_told_as_it_was_paid(order: Order) -> None:
    paid = order.as_paid
    assert (paid.currency, paid.subtotal, paid.shipping, paid.tax) == ("EUR", *map(Decimal, ("82.80", "9.20", "4.60")))
    assert (paid.discounts, paid.total) == (Decimal("9.20"), Decimal("96.60"))
    assert [(line.price, line.paid) for line in paid.lines] == [(Decimal("46.00"), Decimal("82.80"))]
    assert [(refund.amount, refund.currency) for refund in paid.refunds] == [(Decimal("41.40"), "EUR")]
    assert paid.as_paid == paid


def test_an_order_in_the_shops_own_currency_stays_in_it() -> None:
    home = {**WEBHOOK, "presentment_currency": "USD"}
    order = order_payloads.parse_order(home)
    assert order.shown is None and order.as_paid is order


@pytest.mark.parametrize("lost", ["total_price_set", "subtotal_price_set"])
def test_without_the_shoppers_sums_the_shops_are_told(lost: str) -> None:
    order = order_payloads.parse_order({name: value for name, value in WEBHOOK.items() if name != lost})
    assert order.as_paid.currency == "USD" and order.as_paid.total == Decimal("105.00")


def test_a_line_without_the_shoppers_price_keeps_the_whole_order_in_the_shops() -> None:
    order = order_payloads.parse_order(WEBHOOK)
    lost = replace(order, lines=tuple(replace(line, shown_price=None) for line in order.lines))
    assert lost.as_paid.currency == "USD"


def test_a_refund_that_tells_both_currencies_is_read_in_both() -> None:
    paid_back = {
        "kind": "refund",
        "status": "success",
        "amount": "45.00",
        "currency": "USD",
        "amount_set": both("45.00", "41.40"),
    }
    told = order_payloads.parse_refund({"id": 1, "created_at": "2026-11-02T09:00:00Z", "transactions": [paid_back]})
    assert (told.amount, told.currency, told.shown) == (Decimal("45.00"), "USD", Money(Decimal("41.40"), "EUR"))


def test_only_the_admin_api_knows_a_hold() -> None:
    assert order_records.parse_order(RECORD).fulfilment_status == "on_hold"


def test_why_a_return_was_declined_is_kept_whatever_is_told_later() -> None:
    told = {"id": 7, "name": "#4100-R1", "status": "DECLINED", "decline": {"reason": "FINAL_SALE", "note": "x"}}
    declined = order_payloads.parse_return(told)
    record = {"id": "gid://shopify/Return/7", "status": "DECLINED", "decline": {"reason": "FINAL_SALE"}}
    assert declined.decline_reason == order_records.parse_return(record).decline_reason == "final_sale"
    later = replace(declined, decline_reason="", told_at=declined.told_at.replace(year=2027))
    assert joined_return(declined, later).decline_reason == "final_sale"
