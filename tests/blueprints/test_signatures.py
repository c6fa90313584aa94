"""Shopify's four proofs, by the documented vectors and by the cases its own libraries test."""

import base64
import hashlib
import hmac
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import jwt
import pytest

from domain.errors import InvalidShopDomain
from domain.stores import ShopDomain
from integrations.shopify.signatures import (
    Proven,
    Refused,
    check_proxy,
    check_query,
    check_session_token,
    check_webhook,
)
from tests.blueprints.callers import hexadecimal, sign_proxy, unsigned_token

SECRET = "my super secret key, which is long enough"
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
STAMP = int(NOW.timestamp())
CODE = "0907a61c0c8d55e99db179b68161bc00"
PROXY = (
    "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id={}"
    "&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555"
)
PLAIN = "shop=some-random-store.myshopify.com&path_prefix=%2Fapps%2Fmy-app&timestamp=1466106083"
NESTED = f"{PLAIN}&foo=bar&baz[1]&baz[2]=b&baz[c[0]]=whatup&baz[c[1]]=notmuch"
UNESCAPED = "!'()*"  # by JavaScript's encodeURIComponent
TIMES_OFF = ["-91", "+91", "", "not-a-number", "Infinity", "-Infinity", "123.45", "null", "1e9", "²", "9" * 5000]


def at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


# --- addresses that Shopify signs with `hmac`


@pytest.mark.parametrize(
    ("query", "signature", "stamp"),
    [
        (
            f"code={CODE}&shop=some-shop.myshopify.com&state=0.6784241404160823&timestamp=1337178173",
            "700e2dadb827fcc8609e9d5ce208b2e9cdaab9df07390d2cbca10d7c328fc4bf",
            1337178173,
        ),
        (
            "code=a94a110d86d2452eb3e2af4cfb8a3828&shop=some-shop.myshopify.com&timestamp=1337178173",
            "2cb1a277650a659f1b11e92a4a64275b128e037f2c3390e3c8fd2d8721dac9e2",
            1337178173,
        ),
    ],
)
def test_takes_the_documented_callbacks(query: str, signature: str, stamp: int) -> None:
    found = check_query(["hush"], f"{query}&hmac={signature}".encode(), at(stamp)).value
    assert found["shop"] == "some-shop.myshopify.com"
    assert "hmac" not in found


def signed(values: dict[str, str], secret: str = SECRET) -> bytes:
    """Sign as Shopify's JavaScript does: each name and value encoded as a URI component, spaces as %20."""
    message = "&".join(f"{name}={quote(values[name], safe=UNESCAPED)}" for name in sorted(values))
    return f"{message}&hmac={hexadecimal(secret, message)}".encode()


def callback(**changed: str) -> dict[str, str]:
    return {"code": CODE, "shop": "a.myshopify.com", "state": "nonce", "timestamp": str(STAMP), **changed}


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"code": "some code goes here"},
        {"extra": "hello world"},
        {"extra": "a=b&c/d:e+f"},
        {"extra": "Zoë, 東京"},
        {"empty": ""},
        {"host": "YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvYQ"},
    ],
    ids=str,
)
def test_takes_whatever_parameters_shopify_may_add(changed: dict[str, str]) -> None:
    assert check_query([SECRET], signed(callback(**changed)), NOW).value == callback(**changed)


def test_takes_spaces_that_arrive_as_plus_signs() -> None:
    query = signed(callback(code="some code goes here")).replace(b"some%20code%20goes%20here", b"some+code+goes+here")
    assert check_query([SECRET], query, NOW).value["code"] == "some code goes here"


def test_a_signature_of_the_other_kind_beside_it_is_not_part_of_what_is_signed() -> None:
    assert check_query([SECRET], signed(callback()) + b"&signature=other", NOW).value == callback()


def test_takes_the_old_secret_after_the_new_one() -> None:
    assert check_query(["the new secret", SECRET], signed(callback()), NOW).value == callback()


@pytest.mark.parametrize("offset", [-90, -1, 0, 1, 90])
def test_takes_a_callback_within_ninety_seconds(offset: int) -> None:
    assert check_query([SECRET], signed(callback(timestamp=str(STAMP + offset))), NOW).value


