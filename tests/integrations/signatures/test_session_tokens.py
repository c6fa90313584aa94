"""Session tokens, by the cases of Shopify's libraries, and by what its Python packages let pass.

Online sessions and grants of single users have no counterpart: one offline token serves a store. Nor have the tokens
of checkout, customer accounts and points of sale, which prove no member of staff and are refused.
"""

import time

import jwt
import pytest
from hypothesis import given as whatever
from hypothesis import strategies as some

from domain.stores import ShopDomain
from integrations.shopify.signatures import AdminCaller, Proven, Reason, Refused, check_session_token
from tests.integrations.signatures.signing import CLIENT, OLD_SECRET, SECRET, assembled, claims, packed, token

HEADER = {"alg": "HS256", "typ": "JWT"}
STAFF = Proven(AdminCaller(ShopDomain("a.myshopify.com"), "42"))
DEEP = b"[" * 50_000
LONG = b'{"alg":"HS256","n":' + b"9" * 5_000 + b"}"
BROKEN = Refused(Reason.UNREADABLE, "session token")


def checked(text: str) -> Proven[AdminCaller] | Refused:
    return check_session_token([SECRET], CLIENT, text)


def refused(reason: Reason, what: str = "session token") -> Refused:
    return Refused(reason, what)


def test_takes_a_token_and_says_whose_it_is() -> None:
    assert checked(token()) == STAFF


def test_takes_a_shop_in_other_letter_case() -> None:
    shop = "https://A.MyShopify.com"
    assert checked(token(dest=shop, iss=f"{shop}/admin")) == STAFF


def test_takes_the_old_secret_after_the_new_one() -> None:
    assert check_session_token([SECRET, OLD_SECRET], CLIENT, token(OLD_SECRET)) == STAFF
    assert checked(token(OLD_SECRET)) == refused(Reason.WRONG_SIGNATURE)


def test_a_right_signature_of_the_new_secret_tells_the_true_reason() -> None:
    expired = token(exp=int(time.time()) - 3600)
    assert check_session_token([SECRET, OLD_SECRET], CLIENT, expired) == refused(Reason.EXPIRED)


@pytest.mark.parametrize(("claim", "seconds"), [("exp", -8), ("nbf", 8), ("iat", 8)])
def test_lets_clocks_differ_by_ten_seconds(claim: str, seconds: int) -> None:
    assert checked(token(**{claim: int(time.time()) + seconds})) == STAFF


@pytest.mark.parametrize(
    ("claim", "seconds", "reason"),
    [
        ("exp", -12, Reason.EXPIRED),
        ("exp", -3600, Reason.EXPIRED),
        ("nbf", 13, Reason.NOT_YET_VALID),
        ("nbf", 3600, Reason.NOT_YET_VALID),
        ("iat", 3600, Reason.NOT_YET_VALID),
    ],
)
def test_refuses_a_token_of_another_time(claim: str, seconds: int, reason: Reason) -> None:
    assert checked(token(**{claim: int(time.time()) + seconds})) == refused(reason)


@pytest.mark.parametrize("claim", ["exp", "nbf", "iss", "dest", "aud", "sub"])
def test_refuses_a_token_that_lacks_a_claim(claim: str) -> None:
    """Shopify's own Python packages take one without `exp`, for ever."""
    assert checked(token(**{claim: None})) == refused(Reason.MISSING_CLAIM)


@pytest.mark.parametrize("audience", ["another app", "CLIENT", f"{CLIENT} "])
def test_refuses_a_token_for_another_app(audience: str) -> None:
    assert checked(token(aud=audience)) == refused(Reason.OTHER_APP)


def test_refuses_a_token_for_ours_among_other_apps() -> None:
    for audience in ([], [CLIENT], [CLIENT, "another app"]):
        assert isinstance(checked(token(aud=audience)), Refused)


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://b.myshopify.com/admin"},
        {"dest": "https://b.myshopify.com"},
        {"dest": "a.myshopify.com"},
        {"dest": "a.myshopify.com", "iss": "a.myshopify.com/admin"},
        {"iss": "https://a.myshopify.com"},
        {"iss": "https://a.myshopify.com/admin/"},
        {"iss": "https://a.myshopify.com/administrators"},
        {"iss": "http://a.myshopify.com/admin"},
        {"iss": "https://evil.com/admin"},
        {"iss": "https://a.myshopify.com:8443/admin"},
    ],
    ids=str,
)
def test_refuses_a_token_that_another_place_issued(changed: dict[str, str]) -> None:
    assert checked(token(**changed)) == refused(Reason.OTHER_ISSUER, "iss")


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.com",
        "https://a.myshopify.com.evil.com",
        "https://a.myshopify.com:8443",
        "https://me@a.myshopify.com",
        "https://a.myshopify.com/",
        "https://a.myshopify.com#evil.com",
        "https://myshopify.com",
        "http://a.myshopify.com",
        "https://[broken",
        "",
    ],
)
def test_refuses_a_token_of_what_is_no_shop_though_issuer_and_destination_agree(address: str) -> None:
    assert checked(token(dest=address, iss=f"{address}/admin")) == refused(Reason.NOT_A_SHOP, "dest")


