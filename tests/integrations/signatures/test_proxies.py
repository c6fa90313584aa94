"""The app proxy, by the documented vectors and the cases of Shopify's own libraries.

Their helper for Liquid answers has no counterpart: we answer the proxy with JSON alone.
"""

from urllib.parse import urlencode

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as some

from domain.stores import ShopDomain
from integrations.shopify.signatures import Proven, ProxyCaller, Reason, Refused, check_proxy
from tests.integrations.signatures.signing import (
    NOW,
    OLD_SECRET,
    SECRET,
    STAMP,
    TIMES_OFF,
    TIMES_UNREADABLE,
    at,
    signed_proxy,
    signed_query,
)

REVIEWS = (
    "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id={}"
    "&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555"
)
PLAIN = "shop=some-random-store.myshopify.com&path_prefix=%2Fapps%2Fmy-app&timestamp=1466106083"
NESTED = f"{PLAIN}&foo=bar&baz[1]&baz[2]=b&baz[c[0]]=whatup&baz[c[1]]=notmuch"
SEVEN = Proven(ProxyCaller(ShopDomain("a.myshopify.com"), 7))


def proxied(query: str = "", **changed: str) -> bytes:
    values = {"shop": "a.myshopify.com", "logged_in_customer_id": "7", "timestamp": str(STAMP), **changed}
    own = urlencode(values)
    return signed_proxy(f"{query}&{own}" if query else own)


@pytest.mark.parametrize(
    ("secret", "query", "signature", "stamp", "customer"),
    [
        (
            "hush",
            REVIEWS.format("1"),
            "4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb",
            1317327555,
            1,
        ),
        (
            "hush",
            REVIEWS.format(""),
            "e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb",
            1317327555,
            None,
        ),
        ("secret", PLAIN, "f5cd7233558b1c50102a6f33c0b63ad1e1072a2fc126cb58d4500f75223cefcd", 1466106083, None),
        ("secret", NESTED, "bbf3aa60e098f08919a2ea4c64a388414f164e6a117a63b03479ac7aa9464b4f", 1466106083, None),
    ],
)
def test_takes_the_documented_requests(
    secret: str, query: str, signature: str, stamp: int, customer: int | None
) -> None:
    shop = ShopDomain("shop-name.myshopify.com" if secret == "hush" else "some-random-store.myshopify.com")
    verdict = check_proxy([secret], f"{query}&signature={signature}".encode(), at(stamp))
    assert verdict == Proven(ProxyCaller(shop, customer))


@pytest.mark.parametrize(
    "query", ["", "extra=1", "consentGiven=true&consentGiven=false", "a=1&a-b=2&a_b=3&B=4", "empty=", "x=Zo%C3%AB+%2C"]
)
def test_takes_what_the_shopper_added(query: str) -> None:
    assert check_proxy([SECRET], proxied(query), NOW) == SEVEN


def test_takes_the_old_secret_after_the_new_one() -> None:
    query = signed_proxy(f"shop=a.myshopify.com&logged_in_customer_id=7&timestamp={STAMP}", OLD_SECRET)
    assert check_proxy([SECRET, OLD_SECRET], query, NOW) == SEVEN
    assert check_proxy([SECRET], query, NOW) == Refused(Reason.WRONG_SIGNATURE)


@pytest.mark.parametrize("offset", [-90, 90])
def test_takes_a_request_within_ninety_seconds(offset: int) -> None:
    assert check_proxy([SECRET], proxied(timestamp=str(STAMP + offset)), NOW) == SEVEN


@pytest.mark.parametrize("stamp", [*TIMES_OFF, *TIMES_UNREADABLE])
def test_refuses_a_request_whose_time_is_off_or_no_number_even_signed(stamp: str) -> None:
    verdict = check_proxy([SECRET], proxied(timestamp=stamp), NOW)
    assert verdict in (Refused(Reason.TIME_OFF, "timestamp"), Refused(Reason.TIME_UNREADABLE, "timestamp"))


def test_refuses_a_request_without_a_time_even_signed() -> None:
    query = signed_proxy("shop=a.myshopify.com&logged_in_customer_id=7")
    assert check_proxy([SECRET], query, NOW) == Refused(Reason.TIME_UNREADABLE, "timestamp")


