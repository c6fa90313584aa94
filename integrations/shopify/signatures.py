"""Proofs of who is calling, in Shopify's four ways. Pure: bytes and secrets in, a verdict out.

Source of the rules: shopify.dev (authorization-code grant, webhooks, app proxies, session tokens) and Shopify's own
JavaScript and Ruby libraries, whose test vectors ours repeat.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, quote, urlsplit

import jwt

from domain.errors import BadSignature, InvalidShopDomain
from domain.stores import ShopDomain

CLOCK_SKEW = 90  # seconds; Shopify's own tolerance, hmac-validator.ts
TOKEN_LEEWAY = 10  # seconds; the leeway of every official library
SINGLE = frozenset({"shop", "hmac", "signature", "timestamp", "state", "code", "logged_in_customer_id"})
TIMESTAMP = re.compile(r"[0-9]{1,12}")
CUSTOMER_ID = re.compile(r"[0-9]{1,18}")
REQUIRED_CLAIMS = ["exp", "nbf", "iss", "dest", "aud", "sub"]


@dataclass(frozen=True)
class ProxyCaller:
    """Who called through the app proxy. `customer_id` is None for a shopper who is not signed in."""

    shop: ShopDomain
    customer_id: int | None


@dataclass(frozen=True)
class AdminCaller:
    """A member of a merchant's staff, as Shopify's admin vouches for them."""

    shop: ShopDomain
    user_id: str


def check_webhook(secrets: Sequence[str], body: bytes, signature: str) -> None:
    """Raise BadSignature unless `signature` is the base64 HMAC of the raw body under one of `secrets`."""
    try:
        given = base64.b64decode(signature.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise BadSignature("webhook signature is not base64") from None
    if not any(hmac.compare_digest(digest(secret, body), given) for secret in secrets):
        raise BadSignature("webhook signature does not match")


def check_query(secrets: Sequence[str], query: bytes, now: datetime) -> dict[str, str]:
    """Return the parameters of a signed install or callback address. Raises BadSignature."""
    values = single_values(query)
    given = values.pop("hmac", [""])[0]
    values.pop("signature", None)
    message = "&".join(f"{encode(name)}={encode(','.join(values[name]))}" for name in sorted(values))
    require_signature(secrets, message, given)
    require_fresh(values, now)
    return {name: found[0] for name, found in values.items()}


def check_proxy(secrets: Sequence[str], query: bytes, now: datetime) -> ProxyCaller:
    """Return who called through the app proxy. Raises BadSignature."""
    values = single_values(query)
    given = values.pop("signature", [""])[0]
    message = "".join(sorted(f"{name}={','.join(found)}" for name, found in values.items()))
    require_signature(secrets, message, given)
    require_fresh(values, now)
    customer = values.get("logged_in_customer_id", [""])[0]
    if customer and not CUSTOMER_ID.fullmatch(customer):
        raise BadSignature("customer id is no number")
    return ProxyCaller(parse_shop(values.get("shop", [""])[0]), int(customer) if customer else None)


def check_session_token(secrets: Sequence[str], client_id: str, token: str) -> AdminCaller:
    """Return the staff member a session token vouches for. Raises BadSignature."""
    claims = decode(secrets, client_id, token)
    try:
        issuer, destination = urlsplit(str(claims["iss"])), urlsplit(str(claims["dest"]))
    except ValueError:
        raise BadSignature("session token's iss or dest is no address") from None
    if issuer.hostname != destination.hostname or destination.scheme != "https":
        raise BadSignature("session token's iss and dest differ")
    return AdminCaller(parse_shop(destination.netloc), str(claims["sub"]))


def decode(secrets: Sequence[str], client_id: str, token: str) -> dict[str, object]:
    reason = "no secret"
    for secret in secrets:
        try:
            claims: dict[str, object] = jwt.decode(
                token,
                secret,
                algorithms=["HS256"],
                audience=client_id,
                leeway=TOKEN_LEEWAY,
                options={"require": REQUIRED_CLAIMS},
            )
            return claims
        except (jwt.InvalidTokenError, OverflowError, ValueError) as error:
            reason = type(error).__name__
    raise BadSignature(f"session token: {reason}")


def single_values(query: bytes) -> dict[str, list[str]]:
    """Return the parameters with all their values; refuse repeats of those whose meaning is a proof."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise BadSignature("query is not ASCII or not UTF-8 when decoded") from None
    for name, value in pairs:
        values[name].append(value)
    if any(len(found) > 1 for name, found in values.items() if name in SINGLE):
        raise BadSignature("a signed parameter is repeated")
    return dict(values)


def require_signature(secrets: Sequence[str], message: str, given: str) -> None:
    raw = message.encode()
    if not any(hmac.compare_digest(digest(secret, raw).hex().encode(), given.encode()) for secret in secrets):
        raise BadSignature("signature does not match")


def require_fresh(values: dict[str, list[str]], now: datetime) -> None:
    stamp = values.get("timestamp", [""])[0]
    if not TIMESTAMP.fullmatch(stamp) or abs(now.timestamp() - int(stamp)) > CLOCK_SKEW:
        raise BadSignature("timestamp is missing or too far off")


def parse_shop(text: str) -> ShopDomain:
    try:
        return ShopDomain.parse(text)
    except InvalidShopDomain:
        raise BadSignature("no shop's domain") from None


def digest(secret: str, message: bytes) -> bytes:
    return hmac.new(secret.encode(), message, hashlib.sha256).digest()


def encode(text: str) -> str:
    # As JavaScript's encodeURIComponent does, with which Shopify's own library signs.
    return quote(text, safe="!'()*")
