import pytest

from sandbox.shopify.state import Shop
from tests.sandbox.demo_shop.conftest import ALICE, BOB


def customer(shop, email):
    return next(entry for entry in shop.customers.values() if entry["email"].startswith(email))


def sign_in(client, shop, email):
    number = customer(shop, email)["id"]
    return client.post(f"/{shop.domain}/account/login", data={"customer_id": number})


def order_of(shop, name):
    return next(order for order in shop.orders.values() if order["name"] == name)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/collections/all",
        "/collections/camp",
        "/search?q=tent",
        "/products/skerry-rain-shell",
        "/products/kestrel-canister-stove",
        "/products/skerry-rain-shell.js",
        "/policies/refund-policy",
        "/policies/contact-information",
        "/pages/size-guide",
        "/blogs/field-notes",
        "/blogs/field-notes/how-to-layer",
        "/cart",
        "/cart.js",
        "/account/login",
        "/cdn/skerry-rain-shell.slate.svg",
        "/assets/storefront.css",
    ],
)
def test_page_answers(client, path):
    assert client.get(f"/{ALICE}{path}").status_code == 200


def test_every_product_and_collection_has_a_page(client, alice):
    for product in alice.products.values():
        assert client.get(f"/{ALICE}/products/{product['handle']}").status_code == 200
    for collection in alice.collections.values():
        assert client.get(f"/{ALICE}/collections/{collection['handle']}").status_code == 200


@pytest.mark.parametrize("path", ["/products/nope", "/pages/nope", "/policies/nope", "/blogs/nope", "/cdn/nope.svg"])
def test_what_does_not_exist_is_404(client, path):
    assert client.get(f"/{ALICE}{path}").status_code == 404


def test_an_unknown_shop_is_404(client):
    assert client.get("/nobody.myshopify.com/").status_code == 404


def test_every_page_carries_the_chat_and_a_product_page_names_its_product(client, alice):
    product = next(iter(alice.products.values()))
    page = client.get(f"/{ALICE}/products/{product['handle']}").text
    assert f'data-shop="{ALICE}"' in page
    assert f'data-proxy="/{ALICE}/apps/chat"' in page
    assert f'data-product="gid://shopify/Product/{product["id"]}"' in page
    assert "/chat/widget.js" in client.get(f"/{ALICE}/policies/refund-policy").text


def test_a_draft_is_not_in_the_shop(client, alice):
    product = next(iter(alice.products.values()))
    alice.update_product(product["id"], status="draft")
    assert client.get(f"/{ALICE}/products/{product['handle']}").status_code == 404


def test_scripts_in_a_description_are_not_run(client, alice):
    product = next(iter(alice.products.values()))
    alice.update_product(product["id"], body_html="<p>Fine</p><script>alert('no')</script>")
    page = client.get(f"/{ALICE}/products/{product['handle']}").text
    assert "<p>Fine</p>" in page and "alert(" not in page


def test_maya_sees_her_orders_and_not_theos(client, alice):
    sign_in(client, alice, "maya")
    page = client.get(f"/{ALICE}/account").text
    assert "#1041" in page and "#1049" not in page
    assert client.get(f"/{ALICE}/account/orders/{order_of(alice, '#1041')['id']}").status_code == 200
    assert client.get(f"/{ALICE}/account/orders/{order_of(alice, '#1049')['id']}").status_code == 404


def test_signing_in_at_one_shop_is_not_signing_in_at_another(client, alice):
    sign_in(client, alice, "maya")
    assert client.get(f"/{BOB}/account").status_code == 302


def test_signing_out_ends_it(client, alice):
    sign_in(client, alice, "maya")
    client.post(f"/{ALICE}/account/logout")
    assert client.get(f"/{ALICE}/account").status_code == 302


def test_a_customer_of_another_shop_cannot_sign_in(client, alice, bob):
    stranger = customer(bob, "maya")["id"]
    assert client.post(f"/{ALICE}/account/login", data={"customer_id": stranger}).status_code == 404
    assert client.post(f"/{ALICE}/account/login", data={"customer_id": "'"}).status_code == 404


def test_a_shop_without_the_demos_goods_does_not_speak_the_demos_words(platform, client):
    platform.extensions["sandbox_shopify"].shops.add(Shop("empty.myshopify.com"))
    page = client.get("/empty.myshopify.com/").text
    assert "Nothing is for sale yet." in page
    assert "Tarnfell" not in page and "60 days" not in page
    for path in ("/admin", "/admin/orders", "/admin/products", "/admin/content", "/collections/all", "/account/login"):
        assert client.get(f"/empty.myshopify.com{path}").status_code == 200
