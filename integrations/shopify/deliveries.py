"""The headers of a webhook delivery. None of them is signed: they say what came, not that it is true.

Two families carry the same: `X-Shopify-Topic` of webhooks and `Shopify-Topic` of Shopify's newer events, which send
both. Where both are present the newer one counts, as in Shopify's own JavaScript library.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.errors import InvalidShopDomain
from domain.stores import ShopDomain
from integrations.shopify.fields import parse_moment
from integrations.shopify.signatures.verdicts import Reason, Refused

LONGEST_HEADER = 255  # characters; Shopify's longest is a name of 50


@dataclass(frozen=True)
class DeliveryHeaders:
    """What a delivery says of itself. "" and None stand for what it does not say."""

    shop: ShopDomain
    topic: str
    webhook_id: str  # the same on every retry
    api_version: str
    event_id: str  # shared by all deliveries of one action
    triggered_at: datetime | None
    subscription: str


def signature_in(headers: Mapping[str, str]) -> str:
    """Return the signature of the body, "" where there is none."""
    return found(lowered(headers), "hmac-sha256")


def read_headers(headers: Mapping[str, str]) -> DeliveryHeaders | Refused:
    """Return what the headers say, in whatever letter case they came; Refused names the header at fault."""
    given = lowered(headers)
    topic, webhook_id, api_version = (found(given, name) for name in ("topic", "webhook-id", "api-version"))
    for name, value in (("Topic", topic), ("Webhook-Id", webhook_id), ("API-Version", api_version)):
        if not usable(value):
            return Refused(Reason.UNUSABLE_HEADER if value else Reason.MISSING_HEADER, f"X-Shopify-{name}")
    try:
        shop = ShopDomain.parse(found(given, "shop-domain"))
    except InvalidShopDomain:
        return Refused(Reason.NOT_A_SHOP, "X-Shopify-Shop-Domain")
    return DeliveryHeaders(
        shop,
        topic,
        webhook_id,
        api_version,
        event_id=optional(given, "event-id"),
        triggered_at=parse_moment(optional(given, "triggered-at")),
        subscription=optional(given, "name"),
    )


def lowered(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def found(given: Mapping[str, str], name: str) -> str:
    return given.get(f"shopify-{name}") or given.get(f"x-shopify-{name}", "")


def optional(given: Mapping[str, str], name: str) -> str:
    value = found(given, name)
    return value if usable(value) else ""


def usable(value: str) -> bool:
    """Whether it can be kept and searched for: without NUL, control characters or foreign letters."""
    return 0 < len(value) <= LONGEST_HEADER and value.isascii() and value.isprintable()
