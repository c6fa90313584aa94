"""What a caller who was not believed is told: 400 where a header is missing, 401 where nothing is proven."""

from typing import TypeVar

from domain.errors import BadSignature, InvalidRequest, InvalidShopDomain, ShopfloorError
from integrations.shopify.signatures import Reason, Refused

Found = TypeVar("Found")

INCOMPLETE = {
    Reason.MISSING_HEADER: "The {what} header is missing.",
    Reason.UNUSABLE_HEADER: "The {what} header cannot be used.",
}


def require(verdict: Found | Refused) -> Found:
    """Return the verdict unless it is a refusal. Raises InvalidRequest, InvalidShopDomain or BadSignature."""
    if isinstance(verdict, Refused):
        raise refusal(verdict)
    return verdict


def refusal(refused: Refused) -> ShopfloorError:
    """Return the error that tells the caller no more than needed; its text is the reason, for the log."""
    if refused.reason in INCOMPLETE:
        return InvalidRequest(INCOMPLETE[refused.reason].format(what=refused.what))
    return InvalidShopDomain(refused.what) if refused.reason is Reason.NOT_A_SHOP else BadSignature(str(refused))
