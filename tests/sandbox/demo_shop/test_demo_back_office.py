import re

import pytest

from tests.sandbox.demo_shop.conftest import ALICE, BOB
from tests.sandbox.demo_shop.test_demo_cart import variant
from tests.sandbox.demo_shop.test_demo_storefront import order_of

SEAL = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


@pytest.fixture
def clerk(client):
    """Sends back office forms as a browser that opened a page first."""
    seal = SEAL.search(client.get(f"/{ALICE}/admin/policies/REFUND_POLICY").text).group(1)

    def send(path, **fields):
        return client.post(f"/{ALICE}/admin{path}", data={"csrf": seal, **fields})

    return send


@pytest.mark.parametrize(
    "path",
    ["", "/orders", "/products", "/customers", "/content", "/webhooks", "/webhooks?part=1", "/webhooks.json", "/apps"],
)
def test_page_answers(client, path):
    assert client.get(f"/{ALICE}/admin{path}").status_code == 200


def test_every_record_has_a_page(client, alice):
    for kind in ("products", "orders", "customers", "pages"):
        for number in getattr(alice, kind):
            assert client.get(f"/{ALICE}/admin/{kind}/{number}").status_code == 200


def test_a_record_of_another_shop_is_404(client, bob):
    for kind in ("products", "orders", "customers"):
        number = next(iter(getattr(bob, kind)))
        assert client.get(f"/{ALICE}/admin/{kind}/{number}").status_code == 404


def test_a_form_without_the_seal_changes_nothing(client, alice):
    order = order_of(alice, "#1059")
    for seal in ({}, {"csrf": "0" * 64}):
        answer = client.post(f"/{ALICE}/admin/orders/{order['id']}/cancel", data={"reason": "customer", **seal})
        assert answer.status_code == 403
    assert order["cancelled_at"] is None


def test_the_seal_of_one_shop_does_not_open_another(client, clerk, bob):
    seal = SEAL.search(client.get(f"/{ALICE}/admin/policies/REFUND_POLICY").text).group(1)
    number = next(iter(bob.products))
    assert client.post(f"/{BOB}/admin/products/{number}/delete", data={"csrf": seal}).status_code == 403
    assert number in bob.products


def test_price_and_stock_are_set(clerk, alice):
    shell = variant(alice, "SKR-MOS-M")
    path = f"/products/{shell['product_id']}/variants/{shell['id']}"
    clerk(path, price="179.5", compare_at_price="", stock="7")
    assert (shell["price"], shell["compare_at_price"], shell["inventory_quantity"]) == ("179.50", None, 7)


@pytest.mark.parametrize("fields", [{"price": "cheap"}, {"price": "-1"}, {"price": "189.00", "stock": "some"}])
def test_a_price_or_stock_that_is_none_is_refused(clerk, alice, fields):
    shell = variant(alice, "SKR-MOS-M")
    path = f"/products/{shell['product_id']}/variants/{shell['id']}"
    assert clerk(path, compare_at_price="229.00", **fields).status_code == 422
    assert shell["price"] == "189.00"


def test_title_and_text_are_changed_and_shown(client, clerk, alice):
    product = alice.products[variant(alice, "SKR-MOS-M")["product_id"]]
    clerk(f"/products/{product['id']}", title="Skerry Shell Mk II", body_html="<p>Now in six colours.</p>")
    page = client.get(f"/{ALICE}/products/skerry-rain-shell").text
    assert "Skerry Shell Mk II" in page and "Now in six colours." in page


def test_a_deleted_product_is_gone_from_the_shop(client, clerk, alice):
    number = variant(alice, "SKR-MOS-M")["product_id"]
    clerk(f"/products/{number}/delete")
    assert number not in alice.products
    assert client.get(f"/{ALICE}/products/skerry-rain-shell").status_code == 404


def test_an_order_is_sent_tracked_and_delivered(clerk, alice):
    order = order_of(alice, "#1059")
    line = order["line_items"][0]
    clerk(f"/orders/{order['id']}/fulfil", company="UPS", number="1Z999", **{f"line-{line['id']}": "1"})
    parcel = order["fulfillments"][0]
    assert (order["fulfillment_status"], parcel["tracking_url"]) == (
        "partial",
        "https://www.ups.com/track?tracknum=1Z999",
    )
    clerk(f"/orders/{order['id']}/advance", status="delivered", fulfilment_id=parcel["id"])
    assert parcel["shipment_status"] == "delivered"


def test_an_order_is_cancelled_and_paid_back(clerk, alice):
    order = order_of(alice, "#1059")
    clerk(f"/orders/{order['id']}/cancel", reason="customer", refund="1")
    assert (order["cancel_reason"], order["financial_status"]) == ("customer", "refunded")
    assert order["current_total_price"] == "0.00"


