from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable

from sandbox.shopify.deliveries import FIRST_RETRY, RETRIES, DeliveryOptions
from sandbox.shopify.signing import body_hmac
from tests.sandbox.shopify.world import SECRET, Heard, World

COAT = 90_000_000_011


def quiet(world: World) -> None:
    assert world.platform.dispatcher.wait_until_quiet(5)


def test_carries_every_header_and_a_signature_of_the_raw_bytes(world: World, heard: Heard) -> None:
    world.install(world.alice)
    world.alice.set_price(COAT, "25.5")
    quiet(world)
    headers, body = heard.calls[0]
    assert headers["X-Shopify-Topic"] == "products/update"
    assert headers["X-Shopify-Shop-Domain"] == world.alice.domain
    assert headers["X-Shopify-Api-Version"] == "2026-10"
    assert headers["X-Shopify-Hmac-Sha256"] == body_hmac(SECRET, body)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z", headers["X-Shopify-Triggered-At"])
    assert headers["X-Shopify-Webhook-Id"] != headers["X-Shopify-Event-Id"]
    assert json.loads(body)["variants"][0]["price"] == "25.50"


def test_one_action_is_one_event_with_an_id_for_each_delivery(world: World, heard: Heard) -> None:
    world.install(world.alice)
    world.alice.set_stock(COAT, 3)
    quiet(world)
    assert sorted(heard.topics()) == ["inventory_levels/update", "products/update"]
    assert len({headers["X-Shopify-Event-Id"] for headers, _ in heard.calls}) == 1
    assert len({headers["X-Shopify-Webhook-Id"] for headers, _ in heard.calls}) == 2


def test_says_nothing_of_a_shop_without_the_app(world: World, heard: Heard) -> None:
    world.install(world.alice)
    world.bob.set_price(95_000_000_011, "30")
    world.alice.set_price(COAT, "30")
    quiet(world)
    assert {headers["X-Shopify-Shop-Domain"] for headers, _ in heard.calls} == {world.alice.domain}


def test_says_nothing_of_a_topic_whose_scope_is_missing(world: World, heard: Heard) -> None:
    world.install(world.alice, "read_orders")
    world.alice.set_price(COAT, "30")
    quiet(world)
    assert heard.topics() == []


def test_policies_and_pages_have_no_webhook(world: World, heard: Heard) -> None:
    world.install(world.alice)
    world.alice.update_policy("REFUND_POLICY", "<p>60 days.</p>")
    world.alice.update_page(9_000_000_021, title="About us")
    world.alice.delete_page(9_000_000_021)
    world.alice.delete_policy("REFUND_POLICY")
    quiet(world)
    assert heard.topics() == []


def test_retries_with_the_same_id_and_bytes_until_it_is_taken(world: World, heard: Heard) -> None:
    heard.answer = lambda count: 500 if count < 4 else 200
    world.install(world.alice)
    world.alice.set_price(COAT, "30")
    quiet(world)
    assert len(heard.calls) == 4
    assert len({(headers["X-Shopify-Webhook-Id"], body) for headers, body in heard.calls}) == 1
    entry = world.platform.dispatcher.log(world.alice.domain)[0]
    assert (entry["state"], entry["status"], entry["attempts"]) == ("delivered", 200, 4)


def test_a_redirect_is_a_failure_and_eight_retries_are_the_end(world: World, heard: Heard) -> None:
    heard.answer = lambda count: 302
    world.install(world.alice)
    world.alice.set_price(COAT, "30")
    quiet(world)
    assert len(heard.calls) == 1 + RETRIES
    assert world.platform.dispatcher.log(world.alice.domain)[0]["state"] == "failed"
    assert round(sum(FIRST_RETRY * 2**n for n in range(RETRIES))) == 4 * 3600


def test_eight_failures_remove_a_subscription_of_the_admin_api_only(world: World, heard: Heard) -> None:
    heard.answer = lambda count: 500
    world.install(world.alice)
    subscriptions = world.alice.installation.subscriptions
    subscriptions[1] = subscription(f"{heard.url}/elsewhere")
    world.alice.set_price(COAT, "30")
    quiet(world)
    assert subscriptions == {}
    heard.answer, heard.calls = (lambda count: 200), []
    world.alice.set_price(COAT, "31")
    quiet(world)
    assert heard.topics() == ["products/update"]


def test_one_delivery_that_never_gets_through_among_others_that_do_removes_nothing(world: World, heard: Heard) -> None:
    refused_twice, another_taken = threading.Event(), threading.Event()

    def answer(count: int) -> int:
        if b'"31.00"' in heard.calls[count - 1][1]:
            return 200
        if count > 1:  # its first failure is on record
            refused_twice.set()
            another_taken.wait(4)
        return 500

    heard.answer = answer
    world.install(world.alice)
    world.alice.installation.managed = False
    world.alice.installation.subscriptions[1] = subscription(f"{heard.url}/elsewhere")
    world.alice.set_price(COAT, "30")
    assert refused_twice.wait(4)
    world.alice.set_price(COAT, "31")
    assert eventually(lambda: "delivered" in states_of(world))
    another_taken.set()
    quiet(world)
    assert states_of(world) == ["delivered", "failed"] and list(world.alice.installation.subscriptions) == [1]


