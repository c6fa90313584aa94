"""A delivery counts for the shop that its header and its body name, and for no other."""

import pytest

from tests.blueprints.callers import DEEP, DELIVERED, refused, rows
from tests.domain.stage import drain_all
from tests.world import World


@pytest.mark.parametrize(
    "shop",
    [
        "",
        "attacker.example",
        "evil.com",
        "myshopify.com.evil.com",
        "test-shop.notmyshopify.com",
        "attacker.com/.myshopify.com",
        "shop.myshopify.com@evil.com",
        "myshopify.com",
        "shopify.com",
        "two words",
        "/foo/bar",
        "foo.myshopify.io.evil.ru",
        "javascript:alert(1)",
        "-invalid.myshopify.com",
        "not-admin.shopify.com/store/my-shop",
        "x" * 250 + ".myshopify.com",
        "älice-goods.myshopify.com",
        "alice-goods.myshopify.com\0",
    ],
)
def test_refuses_what_is_no_shops_domain(world: World, shop: str) -> None:
    answer = world.deliver(world.client, world.alice, "products/update", DELIVERED, X_Shopify_Shop_Domain=shop)
    refused(answer, 400, "invalid_shop")
    assert rows(world, "inbox") == 0


@pytest.mark.parametrize("topic", ["products/update", "app/uninstalled", "shop/redact"])
def test_a_delivery_of_an_unknown_store_is_acknowledged_and_not_kept(world: World, topic: str) -> None:
    """Shopify would repeat it for hours; after an erasure its last words may come late."""
    answer = world.deliver(world.client, world.alice, topic, DELIVERED, X_Shopify_Shop_Domain="nobody.myshopify.com")
    assert (answer.status_code, answer.data) == (200, b"")
    assert rows(world, "inbox") == 0


@pytest.mark.parametrize("field", ["shop_domain", "myshopify_domain"])
def test_a_body_of_another_shop_is_refused_whatever_the_header_says(world: World, field: str) -> None:
    """The signature covers the body alone, so a body of Bob's must not be passed off as Alice's."""
    bobs = {field: str(world.bob.store.shop), "customer": {"id": world.alice.own_customer}}
    refused(world.deliver(world.client, world.alice, "customers/redact", bobs), 401, "bad_signature")
    assert rows(world, "inbox") == 0


WHOLE_STORE = {"id": 1, "customer": {"id": 7_000_000_000_101}, "orders_to_redact": [1]}


@pytest.mark.parametrize("topic", ["app/uninstalled", "shop/redact", "shop/update", "customers/redact"])
@pytest.mark.parametrize("body", [DELIVERED, {}, WHOLE_STORE, {"domain": "bob-goods.example", "name": "Mallory's"}])
def test_no_body_that_names_no_shop_is_the_end_of_a_store_or_a_person(world: World, topic: str, body: dict) -> None:
    """Neither topic nor shop is signed: a product's body, once leaked, fits under any header."""
    with world.services.begin() as work:
        before = work.stores.of_shop(world.bob.store.shop), work.orders.count(world.bob.store)
    assert world.deliver(world.client, world.bob, topic, body).status_code == 200
    drain_all(world, world.bob.store)
    with world.services.begin() as work:
        (aside,) = work.inbox.set_aside(world.bob.store)
        assert (work.stores.of_shop(world.bob.store.shop), work.orders.count(world.bob.store)) == before
    assert "this shop" in aside.reason


@pytest.mark.parametrize(
    ("topic", "more"),
    [
        ("shop/redact", {"customer": {"id": 1}, "orders_to_redact": []}),
        ("customers/redact", {"customer": {"id": 1}, "orders_requested": [], "data_request": {"id": 1}}),
        ("customers/data_request", {"customer": {"id": 1}, "orders_to_redact": []}),
        ("app/uninstalled", {"customer": {"id": 1}}),
    ],
)
def test_no_request_about_one_thing_is_passed_off_as_another(world: World, topic: str, more: dict) -> None:
    body = {"shop_domain": str(world.alice.store.shop), **more}
    assert world.deliver(world.client, world.alice, topic, body).status_code == 200
    drain_all(world, world.alice.store)
    with world.services.begin() as work:
        assert len(work.inbox.set_aside(world.alice.store)) == 1
    assert rows(world, "privacy_requests") == 0


def test_a_body_that_names_two_shops_is_refused(world: World) -> None:
    both = {"myshopify_domain": str(world.alice.store.shop), "shop_domain": str(world.bob.store.shop)}
    refused(world.deliver(world.client, world.alice, "shop/redact", both), 401, "bad_signature")


@pytest.mark.parametrize("value", [b"broken", DEEP], ids=["broken", "deep"])
def test_a_body_that_may_name_a_shop_must_be_readable(world: World, value: bytes) -> None:
    body = b'{"shop_domain": ' + value + b"}"
    refused(world.deliver(world.client, world.alice, "customers/redact", body), 400, "invalid_request")
    assert rows(world, "inbox") == 0
