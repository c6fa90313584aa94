"""The road through Shopify's app proxy: it vouches for the store, and for who is signed in."""

import time
from urllib.parse import urlencode

import pytest

from tests.blueprints.callers import hexadecimal, proxied, refused, rows, shopper, sign_proxy, sign_query, signed_in
from tests.world import World

KEY = "test-secret-of-the-app-long-enough-for-hmac"


def test_a_guest_begins_as_nobody(world: World) -> None:
    client = world.client
    answer = client.post(f"/proxy/session?{proxied(world, world.alice)}", json={"visitor": "visitor-1234"})
    assert answer.status_code == 201 and answer.get_json()["visitor"] == "visitor-1234"
    assert shopper(client, answer).say("Where is my order #1001?")["outcome"] == "verify_identity"


def test_a_customer_begins_as_themselves(world: World) -> None:
    caller = signed_in(world, world.alice, world.alice.other_customer)
    assert caller.say("Where is order #1002?")["outcome"] == "answered"
    assert caller.say("Where is order #1001?")["outcome"] == "verify_identity"


def test_a_customer_of_bobs_is_nobody_in_alices_store(world: World) -> None:
    caller = signed_in(world, world.alice, world.bob.own_customer)
    said = caller.say("Where is order #2001?")
    assert said["outcome"] == "verify_identity" and said["message"]["cards"] == []


def test_a_chat_that_was_anonymous_once_is_not_theirs_who_sign_in_later_elsewhere(world: World) -> None:
    """One browser, one visitor id, two people after each other: neither sees the other's orders."""
    body = {"visitor": "the-family-computer"}
    first = world.client.post(
        f"/proxy/session?{proxied(world, world.alice, logged_in_customer_id=str(world.alice.own_customer))}", json=body
    )
    assert first.status_code == 201
    guest = world.client.post(f"/proxy/session?{proxied(world, world.alice)}", json=body)
    caller = shopper(world.client, guest)
    assert caller.messages() == []
    assert caller.say("Where is order #1001?")["outcome"] == "verify_identity"


def test_the_body_names_nobody(world: World) -> None:
    """What the browser writes into the body is the browser's word, not Shopify's."""
    client, query = world.client, proxied(world, world.alice)
    claims = {"customer_id": world.alice.own_customer, "logged_in_customer_id": str(world.alice.own_customer)}
    answer = client.post(f"/proxy/session?{query}", json=claims)
    assert shopper(client, answer).say("Where is order #1001?")["outcome"] == "verify_identity"


def test_takes_parameters_the_shopper_repeats(world: World) -> None:
    query = sign_proxy(KEY, f"consent=true&consent=false&shop={world.alice.store.shop}&timestamp={int(time.time())}")
    assert world.client.post(f"/proxy/session?{query}").status_code == 201


@pytest.mark.parametrize("offset", [-91, 91, -100_000])
def test_refuses_an_old_or_early_request(world: World, offset: int) -> None:
    query = proxied(world, world.alice, timestamp=str(int(time.time()) + offset))
    refused(world.client.post(f"/proxy/session?{query}"), 401, "bad_signature")
    assert rows(world, "conversations") == 0


@pytest.mark.parametrize("name", ["shop", "timestamp", "logged_in_customer_id", "signature"])
@pytest.mark.parametrize("place", ["before", "behind"])
def test_refuses_a_shopper_who_adds_what_shopify_says(world: World, name: str, place: str) -> None:
    own = {"shop": str(world.bob.store.shop), "timestamp": str(int(time.time())), "signature": "0" * 64}
    again = urlencode({name: own.get(name, str(world.alice.own_customer))})
    query = proxied(world, world.alice)
    whole = f"{again}&{query}" if place == "before" else f"{query}&{again}"
    refused(world.client.post(f"/proxy/session?{whole}"), 401, "bad_signature")


def test_refuses_a_wrong_or_missing_signature(world: World) -> None:
    unsigned = proxied(world, world.alice).split("&signature=")[0]
    others = sign_proxy("another app's secret", unsigned)
    for query in ("", unsigned, f"{unsigned}&signature=", f"{unsigned}&signature=%C3%A9", others, f"{others}%00"):
        refused(world.client.post(f"/proxy/session?{query}"), 401, "bad_signature")


def test_refuses_what_was_signed_for_the_install_page(world: World) -> None:
    parameters = {"shop": str(world.alice.store.shop), "timestamp": str(int(time.time()))}
    query = sign_query(KEY, parameters)
    for one in (query, query.replace("hmac=", "signature=")):
        refused(world.client.post(f"/proxy/session?{one}"), 401, "bad_signature")


def test_a_changed_customer_is_refused(world: World) -> None:
    query = proxied(world, world.alice, logged_in_customer_id=str(world.alice.own_customer))
    changed = query.replace(str(world.alice.own_customer), str(world.alice.other_customer))
    refused(world.client.post(f"/proxy/session?{changed}"), 401, "bad_signature")


def test_the_proxy_of_a_store_that_is_not_there_finds_nothing(world: World) -> None:
    query = proxied(world, world.alice, shop="nobody.myshopify.com")
    refused(world.client.post(f"/proxy/session?{query}"), 404, "store_not_found")
    with world.services.begin() as work:
        work.stores.uninstall(world.alice.store, world.services.now())
    refused(world.client.post(f"/proxy/session?{proxied(world, world.alice)}"), 404, "store_not_found")


def test_an_answer_through_the_proxy_is_never_liquid(world: World) -> None:
    """Shopify would render `application/liquid` in the shop's theme."""
    for query in (proxied(world, world.alice), "shop={{shop.email}}"):
        assert world.client.post(f"/proxy/session?{query}").mimetype == "application/json"


def test_signs_as_the_helper_of_these_tests_does() -> None:
    assert hexadecimal("hush", "a=1") == sign_proxy("hush", "a=1").split("signature=")[1]
