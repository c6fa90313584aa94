"""Shopify's deliveries: verified, durable, acknowledged; everything else refused and not kept."""

import json
from dataclasses import replace

import pytest

from runtime.services import Services
from tests.blueprints.callers import DEEP, DELIVERED, refused, rows
from tests.domain.stage import drain_all
from tests.world import World, signature

KEY = "test-secret-of-the-app-long-enough-for-hmac"


def test_keeps_a_delivery_before_it_says_yes(world: World) -> None:
    answer = world.deliver(world.client, world.alice, "products/update", DELIVERED)
    assert (answer.status_code, answer.data) == (200, b"")
    with world.services.begin() as work:
        kept = work.inbox.waiting(world.alice.store, 10)
        assert work.inbox.waiting(world.bob.store, 10) == []
    assert [(one.topic, json.loads(one.body)) for one in kept] == [("products/update", DELIVERED)]


def test_keeps_the_very_bytes_that_were_signed(world: World) -> None:
    raw = b'{"id":1, "title" : "Caf\\u00e9 \xc3\xa9"}\n'
    assert world.deliver(world.client, world.alice, "products/update", raw).status_code == 200
    with world.services.begin() as work:
        assert [one.body for one in work.inbox.waiting(world.alice.store, 10)] == [raw]


def test_a_repeat_is_acknowledged_and_kept_once(world: World) -> None:
    client = world.client
    for _ in range(3):
        answer = world.deliver(client, world.alice, "products/update", DELIVERED, X_Shopify_Webhook_Id="one")
        assert answer.status_code == 200
    assert rows(world, "inbox") == 1


def test_two_stores_may_have_deliveries_of_one_id(world: World) -> None:
    for tenant in (world.alice, world.bob):
        world.deliver(world.client, tenant, "products/update", DELIVERED, X_Shopify_Webhook_Id="one")
    assert rows(world, "inbox") == 2


def test_takes_what_the_old_secret_signed_while_secrets_are_rotated(world: World) -> None:
    assert (
        world.deliver(
            world.client, world.alice, "shop/update", {}, secret="test-secret-before-this-one-and-as-long"
        ).status_code
        == 200
    )


def newer(world: World, **changed: str) -> dict[str, str]:
    """Return the headers of Shopify's newer family, to stand in place of the older or beside it."""
    return {
        "shopify_topic": "products/update",
        "shopify_hmac_sha256": signature(KEY, json.dumps(DELIVERED).encode()),
        "SHOPIFY_SHOP_DOMAIN": str(world.alice.store.shop),
        "shopify_api_version": "2026-10",
        "shopify_webhook_id": "event-1",
        **changed,
    }


def test_takes_the_newer_headers_alone_and_in_any_letter_case(world: World) -> None:
    names = ("Topic", "Hmac_Sha256", "Shop_Domain", "API_Version", "Webhook_Id", "Event_Id", "Triggered_At")
    older = {f"X_Shopify_{name}": "" for name in names}
    answer = world.deliver(world.client, world.bob, "products/update", DELIVERED, **older, **newer(world))
    assert answer.status_code == 200
    with world.services.begin() as work:
        assert [one.webhook_id for one in work.inbox.waiting(world.alice.store, 9)] == ["event-1"]


def test_where_both_kinds_of_headers_stand_the_newer_count(world: World) -> None:
    assert world.deliver(world.client, world.bob, "products/update", DELIVERED, **newer(world)).status_code == 200
    with world.services.begin() as work:
        assert len(work.inbox.waiting(world.alice.store, 9)) == 1
        assert work.inbox.waiting(world.bob.store, 9) == []
    wrong = newer(world, shopify_hmac_sha256="bm90IHRoZSBzaWduYXR1cmU=")
    refused(world.deliver(world.client, world.bob, "products/update", DELIVERED, **wrong), 401, "bad_signature")


def test_a_topic_we_know_nothing_of_is_acknowledged(world: World) -> None:
    assert world.deliver(world.client, world.alice, "themes/publish", {"id": 1}).status_code == 200


def test_a_store_that_left_is_still_heard(world: World) -> None:
    """Its customers/redact and shop/redact come after app/uninstalled."""
    with world.services.begin() as work:
        work.stores.uninstall(world.alice.store, world.services.now())
    assert world.deliver(world.client, world.alice, "shop/redact", {}).status_code == 200


@pytest.mark.parametrize(
    ("signature", "status", "code"),
    [
        ("", 400, "invalid_request"),
        ("bm90IHRoZSBzaWduYXR1cmU=", 401, "bad_signature"),
        ("not base64!", 401, "bad_signature"),
        ("=", 401, "bad_signature"),
        ("ünïcödé", 401, "bad_signature"),
        ("\xff\xfe", 401, "bad_signature"),
        ("A" * 5000, 401, "bad_signature"),
    ],
)
def test_refuses_a_wrong_signature(world: World, signature: str, status: int, code: str) -> None:
    answer = world.deliver(world.client, world.alice, "products/update", DELIVERED, X_Shopify_Hmac_Sha256=signature)
    refused(answer, status, code)
    assert rows(world, "inbox") == 0


def test_refuses_a_body_that_was_changed_after_signing(world: World) -> None:
    signed = signature(KEY, json.dumps(DELIVERED).encode())
    changed = {**DELIVERED, "title": "Free Jacket"}
    answer = world.deliver(world.client, world.alice, "products/update", changed, X_Shopify_Hmac_Sha256=signed)
    refused(answer, 401, "bad_signature")


