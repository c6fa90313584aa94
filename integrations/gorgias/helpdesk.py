"""One merchant's Gorgias behind the Helpdesk port."""

from collections.abc import Callable, Mapping
from datetime import datetime

from requests.auth import AuthBase

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.rounds import conversation_of
from domain.handoff.tickets import (
    OUR_TICKETS,
    Changes,
    Comment,
    Fate,
    Health,
    Ticket,
    TicketEvent,
    TicketGone,
    TicketMoved,
    TicketRef,
)
from integrations.gorgias.connection import ELSEWHERE, SYSTEM, GorgiasConnection
from integrations.gorgias.customers import customer_id
from integrations.gorgias.feed import read_changes
from integrations.gorgias.merging import messages_since, wherever
from integrations.gorgias.payloads import (
    Payload,
    comment_payload,
    note_payload,
    read_replies,
    read_status,
    ticket_payload,
)
from integrations.gorgias.settling import install_webhook, remove_webhook, support_address
from integrations.gorgias.tagging import create_ticket
from integrations.gorgias.webhooks import check_secret, read_ticket_id
from integrations.remote import RequestRefused, Timeouts, reading

NOT_TAKEN = frozenset({400, 404, 422})  # what a ticket to an address that is connected no more may be answered
UNREACHABLE = "Gorgias does not answer right now. Tickets wait and are opened as soon as it does."