@pytest.mark.parametrize("stamp", TIMES_OFF)
def test_refuses_a_callback_whose_time_is_off_or_no_number(stamp: str) -> None:
    assert isinstance(check_query([SECRET], signed(callback(timestamp=off(stamp))), NOW), Refused)


def test_refuses_a_callback_without_a_time() -> None:
    values = callback()
    del values["timestamp"]
    assert isinstance(check_query([SECRET], signed(values), NOW), Refused)


@pytest.mark.parametrize("given", ["", "00", "é", "%C3%A9", "%ED%A0%80", "x" * 10_000])
def test_refuses_a_wrong_hmac(given: str) -> None:
    query = signed(callback()).split(b"&hmac=")[0] + f"&hmac={given}".encode()
    assert isinstance(check_query([SECRET], query, NOW), Refused)


def test_refuses_a_callback_without_an_hmac() -> None:
    assert isinstance(check_query([SECRET], signed(callback()).split(b"&hmac=")[0], NOW), Refused)


@pytest.mark.parametrize("name", ["shop", "hmac", "timestamp", "state", "code"])
@pytest.mark.parametrize("place", ["before", "behind"])
def test_refuses_a_repeated_parameter_whose_meaning_is_a_proof(name: str, place: str) -> None:
    query, again = signed(callback()), f"{name}=victim.myshopify.com".encode()
    assert isinstance(
        check_query([SECRET], b"&".join((again, query) if place == "before" else (query, again)), NOW), Refused
    )


def test_refuses_a_changed_shop() -> None:
    query = signed(callback()).replace(b"shop=a.", b"shop=b.")
    assert isinstance(check_query([SECRET], query, NOW), Refused)


@pytest.mark.parametrize("query", [b"", b"&&&", b"=", b"%", b"\xff=\xfe", b"hmac", b"shop=%FF&hmac=00", b"a" * 100_000])
def test_refuses_what_is_no_callback_at_all(query: bytes) -> None:
    assert isinstance(check_query([SECRET], query, NOW), Refused)


@pytest.mark.parametrize("check", [check_query, check_proxy])
def test_no_secret_lets_nobody_in(check: Any) -> None:
    assert isinstance(check([], signed(callback(), ""), NOW), Refused)


# --- the app proxy


@pytest.mark.parametrize(
    ("secret", "query", "signature", "stamp", "customer"),
    [
        (
            "hush",
            PROXY.format("1"),
            "4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb",
            1317327555,
            1,
        ),
        (
            "hush",
            PROXY.format(""),
            "e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb",
            1317327555,
            None,
        ),
        ("secret", PLAIN, "f5cd7233558b1c50102a6f33c0b63ad1e1072a2fc126cb58d4500f75223cefcd", 1466106083, None),
        ("secret", NESTED, "bbf3aa60e098f08919a2ea4c64a388414f164e6a117a63b03479ac7aa9464b4f", 1466106083, None),
    ],
)
def test_takes_the_documented_proxy_requests(
    secret: str, query: str, signature: str, stamp: int, customer: int | None
) -> None:
    caller = check_proxy([secret], f"{query}&signature={signature}".encode(), at(stamp)).value
    assert caller.customer_id == customer
    assert caller.shop.value.endswith(".myshopify.com")


def proxied(query: str = "", **changed: str) -> bytes:
    values = {"shop": "a.myshopify.com", "logged_in_customer_id": "7", "timestamp": str(STAMP), **changed}
    own = "&".join(f"{name}={value}" for name, value in values.items())
    return sign_proxy(SECRET, f"{query}&{own}" if query else own).encode()


@pytest.mark.parametrize("query", ["", "extra=1", "consentGiven=true&consentGiven=false", "a=1&a-b=2", "empty="])
def test_takes_what_the_shopper_added(query: str) -> None:
    assert check_proxy([SECRET], proxied(query), NOW).value.customer_id == 7


