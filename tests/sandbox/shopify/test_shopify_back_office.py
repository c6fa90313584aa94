from __future__ import annotations

import json
from pathlib import Path

import pytest

from sandbox.shopify import close, create_app
from sandbox.shopify.catalog_csv import read_products
from sandbox.shopify.records import Event, NoSuchRecord, Refused
from sandbox.shopify.state import Shop
from tests.sandbox.shopify.world import World, fill

COAT = 90_000_000_011
ANN = 9_000_000_011


@pytest.fixture
def shop() -> Shop:
    shop = Shop("alice.myshopify.com")
    fill(shop, 9_000_000_000)
    return shop


@pytest.fixture
def told(shop: Shop) -> list[Event]:
    events: list[Event] = []
    shop.listeners.append(events.append)
    return events


def topics(told: list[Event]) -> list[str]:
    return [event.topic for event in told]


def test_an_order_adds_up_and_takes_its_stock(shop: Shop, told: list[Event]) -> None:
    order = shop.create_order([(COAT, 2), (90_000_000_021, 1)], customer_id=ANN, shipping_price="4.90")
    assert (order["name"], order["subtotal_price"], order["total_price"]) == ("#1001", "60.00", "64.90")
    assert shop.find_variant(COAT)[1]["inventory_quantity"] == 3
    assert shop.customers[ANN]["orders_count"] == 1
    assert topics(told)[:3] == ["orders/create", "orders/paid", "customers/update"]
    assert topics(told).count("inventory_levels/update") == 2


def test_two_parcels_send_one_order(shop: Shop, told: list[Event]) -> None:
    order = shop.create_order([(COAT, 2)], customer_id=ANN)
    line = order["line_items"][0]["id"]
    told.clear()
    shop.fulfil_order(order["id"], {line: 1}, "UPS", "1Z1")
    assert order["fulfillment_status"] == "partial"
    assert topics(told) == ["fulfillments/create", "orders/updated", "orders/partially_fulfilled"]
    shop.fulfil_order(order["id"])
    assert order["fulfillment_status"] == "fulfilled" and topics(told)[-1] == "orders/fulfilled"
    with pytest.raises(Refused, match="nothing is left"):
        shop.fulfil_order(order["id"])


def test_more_than_was_ordered_cannot_be_sent(shop: Shop) -> None:
    order = shop.create_order([(COAT, 1)], customer_id=ANN)
    with pytest.raises(Refused, match="1 left to send"):
        shop.fulfil_order(order["id"], {order["line_items"][0]["id"]: 2})


def test_a_shipment_moves_and_says_so(shop: Shop, told: list[Event]) -> None:
    order = shop.create_order([(COAT, 1)], customer_id=ANN)
    shop.fulfil_order(order["id"])
    told.clear()
    shop.advance_shipment(order["id"], "delivered")
    assert order["fulfillments"][0]["shipment_status"] == "delivered"
    assert topics(told) == ["fulfillment_events/create", "fulfillments/update", "orders/updated"]
    with pytest.raises(Refused):
        shop.advance_shipment(order["id"], "teleported")


def test_a_held_order_is_not_sent_until_released(shop: Shop) -> None:
    order = shop.create_order([(COAT, 1)], customer_id=ANN)
    shop.hold_order(order["id"])
    with pytest.raises(Refused, match="on hold"):
        shop.fulfil_order(order["id"])
    shop.release_order(order["id"])
    assert shop.fulfil_order(order["id"])["status"] == "success"


def test_a_cancelled_order_returns_its_stock_and_stays_cancelled(shop: Shop, told: list[Event]) -> None:
    order = shop.create_order([(COAT, 2)], customer_id=ANN)
    shop.cancel_order(order["id"])
    assert order["cancel_reason"] == "customer" and shop.find_variant(COAT)[1]["inventory_quantity"] == 5
    assert topics(told)[-2:] == ["orders/updated", "orders/cancelled"]
    for again in (shop.cancel_order, shop.fulfil_order):
        with pytest.raises(Refused, match="was cancelled"):
            again(order["id"])


def test_a_sent_order_cannot_be_cancelled(shop: Shop) -> None:
    order = shop.create_order([(COAT, 1)], customer_id=ANN)
    shop.fulfil_order(order["id"])
    with pytest.raises(Refused):
        shop.cancel_order(order["id"])


