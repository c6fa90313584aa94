"""The helpdesks the contract is tried on, each with the hands of the people behind it."""

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.tickets import TicketRef, TicketStatus
from domain.ports import Helpdesk
from tests.fakes_helpdesk import Delivery, FakeHelpdesk
from tests.integrations.helpdesks.gorgias_desk import GorgiasDesk
from tests.integrations.helpdesks.sandbox_desk import Written
from tests.integrations.helpdesks.zendesk_desk import ZendeskDesk


class FakeDesk:
    name = "fake"

    def __init__(self) -> None:
        self._fake = FakeHelpdesk("ours")
        self.helpdesk: Helpdesk = self._fake
        self.foreign: Helpdesk = FakeHelpdesk("theirs")
        self._deliveries: list[Delivery] = []

    def tickets(self) -> list[Written]:
        return [
            Written(
                ticket.external_id,
                ticket.subject,
                ticket.requester.email,
                ticket.requester.name,
                ticket.requester.profile_id if ticket.requester.verified else None,
                True,
                (ticket.request_html, *self._comments_on(ticket.external_id)),
                tuple(note.note_html for note in self._fake.noted if note.key == ticket.key),
                frozenset(ticket.tags),
                str(ticket.priority),
                (True,) * (1 + len(self._comments_on(ticket.external_id))),
                ticket.external_id in self._fake.at_rest,
            )
            for ticket in self._fake.opened
        ]

    def _comments_on(self, external_id: str) -> tuple[str, ...]:
        ref = self._fake.find_by_external_id(external_id)
        return tuple(comment.html for known, comment in self._fake.commented if known == ref)

    def fail(
        self, status: int, after_commit: bool = False, html: bool = False, on: str = "creation", times: int = 1
    ) -> None:
        del html, on, times
        permanent = status in (400, 422)
        advice = "Check the ticket." if permanent else ""
        retry_after = 7 if status == 429 else None
        error = RemoteError("fake", str(status), retry_after=retry_after, permanent=permanent, advice=advice)
        self._fake.fail(error, after_commit)

    def lose_answer(self, on: str = "creation") -> None:
        del on
        self._fake.fail(RemoteError("fake", "connection lost"), after_commit=True)

    def answer_late(self) -> None:
        self._fake.fail(RemoteError("fake", "timeout"), after_commit=True)

    def lock_out(self) -> None:
        self._fake.fail(CredentialsRejected("fake", "401", advice="Connect again."))
        self._fake.ail("Connect again.")

    def staff_writes(self, ref: TicketRef, text: str, public: bool = True) -> None:
        if public:
            self._deliveries.append(self._fake.replied(self._external_id(ref), text))

    def staff_solves(self, ref: TicketRef) -> None:
        self._deliveries.append(self._fake.changed(self._external_id(ref), TicketStatus.SOLVED))

    def we_write_publicly(self, ref: TicketRef) -> None:
        """The fake tells nobody of it."""

    def open_foreign_ticket(self) -> TicketRef:
        return TicketRef("0", "")

    def deliveries(self, at_least: int = 1) -> list[Delivery]:
        arrived, self._deliveries = self._deliveries, []
        return arrived

    def _external_id(self, ref: TicketRef) -> str:
        place = int(ref.id) - 1
        return self._fake.opened[place].external_id if place >= 0 else "somebody-elses"


Desk = FakeDesk | ZendeskDesk | GorgiasDesk
