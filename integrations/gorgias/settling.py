"""What of an account is found or made once: its support address, and the integration that tells us of tickets."""

import re
import secrets
from urllib.parse import urlsplit

from domain.errors import RemoteError
from integrations.gorgias.connection import SYSTEM, GorgiasConnection
from integrations.gorgias.payloads import Payload
from integrations.gorgias.webhooks import FORM, SECRET_HEADER, TRIGGERS
from integrations.remote import reading

WEBHOOK_NAME = "Shopfloor"
EMAIL_INTEGRATIONS = frozenset({"email", "gmail", "outlook"})
EMAIL = re.compile(r"(?<![^@\s])[^@\s]+@[^@\s]+\.[^@\s]+")
NO_ADDRESS = (
    "Gorgias has no support e-mail address connected, so answers could not reach shoppers. "
    "Connect one in Gorgias under Settings → Channels → Email."
)


def support_address(api: GorgiasConnection) -> str:
    """Return the merchant's own address, to which shoppers' e-mails come and from which answers leave."""
    records = [record for record in api.read_all("integrations") if record.get("type") in EMAIL_INTEGRATIONS]
    with reading(SYSTEM, "integrations"):
        active = [record for record in records if not record.get("deactivated_datetime")]
        active.sort(key=lambda record: not (record.get("meta") or {}).get("preferred"))
        addresses = [address for record in active if (address := _address(record))]
    if not addresses:
        raise RemoteError(SYSTEM, "no support address", permanent=True, advice=NO_ADDRESS, answered=True)
    return addresses[0]


def install_webhook(api: GorgiasConnection, url: str) -> str:
    """Return the secret that deliveries to `url` carry.

    Of our integrations to this path one remains, however often this runs and wherever the app moved.
    """
    ours = [record for record in api.read_all("integrations") if _is_ours(record, url)]
    current = next((record for record in ours if _readable_secret(record, url)), None)
    for outdated in ours:
        if outdated is not current:
            api.delete(f"integrations/{int(outdated['id'])}")
    if current:
        return _readable_secret(current, url)
    secret = secrets.token_urlsafe(32)
    api.create("integrations", _integration(url, secret))
    return secret


def remove_webhook(api: GorgiasConnection, url: str) -> None:
    for record in [record for record in api.read_all("integrations") if _is_ours(record, url)]:
        api.delete(f"integrations/{int(record['id'])}")


def _address(integration: Payload) -> str:
    candidates = ((integration.get("meta") or {}).get("address"), integration.get("address"), integration.get("name"))
    return next((str(text) for text in candidates if text and EMAIL.fullmatch(str(text))), "")


def _is_ours(integration: Payload, url: str) -> bool:
    """Tell our integration of this store, whatever host it points at: the path carries the store's own key."""
    target = str((integration.get("http") or {}).get("url") or "")
    return integration.get("name") == WEBHOOK_NAME and urlsplit(target).path == urlsplit(url).path


def _readable_secret(integration: Payload, url: str) -> str:
    """Return the secret of an integration that works and points at `url`, where Gorgias lets us read it back.

    Gorgias switches off what failed many times in a row.
    """
    http = integration.get("http") or {}
    works = not integration.get("deactivated_datetime") and TRIGGERS.items() <= (http.get("triggers") or {}).items()
    return str((http.get("headers") or {}).get(SECRET_HEADER) or "") if works and http.get("url") == url else ""


def _integration(url: str, secret: str) -> Payload:
    return {
        "name": WEBHOOK_NAME,
        "type": "http",
        "http": {
            "url": url,
            "method": "POST",
            "request_content_type": "application/json",
            "response_content_type": "application/json",
            "form": FORM,
            "headers": {SECRET_HEADER: secret},
            "hmac_secret": secret,
            "triggers": TRIGGERS,
        },
    }