@pytest.mark.parametrize("name", ["shop", "signature", "timestamp", "logged_in_customer_id"])
@pytest.mark.parametrize("place", ["before", "behind"])
def test_refuses_a_request_that_repeats_a_proof(name: str, place: str) -> None:
    again = f"{name}=8".encode()
    whole = b"&".join((again, proxied()) if place == "before" else (proxied(), again))
    assert check_proxy([SECRET], whole, NOW) == Refused(Reason.REPEATED_PARAMETER, name)


@pytest.mark.parametrize(
    "query",
    [
        f"shop=victim.myshopify.com&shop=a.myshopify.com&timestamp={STAMP}",
        f"shop=a.myshopify.com&timestamp=1&timestamp={STAMP}",
        f"shop=a.myshopify.com&logged_in_customer_id=7&logged_in_customer_id=8&timestamp={STAMP}",
        f"hmac=1&hmac=2&shop=a.myshopify.com&timestamp={STAMP}",
    ],
)
def test_refuses_a_repeat_even_where_the_joined_text_was_signed(query: str) -> None:
    verdict = check_proxy([SECRET], signed_proxy(query), NOW)
    assert isinstance(verdict, Refused) and verdict.reason is Reason.REPEATED_PARAMETER


def test_refuses_a_shop_that_was_joined_from_two_and_signed_as_one() -> None:
    query = signed_proxy(f"shop=victim.myshopify.com,a.myshopify.com&timestamp={STAMP}")
    assert check_proxy([SECRET], query, NOW) == Refused(Reason.NOT_A_SHOP, "shop")


@pytest.mark.parametrize("customer", ["x", "-1", "1.5", "²", "1" * 19, "9" * 5000, "1\0", "+1", "7,8"])
def test_refuses_a_customer_that_is_no_id_even_signed(customer: str) -> None:
    verdict = check_proxy([SECRET], proxied(logged_in_customer_id=customer), NOW)
    assert verdict == Refused(Reason.NOT_A_CUSTOMER, "logged_in_customer_id")


@pytest.mark.parametrize("shop", ["", "evil.com", "a.myshopify.com.evil.com", "a.myshopify.com\n"])
def test_refuses_a_request_of_what_is_no_shop_even_signed(shop: str) -> None:
    assert check_proxy([SECRET], proxied(shop=shop), NOW) == Refused(Reason.NOT_A_SHOP, "shop")


@pytest.mark.parametrize("end", ["", "&signature=", "&signature"])
def test_refuses_a_request_without_a_signature(end: str) -> None:
    query = proxied().split(b"&signature=")[0] + end.encode()
    assert check_proxy([SECRET], query, NOW) == Refused(Reason.MISSING_SIGNATURE)


@pytest.mark.parametrize("given", ["00", "%C3%A9", "é", "A" * 64])
def test_refuses_a_wrong_signature(given: str) -> None:
    query = proxied().split(b"&signature=")[0] + f"&signature={given}".encode()
    assert isinstance(check_proxy([SECRET], query, NOW), Refused)


def test_refuses_a_changed_customer() -> None:
    query = proxied().replace(b"logged_in_customer_id=7", b"logged_in_customer_id=8")
    assert check_proxy([SECRET], query, NOW) == Refused(Reason.WRONG_SIGNATURE)


def test_refuses_an_install_signature_where_the_proxys_is_due() -> None:
    query = signed_query({"shop": "a.myshopify.com", "timestamp": str(STAMP)})
    assert check_proxy([SECRET], query, NOW) == Refused(Reason.MISSING_SIGNATURE)
    assert check_proxy([SECRET], query.replace(b"hmac=", b"signature="), NOW) == Refused(Reason.WRONG_SIGNATURE)


def test_no_secret_lets_nobody_in() -> None:
    assert check_proxy([], signed_proxy("shop=a.myshopify.com", ""), NOW) == Refused(Reason.NOT_SET_UP)


@whatever(some.binary(max_size=300))
def test_nothing_that_arrives_raises_or_passes(query: bytes) -> None:
    assert isinstance(check_proxy([SECRET, OLD_SECRET], query, NOW), Refused)


@whatever(some.text(some.characters(exclude_categories=["Cs"]), max_size=60))
def test_nothing_that_was_signed_raises(customer: str) -> None:
    verdict = check_proxy([SECRET], proxied(logged_in_customer_id=customer), NOW)
    assert isinstance(verdict, Proven | Refused)