@pytest.mark.parametrize("offset", [-90, 90])
def test_takes_a_proxy_request_within_ninety_seconds(offset: int) -> None:
    assert check_proxy([SECRET], proxied(timestamp=str(STAMP + offset)), NOW).value


@pytest.mark.parametrize("stamp", TIMES_OFF)
def test_refuses_a_proxy_request_whose_time_is_off_or_no_number(stamp: str) -> None:
    assert isinstance(check_proxy([SECRET], proxied(timestamp=off(stamp)), NOW), Refused)


@pytest.mark.parametrize("name", ["shop", "signature", "timestamp", "logged_in_customer_id", "hmac"])
def test_refuses_a_proxy_request_that_repeats_a_proof(name: str) -> None:
    repeated = f"{name}=8&".encode() * (2 if name == "hmac" else 1)
    assert isinstance(check_proxy([SECRET], repeated + proxied(), NOW), Refused)


def test_refuses_a_second_shop_even_where_the_joined_text_was_signed() -> None:
    """`shop=victim&shop=mine` must not pass for one of them, whichever way it was signed."""
    query = sign_proxy(SECRET, f"shop=victim.myshopify.com&shop=a.myshopify.com&timestamp={STAMP}")
    assert isinstance(check_proxy([SECRET], query.encode(), NOW), Refused)


@pytest.mark.parametrize("customer", ["x", "-1", "1.5", "²", "1" * 19, "9" * 5000, "1%00", "+1"])
def test_refuses_a_customer_that_is_no_id_even_signed(customer: str) -> None:
    assert isinstance(check_proxy([SECRET], proxied(logged_in_customer_id=customer), NOW), Refused)


@pytest.mark.parametrize("shop", ["", "evil.com", "a.myshopify.com.evil.com", "a.myshopify.com%0A"])
def test_refuses_a_proxy_request_of_what_is_no_shop_even_signed(shop: str) -> None:
    assert isinstance(check_proxy([SECRET], proxied(shop=shop), NOW), Refused)


def test_refuses_an_oauth_signature_where_the_proxys_is_due() -> None:
    assert isinstance(check_proxy([SECRET], signed(callback()).replace(b"hmac=", b"signature="), NOW), Refused)


# --- webhooks


def test_takes_a_webhook_by_the_standards_own_vector() -> None:
    # RFC 4231, test case 2
    body = b"what do ya want for nothing?"
    assert check_webhook(["Jefe"], body, "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=") == Proven(body)


def test_takes_an_empty_webhook_and_one_of_any_bytes() -> None:
    for body in (b"", bytes(range(256))):
        given = base64.b64encode(hmac.digest(SECRET.encode(), body, hashlib.sha256)).decode()
        assert check_webhook([SECRET], body, given) == Proven(body)


@pytest.mark.parametrize(
    "given", ["", "=", "W9zB", "5bdcc146", "é", "\ud800", " W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM="]
)
def test_refuses_a_webhook_of_another_signature(given: str) -> None:
    assert isinstance(check_webhook(["Jefe"], b"what do ya want for nothing?", given), Refused)


# --- session tokens


def claims(**changed: object) -> dict[str, object]:
    now = int(time.time())
    shop = "https://a.myshopify.com"
    known = {"iss": f"{shop}/admin", "dest": shop, "aud": "client", "sub": "42", "exp": now + 60, "nbf": now}
    return {name: value for name, value in {**known, **changed}.items() if value is not None}


def token(secret: str = SECRET, algorithm: str = "HS256", **changed: object) -> str:
    return jwt.encode(claims(**changed), secret, algorithm=algorithm)


def test_takes_a_session_token_and_says_whose_it_is() -> None:
    caller = check_session_token([SECRET], "client", token()).value
    assert (caller.shop, caller.user_id) == (ShopDomain("a.myshopify.com"), "42")


def test_takes_a_session_token_of_the_old_secret() -> None:
    assert check_session_token(["the new secret, also long enough for its kind", SECRET], "client", token()).value


@pytest.mark.parametrize(("claim", "seconds"), [("exp", -5), ("nbf", 5)])
def test_lets_clocks_differ_by_some_seconds(claim: str, seconds: int) -> None:
    assert check_session_token([SECRET], "client", token(**{claim: int(time.time()) + seconds})).value


