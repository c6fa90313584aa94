"""The platform's three signatures. Each is written from its own rule; they differ on purpose."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from urllib.parse import quote

Pairs = Iterable[tuple[str, str]]


def query_hmac(secret: str, params: Mapping[str, str]) -> str:
    """Sign a query for install and callback: sorted `key=value`, URL-encoded, joined by `&`; hex."""
    parts = (f"{_encoded(key)}={_encoded(params[key])}" for key in sorted(params) if key != "hmac")
    return _hex(secret, "&".join(parts))


def proxy_signature(secret: str, pairs: Pairs) -> str:
    """Sign an app-proxy query: decoded values of a key joined by commas, sorted, no separator; hex."""
    values: dict[str, list[str]] = {}
    for key, value in pairs:
        if key != "signature":
            values.setdefault(key, []).append(value)
    return _hex(secret, "".join(sorted(f"{key}={','.join(given)}" for key, given in values.items())))


def body_hmac(secret: str, body: bytes) -> str:
    """Sign a webhook's raw bytes; base64."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def encoded_host(shop: str) -> str:
    """The `host` parameter: base64 of the admin's address, without padding."""
    address = f"admin.shopify.com/store/{shop.removesuffix('.myshopify.com')}"
    return base64.b64encode(address.encode()).decode().rstrip("=")


def _encoded(text: str) -> str:
    return quote(text, safe="-_.~")


def _hex(secret: str, message: str) -> str:
    return hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()
