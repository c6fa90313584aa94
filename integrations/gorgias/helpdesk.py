"""One merchant's Gorgias behind the Helpdesk port."""

import re
import secrets
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from requests.auth import AuthBase

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.tickets import OUR_TICKETS, Comment, Health, Requester, Ticket, TicketEvent, TicketRef
from integrations.gorgias.connection import SYSTEM, GorgiasConnection
from integrations.gorgias.payloads import (
    Payload,
    comment_payload,
    note_payload,
    read_replies,
    read_status,
    ticket_payload,
)
from integrations.gorgias.webhooks import FORM, SECRET_HEADER, TRIGGERS, check_secret, read_ticket_id
from integrations.remote import RequestRefused, Timeouts, reading

WEBHOOK_NAME = "Shopfloor"
EMAIL_INTEGRATIONS = frozenset({"email", "gmail", "outlook"})
EMAIL = re.compile(r"(?<![^@\s])[^@\s]+@[^@\s]+\.[^@\s]+")
NO_ADDRESS = (
    "Gorgias has no support e-mail address connected, so answers could not reach shoppers. "
    "Connect one in Gorgias under Settings → Channels → Email."
)
UNREACHABLE = "Gorgias does not answer right now. Tickets wait and are opened as soon as it does."


class GorgiasHelpdesk:
    """Tickets in the account `account`. All methods may raise CredentialsRejected or RemoteError; nothing is retried.

    `origin` is a template ("https://{account}.gorgias.com"); `auth` is `BearerAuth(token)` of an OAuth connection or
    `HTTPBasicAuth(email, api_key)`. `own_email` is the Gorgias user we write as, if known; that is not read back.
    """

    def __init__(
        self,
        account: str,
        origin: str,
        auth: AuthBase,
        *,
        webhook_secret: str = "",
        own_email: str = "",
        timeouts: Timeouts | None = None,
    ) -> None:
        self._origin = origin.replace("{account}", account).rstrip("/")
        self._api = GorgiasConnection(self._origin, auth, timeouts)
        self._webhook_secret = webhook_secret
        self._own_email = own_email

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        """Gorgias knows no idempotency key, so the look-up comes before every creation."""
        if found := self.find_by_external_id(ticket.external_id):
            return found
        support_address = self._support_address()
        customer_id = self._customer_id(ticket.requester)
        created = self._api.create("tickets", ticket_payload(ticket, customer_id, support_address))
        with reading(SYSTEM, "ticket creation"):
            return self._ref(created["id"])

    def add_note(self, ref: TicketRef, ticket: Ticket) -> None:
        """Add it once: its external id tells whether it is there."""
        note_id = f"{ticket.key}-note"
        if not self._is_written(ref, note_id):
            self._api.create(f"tickets/{int(ref.id)}/messages", note_payload(ticket, note_id, self._own_email))

    def add_comment(self, ref: TicketRef, comment: Comment) -> None:
        """Add it once, as the note is. A customer's message opens a closed ticket by itself."""
        if self._is_written(ref, comment.key):
            return
        ticket = self._api.read(f"tickets/{int(ref.id)}")
        with reading(SYSTEM, "ticket"):
            payload = comment_payload(comment, ticket["customer"], self._support_address())
        self._api.create(f"tickets/{int(ref.id)}/messages", payload)

    def find_by_external_id(self, external_id: str) -> TicketRef | None:
        found = self._api.read_all("tickets", external_id=external_id, trashed="false")
        with reading(SYSTEM, "ticket look-up"):
            ids = [record["id"] for record in found if record["external_id"] == external_id]
            return self._ref(min(ids)) if ids else None

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[TicketEvent]:
        """Return all replies in the ticket that changed, not only the newest, and what became of it.

        What an earlier, lost delivery said comes along; each event keeps its `event_id` for ever.
        """
        check_secret(headers, body, self._webhook_secret)
        ticket = self._ticket(read_ticket_id(body))
        if ticket is None or not OUR_TICKETS.fullmatch(str(ticket.get("external_id") or "")):
            return []
        messages = list(self._api.read_all(f"tickets/{int(ticket['id'])}/messages"))
        with reading(SYSTEM, "ticket"):
            return [*read_replies(ticket, messages, self._own_email), read_status(ticket)]

    def health(self) -> Health:
        try:
            self._support_address()
        except CredentialsRejected as error:
            return Health(False, error.advice)
        except RemoteError as error:
            return Health(False, error.advice or UNREACHABLE)
        return Health(True, "")

    def own_user(self) -> str:
        """Return the address of the Gorgias user we act as: the `own_email` to build this with."""
        with reading(SYSTEM, "own user"):
            return str(self._api.read("users/0")["email"])

    def install_webhook(self, url: str) -> str:
        """Have Gorgias tell `url` of messages and changes; return the secret that its deliveries will carry.

        Of our integrations to this path one remains, however often this runs and wherever the app moved.
        """
        ours = [record for record in self._api.read_all("integrations") if _is_ours(record, url)]
        current = next((record for record in ours if _readable_secret(record, url)), None)
        for outdated in ours:
            if outdated is not current:
                self._api.delete(f"integrations/{int(outdated['id'])}")
        if current:
            return _readable_secret(current, url)
        secret = secrets.token_urlsafe(32)
        self._api.create("integrations", _integration(url, secret))
        return secret

    def _is_written(self, ref: TicketRef, external_id: str) -> bool:
        messages = self._api.read_all(f"tickets/{int(ref.id)}/messages")
        return any(message.get("external_id") == external_id for message in messages)

    def _ticket(self, ticket_id: int) -> Payload | None:
        try:
            return self._api.read(f"tickets/{ticket_id}")
        except RequestRefused as error:
            if error.status == 404:
                return None
            raise

    def _support_address(self) -> str:
        """Return the merchant's own address, to which shoppers' e-mails come and from which answers leave."""
        records = [record for record in self._api.read_all("integrations") if record.get("type") in EMAIL_INTEGRATIONS]
        with reading(SYSTEM, "integrations"):
            active = [record for record in records if not record.get("deactivated_datetime")]
            active.sort(key=lambda record: not (record.get("meta") or {}).get("preferred"))
            addresses = [address for record in active if (address := _address(record))]
        if not addresses:
            raise RemoteError(SYSTEM, "no support address", permanent=True, advice=NO_ADDRESS)
        return addresses[0]

    def _customer_id(self, requester: Requester) -> int:
        """Return the shopper's Gorgias id, making the customer if need be.

        An external id is given only to a verified shopper, and never in place of another.
        """
        found = self._find_customer(requester.email)
        if found is None:
            found = self._create_customer(requester)
        elif requester.verified and not found.get("external_id"):
            self._unless_taken(self._api.update, f"customers/{int(found['id'])}", {"external_id": requester.profile_id})
        with reading(SYSTEM, "customer"):
            return int(found["id"])

    def _find_customer(self, email: str) -> Payload | None:
        customers = self._api.read_all("customers", email=email)
        return next((record for record in customers if str(record.get("email") or "").lower() == email.lower()), None)

    def _create_customer(self, requester: Requester) -> Payload:
        """Create them; where somebody else just did, return theirs; where the profile id is taken, do without it."""
        plain: Payload = {
            "name": requester.name or requester.email,
            "email": requester.email,
            "channels": [{"type": "email", "address": requester.email, "preferred": True}],
        }
        known = plain | {"external_id": requester.profile_id} if requester.verified else plain
        return (
            self._unless_taken(self._api.create, "customers", known)
            or self._find_customer(requester.email)
            or self._api.create("customers", plain)
        )

    def _unless_taken(self, call: Callable[[str, Payload], Payload], path: str, payload: Payload) -> Payload | None:
        try:
            return call(path, payload)
        except RequestRefused as error:
            if error.status == 409:
                return None
            raise

    def _ref(self, ticket_id: int) -> TicketRef:
        return TicketRef(id=str(ticket_id), url=f"{self._origin}/app/ticket/{ticket_id}")


def _address(integration: Payload) -> str:
    candidates = ((integration.get("meta") or {}).get("address"), integration.get("address"), integration.get("name"))
    return next((str(text) for text in candidates if text and EMAIL.fullmatch(str(text))), "")


def _is_ours(integration: Payload, url: str) -> bool:
    """Tell our integration of this store, whatever host it points at: the path carries the store's own key."""
    target = str((integration.get("http") or {}).get("url") or "")
    return integration.get("name") == WEBHOOK_NAME and urlsplit(target).path == urlsplit(url).path


def _readable_secret(integration: Payload, url: str) -> str:
    """Return the secret of an integration that points at `url`, where Gorgias lets us read it back."""
    http = integration.get("http") or {}
    return str((http.get("headers") or {}).get(SECRET_HEADER) or "") if http.get("url") == url else ""


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