@pytest.mark.parametrize(
    "changed",
    [
        {"exp": None},
        {"nbf": None},
        {"iss": None},
        {"dest": None},
        {"aud": None},
        {"sub": None},
        {"exp": int(time.time()) - 3600},
        {"exp": "soon"},
        {"nbf": int(time.time()) + 3600},
        {"aud": "another app"},
        {"aud": []},
        {"iss": "https://b.myshopify.com/admin"},
        {"dest": "https://b.myshopify.com"},
        {"dest": "http://a.myshopify.com"},
        {"dest": "a.myshopify.com"},
        {"iss": "https://evil.com/admin", "dest": "https://evil.com"},
        {"iss": "https://a.myshopify.com.evil.com/admin", "dest": "https://a.myshopify.com.evil.com"},
        {"iss": "https://a.myshopify.com:8443/admin", "dest": "https://a.myshopify.com:8443"},
        {"iss": "https://me@a.myshopify.com/admin", "dest": "https://me@a.myshopify.com"},
        {"iss": "https://[broken", "dest": "https://[broken"},
        {"dest": 5},
        {"dest": {"a": 1}},
    ],
    ids=str,
)
def test_refuses_a_session_token_with_a_claim_missing_or_wrong(changed: dict[str, object]) -> None:
    assert isinstance(check_session_token([SECRET], "client", token(**changed)), Refused)


@pytest.mark.parametrize(
    "given",
    [
        "",
        ".",
        "..",
        "a.b.c",
        "é.é.é",
        "\udcff",
        "null",
        "x" * 100_000,
        token("another secret that is long enough for its kind"),
        jwt.encode(claims(), SECRET * 2, algorithm="HS512"),
        unsigned_token(claims()),
        unsigned_token(claims()) + "AAAA",
    ],
    ids=lambda text: text[:12] or "empty",
)
def test_refuses_a_token_that_is_not_signed_as_shopify_signs(given: str) -> None:
    assert isinstance(check_session_token([SECRET], "client", given), Refused)


# --- shops


@pytest.mark.parametrize(
    ("text", "shop"),
    [
        ("someshop.myshopify.com", "someshop.myshopify.com"),
        ("test-shop.myshopify.com", "test-shop.myshopify.com"),
        ("a.myshopify.com", "a.myshopify.com"),
        ("9-.myshopify.com", "9-.myshopify.com"),
        ("SomeShop.MyShopify.com", "someshop.myshopify.com"),
    ],
)
def test_reads_a_shops_domain(text: str, shop: str) -> None:
    assert str(ShopDomain.parse(text)) == shop


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "attacker.example",
        "evil.com",
        "myshopify.com.evil.com",
        "x.myshopify.com.evil.com",
        "test-shop.notmyshopify.com",
        "attacker.com/.myshopify.com",
        "shop.myshopify.com@evil.com",
        "myshopify.com",
        ".myshopify.com",
        "shopify.com",
        "two words",
        "two words.myshopify.com",
        "/foo/bar",
        "foo.myshopify.io.evil.ru",
        "javascript:alert(1)",
        "-invalid.myshopify.com",
        "not-admin.shopify.com/store/my-shop",
        "admin.shopify.com/store/my-shop",
        "a.myshopify.com/",
        "a.myshopify.com\n",
        "a.b.myshopify.com",
        "a_b.myshopify.com",
        "https://a.myshopify.com",
        "ⓐ.myshopify.com",
        "a" * 250 + ".myshopify.com",
    ],
)
def test_refuses_what_is_no_shops_domain(text: str) -> None:
    with pytest.raises(InvalidShopDomain):
        ShopDomain.parse(text)


def off(stamp: str) -> str:
    """Return the time meant: `-91` and `+91` are seconds from now."""
    return str(STAMP + int(stamp)) if stamp in ("-91", "+91") else stamp


def test_ninety_seconds_are_measured_from_the_moment_given() -> None:
    assert isinstance(check_query([SECRET], signed(callback()), NOW + timedelta(seconds=91)), Refused)