def states_of(world: World) -> list[str]:
    return sorted(entry["state"] for entry in world.platform.dispatcher.log(world.alice.domain))


def eventually(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 4
    while not (held := holds()) and time.monotonic() < until:
        time.sleep(0.01)
    return held


def test_a_subscription_reduces_filters_and_names_its_deliveries(world: World, heard: Heard) -> None:
    world.install(world.alice, "read_products")
    wanted = subscription(f"{heard.url}/elsewhere", name="coats", include_fields=["id", "variants.price"])
    world.alice.installation.subscriptions[1] = wanted | {"filter": 'title:"Wool Coat"'}
    world.alice.set_price(COAT, "30")
    world.alice.set_price(90_000_000_021, "9")
    quiet(world)
    named = [body for headers, body in heard.calls if headers.get("X-Shopify-Name") == "coats"]
    assert [json.loads(body) for body in named] == [
        {"id": 9_000_000_001, "variants": [{"price": "30.00"}, {"price": "20.00"}]}
    ]


def test_duplicates_repeat_the_webhook_id(build: Callable[..., World], heard: Heard) -> None:
    world = build(deliveries=DeliveryOptions(duplicate_share=1.0))
    world.install(world.alice)
    world.alice.set_price(COAT, "30")
    quiet(world)
    assert len(heard.calls) == 2
    assert len({headers["X-Shopify-Webhook-Id"] for headers, _ in heard.calls}) == 1


def test_a_late_delivery_is_overtaken(build: Callable[..., World], heard: Heard) -> None:
    world = build(deliveries=DeliveryOptions(reorder_share=1.0, reorder_seconds=0.2))
    world.install(world.alice)
    world.alice.set_price(COAT, "30")
    world.platform.dispatcher.change_faults(reorder_share=0.0)
    world.alice.set_price(COAT, "40")
    quiet(world)
    prices = [json.loads(body)["variants"][0]["price"] for _, body in heard.calls]
    moments = [headers["X-Shopify-Triggered-At"] for headers, _ in heard.calls]
    assert prices == ["40.00", "30.00"] and moments == sorted(moments, reverse=True)


def test_deliveries_start_in_order_and_do_not_wait_for_each_other(world: World, heard: Heard) -> None:
    def slowly(count: int) -> int:
        return 200

    heard.answer = slowly
    world.install(world.alice)
    for price in range(1, 21):
        world.alice.set_price(COAT, str(price))
    quiet(world)
    triggered = [entry["triggered_at"] for entry in world.platform.dispatcher.log(world.alice.domain)]
    assert len(triggered) == 20 and triggered == sorted(triggered, reverse=True)


def test_nobody_listening_is_a_failure_and_not_an_error(world: World) -> None:
    world.install(world.alice)
    world.alice.installation.subscriptions[1] = subscription("http://127.0.0.1:9/none")
    start = time.monotonic()
    world.alice.set_price(COAT, "30")
    quiet(world)
    assert time.monotonic() - start < 3
    states = {entry["uri"]: entry["state"] for entry in world.platform.dispatcher.log(world.alice.domain)}
    assert states["http://127.0.0.1:9/none"] == "failed"


def test_uninstalling_is_told_once_and_then_silence(world: World, heard: Heard) -> None:
    world.install(world.alice)
    world.alice.uninstall_app()
    world.alice.set_price(COAT, "30")
    quiet(world)
    assert heard.topics() == ["app/uninstalled"]
    assert json.loads(heard.calls[0][1])["myshopify_domain"] == world.alice.domain


def test_compliance_topics_come_even_after_the_app_is_gone(world: World, heard: Heard) -> None:
    world.alice.redact_shop()
    world.alice.redact_customer(9_000_000_011)
    quiet(world)
    bodies = {headers["X-Shopify-Topic"]: json.loads(body) for headers, body in heard.calls}
    assert bodies["shop/redact"] == {"shop_id": world.alice.id, "shop_domain": world.alice.domain}
    assert bodies["customers/redact"]["customer"]["email"] == "ann@shop.example"


def subscription(uri: str, **changes: object) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": 1,
        "topic": "products/update",
        "uri": uri,
        "name": None,
        "format": "JSON",
        "include_fields": [],
        "metafield_namespaces": [],
        "filter": None,
        "api_version": "2026-10",
        "created_at": "2026-11-01T08:00:00-05:00",
        "updated_at": "2026-11-01T08:00:00-05:00",
    }
    return entry | changes


def test_an_app_that_came_by_the_code_grant_hears_nothing_it_did_not_subscribe_to(world: World, heard: Heard) -> None:
    world.install(world.alice)
    world.alice.installation.managed = False
    world.alice.set_price(COAT, "31")
    quiet(world)
    assert heard.topics() == []
