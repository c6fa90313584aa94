"""A helpdesk in memory that keeps the promises of the port."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from uuid import uuid4

from domain.errors import BadSignature, RemoteError
from domain.handoff.tickets import (
    Comment,
    Fate,
    Health,
    PublicReply,
    StatusChange,
    Ticket,
    TicketEvent,
    TicketGone,
    TicketRef,
    TicketStatus,
)

Delivery = tuple[dict[str, str], bytes]


class FakeHelpdesk:
    """`opened`, `noted` and `commented` hold what arrived, once each. `fail(...)` makes the next call fail.

    `replied(...)`, `changed(...)` and `gone(...)` return the delivery that a real helpdesk would send: pass it to
    `read_webhook`.
    """

    def __init__(self, secret: str = "fake-secret") -> None:
        self.opened: list[Ticket] = []
        self.noted: list[Ticket] = []
        self.commented: list[tuple[TicketRef, Comment]] = []
        self.at_rest: set[str] = set()  # external ids of tickets that were solved
        self._secret = secret
        self._failure: tuple[RemoteError, bool] | None = None
        self._advice = ""

    def fail(self, error: RemoteError, after_commit: bool = False) -> None:
        self._failure = (error, after_commit)

    def ail(self, advice: str) -> None:
        self._advice = advice

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        self._fail_now(after_commit=False)
        if all(known.key != ticket.key for known in self.opened):
            self.opened.append(ticket)
        self._fail_now(after_commit=True)
        return self._ref(ticket.external_id)

    def add_note(self, ref: TicketRef, ticket: Ticket) -> None:
        self._fail_now(after_commit=False)
        if all(known.key != ticket.key for known in self.noted):
            self.noted.append(ticket)
        self._fail_now(after_commit=True)

    def add_comment(self, ref: TicketRef, comment: Comment) -> None:
        self._fail_now(after_commit=False)
        if all(known.key != comment.key for _, known in self.commented):
            self.commented.append((ref, comment))
            self.at_rest.discard(self.opened[int(ref.id) - 1].external_id if self.opened else "")
        self._fail_now(after_commit=True)

    def find_by_external_id(self, external_id: str) -> TicketRef | None:
        self._fail_now(after_commit=False)
        return self._ref(external_id) if any(known.external_id == external_id for known in self.opened) else None

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[TicketEvent]:
        lowered = {name.lower(): value for name, value in headers.items()}
        if not hmac.compare_digest(lowered.get("x-fake-signature", ""), self._sign(body)):
            raise BadSignature("fake: signature does not match")
        fields = json.loads(body)
        if not fields["external_id"].startswith("conv_"):
            return []
        fields["at"] = datetime.fromisoformat(fields["at"])
        if "fate" in fields:
            return [TicketGone(**{**fields, "fate": Fate(fields["fate"])})]
        if "status" in fields:
            return [StatusChange(**{**fields, "status": TicketStatus(fields["status"])})]
        return [PublicReply(**fields)]

    def health(self) -> Health:
        return Health(not self._advice, self._advice)

    def replied(self, external_id: str, text: str, author_name: str = "Sam Rivera") -> Delivery:
        ref = self._ref(external_id)
        return self._deliver(PublicReply(str(uuid4()), ref.id, external_id, author_name, text, datetime.now(UTC)))

    def changed(self, external_id: str, status: TicketStatus, at: datetime | None = None) -> Delivery:
        ref = self._ref(external_id)
        self.at_rest = {*self.at_rest, external_id} if status is TicketStatus.SOLVED else self.at_rest - {external_id}
        return self._deliver(StatusChange(str(uuid4()), ref.id, external_id, status, at or datetime.now(UTC)))

    def gone(self, external_id: str, fate: Fate) -> Delivery:
        ref = self._ref(external_id)
        return self._deliver(TicketGone(str(uuid4()), ref.id, external_id, fate, datetime.now(UTC)))

    def _deliver(self, event: TicketEvent) -> Delivery:
        body = json.dumps({**asdict(event), "at": event.at.isoformat()}).encode()
        return {"X-Fake-Signature": self._sign(body)}, body

    def _sign(self, body: bytes) -> str:
        return hmac.new(self._secret.encode(), body, hashlib.sha256).hexdigest()

    def _fail_now(self, after_commit: bool) -> None:
        if self._failure and self._failure[1] is after_commit:
            error, self._failure = self._failure[0], None
            raise error

    def _ref(self, external_id: str) -> TicketRef:
        places = [ticket.external_id for ticket in self.opened]
        number = str(places.index(external_id) + 1 if external_id in places else 0)
        return TicketRef(number, f"https://helpdesk.example/tickets/{number}")