class GorgiasHelpdesk:
    """Tickets in the account `account`. All methods may raise CredentialsRejected or RemoteError; nothing is retried.

    `origin` is a template ("https://{account}.gorgias.com"); `auth` is `BearerAuth(token)` of an OAuth connection or
    `HTTPBasicAuth(email, api_key)`. `own_email` is the Gorgias user we write as, if known; that is not read back.
    `conversation_page` is where staff read "{conversation}". `answers_from` is what `support_address` said lately; that
    is asked anew where it is "", or where Gorgias refuses it.
    """

    def __init__(
        self,
        account: str,
        origin: str,
        auth: AuthBase,
        *,
        webhook_secret: str = "",
        own_email: str = "",
        conversation_page: str = "",
        answers_from: str = "",
        timeouts: Timeouts | None = None,
    ) -> None:
        self._origin = origin.replace("{account}", account).rstrip("/")
        self._api = GorgiasConnection(self._origin, auth, timeouts)
        self._webhook_secret = webhook_secret
        self._own_email = own_email
        self._page = conversation_page
        self._answers_from = answers_from

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        """Gorgias knows no idempotency key, so the look-up comes before every creation."""
        if found := self.find_by_external_id(ticket.external_id):
            return found
        shopper_id = customer_id(self._api, ticket.requester)

        def create(address: str) -> Payload:
            return create_ticket(self._api, ticket_payload(ticket, shopper_id, address, self._page_of(ticket)))

        created = self._addressed(create)
        with reading(SYSTEM, "ticket creation"):
            return self._ref(created["id"])

    def add_note(self, ref: TicketRef, ticket: Ticket) -> None:
        """Add it once: its external id tells whether it is there."""
        self._require_here(ref)
        note_id = f"{ticket.key}-note"
        note = note_payload(ticket, note_id, self._own_email, self._page_of(ticket))

        def add(ticket_id: int) -> None:
            if not self._is_written(ticket_id, note_id):
                self._api.create(f"tickets/{ticket_id}/messages", note)

        wherever(int(ref.id), add)

    def add_comment(self, ref: TicketRef, comment: Comment) -> None:
        """Add it once, as the note is. A customer's message opens a closed ticket by itself."""
        self._require_here(ref)

        def add(ticket_id: int) -> None:
            if self._is_written(ticket_id, comment.key):
                return
            ticket = self._api.read(f"tickets/{ticket_id}")
            with reading(SYSTEM, "ticket"):
                customer = dict(ticket["customer"])
            written = f"tickets/{ticket_id}/messages"
            self._addressed(lambda address: self._api.create(written, comment_payload(comment, customer, address)))

        wherever(int(ref.id), add)

    def find_by_external_id(self, external_id: str) -> TicketRef | None:
        """One that staff put into the trash is found too: it was opened, and they did not want it."""
        found = self._api.read_all("tickets", external_id=external_id)
        with reading(SYSTEM, "ticket look-up"):
            ours = [record for record in found if record["external_id"] == external_id]
            best = min(ours, key=lambda record: (bool(record.get("trashed_datetime")), record["id"]), default=None)
            return None if best is None else self._ref(best["id"])

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[TicketEvent]:
        """Return all replies in the ticket that changed, not only the newest, and what became of it.

        What an earlier, lost delivery said comes along; each event keeps its `event_id` for ever.
        """
        check_secret(headers, body, self._webhook_secret)
        ticket = wherever(read_ticket_id(body), self._ticket)
        return [] if ticket is None else self._told(ticket, str(ticket.get("external_id") or ""))

    def hinted(self, headers: Mapping[str, str], body: bytes) -> str:
        check_secret(headers, body, self._webhook_secret)
        return str(read_ticket_id(body))

    def changes(self, bookmark: str, now: datetime) -> Changes:
        return read_changes(self._api, bookmark, now)

    def is_here(self, ref: TicketRef) -> bool:
        return ref.url == self._ref(int(ref.id)).url

    def look_at(self, ref: TicketRef, external_id: str, now: datetime) -> list[TicketEvent]:
        ticket = wherever(int(ref.id), self._ticket)
        if ticket is None:
            event_id = f"gorgias-ticket-{ref.id}-gone"
            return [TicketGone(event_id, ref.id, external_id, Fate.DELETED, now)]
        with reading(SYSTEM, "ticket"):
            here = self._ref(int(ticket["id"]))
        if here.id != ref.id:
            return [TicketMoved(f"gorgias-ticket-{ref.id}-into-{here.id}", ref.id, external_id, here, now)]
        return self._told(ticket, external_id)

    def support_address(self) -> str:
        """Return the merchant's own address, from which answers leave. Raises RemoteError where there is none."""
        return support_address(self._api)

    def health(self) -> Health:
        try:
            self.support_address()
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
        """Have Gorgias tell `url` of messages and changes; return the secret that its deliveries will carry."""
        return install_webhook(self._api, url)

    def remove_webhook(self, url: str) -> None:
        remove_webhook(self._api, url)

    def end_token(self) -> None:
        """Gorgias has no call for that: an access token ends after a day, a key when the merchant makes another."""

    def _addressed(self, write: Callable[[str], Payload]) -> Payload:
        """Do `write` with the support address, looked up anew where Gorgias refuses what we knew of it."""
        known = self._answers_from or self.support_address()
        try:
            return write(known)
        except RequestRefused as error:
            if error.status not in NOT_TAKEN or (fresh := self.support_address()) == known:
                raise
        self._answers_from = fresh
        return write(fresh)

    def _told(self, ticket: Payload, external_id: str) -> list[TicketEvent]:
        """Return what the ticket says to the round, nothing where it holds none of it."""
        if not OUR_TICKETS.fullmatch(external_id):
            return []
        messages = list(self._api.read_all(f"tickets/{int(ticket['id'])}/messages"))
        with reading(SYSTEM, "ticket"):
            ours = messages_since(messages, external_id)
            if ours is None and ticket.get("external_id") != external_id:
                return []
            heard = messages if ours is None else ours
            return [*read_replies(ticket, external_id, heard, self._own_email), read_status(ticket, external_id)]

    def _page_of(self, ticket: Ticket) -> str:
        return self._page.replace("{conversation}", str(conversation_of(ticket.external_id)))

    def _is_written(self, ticket_id: int, external_id: str) -> bool:
        messages = self._api.read_all(f"tickets/{ticket_id}/messages")
        return any(message.get("external_id") == external_id for message in messages)

    def _ticket(self, ticket_id: int) -> Payload | None:
        try:
            return self._api.read(f"tickets/{ticket_id}")
        except RequestRefused as error:
            if error.status == 404 and error.permanent:
                return None
            raise

    def _require_here(self, ref: TicketRef) -> None:
        """Tickets of another account may bear the same numbers, and are somebody else's."""
        if not self.is_here(ref):
            raise RemoteError(SYSTEM, "ticket of another account", permanent=True, advice=ELSEWHERE, answered=True)

    def _ref(self, ticket_id: int) -> TicketRef:
        return TicketRef(id=str(ticket_id), url=f"{self._origin}/app/ticket/{ticket_id}")
