"""What a Gorgias HTTP integration sends us: a hint that a ticket changed, with our own secret in a header.

The public sources disagree on the signature's header and encoding, so the secret header is what must be right; a
signature, where there is one, must be right too. Nothing but the ticket's id is believed: the rest is read again.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping

from domain.errors import BadSignature
from integrations.remote import reading

SECRET_HEADER = "X-Shopfloor-Secret"
SIGNATURE_HEADERS = ("x-gorgias-signature", "x-gorgias-hmac-sha256")
FORM = {"ticket_id": "{{ticket.id}}"}
TRIGGERS = {"ticket-message-created": True, "ticket-updated": True, "ticket-status-updated": True}


def check_secret(headers: Mapping[str, str], body: bytes, secret: str) -> None:
    """Raise BadSignature unless the delivery carries `secret`, and its signature, if any, fits the body."""
    lowered = {name.lower(): value for name, value in headers.items()}
    given = lowered.get(SECRET_HEADER.lower(), "")
    if not secret or not hmac.compare_digest(secret.encode(), given.encode()):
        raise BadSignature("gorgias: secret missing or wrong")
    for header in SIGNATURE_HEADERS:
        if header in lowered and not _fits(lowered[header], body, secret):
            raise BadSignature("gorgias: signature does not match")


def read_ticket_id(body: bytes) -> int:
    """Return the id of the ticket that changed. Values arrive as strings. Raises RemoteError."""
    with reading("gorgias", "webhook"):
        return int(json.loads(body)["ticket_id"])


def _fits(given: str, body: bytes, secret: str) -> bool:
    digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
    spellings = (digest.hex(), f"sha256={digest.hex()}", base64.b64encode(digest).decode())
    return any(hmac.compare_digest(given.encode(), spelling.encode()) for spelling in spellings)
