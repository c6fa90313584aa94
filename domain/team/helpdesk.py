"""The house's own inbox behind the port of every helpdesk."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from domain.errors import BadSignature, RemoteError
from domain.handoff.rounds import RoundShelf
from domain.handoff.tickets import Comment, HandoffMethod, Health, Ticket, TicketEvent, TicketRef, TicketStatus
from domain.stores import Store
from domain.team.tickets import TeamTicket, TicketShelf

AT_REST = frozenset({TicketStatus.SOLVED, TicketStatus.CLOSED})
GONE = "The conversation was deleted meanwhile, and its ticket with it."


class Shelves(Protocol):
    @property
    def rounds(self) -> RoundShelf: ...

    @property
    def team(self) -> TicketShelf: ...


class OwnHelpdesk:
    """Implements domain.ports.Helpdesk in the transaction of whoever calls: it is kept together with that, or not.

    `address` tells where staff open the ticket of a conversation. What staff do comes back by domain/team/acting.py,
    so that there is no webhook. Raises RemoteError.
    """

    def __init__(
        self, store: Store, shelves: Shelves, now: Callable[[], datetime], address: Callable[[TeamTicket], str]
    ) -> None:
        self.store = store
        self.shelves = shelves
        self.now = now
        self.address = address

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        if known := self.find_by_external_id(ticket.external_id):
            return known
        one = self.shelves.rounds.of_external_id(self.store, ticket.external_id)
        if one is None:
            raise RemoteError(HandoffMethod.INBOX, "no such round", permanent=True, advice=GONE, answered=True)
        return self.ref(self.shelves.team.open(self.store, one.conversation_id, ticket, self.now()))

    def add_note(self, ref: TicketRef, ticket: Ticket) -> None:
        self.shelves.team.put_note(self.store, int(ref.id), ticket)

    def add_comment(self, ref: TicketRef, comment: Comment) -> None:
        external_id = comment.key.rpartition("-c")[0]
        ticket = self.shelves.team.of_external_id(self.store, external_id)
        if ticket is None:
            raise RemoteError(HandoffMethod.INBOX, "no such ticket", permanent=True, advice=GONE, answered=True)
        if self.shelves.team.put_comment(self.store, ticket, comment):
            status = TicketStatus.OPEN
            self.shelves.team.change(self.store, ticket.number, self.now(), said=comment.text, status=status)

    def find_by_external_id(self, external_id: str) -> TicketRef | None:
        known = self.shelves.team.of_external_id(self.store, external_id)
        return None if known is None else self.ref(known)

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[TicketEvent]:
        raise BadSignature("nobody delivers for the house's own inbox")

    def health(self) -> Health:
        return Health(True, "")

    def ref(self, ticket: TeamTicket) -> TicketRef:
        return TicketRef(str(ticket.number), self.address(ticket))
