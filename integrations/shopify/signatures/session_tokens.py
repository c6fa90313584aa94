"""Session tokens: the one-minute JWT by which Shopify's admin vouches for a member of a merchant's staff."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import jwt

from domain.errors import InvalidShopDomain
from domain.stores import ShopDomain
from integrations.shopify.signatures.verdicts import Proven, Reason, Refused

Claims = dict[str, object]

LEEWAY = 10  # seconds; the leeway of every official library
REQUIRED = ["exp", "nbf", "iss", "dest", "aud", "sub"]
# A shopper's browser gets tokens signed with the same secret, whose `sub` is a customer's gid or missing.
STAFF_ID = re.compile(r"[0-9]{1,20}")
HTTPS = "https://"
REASONS: dict[type[Exception], Reason] = {
    jwt.ExpiredSignatureError: Reason.EXPIRED,
    jwt.ImmatureSignatureError: Reason.NOT_YET_VALID,
    jwt.InvalidAudienceError: Reason.OTHER_APP,
    jwt.MissingRequiredClaimError: Reason.MISSING_CLAIM,
    jwt.InvalidSignatureError: Reason.WRONG_SIGNATURE,
    jwt.InvalidAlgorithmError: Reason.WRONG_ALGORITHM,
}


@dataclass(frozen=True)
class AdminCaller:
    """A member of a merchant's staff, as Shopify's admin vouches for them."""

    shop: ShopDomain
    user_id: str


def check_session_token(secrets: Sequence[str], client_id: str, token: str) -> Proven[AdminCaller] | Refused:
    """Prove a member of staff of the shop that the token names."""
    if not token:
        return Refused(Reason.MISSING_SIGNATURE)
    claims = claims_of(secrets, client_id, token)
    return claims if isinstance(claims, Refused) else caller_in(claims)


def claims_of(secrets: Sequence[str], client_id: str, token: str) -> Claims | Refused:
    found: Claims | Refused = Refused(Reason.NOT_SET_UP)
    for secret in secrets:
        found = read_claims(secret, client_id, token)
        if not isinstance(found, Refused) or found.reason is not Reason.WRONG_SIGNATURE:
            break
    return found


def read_claims(secret: str, client_id: str, token: str) -> Claims | Refused:
    try:
        return jwt.decode(
            token,
            secret,
            algorithms=["HS256"],
            audience=client_id,
            leeway=LEEWAY,
            options={"require": REQUIRED, "strict_aud": True},
        )
    # A ValueError for letters that cannot be written as bytes.
    except (jwt.PyJWTError, ValueError) as error:
        return Refused(REASONS.get(type(error), Reason.UNREADABLE), "session token")


def caller_in(claims: Claims) -> Proven[AdminCaller] | Refused:
    destination, staff = str(claims["dest"]), str(claims["sub"])
    try:
        shop = ShopDomain.parse(destination.removeprefix(HTTPS))
    except InvalidShopDomain:
        return Refused(Reason.NOT_A_SHOP, "dest")
    if destination.lower() != f"{HTTPS}{shop}" or claims["iss"] != f"{destination}/admin":
        return Refused(Reason.OTHER_ISSUER, "iss")
    return Proven(AdminCaller(shop, staff)) if STAFF_ID.fullmatch(staff) else Refused(Reason.NOT_STAFF, "sub")