@pytest.mark.parametrize("secret", ["", "another app's secret", "a secret of the tests, long enough to be taken"])
def test_refuses_what_another_secret_signed_even_our_own(world: World, secret: str) -> None:
    refused(world.deliver(world.client, world.alice, "products/update", DELIVERED, secret=secret), 401, "bad_signature")


@pytest.mark.parametrize("header", ["X_Shopify_Topic", "X_Shopify_Webhook_Id", "X_Shopify_API_Version"])
@pytest.mark.parametrize("value", ["", "x" * 256, "null\0byte"])
def test_refuses_a_delivery_without_a_usable_header(world: World, header: str, value: str) -> None:
    refused(
        world.deliver(world.client, world.alice, "products/update", DELIVERED, **{header: value}),
        400,
        "invalid_request",
    )
    assert rows(world, "inbox") == 0


@pytest.mark.parametrize("moment", ["", "yesterday", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1e999"])
def test_a_time_that_cannot_be_read_is_the_time_of_arrival(world: World, moment: str) -> None:
    answer = world.deliver(world.client, world.alice, "products/update", DELIVERED, X_Shopify_Triggered_At=moment)
    assert answer.status_code == 200
    with world.services.begin() as work:
        at = work.inbox.waiting(world.alice.store, 1)[0].triggered_at
    assert abs((world.services.now() - at).total_seconds()) < 60


def test_reads_shopifys_nanoseconds(world: World) -> None:
    stamp = "2023-03-29T18:00:27.877041743Z"
    world.deliver(world.client, world.alice, "products/update", DELIVERED, X_Shopify_Triggered_At=stamp)
    with world.services.begin() as work:
        at = work.inbox.waiting(world.alice.store, 1)[0].triggered_at
    assert at.isoformat() == "2023-03-29T18:00:27.877041+00:00"


def test_an_event_id_with_a_null_byte_does_no_harm(world: World) -> None:
    answer = world.deliver(world.client, world.alice, "products/update", DELIVERED, X_Shopify_Event_Id="a\0b")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"text"', b"42", b"\xff\xfe\x00", b"<shop/>"],
    ids=["empty", "cut", "list", "null", "text", "number", "bytes", "xml"],
)
def test_refuses_what_is_no_json_object(world: World, body: bytes) -> None:
    refused(world.deliver(world.client, world.alice, "products/update", body), 400, "invalid_request")
    assert rows(world, "inbox") == 0


def test_an_address_that_shopify_signed_for_a_shopper_is_no_webhook(world: World) -> None:
    """The app proxy signs what a shopper adds, with the same secret: joined, that can be made to read as JSON."""
    added = {' {"id": 1, "title": "': "", "z": '"}'}
    shopifys = {"logged_in_customer_id": "", "shop": "mallory.myshopify.com", "timestamp": "1317327555"}
    signed = "".join(sorted(f"{name}={value}" for name, value in {**added, **shopifys}.items()))
    assert json.loads(signed)["id"] == 1
    refused(world.deliver(world.client, world.alice, "products/update", signed.encode()), 400, "invalid_request")
    assert rows(world, "inbox") == 0


@pytest.mark.parametrize(
    "body",
    [b"{'id': 1}", b'{"id": ' + b"9" * 5000 + b"}", DEEP, b"{broken}\n"],
    ids=["python", "digits", "deep", "broken"],
)
def test_what_shopify_signed_but_nobody_can_read_is_kept_and_set_aside(world: World, body: bytes) -> None:
    assert world.deliver(world.client, world.alice, "products/update", body).status_code == 200
    drain_all(world, world.alice.store)
    with world.services.begin() as work:
        (aside,) = work.inbox.set_aside(world.alice.store)
    assert "JSON" in aside.reason


@pytest.mark.parametrize("signed", ["", "bm90IHRoZSBzaWduYXR1cmU="])
def test_an_empty_body_is_refused_whatever_its_signature(world: World, signed: str) -> None:
    answer = world.deliver(world.client, world.alice, "products/update", b"", X_Shopify_Hmac_Sha256=signed)
    refused(answer, 400, "invalid_request")


def test_refuses_a_body_over_one_megabyte_unread(world: World) -> None:
    body = b'{"id": 1, "title": "' + b"x" * (1024 * 1024) + b'"}'
    refused(world.deliver(world.client, world.alice, "products/update", body), 413, "too_large")
    assert rows(world, "inbox") == 0


def test_takes_a_body_of_just_one_megabyte(world: World) -> None:
    frame = b'{"id": 1, "title": ""}'
    body = frame[:-2] + b"x" * (1024 * 1024 - len(frame)) + frame[-2:]
    assert world.deliver(world.client, world.alice, "products/update", body).status_code == 200


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_takes_post_and_nothing_else(world: World, method: str) -> None:
    answer = getattr(world.client, method)("/webhooks/shopify")
    refused(answer, 405, "method_not_allowed")
    assert "POST" in answer.headers["Allow"]


def test_takes_no_webhook_while_shopify_is_not_set_up(world: World) -> None:
    bare = World(Services(replace(world.services.settings, shopify=None)), world.alice, world.bob)
    answer = bare.deliver(bare.client, world.alice, "products/update", DELIVERED, secret="")
    refused(answer, 401, "bad_signature")
