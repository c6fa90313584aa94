"""Install and callback addresses, by the documented vectors and the cases of Shopify's own libraries."""

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as some

from integrations.shopify.signatures import Proven, Reason, Refused, check_query
from tests.integrations.signatures.signing import (
    NOW,
    OLD_SECRET,
    SECRET,
    STAMP,
    TIMES_OFF,
    TIMES_UNREADABLE,
    at,
    signed_query,
)

CODE = "0907a61c0c8d55e99db179b68161bc00"
STAMP_OF_VECTORS = 1337178173
TEXTS = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)


def callback(**changed: str) -> dict[str, str]:
    return {"code": CODE, "shop": "a.myshopify.com", "state": "nonce", "timestamp": str(STAMP), **changed}


@pytest.mark.parametrize(
    ("secret", "query", "signature"),
    [
        (
            "hush",
            f"code={CODE}&shop=some-shop.myshopify.com&state=0.6784241404160823&timestamp={STAMP_OF_VECTORS}",
            "700e2dadb827fcc8609e9d5ce208b2e9cdaab9df07390d2cbca10d7c328fc4bf",
        ),
        (
            "hush",
            f"code=a94a110d86d2452eb3e2af4cfb8a3828&shop=some-shop.myshopify.com&timestamp={STAMP_OF_VECTORS}",
            "2cb1a277650a659f1b11e92a4a64275b128e037f2c3390e3c8fd2d8721dac9e2",
        ),
        # These two were signed by the functions of Shopify's JavaScript library.
        (
            "my super secret key",
            "code=some%20code%20goes%20here&shop=the%20shop%20URL&state=some%20nonce%20passed%20in"
            f"&timestamp={STAMP_OF_VECTORS}",
            "bcaff1a329c82e6531e1d77eab20f553672d37cae3bdf4d4c551af7e9b03f235",
        ),
        (
            "my super secret key",
            "code=a%3Db%26c%2Fd%3Ae%2Bf~g!h'i(j)k*l&shop=some-shop.myshopify.com"
            f"&state=Zo%C3%AB%2C+%E6%9D%B1%E4%BA%AC&timestamp={STAMP_OF_VECTORS}",
            "f9e72e46e556b04bd0ba5176bf3665a0ca215d46e0a5bee9a8fff2d330baef19",
        ),
    ],
)
def test_takes_the_known_callbacks(secret: str, query: str, signature: str) -> None:
    verdict = check_query([secret], f"{query}&hmac={signature}".encode(), at(STAMP_OF_VECTORS))
    assert isinstance(verdict, Proven) and "hmac" not in verdict.value


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"code": "some code goes here"},
        {"extra": "hello world"},
        {"extra": "a=b&c/d:e+f"},
        {"extra": "Zoë, 東京"},
        {"empty": ""},
        {"host": "YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvYQ", "embedded": "1", "id_token": "a.b.c", "locale": "en-US"},
    ],
    ids=str,
)
def test_takes_whatever_parameters_shopify_may_add(changed: dict[str, str]) -> None:
    assert check_query([SECRET], signed_query(callback(**changed)), NOW) == Proven(callback(**changed))


def test_takes_spaces_that_arrive_as_plus_signs() -> None:
    query = signed_query(callback(code="some code goes here")).replace(b"%20", b"+")
    assert check_query([SECRET], query, NOW) == Proven(callback(code="some code goes here"))


def test_takes_parameters_in_any_order() -> None:
    shuffled = b"&".join(reversed(signed_query(callback()).split(b"&")))
    assert check_query([SECRET], shuffled, NOW) == Proven(callback())


def test_a_signature_of_the_other_kind_beside_it_is_not_part_of_what_is_signed() -> None:
    assert check_query([SECRET], signed_query(callback()) + b"&signature=other", NOW) == Proven(callback())


def test_takes_the_old_secret_after_the_new_one() -> None:
    query = signed_query(callback(), OLD_SECRET)
    assert check_query([SECRET, OLD_SECRET], query, NOW) == Proven(callback())
    assert check_query([SECRET], query, NOW) == Refused(Reason.WRONG_SIGNATURE)


@pytest.mark.parametrize("offset", [-90, -60, -1, 0, 1, 90])
def test_takes_a_callback_within_ninety_seconds(offset: int) -> None:
    values = callback(timestamp=str(STAMP + offset))
    assert check_query([SECRET], signed_query(values), NOW) == Proven(values)


