"""Webhooks: base64 of the HMAC of the raw body. What stands in the headers is not signed."""

import base64
import hmac
from collections.abc import Sequence

from integrations.shopify.signatures.verdicts import Proven, Reason, Refused


def check_webhook(secrets: Sequence[str], body: bytes, signature: str) -> Proven[bytes] | Refused:
    """Prove that one of `secrets` signed exactly these bytes. `signature` is the header's text, "" without one."""
    if not signature:
        return Refused(Reason.MISSING_HEADER, "X-Shopify-Hmac-Sha256")
    if not secrets:
        return Refused(Reason.NOT_SET_UP)
    # Compared as bytes: hmac.compare_digest raises for texts that are not ASCII.
    given = signature.encode("ascii", "replace")
    for secret in secrets:
        if hmac.compare_digest(base64.b64encode(hmac.digest(secret.encode(), body, "sha256")), given):
            return Proven(body)
    return Refused(Reason.WRONG_SIGNATURE)
