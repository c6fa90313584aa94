"""The parameters of an address that Shopify signed, and what its two ways of signing have in common."""

import hmac
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import parse_qsl

from integrations.shopify.signatures.verdicts import Reason, Refused

Parameters = dict[str, list[str]]

CLOCK_SKEW = 90  # seconds; Shopify's own tolerance, hmac-validator.ts
# `shop=victim&shop=mine` must not pass for either, so what decides who is calling stands there once.
SINGLE = frozenset({"shop", "hmac", "signature", "timestamp", "state", "code", "host", "logged_in_customer_id"})
TIMESTAMP = re.compile(r"[0-9]{1,12}")


def read_parameters(query: bytes) -> Parameters | Refused:
    """Return the parameters with all their values, in the order they came."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError:
        return Refused(Reason.UNREADABLE, "query")
    for name, value in pairs:
        found[name].append(value)
    repeated = next((name for name, values in found.items() if name in SINGLE and len(values) > 1), None)
    return Refused(Reason.REPEATED_PARAMETER, repeated) if repeated else dict(found)


def single(parameters: Parameters, name: str) -> str:
    """Return the value of one of `SINGLE`, "" where it is missing."""
    return parameters.get(name, [""])[0]


def doubt_signature(secrets: Sequence[str], message: str, given: str) -> Refused | None:
    """Return why `given` is not the hexadecimal HMAC of `message`, None where it is."""
    if not given:
        return Refused(Reason.MISSING_SIGNATURE)
    if not secrets:
        return Refused(Reason.NOT_SET_UP)
    raw, theirs = message.encode(), given.encode("ascii", "replace")
    ours = (hmac.digest(secret.encode(), raw, "sha256").hex().encode() for secret in secrets)
    return None if any(hmac.compare_digest(one, theirs) for one in ours) else Refused(Reason.WRONG_SIGNATURE)


def doubt_time(parameters: Parameters, now: datetime) -> Refused | None:
    """Return why the signature is not of this minute, None where it is."""
    stamp = single(parameters, "timestamp")
    if not TIMESTAMP.fullmatch(stamp):
        return Refused(Reason.TIME_UNREADABLE, "timestamp")
    return Refused(Reason.TIME_OFF, "timestamp") if abs(now.timestamp() - int(stamp)) > CLOCK_SKEW else None