def test_a_line_is_refunded(clerk, alice):
    order = order_of(alice, "#1041")
    line = order["line_items"][2]
    clerk(f"/orders/{order['id']}/refund", note="chipped", **{f"line-{line['id']}": "1"})
    assert order["financial_status"] == "partially_refunded"
    assert order["refunds"][-1]["transactions"][0]["amount"] == "26.00"


def test_nothing_chosen_is_refused(clerk, alice):
    order = order_of(alice, "#1041")
    assert clerk(f"/orders/{order['id']}/refund").status_code == 422
    assert clerk(f"/orders/{order['id']}/request-return").status_code == 422
    assert clerk(f"/orders/{order['id']}/advance", status="lost").status_code == 422
    assert clerk(f"/orders/{order['id']}/advance", status="delivered", fulfilment_id="x").status_code == 400
    assert clerk(f"/orders/{order['id']}/explode").status_code == 404


def test_a_return_is_requested_approved_and_closed(clerk, alice):
    order = order_of(alice, "#1043")
    line = order["line_items"][0]
    clerk(f"/orders/{order['id']}/request-return", reason="unwanted", **{f"line-{line['id']}": "1"})
    entry = alice.returns_of(order["id"])[0]
    clerk(f"/orders/{order['id']}/approve-return", return_id=entry["id"])
    assert entry["status"] == "open"
    clerk(f"/orders/{order['id']}/close-return", return_id=entry["id"])
    assert entry["status"] == "closed"


def test_a_held_order_is_not_sent_until_released(clerk, alice):
    order = order_of(alice, "#1054")
    assert clerk(f"/orders/{order['id']}/fulfil").status_code == 422
    clerk(f"/orders/{order['id']}/release")
    assert clerk(f"/orders/{order['id']}/fulfil").status_code == 303


def test_a_policy_is_changed_deleted_and_written_anew(client, clerk, alice):
    clerk("/policies/REFUND_POLICY", body="<p>90 days.</p>")
    assert "90 days." in client.get(f"/{ALICE}/policies/refund-policy").text
    clerk("/policies/REFUND_POLICY/delete")
    assert alice.policy_of("REFUND_POLICY") is None
    clerk("/policies/REFUND_POLICY", body="<p>14 days.</p>")
    assert alice.policy_of("REFUND_POLICY")["body"] == "<p>14 days.</p>"
    assert clerk("/policies/NONSENSE", body="x").status_code == 422


def test_a_page_is_changed_hidden_and_deleted(client, clerk, alice):
    page = next(entry for entry in alice.pages.values() if entry["handle"] == "faq")
    clerk(f"/pages/{page['id']}", title="Questions", body_html="<p>Ask.</p>")
    assert client.get(f"/{ALICE}/pages/faq").status_code == 404
    clerk(f"/pages/{page['id']}", title="Questions", body_html="<p>Ask.</p>", published="1")
    assert "Ask." in client.get(f"/{ALICE}/pages/faq").text
    clerk(f"/pages/{page['id']}/delete")
    assert page["id"] not in alice.pages


def test_the_app_is_offered_opened_and_uninstalled(platform, client, clerk, alice):
    key = platform.extensions["sandbox_shopify"].registration.client_id
    assert f"/admin/oauth/install?client_id={key}" in client.get(f"/{ALICE}/admin/apps").text
    asked = client.get(f"/{ALICE}/admin/apps/{key}", follow_redirects=True)
    assert "Install Shopfloor" in asked.text and asked.text.count("<form") == 1
    opened = client.post(f"/{ALICE}/admin/oauth/install?client_id={key}", follow_redirects=True)
    assert "id_token=" in opened.text and alice.installation.managed
    clerk("/apps/uninstall")
    assert not alice.installation.installed
    assert "erase this shop on" in client.get(f"/{ALICE}/admin/apps").text


def test_a_notice_is_shown_once(client, clerk, alice):
    product = next(iter(alice.products))
    clerk(f"/products/{product}", title="Renamed")
    assert "Product saved." in client.get(f"/{ALICE}/admin/products/{product}").text
    assert "Product saved." not in client.get(f"/{ALICE}/admin/products/{product}").text


@pytest.mark.parametrize("installed", [False, True])
def test_nobody_is_told_to_install_the_app_twice(client, alice, installed):
    alice.installation.installed = installed
    told = client.get(f"/{ALICE}/admin/webhooks").text
    assert "Nothing was sent yet" in told
    assert ("install it under Apps" in told) is not installed
