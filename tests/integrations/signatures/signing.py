"""Signing as Shopify signs, for the tests of what we take from it."""

import base64
import hashlib
import hmac
import json
import time
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode

import jwt

SECRET = "my super secret key, which is long enough"
OLD_SECRET = "the secret before it, which is long enough too"
CLIENT = "client"
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
STAMP = int(NOW.timestamp())
TIMES_OFF = [str(STAMP - 91), str(STAMP + 91), "0", "1e9", "9" * 12]
TIMES_UNREADABLE = ["", "not-a-number", "Infinity", "-Infinity", "NaN", "123.45", "null", "-1", " 1", "²", "9" * 5000]


def at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def hexadecimal(secret: str, message: str) -> str:
    return hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()


def signed_query(values: dict[str, str], secret: str = SECRET) -> bytes:
    """Sign as an install or callback address: a sorted form, spaces as %20."""
    message = urlencode(sorted(values.items())).replace("+", "%20").replace("%2A", "*").replace("~", "%7E")
    return f"{message}&hmac={hexadecimal(secret, message)}".encode()


def signed_proxy(query: str, secret: str = SECRET) -> bytes:
    """Sign as the app proxy: sorted `name=value,value` with nothing between."""
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        values.setdefault(name, []).append(value)
    message = "".join(sorted(f"{name}={','.join(found)}" for name, found in values.items()))
    return f"{query}&signature={hexadecimal(secret, message)}".encode()


def signed_body(body: bytes, secret: str = SECRET) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode()


def claims(**changed: object) -> dict[str, object]:
    """Return what Shopify's admin says of a member of staff; None leaves a claim out."""
    now, shop = int(time.time()), "https://a.myshopify.com"
    known = {
        "iss": f"{shop}/admin",
        "dest": shop,
        "aud": CLIENT,
        "sub": "42",
        "exp": now + 60,
        "nbf": now,
        "iat": now,
        "jti": "f8912129-1af6-4cad-9ca3-76b0f7621087",
        "sid": "aaea182f2732d44c23057c0fea584021a4485b2bd25d3eb7fd349313ad24c685",
    }
    return {name: value for name, value in {**known, **changed}.items() if value is not None}


def token(secret: str = SECRET, algorithm: str = "HS256", **changed: object) -> str:
    return jwt.encode(claims(**changed), secret, algorithm=algorithm)


def assembled(header: object, payload: object, secret: str = SECRET) -> str:
    """Return a token of any header and payload, with a signature that fits."""
    unsigned = ".".join(packed(json.dumps(part).encode()) for part in (header, payload))
    return f"{unsigned}.{packed(hmac.digest(secret.encode(), unsigned.encode(), hashlib.sha256))}"


def packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
