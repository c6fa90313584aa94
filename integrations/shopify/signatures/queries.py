"""Install and callback addresses: hexadecimal HMAC, as `hmac`, of the sorted parameters joined with `&`."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote

from integrations.shopify.signatures.parameters import (
    Parameters,
    doubt_signature,
    doubt_time,
    read_parameters,
    single,
)
from integrations.shopify.signatures.verdicts import Proven, Refused


def check_query(secrets: Sequence[str], query: bytes, now: datetime) -> Proven[dict[str, str]] | Refused:
    """Prove that Shopify sent this browser to us just now; the value is the parameters that were signed."""
    parameters = read_parameters(query)
    if isinstance(parameters, Refused):
        return parameters
    given = single(parameters, "hmac")
    signed = {name: values for name, values in parameters.items() if name not in ("hmac", "signature")}
    doubt = doubt_signature(secrets, message_of(signed), given) or doubt_time(signed, now)
    return doubt or Proven({name: values[0] for name, values in signed.items()})


def message_of(signed: Parameters) -> str:
    return "&".join(f"{encode(name)}={encode(','.join(signed[name]))}" for name in sorted(signed))


def encode(text: str) -> str:
    # As a browser writes a form, but for spaces: so Shopify's own JavaScript library signs.
    return quote(text, safe="*").replace("~", "%7E")
