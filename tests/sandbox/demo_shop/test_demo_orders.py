from collections import Counter
from datetime import datetime
from decimal import Decimal

import pytest

from sandbox.shopify.state import Shop


def amount(text) -> Decimal:
    return Decimal(str(text))


def total(parts) -> Decimal:
    return sum(parts, Decimal(0))


def orders(shop: Shop):
    return list(shop.orders.values())


def parcels(shop: Shop):
    return [parcel for order in orders(shop) for parcel in order["fulfillments"]]


@pytest.mark.parametrize("money", ["shop_money", "presentment_money"])
def test_lines_discounts_tax_and_shipping_add_up_to_the_total(shop, money):
    for order in orders(shop):
        goods = total(amount(line["price_set"][money]["amount"]) * line["quantity"] for line in order["line_items"])
        less = total(
            amount(share["amount_set"][money]["amount"])
            for line in order["line_items"]
            for share in line["discount_allocations"]
        )
        tax = total(amount(t["price_set"][money]["amount"]) for line in order["line_items"] for t in line["tax_lines"])
        postage = total(amount(line["price_set"][money]["amount"]) for line in order["shipping_lines"])
        assert goods == amount(order["total_line_items_price_set"][money]["amount"])
        assert less == amount(order["total_discounts_set"][money]["amount"])
        assert goods - less == amount(order["subtotal_price_set"][money]["amount"])
        assert tax == amount(order["total_tax_set"][money]["amount"])
        assert goods - less + tax + postage == amount(order["total_price_set"][money]["amount"]), order["name"]


def test_what_was_given_back_is_missing_from_the_current_total(shop):
    for order in orders(shop):
        back = total(amount(t["amount"]) for refund in order["refunds"] for t in refund["transactions"])
        assert amount(order["total_price"]) - back == amount(order["current_total_price"])
        assert back <= amount(order["total_price"])


def test_a_refunded_line_is_gone_from_the_current_quantities(shop):
    for order in orders(shop):
        refunded = Counter()
        for refund in order["refunds"]:
            for entry in refund["refund_line_items"]:
                refunded[entry["line_item_id"]] += entry["quantity"]
        for line in order["line_items"]:
            assert line["current_quantity"] == line["quantity"] - refunded[line["id"]]


def test_sent_and_waiting_quantities_fit_the_lines(shop):
    for order in orders(shop):
        sent = Counter()
        for parcel in order["fulfillments"]:
            for line in parcel["line_items"]:
                sent[line["id"]] += line["quantity"]
        for line in order["line_items"]:
            assert sent[line["id"]] + line["fulfillable_quantity"] <= line["quantity"]
            if not order["cancelled_at"] and not order["refunds"]:
                assert sent[line["id"]] + line["fulfillable_quantity"] == line["quantity"]


def test_every_state_of_an_order_is_there(shop):
    assert len(orders(shop)) == 60
    assert {order["fulfillment_status"] for order in orders(shop)} == {None, "partial", "fulfilled"}
    assert {order["financial_status"] for order in orders(shop)} == {
        "paid",
        "pending",
        "partially_refunded",
        "refunded",
    }
    assert {parcel["shipment_status"] for parcel in parcels(shop)} == {
        None,
        "confirmed",
        "in_transit",
        "delayed",
        "out_for_delivery",
        "attempted_delivery",
        "delivered",
    }
    assert {entry["status"] for entry in shop.returns.values()} == {"requested", "open", "closed", "declined"}
    assert shop.holds
    assert {order["cancel_reason"] for order in orders(shop)} >= {"customer", "inventory"}


def test_every_kind_of_order_is_there(shop):
    assert any(len(order["fulfillments"]) == 2 for order in orders(shop))
    assert sum(order["customer"] is None for order in orders(shop)) >= 3
    assert {order["discount_codes"][0]["type"] for order in orders(shop) if order["discount_codes"]} == {
        "percentage",
        "fixed_amount",
    }
    assert {order["presentment_currency"] for order in orders(shop)} == {"USD", "EUR", "PLN", "CAD", "KRW"}
    assert any(order["note"] for order in orders(shop)) and any(order["note_attributes"] for order in orders(shop))
    assert any("pre-order" in order["tags"] for order in orders(shop))
    assert any(line["gift_card"] for order in orders(shop) for line in order["line_items"])
    assert any(not line["requires_shipping"] for order in orders(shop) for line in order["line_items"])


def test_orders_are_numbered_from_1001_in_the_order_of_their_dates(shop):
    assert [order["name"] for order in orders(shop)] == [f"#{number}" for number in range(1001, 1061)]
    moments = [datetime.fromisoformat(order["created_at"]) for order in orders(shop)]
    assert moments == sorted(moments)


def test_nothing_happens_before_the_order_or_after_today(shop):
    now = datetime.fromisoformat("2026-11-20T11:00:00-05:00")
    for order in orders(shop):
        placed = datetime.fromisoformat(order["created_at"])
        stamps = [parcel["created_at"] for parcel in order["fulfillments"]]
        stamps += [refund["created_at"] for refund in order["refunds"]]
        stamps += [entry["created_at"] for entry in shop.returns_of(order["id"])]
        assert all(placed <= datetime.fromisoformat(stamp) <= now for stamp in stamps), order["name"]


def test_a_parcels_news_come_in_order_and_end_with_its_status(shop):
    for parcel in parcels(shop):
        events = [e for e in shop.fulfillment_events.values() if e["fulfillment_id"] == parcel["id"]]
        moments = [datetime.fromisoformat(event["happened_at"]) for event in events]
        assert moments == sorted(moments), parcel["name"]
        assert all(moment >= datetime.fromisoformat(parcel["created_at"]) for moment in moments)
        assert (events[-1]["status"] if events else None) == parcel["shipment_status"]


def test_tracking_numbers_are_in_their_links_and_unique(shop):
    carried = [parcel for parcel in parcels(shop) if parcel["tracking_company"]]
    assert all(parcel["tracking_number"] in parcel["tracking_url"] for parcel in carried)
    assert len({parcel["tracking_number"] for parcel in carried}) == len(carried)


def test_returns_name_lines_of_their_own_order(shop):
    for entry in shop.returns.values():
        lines = {line["id"] for line in shop.orders[entry["order_id"]]["line_items"]}
        back = {line["fulfillment_line_item"]["line_item"]["id"] for line in entry["return_line_items"]}
        assert back <= lines


def test_customers_count_their_own_orders(shop):
    for customer in shop.customers.values():
        theirs = [order for order in orders(shop) if (order["customer"] or {}).get("id") == customer["id"]]
        assert customer["orders_count"] == len(theirs)
        assert amount(customer["total_spent"]) == total(amount(order["current_total_price"]) for order in theirs)


def test_two_customers_share_a_name_and_one_never_ordered(shop):
    assert len(shop.customers) == 12
    names = Counter(customer["last_name"] for customer in shop.customers.values())
    assert 2 in names.values()
    assert 0 in {customer["orders_count"] for customer in shop.customers.values()}
    assert {customer["locale"] for customer in shop.customers.values()} >= {"pl", "de", "ko"}


def test_ordered_lines_are_variants_of_the_shop_at_their_price(shop):
    for order in orders(shop):
        for line in order["line_items"]:
            product, variant = shop.find_variant(line["variant_id"])
            assert (line["price"], line["product_id"]) == (variant["price"], product["id"])