def test_refunds_add_up_to_the_total_and_no_further(shop: Shop, told: list[Event]) -> None:
    order = shop.create_order([(COAT, 2)], customer_id=ANN, shipping_price="5.00")
    line = order["line_items"][0]["id"]
    shop.refund_order(order["id"], {line: 1})
    assert (order["financial_status"], order["current_total_price"]) == ("partially_refunded", "25.00")
    shop.refund_order(order["id"])
    assert (order["financial_status"], order["current_total_price"]) == ("refunded", "0.00")
    assert topics(told).count("refunds/create") == 2
    with pytest.raises(Refused):
        shop.refund_order(order["id"], amount="1.00")


def test_a_refused_refund_changes_nothing(shop: Shop) -> None:
    order = shop.create_order([(COAT, 1)], customer_id=ANN)
    before = json.dumps(order)
    with pytest.raises(Refused):
        shop.refund_order(order["id"], amount="999")
    assert json.dumps(order) == before


def test_a_return_is_requested_approved_and_closed_in_this_order(shop: Shop, told: list[Event]) -> None:
    order = shop.create_order([(COAT, 1)], customer_id=ANN)
    line = order["line_items"][0]["id"]
    with pytest.raises(Refused):
        shop.request_return(order["id"], {line: 1})
    shop.fulfil_order(order["id"])
    told.clear()
    entry = shop.request_return(order["id"], {line: 1})
    with pytest.raises(Refused, match="is requested"):
        shop.close_return(entry["id"])
    shop.approve_return(entry["id"])
    shop.close_return(entry["id"])
    assert [t for t in topics(told) if t.startswith("returns/")] == [
        "returns/request",
        "returns/approve",
        "returns/update",
        "returns/close",
        "returns/update",
    ]


def test_a_return_that_is_declined_tells_why(shop: Shop, told: list[Event]) -> None:
    order = shop.create_order([(COAT, 1)], customer_id=ANN)
    shop.fulfil_order(order["id"])
    entry = shop.request_return(order["id"], {order["line_items"][0]["id"]: 1})
    told.clear()
    shop.decline_return(entry["id"], reason="FINAL_SALE")
    bodies = [json.loads(event.body) for event in told if event.topic == "returns/decline"]
    assert [body["decline"]["reason"] for body in bodies] == ["FINAL_SALE"]


def test_an_order_is_edited_before_it_is_sent(shop: Shop, told: list[Event]) -> None:
    order = shop.create_order([(COAT, 2)], customer_id=ANN, shipping_price="5.00")
    line, total = order["line_items"][0], float(order["total_price"])
    told.clear()
    shop.edit_order(order["id"], quantities={line["id"]: 1}, shipping="7.50")
    assert (line["current_quantity"], line["fulfillable_quantity"], line["quantity"]) == (1, 1, 2)
    assert float(order["total_price"]) == total + 2.5
    assert float(order["total_shipping_price_set"]["shop_money"]["amount"]) == 7.5
    assert topics(told) == ["orders/updated"]
    with pytest.raises(Refused, match="can be taken off"):
        shop.edit_order(order["id"], quantities={line["id"]: -1})


def test_nonsense_is_refused_in_words(shop: Shop) -> None:
    for nonsense in (
        lambda: shop.set_price(COAT, "cheap"),
        lambda: shop.set_price(COAT, "-1"),
        lambda: shop.update_product(9_000_000_001, colour="red"),
        lambda: shop.update_policy("NONSENSE", ""),
        lambda: shop.create_order([]),
        lambda: shop.delete_policy("TERMS_OF_SALE"),
    ):
        with pytest.raises(Refused):
            nonsense()
    with pytest.raises(NoSuchRecord):
        shop.set_price(1, "1")


def test_a_script_acts_as_the_person_in_the_back_office(world: World) -> None:
    path = f"/_sandbox/shops/{world.alice.domain}/actions"
    done = world.client.post(path, json={"do": "set_price", "variant_id": COAT, "price": "33"})
    assert done.json["result"]["price"] == "33.00"
    assert world.bob.find_variant(95_000_000_011)[1]["price"] == "20.00"
    assert world.client.post(path, json={"do": "rule_the_world"}).status_code == 400
    assert world.client.post(path, json={"do": "set_price", "price": "1"}).status_code == 400
    assert world.client.post(path, json={"do": "set_price", "variant_id": 1, "price": "1"}).status_code == 404
    assert world.client.post(path, json={"do": "set_price", "variant_id": COAT, "price": "x"}).status_code == 422
    assert world.client.post(path, json={"do": "set_price", "variant_id": "x", "price": "1"}).status_code == 400
    order = {"do": "create_order", "lines": [[COAT, 1]], "customer_id": ANN, "note": "gift"}
    assert world.client.post(path, json=order).json["result"]["note"] == "gift"
    assert world.client.post(path, json=order | {"discount": "all"}).status_code == 422


