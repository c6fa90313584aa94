"""The headers of a delivery: both families, any letter case, and nothing that could not be kept."""

from datetime import UTC, datetime

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as some

from domain.stores import ShopDomain
from integrations.shopify.deliveries import DeliveryHeaders, read_headers, signature_in
from integrations.shopify.signatures import Reason, Refused

CLASSIC = {
    "X-Shopify-Topic": "products/update",
    "X-Shopify-Hmac-Sha256": "classic",
    "X-Shopify-Shop-Domain": "a.myshopify.com",
    "X-Shopify-API-Version": "2026-10",
    "X-Shopify-Webhook-Id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
    "X-Shopify-Event-Id": "98880550-7158-44d4-b7cd-2c97c8a091b5",
    "X-Shopify-Triggered-At": "2023-03-29T18:00:27.877041743Z",
    "X-Shopify-Name": "products",
}
EVENTS = {name.removeprefix("X-"): value for name, value in CLASSIC.items()}
READ = DeliveryHeaders(
    ShopDomain("a.myshopify.com"),
    "products/update",
    "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
    "2026-10",
    "98880550-7158-44d4-b7cd-2c97c8a091b5",
    datetime(2023, 3, 29, 18, 0, 27, 877041, UTC),
    "products",
)
REQUIRED = ["Topic", "Webhook-Id", "API-Version"]


@pytest.mark.parametrize("family", [CLASSIC, EVENTS], ids=["webhooks", "events"])
@pytest.mark.parametrize("spelled", [str, str.lower, str.upper, str.title], ids=["as documented", "low", "up", "title"])
def test_reads_both_families_in_any_letter_case(family: dict[str, str], spelled: type[str]) -> None:
    headers = {spelled(name): value for name, value in family.items()}
    assert read_headers(headers) == READ
    assert signature_in(headers) == "classic"


def test_where_both_families_are_present_the_newer_counts() -> None:
    older = {name: "b.myshopify.com" if name.endswith("Domain") else "other" for name in CLASSIC}
    assert read_headers(older | EVENTS) == read_headers(EVENTS | older) == READ
    assert signature_in(older | EVENTS) == "classic"


def test_what_only_the_older_family_says_is_still_heard() -> None:
    events = {name: value for name, value in EVENTS.items() if name != "Shopify-Webhook-Id"}
    assert read_headers(events | CLASSIC) == READ


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("family", [CLASSIC, EVENTS], ids=["webhooks", "events"])
def test_says_which_header_is_missing(family: dict[str, str], name: str) -> None:
    without = {one: value for one, value in family.items() if not one.endswith(name)}
    expected = Refused(Reason.MISSING_HEADER, f"X-Shopify-{name}")
    assert read_headers(without) == read_headers(without | {f"X-Shopify-{name}": ""}) == expected


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("value", ["x" * 256, "null\0byte", "two\r\nlines", "ünïcödé", "\ud800", "\x7f"])
def test_refuses_a_header_that_could_not_be_kept(name: str, value: str) -> None:
    found = read_headers(CLASSIC | {f"X-Shopify-{name}": value})
    assert found == Refused(Reason.UNUSABLE_HEADER, f"X-Shopify-{name}")


@pytest.mark.parametrize("name", ["Event-Id", "Triggered-At", "Name"])
@pytest.mark.parametrize("value", ["", "x" * 256, "null\0byte", "\ud800"])
def test_what_a_delivery_need_not_say_does_no_harm_when_it_is_unusable(name: str, value: str) -> None:
    found = read_headers(CLASSIC | {f"X-Shopify-{name}": value})
    assert isinstance(found, DeliveryHeaders)
    assert {"Event-Id": found.event_id, "Triggered-At": found.triggered_at, "Name": found.subscription}[name] in (
        "",
        None,
    )


@pytest.mark.parametrize("shop", ["", "evil.com", "a.myshopify.com.evil.com", "a.myshopify.com\0", "x" * 9999])
def test_refuses_what_is_no_shops_domain(shop: str) -> None:
    """Shopify's own Python package hands on whatever stands there."""
    assert read_headers(CLASSIC | {"X-Shopify-Shop-Domain": shop}) == Refused(
        Reason.NOT_A_SHOP, "X-Shopify-Shop-Domain"
    )


def test_a_delivery_without_a_signature_has_none() -> None:
    assert signature_in({}) == signature_in({"X-Shopify-Hmac-Sha256": "", "Host": "x"}) == ""


@whatever(some.dictionaries(some.sampled_from([*CLASSIC, *EVENTS]), some.text(max_size=300)))
def test_no_headers_of_any_kind_raise(headers: dict[str, str]) -> None:
    assert isinstance(read_headers(CLASSIC | headers), DeliveryHeaders | Refused)
    assert isinstance(signature_in(headers), str)
