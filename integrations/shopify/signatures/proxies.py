"""App proxy: hexadecimal HMAC, as `signature`, of the decoded and sorted parameters with nothing between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.errors import InvalidShopDomain
from domain.stores import ShopDomain
from integrations.shopify.signatures.parameters import (
    Parameters,
    doubt_signature,
    doubt_time,
    read_parameters,
    single,
)
from integrations.shopify.signatures.verdicts import Proven, Reason, Refused

CUSTOMER_ID = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True)
class ProxyCaller:
    """Who called through the app proxy. `customer_id` is None for a shopper who is not signed in."""

    shop: ShopDomain
    customer_id: int | None


def check_proxy(secrets: Sequence[str], query: bytes, now: datetime) -> Proven[ProxyCaller] | Refused:
    """Prove that Shopify's app proxy passed this on just now, for which shop, and who is signed in there."""
    parameters = read_parameters(query)
    if isinstance(parameters, Refused):
        return parameters
    given = single(parameters, "signature")
    signed = {name: values for name, values in parameters.items() if name != "signature"}
    doubt = doubt_signature(secrets, message_of(signed), given) or doubt_time(signed, now)
    return doubt or caller_in(signed)


def message_of(signed: Parameters) -> str:
    return "".join(sorted(f"{name}={','.join(values)}" for name, values in signed.items()))


def caller_in(signed: Parameters) -> Proven[ProxyCaller] | Refused:
    customer = single(signed, "logged_in_customer_id")
    if customer and not CUSTOMER_ID.fullmatch(customer):
        return Refused(Reason.NOT_A_CUSTOMER, "logged_in_customer_id")
    try:
        shop = ShopDomain.parse(single(signed, "shop"))
    except InvalidShopDomain:
        return Refused(Reason.NOT_A_SHOP, "shop")
    return Proven(ProxyCaller(shop, int(customer) if customer else None))
