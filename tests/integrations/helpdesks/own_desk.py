"""The house's own inbox as a desk of the contract, with two stores and the hands of the team."""

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from sqlalchemy import insert, text

from domain.errors import RemoteError
from domain.handoff.tickets import Comment, HandoffMethod, Health, Ticket, TicketEvent, TicketRef, TicketStatus
from domain.ports import Helpdesk
from domain.stores import ShopDetails, ShopDomain, Store
from domain.team.helpdesk import AT_REST
from runtime.services import Services, Work
from storage.tables import conversations
from tests.integrations.helpdesks.sandbox_desk import Written
from tests.integrations.helpdesks.tickets_of import ALICES, BOBS

Made = TypeVar("Made")


class Committing:
    """The inbox as the outbox calls it: each call in a transaction, after which the process may be gone."""

    def __init__(self, services: Services, store: Store) -> None:
        self.services = services
        self.store = store
        self.dies_after = False

    def call(self, step: Callable[[Helpdesk], Made]) -> Made:
        with self.services.begin() as work:
            made = step(self.services.helpdesks.own(self.store, work))
        dies, self.dies_after = self.dies_after, False
        if dies:
            raise RemoteError("inbox", "nobody knows")
        return made

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        return self.call(lambda desk: desk.open_ticket(ticket))

    def add_note(self, ref: TicketRef, ticket: Ticket) -> None:
        self.call(lambda desk: desk.add_note(ref, ticket))

    def add_comment(self, ref: TicketRef, comment: Comment) -> None:
        self.call(lambda desk: desk.add_comment(ref, comment))

    def find_by_external_id(self, external_id: str) -> TicketRef | None:
        return self.call(lambda desk: desk.find_by_external_id(external_id))

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[TicketEvent]:
        return self.call(lambda desk: desk.read_webhook(headers, body))

    def health(self) -> Health:
        return self.call(lambda desk: desk.health())


class OwnDesk:
    name = "own"

    def __init__(self, services: Services) -> None:
        self.services = services
        with services.begin() as work:
            self.store, self.other = (shop_with_talks(work, services, name) for name in ("alice", "bob"))
        self.helpdesk = Committing(services, self.store)
        self.foreign = Committing(services, self.other)

    def tickets(self) -> list[Written]:
        with self.services.begin() as work:
            rows = work.connection.execute(text("SELECT external_id FROM team_tickets ORDER BY store_id, number"))
            return [written(work, self.store, row.external_id) for row in rows]

    def fail(self, status: int, after_commit: bool = False, html: bool = False, on: str = "creation") -> None:
        assert after_commit, "what fails before the commit leaves nothing"
        self.helpdesk.dies_after = True

    def lose_answer(self, on: str = "creation") -> None:
        self.helpdesk.dies_after = True

    def staff_solves(self, ref: TicketRef) -> None:
        with self.services.begin() as work:
            work.team.change(self.store, int(ref.id), self.services.now(), status=TicketStatus.SOLVED)


def shop_with_talks(work: Work, services: Services, name: str) -> Store:
    """Return a store in which the first has handed over both conversations; their ids are the contract's."""
    now = services.now()
    details = ShopDetails(name.title(), "USD", "UTC", f"{name}@shop.example", "")
    store = work.stores.install(ShopDomain.parse(f"{name}-goods.myshopify.com"), details, now)
    for ticket in (ALICES, BOBS) if name == "alice" else ():
        any_talk = work.conversations.start(store, "visitor", None, "en", now)
        row = {"store_id": store.id, "id": UUID(ticket.external_id.removeprefix("conv_")), "visitor": "visitor"}
        about = {"profile_id": any_talk.shopper.profile_id, "state": any_talk.state, "locale": "en"}
        work.connection.execute(insert(conversations).values({**row, **about, "started_at": now, "last_at": now}))
        work.rounds.begin(store, row["id"], HandoffMethod.INBOX, now)
    return store


def written(work: Work, store: Store, external_id: str) -> Written:
    ticket = work.team.of_external_id(store, external_id)
    assert ticket is not None
    comments = work.team.comments(store, ticket.number)
    return Written(
        external_id,
        ticket.subject,
        ticket.requester.email,
        ticket.requester.name,
        ticket.requester.profile_id if ticket.requester.verified else None,
        True,
        (ticket.request_html, *comments),
        (ticket.note_html,) if ticket.note_html else (),
        frozenset(ticket.tags),
        ticket.priority.value,
        (True,) * (1 + len(comments)),
        ticket.status in AT_REST,
    )
