"""Webhooks: the signature covers the raw body, and nothing of ours can make it."""

import pytest
from cryptography.fernet import Fernet
from hypothesis import given as whatever
from hypothesis import strategies as some
from itsdangerous import TimestampSigner, URLSafeSerializer, URLSafeTimedSerializer

from integrations.shopify.signatures import Proven, Reason, Refused, check_webhook
from tests.integrations.signatures.signing import OLD_SECRET, SECRET, hexadecimal, signed_body

JEFE = b"what do ya want for nothing?"  # RFC 4231, test case 2
BODY = b'{"id": 788032119674292922, "title": "Zo\xc3\xab"}'


def test_takes_the_standards_own_vector() -> None:
    assert check_webhook(["Jefe"], JEFE, "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=") == Proven(JEFE)


@pytest.mark.parametrize("body", [BODY, b"", b"\n", bytes(range(256)), b"x" * 1_000_000], ids=len)
def test_takes_any_bytes_that_were_signed(body: bytes) -> None:
    """An empty body too: that it is no payload is for the reader of payloads to say."""
    assert check_webhook([SECRET], body, signed_body(body)) == Proven(body)


def test_takes_the_old_secret_after_the_new_one() -> None:
    given = signed_body(BODY, OLD_SECRET)
    assert check_webhook([SECRET, OLD_SECRET], BODY, given) == Proven(BODY)
    assert check_webhook([SECRET], BODY, given) == Refused(Reason.WRONG_SIGNATURE)


@pytest.mark.parametrize("body", [BODY + b" ", BODY[:-1], BODY.replace(b"788", b"789"), BODY.decode().encode("utf-16")])
def test_refuses_a_body_that_differs_in_a_byte(body: bytes) -> None:
    assert check_webhook([SECRET], body, signed_body(BODY)) == Refused(Reason.WRONG_SIGNATURE)


@pytest.mark.parametrize(
    "given",
    ["=", "W9zB", "5bdcc146", "é", "ünïcödé", "\xff\xfe", "\ud800", "\0", "?" * 44, "A" * 5000, "not base64!"],
)
def test_refuses_another_signature_of_whatever_letters(given: str) -> None:
    assert check_webhook(["Jefe"], JEFE, given) == Refused(Reason.WRONG_SIGNATURE)


def test_refuses_the_right_signature_in_other_writing() -> None:
    right = signed_body(BODY)
    for given in (f" {right}", f"{right}\n", right.rstrip("="), f"{right},{right}", hexadecimal(SECRET, BODY.decode())):
        assert check_webhook([SECRET], BODY, given) == Refused(Reason.WRONG_SIGNATURE)


def test_says_that_the_header_is_missing() -> None:
    assert check_webhook([SECRET], BODY, "") == Refused(Reason.MISSING_HEADER, "X-Shopify-Hmac-Sha256")


def test_no_secret_lets_nobody_in() -> None:
    assert check_webhook([], BODY, signed_body(BODY, "")) == Refused(Reason.NOT_SET_UP)


def test_a_signature_in_an_address_is_none_of_a_body() -> None:
    """The same secret signs both: a shopper could have Shopify sign a query, and send it as a body."""
    query = "shop=a.myshopify.com&timestamp=1"
    assert check_webhook([SECRET], query.encode(), hexadecimal(SECRET, query)) == Refused(Reason.WRONG_SIGNATURE)


@pytest.mark.parametrize("key", ["our own secret key, long enough to be taken", SECRET])
@pytest.mark.parametrize("signer", [URLSafeTimedSerializer, URLSafeSerializer, TimestampSigner])
def test_what_signs_our_tokens_cannot_make_a_webhook_even_with_shopifys_secret(key: str, signer: type) -> None:
    """The replay that Shopify mended in its own library: a signed cookie passed off as a webhook."""
    ours = signer(key, salt="shopfloor.chat")
    text = BODY.decode()
    made = ours.sign(text) if signer is TimestampSigner else ours.dumps(text)
    token = made.decode() if isinstance(made, bytes) else made
    body, signature = token.rsplit(".", 1)
    for sent in (body.encode(), token.encode(), BODY):
        for given in (signature, padded(signature), token):
            assert check_webhook([SECRET], sent, given) == Refused(Reason.WRONG_SIGNATURE)


def test_what_seals_our_secrets_cannot_make_a_webhook() -> None:
    sealed = Fernet(Fernet.generate_key()).encrypt(BODY).decode()
    for given in (sealed, padded(sealed[-43:])):
        assert check_webhook([SECRET], BODY, given) == Refused(Reason.WRONG_SIGNATURE)


@whatever(some.binary(max_size=100), some.text(min_size=1, max_size=100))
def test_nothing_that_arrives_raises_or_passes(body: bytes, signature: str) -> None:
    assert check_webhook([SECRET, OLD_SECRET], body, signature) == Refused(Reason.WRONG_SIGNATURE)


def padded(text: str) -> str:
    """Return URL-safe base64 as Shopify writes base64."""
    return text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4)
