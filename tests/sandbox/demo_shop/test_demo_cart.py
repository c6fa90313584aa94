import pytest

from tests.sandbox.demo_shop.conftest import ALICE
from tests.sandbox.demo_shop.test_demo_storefront import sign_in


def variant(shop, sku):
    return next(v for product in shop.products.values() for v in product["variants"] if v["sku"] == sku)


def add(client, *items):
    wanted = [{"id": number, "quantity": quantity} for number, quantity in items]
    return client.post(f"/{ALICE}/cart/add.js", json={"items": wanted})


def cart(client):
    return client.get(f"/{ALICE}/cart.js").json


def test_added_lines_are_in_the_cart_with_prices_in_cents(client, alice):
    shell, mug = variant(alice, "SKR-MOS-M")["id"], variant(alice, "EMG-SKY")["id"]
    assert add(client, (shell, 1), (mug, 2)).status_code == 200
    held = cart(client)
    assert [(item["id"], item["quantity"], item["line_price"]) for item in held["items"]] == [
        (shell, 1, 18900),
        (mug, 2, 2800),
    ]
    assert (held["item_count"], held["total_price"], held["currency"]) == (3, 21700, "USD")


def test_adding_again_adds_up(client, alice):
    mug = variant(alice, "EMG-SKY")["id"]
    add(client, (mug, 2))
    add(client, (mug, 1))
    assert cart(client)["item_count"] == 3


def test_what_is_sold_out_or_short_is_refused_as_the_platform_refuses_it(client, alice):
    answer = add(client, (variant(alice, "SKR-MOS-XS")["id"], 1))
    assert (answer.status_code, answer.json["message"]) == (422, "Cart Error")
    assert "sold out" in answer.json["description"]
    assert "Only 2" in add(client, (variant(alice, "SKR-EMB-L")["id"], 3)).json["description"]
    assert cart(client)["item_count"] == 0


def test_change_sets_a_quantity_by_variant_or_by_line(client, alice):
    shell, mug = variant(alice, "SKR-MOS-M")["id"], variant(alice, "EMG-SKY")["id"]
    add(client, (shell, 1), (mug, 2))
    client.post(f"/{ALICE}/cart/change.js", json={"id": mug, "quantity": 5})
    held = client.post(f"/{ALICE}/cart/change.js", json={"line": 1, "quantity": 0}).json
    assert [(item["id"], item["quantity"]) for item in held["items"]] == [(mug, 5)]


def test_update_sets_quantities_note_and_attributes(client, alice):
    mug = variant(alice, "EMG-SKY")["id"]
    body = {"updates": {str(mug): 2}, "note": "ring twice", "attributes": {"chat": "abc"}}
    held = client.post(f"/{ALICE}/cart/update.js", json=body).json
    assert (held["item_count"], held["note"], held["attributes"]) == (2, "ring twice", {"chat": "abc"})


@pytest.mark.parametrize("body", [{}, {"id": "x"}, {"line": 7, "quantity": 1}, {"id": 1, "quantity": "many"}])
def test_a_malformed_change_is_400_or_404(client, body):
    assert client.post(f"/{ALICE}/cart/change.js", json=body).status_code in (400, 404)


def test_a_forged_cart_cookie_is_an_empty_cart(client):
    client.set_cookie("cart", "eyJub3BlIjoxfQ==", path=f"/{ALICE}")
    assert cart(client)["items"] == []


def test_placing_an_order_makes_it_and_takes_the_stock(client, alice):
    sign_in(client, alice, "maya")
    mug = variant(alice, "EMG-SKY")
    before = mug["inventory_quantity"]
    client.post(f"/{ALICE}/cart/update.js", json={"updates": {mug["id"]: 2}, "attributes": {"chat": "abc"}})
    client.post(f"/{ALICE}/checkout")
    order = max(alice.orders.values(), key=lambda entry: entry["order_number"])
    assert (order["name"], order["email"]) == ("#1061", "maya.ellison@example.com")
    assert order["total_price"] == "33.95"  # two mugs and standard shipping
    assert order["note_attributes"] == [{"name": "chat", "value": "abc"}]
    assert variant(alice, "EMG-SKY")["inventory_quantity"] == before - 2
    assert cart(client)["item_count"] == 0


def test_a_guest_needs_an_email(client, alice):
    add(client, (variant(alice, "EMG-SKY")["id"], 1))
    assert client.post(f"/{ALICE}/checkout").status_code == 422
    assert client.post(f"/{ALICE}/checkout", data={"email": "guest@example.net"}).status_code == 303
