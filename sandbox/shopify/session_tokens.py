"""Session tokens: the one-minute JWT with which the admin vouches for a merchant's browser."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import uuid
from typing import Any

LIFETIME = 60  # seconds
LEEWAY = 10  # seconds; what the platform's own libraries grant
DEMO_USER = "71000001"


class InvalidSessionToken(Exception):
    pass


def mint(secret: str, client_id: str, shop: str, now: float) -> str:
    claims = {
        "iss": f"https://{shop}/admin",
        "dest": f"https://{shop}",
        "aud": client_id,
        "sub": DEMO_USER,
        "exp": int(now) + LIFETIME,
        "nbf": int(now),
        "iat": int(now),
        "jti": str(uuid.uuid4()),
        "sid": str(uuid.uuid5(uuid.NAMESPACE_DNS, shop)),
        "sig": secrets.token_hex(32),
    }
    unsigned = f"{_packed({'alg': 'HS256', 'typ': 'JWT'})}.{_packed(claims)}"
    return f"{unsigned}.{_signature(secret, unsigned)}"


def shop_of(secret: str, client_id: str, token: str, now: float) -> str:
    """Return the shop domain a token was made for. Raises InvalidSessionToken with the reason."""
    header, claims, unsigned, signature = _parts(token)
    if header.get("alg") != "HS256" or not hmac.compare_digest(
        _signature(secret, unsigned).encode(), signature.encode()
    ):
        raise InvalidSessionToken("the signature is wrong")
    if claims.get("aud") != client_id:
        raise InvalidSessionToken("the audience is another app")
    if not isinstance(claims.get("exp"), int) or claims["exp"] < now - LEEWAY:
        raise InvalidSessionToken("the token has expired")
    if not isinstance(claims.get("nbf"), int) or claims["nbf"] > now + LEEWAY:
        raise InvalidSessionToken("the token is not valid yet")
    dest = str(claims.get("dest"))
    if claims.get("iss") != f"{dest}/admin":
        raise InvalidSessionToken("issuer and destination differ")
    return dest.removeprefix("https://")


def _parts(token: str) -> tuple[dict[str, Any], dict[str, Any], str, str]:
    try:
        head, body, signature = token.split(".")
        header, claims = _unpacked(head), _unpacked(body)
    except (ValueError, binascii.Error) as error:
        raise InvalidSessionToken("not a token") from error
    if not isinstance(header, dict) or not isinstance(claims, dict):
        raise InvalidSessionToken("not a token")
    return header, claims, f"{head}.{body}", signature


def _packed(value: dict[str, Any]) -> str:
    return _base64(json.dumps(value, separators=(",", ":")).encode())


def _unpacked(text: str) -> Any:
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def _signature(secret: str, unsigned: str) -> str:
    return _base64(hmac.new(secret.encode(), unsigned.encode(), hashlib.sha256).digest())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
