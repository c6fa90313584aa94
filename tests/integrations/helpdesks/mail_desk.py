"""A merchant's mailbox as a helpdesk: what its people see of the mails that came."""

from collections.abc import Iterator
from contextlib import contextmanager

from domain.handoff.tickets import TicketRef
from integrations.mail import MailServer, SmtpMail
from integrations.mail_helpdesk import MailHelpdesk
from sandbox.mail import MailServer as SandboxServer
from sandbox.mail.mailbox import Arrived, Fault, Mailbox
from tests.integrations.helpdesks.sandbox_desk import Written

PEOPLE = "team@acme.example"
OURS = "chat@shopfloor.example"
PATIENCE = 0.8  # seconds


class MailDesk:
    name = "mail"

    def __init__(self, mailbox: Mailbox, port: int) -> None:
        self.mailbox = mailbox
        self.mail = SmtpMail(MailServer("127.0.0.1", port, starttls=False), OURS, PATIENCE)
        self.helpdesk = MailHelpdesk(self.mail, PEOPLE)

    def tickets(self) -> list[Written]:
        shown = list(reversed(self.mailbox.shown()))
        return [written(one, shown) for one in shown if not one.header("References")]

    def fail(
        self, status: int, after_commit: bool = False, html: bool = False, on: str = "creation", times: int = 1
    ) -> None:
        """A mail server has codes of its own for a passing trouble and for one that a person must mend."""
        reply = "550 5.1.1 Nobody of that name" if status in (400, 422) else "451 4.3.0 Try again"
        self.mailbox.order(Fault(reply=reply, after_commit=after_commit, times=times))

    def lose_answer(self, on: str = "creation") -> None:
        self.mailbox.order(Fault(drop=True, after_commit=True))

    def answer_late(self) -> None:
        self.mailbox.order(Fault(delay=1.0, after_commit=True))

    def lock_out(self) -> None:
        self.mailbox.password = "another"

    def staff_solves(self, ref: TicketRef) -> None:
        """Nobody hears of it."""


@contextmanager
def mail_desk() -> Iterator[MailDesk]:
    mailbox = Mailbox()
    server = SandboxServer(mailbox)
    try:
        yield MailDesk(mailbox, server.start())
    finally:
        server.close()


def written(begun: Arrived, shown: list[Arrived]) -> Written:
    thread = [begun, *(one for one in shown if one.header("References") == begun.id)]
    public = [one for one in thread if PEOPLE not in one.header("Reply-To")]
    answered = begun.message["Reply-To"].addresses[0]
    return Written(
        external_id=begun.id.strip("<>").partition("@")[0].removesuffix("-1"),
        subject=begun.header("Subject").partition("] ")[2],
        requester=answered.addr_spec,
        requester_name=answered.display_name,
        requester_external_id=None,
        first_author_is_requester=begun.message["From"].addresses[0].display_name == f"{answered.display_name} (chat)",
        public=tuple(one.part("html") for one in public),
        private=tuple(one.part("html") for one in thread if one not in public),
        tags=frozenset(word.strip() for word in begun.header("Keywords").split(",")),
        priority={"1": "urgent", "2": "high", "5": "low"}.get(begun.header("X-Priority")[:1], "normal"),
        by_requester=tuple(one.message["Reply-To"].addresses[0].addr_spec == answered.addr_spec for one in public),
    )