@pytest.mark.parametrize("stamp", TIMES_OFF)
def test_refuses_a_callback_of_another_time_even_signed(stamp: str) -> None:
    reason = Reason.TIME_UNREADABLE if stamp == "1e9" else Reason.TIME_OFF
    verdict = check_query([SECRET], signed_query(callback(timestamp=stamp)), NOW)
    assert verdict == Refused(reason, "timestamp")


@pytest.mark.parametrize("stamp", TIMES_UNREADABLE)
def test_refuses_a_callback_whose_time_is_no_number_even_signed(stamp: str) -> None:
    verdict = check_query([SECRET], signed_query(callback(timestamp=stamp)), NOW)
    assert verdict == Refused(Reason.TIME_UNREADABLE, "timestamp")


def test_refuses_a_callback_without_a_time() -> None:
    values = callback()
    del values["timestamp"]
    assert check_query([SECRET], signed_query(values), NOW) == Refused(Reason.TIME_UNREADABLE, "timestamp")


@pytest.mark.parametrize("given", ["00", "é", "%C3%A9", "%ED%A0%80", "x" * 10_000])
def test_refuses_a_wrong_hmac(given: str) -> None:
    query = signed_query(callback()).split(b"&hmac=")[0] + f"&hmac={given}".encode()
    verdict = check_query([SECRET], query, NOW)
    readable = given not in ("é", "%ED%A0%80")
    assert verdict == (Refused(Reason.WRONG_SIGNATURE) if readable else Refused(Reason.UNREADABLE, "query"))


def test_refuses_the_right_hmac_in_other_writing() -> None:
    query, right = signed_query(callback()).split(b"&hmac=")
    for given in (right.upper(), b"%C3%A9" + right, right + b"%20", right + b"%00", right[:-1]):
        assert check_query([SECRET], query + b"&hmac=" + given, NOW) == Refused(Reason.WRONG_SIGNATURE)


@pytest.mark.parametrize("end", [b"", b"&hmac=", b"&hmac"])
def test_refuses_a_callback_without_an_hmac(end: bytes) -> None:
    query = signed_query(callback()).split(b"&hmac=")[0] + end
    assert check_query([SECRET], query, NOW) == Refused(Reason.MISSING_SIGNATURE)


@pytest.mark.parametrize("name", ["shop", "hmac", "timestamp", "state", "code", "host"])
@pytest.mark.parametrize("place", ["before", "behind"])
def test_refuses_a_repeated_parameter_whose_meaning_is_a_proof(name: str, place: str) -> None:
    query, again = signed_query(callback(host="YQ")), f"{name}=victim.myshopify.com".encode()
    whole = b"&".join((again, query) if place == "before" else (query, again))
    assert check_query([SECRET], whole, NOW) == Refused(Reason.REPEATED_PARAMETER, name)


def test_refuses_a_changed_shop() -> None:
    query = signed_query(callback()).replace(b"shop=a.", b"shop=b.")
    assert check_query([SECRET], query, NOW) == Refused(Reason.WRONG_SIGNATURE)


def test_refuses_what_was_joined_into_one_value() -> None:
    """`a=1&b=2` and `a=1%26b%3D2` are not the same statement."""
    query = signed_query(callback(a="1", b="2")).replace(b"a=1&b=2", b"a=1%26b%3D2")
    assert check_query([SECRET], query, NOW) == Refused(Reason.WRONG_SIGNATURE)


def test_no_secret_lets_nobody_in() -> None:
    assert check_query([], signed_query(callback(), ""), NOW) == Refused(Reason.NOT_SET_UP)


@pytest.mark.parametrize("query", [b"", b"&&&", b"=", b"%", b"\xff=\xfe", b"hmac", b"shop=%FF&hmac=00", b"a" * 100_000])
def test_refuses_what_is_no_callback_at_all(query: bytes) -> None:
    assert isinstance(check_query([SECRET], query, NOW), Refused)


@whatever(some.binary(max_size=300))
def test_nothing_that_arrives_raises_or_passes(query: bytes) -> None:
    assert isinstance(check_query([SECRET, OLD_SECRET], query, NOW), Refused)


@whatever(some.dictionaries(TEXTS, TEXTS, max_size=6))
def test_whatever_was_signed_is_taken_unchanged(extra: dict[str, str]) -> None:
    ours = {"hmac", "signature", "logged_in_customer_id", "host", *callback()}
    values = callback() | {name: value for name, value in extra.items() if name not in ours}
    assert check_query([SECRET], signed_query(values), NOW) == Proven(values)