def test_a_script_makes_shops_and_reads_records_and_deliveries(world: World) -> None:
    client = world.client
    assert client.post("/_sandbox/shops", json={"shop": "carol.myshopify.com"}).status_code == 201
    assert client.post("/_sandbox/shops", json={"shop": "carol.myshopify.com"}).status_code == 422
    assert client.post("/_sandbox/shops", json={"shop": "evil.com"}).status_code == 422
    assert [entry["shop"] for entry in client.get("/_sandbox/shops").json][-1] == "carol.myshopify.com"
    assert len(client.get(f"/_sandbox/shops/{world.alice.domain}/records/products").json) == 2
    world.install(world.alice)
    world.alice.set_price(COAT, "30")
    assert world.platform.dispatcher.wait_until_quiet(2)
    entry = client.get(f"/_sandbox/deliveries?shop={world.alice.domain}").json[0]
    assert (entry["topic"], entry["status"], entry["attempts"]) == ("products/update", 200, 1)
    assert client.get(f"/_sandbox/deliveries?shop={world.bob.domain}").json == []
    assert client.post("/_sandbox/faults", json={"nonsense": 1}).status_code == 400


def test_a_restart_keeps_tokens_edits_and_subscriptions(tmp_path: Path) -> None:
    domain = "alice.myshopify.com"
    app = create_app("http://127.0.0.1:9", tmp_path, shops=(domain,), demo=False)
    platform = app.extensions["sandbox_shopify"]
    before = platform.shops.find(domain)
    fill(before, 9_000_000_000)
    before.installation.installed = before.installation.managed = True
    token = platform.desk.issue_expiring(before.installation)["access_token"]
    before.installation.subscriptions[7] = {"id": 7, "topic": "orders/create"}
    before.set_price(COAT, "44")
    close(app)
    app = create_app("http://127.0.0.1:9", tmp_path, shops=(domain,), demo=False)
    platform = app.extensions["sandbox_shopify"]
    after = platform.shops.find(domain)
    assert after.find_variant(COAT)[1]["price"] == "44.00"
    assert platform.desk.problem_with(after.installation, token) is None
    assert after.installation.subscriptions == {7: {"id": 7, "topic": "orders/create"}}
    assert after.next_number() > before.next_number() - 2
    close(app)


def test_several_shops_are_full_from_the_start() -> None:
    full = ("carol.myshopify.com", "dave.myshopify.com")
    app = create_app("http://127.0.0.1:9", shops=("alice.myshopify.com",), seeded=full, demo=False)
    shops = {entry["shop"]: entry for entry in app.test_client().get("/_sandbox/shops").json}
    assert shops["alice.myshopify.com"]["products"] == 0
    assert all(shops[domain]["products"] > 50 and shops[domain]["orders"] > 50 for domain in full)
    close(app)


COLUMNS = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
    "Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,"
    "Variant Price,Variant Compare At Price,Image Src,Image Alt Text,Variant Weight Unit,Status"
)
ROWS = """
boot,Trail Boot,"<p>Leather, ""waxed"".
Two lines.</p>",Peak,Shoes,"hike, leather",true,Size,40,Color,Brown,\
B-40,1200,shopify,3,deny,129.00,149.00,https://cdn.example/boot.jpg,Boot,kg,active
boot,,,,,,,,41,,Brown,B-41,1200,shopify,0,deny,129,,https://cdn.example/sole.jpg,Sole,kg,
boot,,,,,,,,,,,,,,,,,,https://cdn.example/lace.jpg,,,
card,Gift Card,,Peak,Gift card,,false,Title,Default Title,,,,,,,,25.00,,,,,draft
"""


def test_a_product_export_becomes_products(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "products.csv"
    path.write_text(f"\ufeff{COLUMNS}{ROWS}", encoding="utf-8")
    boot, card = read_products(path, shop)
    assert [variant["title"] for variant in boot["variants"]] == ["40 / Brown", "41 / Brown"]
    assert [option["values"] for option in boot["options"]] == [["40", "41"], ["Brown"]]
    assert [image["src"][-8:] for image in boot["images"]] == ["boot.jpg", "sole.jpg", "lace.jpg"]
    first = boot["variants"][0]
    assert (first["price"], first["compare_at_price"], first["inventory_quantity"]) == ("129.00", "149.00", 3)
    assert (first["weight"], first["weight_unit"]) == (1.2, "kg")
    assert 'Leather, "waxed".\nTwo lines.' in boot["body_html"]
    assert (card["status"], card["published_at"]) == ("draft", None)
    assert [variant["title"] for variant in card["variants"]] == ["Default Title"]