@pytest.mark.parametrize("person", ["gid://shopify/Customer/42", "", "nobody", "-1", "4 2", "²", "9" * 21])
def test_refuses_a_token_of_somebody_who_is_no_member_of_staff(person: str) -> None:
    """Extensions of checkout and accounts get tokens of the same secret and audience into a shopper's browser."""
    assert checked(token(sub=person)) == refused(Reason.NOT_STAFF, "sub")


def test_refuses_the_token_of_an_account_extension_as_shopify_documents_it() -> None:
    documented = {"dest": "a.myshopify.com", "aud": CLIENT, "exp": int(time.time()) + 300, "nbf": int(time.time())}
    shopper = documented | {"iat": int(time.time()), "jti": "6c992878", "sub": "gid://shopify/Customer/42"}
    assert checked(jwt.encode(shopper, SECRET)) == refused(Reason.MISSING_CLAIM)


@pytest.mark.parametrize(
    "changed",
    [
        {"exp": "soon"},
        {"exp": [1]},
        {"exp": float("inf")},
        {"nbf": float("nan")},
        {"nbf": {}},
        {"sub": 42},
        {"dest": 5},
        {"dest": {"a": 1}},
        {"iss": ["x"]},
    ],
    ids=str,
)
def test_refuses_claims_of_another_kind(changed: dict[str, object]) -> None:
    assert isinstance(checked(assembled(HEADER, claims(**changed))), Refused)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", Refused(Reason.MISSING_SIGNATURE)),
        (".", BROKEN),
        ("..", BROKEN),
        ("a.b.c", BROKEN),
        ("é.é.é", BROKEN),
        ("\udcff", BROKEN),
        ("null", BROKEN),
        ("x" * 100_000, BROKEN),
        (token("another secret that is long enough for its kind"), refused(Reason.WRONG_SIGNATURE)),
        (token()[:-1], None),
        (jwt.encode(claims(), SECRET * 2, algorithm="HS512"), refused(Reason.WRONG_ALGORITHM)),
        (assembled({"alg": "none"}, claims()), refused(Reason.WRONG_ALGORITHM)),
        (assembled({"alg": "None"}, claims()), refused(Reason.WRONG_ALGORITHM)),
        (assembled({"alg": "RS256"}, claims()), refused(Reason.WRONG_ALGORITHM)),
        (assembled({"alg": ["HS256"]}, claims()), None),
        (assembled({"typ": "JWT"}, claims()), None),
        (assembled({"alg": "none"}, claims()).rsplit(".", 1)[0] + ".", refused(Reason.WRONG_ALGORITHM)),
        (assembled([HEADER], claims()), BROKEN),
        (assembled(HEADER, [claims()]), BROKEN),
        (assembled(HEADER, "claims"), BROKEN),
        (f"{packed(DEEP)}.e30.AAAA", BROKEN),
        (f"{packed(LONG)}.e30.AAAA", BROKEN),
    ],
    ids=lambda value: str(value)[:16] or "empty",
)
def test_refuses_what_is_not_signed_as_shopify_signs(text: str, verdict: Refused | None) -> None:
    found = checked(text)
    assert found == verdict if verdict else isinstance(found, Refused)


def test_no_secret_lets_nobody_in() -> None:
    assert check_session_token([], CLIENT, token()) == Refused(Reason.NOT_SET_UP)
    assert isinstance(check_session_token([""], CLIENT, token()), Refused)


@whatever(some.text(max_size=200))
def test_nothing_that_arrives_raises_or_passes(text: str) -> None:
    assert isinstance(checked(text), Refused)


VALUES = some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(max_size=20)
CLAIMS = some.sampled_from(["iss", "dest", "aud", "sub", "exp", "nbf", "iat", "jti"])


@whatever(some.dictionaries(CLAIMS, VALUES | some.lists(VALUES, max_size=2), min_size=1, max_size=4))
def test_no_claims_of_any_kind_raise(changed: dict[str, object]) -> None:
    assert isinstance(checked(assembled(HEADER, {**claims(), **changed})), Proven | Refused)
