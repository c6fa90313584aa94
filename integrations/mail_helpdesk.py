"""An address of the merchant's own people behind the Helpdesk port: tickets go there as e-mails.

The request goes out in the shopper's name, and whoever answers it answers the shopper. The note is a mail of its own in
the same thread, whose answers stay with the merchant: quoted below an answer, it would reach the shopper.
"""

from collections.abc import Mapping
from urllib.parse import parse_qs, quote, unquote, urlsplit

from domain.errors import BadSignature, RemoteError
from domain.handoff.markup import Block, Bold, Rule, as_html, as_text, paragraph
from domain.handoff.tickets import Comment, Health, Ticket, TicketEvent, TicketRef
from domain.letters.letters import Letter
from domain.ports import Mail

SYSTEM = "mail"
SHORT = 8  # characters of the conversation's id: what a person says on the phone
ANSWER = "Answer this e-mail to answer {name} at {email}."
ALONE = "For your team alone: the shopper does not see this, and answers to this e-mail do not reach them."


class MailHelpdesk:
    """Tickets as e-mails to `to`. All methods may raise CredentialsRejected or RemoteError; nothing is retried.

    A mailbox cannot be searched from here: what may have been sent is sent again as the same mail, by its Message-ID.
    """

    def __init__(self, mail: Mail, to: str) -> None:
        self._mail = mail
        self._to = to

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        who = ticket.requester
        answer: list[Block] = [Rule(), paragraph(ANSWER.format(name=who.name, email=who.email))]
        sent = self._mail.send(
            Letter(
                key=ticket.key,
                to=self._to,
                subject=subject(ticket),
                text=f"{ticket.request_text}\n\n{as_text(answer)}",
                html=ticket.request_html + as_html(answer),
                written_at=ticket.opened_at,
                sender=f"{who.name} (chat)",
                reply_to=who.email,
                reply_name=who.name,
                keywords=ticket.tags,
                priority=ticket.priority,
            )
        )
        return TicketRef(reference(ticket.external_id), answering(who.email, sent, subject(ticket)))

    def add_note(self, ref: TicketRef, ticket: Ticket) -> None:
        alone = [paragraph(Bold(ALONE))]
        self._mail.send(
            Letter(
                key=f"{ticket.key}-note",
                to=self._to,
                subject=f"Re: {subject(ticket)}",
                text=f"{as_text(alone)}\n\n{ticket.note_text}",
                html=as_html(alone) + ticket.note_html,
                written_at=ticket.opened_at,
                sender="Shopfloor",
                reply_to=self._to,
                follows=ticket.key,
                keywords=ticket.tags,
            )
        )

    def add_comment(self, ref: TicketRef, comment: Comment) -> None:
        shopper, begun, about = read_answering(ref.url)
        self._mail.send(
            Letter(
                key=comment.key,
                to=self._to,
                subject=f"Re: {about}",
                text=comment.text,
                html=comment.html,
                written_at=comment.written_at,
                sender=f"{shopper.partition('@')[0]} (chat)",
                reply_to=shopper,
                follows=begun,
            )
        )

    def find_by_external_id(self, external_id: str) -> TicketRef | None:
        return None

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[TicketEvent]:
        raise BadSignature("mail: nothing is delivered to us")

    def health(self) -> Health:
        try:
            self._mail.check()
        except RemoteError as error:
            return Health(
                False, error.advice or "The mail server does not answer right now. Tickets wait until it does."
            )
        return Health(True, "")


def reference(external_id: str) -> str:
    """`conv_a11ce000…-2` → `A11CE000-2`."""
    conversation, _, number = external_id.removeprefix("conv_").partition("-")
    return "-".join(filter(None, (conversation[:SHORT].upper(), number)))


def subject(ticket: Ticket) -> str:
    return f"[{reference(ticket.external_id)}] {ticket.subject}"


def answering(shopper: str, message_id: str, about: str) -> str:
    """Return the link by which staff answer the shopper in the thread (RFC 6068)."""
    return f"mailto:{quote(shopper, safe='@')}?In-Reply-To={quote(message_id)}&Subject={quote(f'Re: {about}')}"


def read_answering(url: str) -> tuple[str, str, str]:
    """Return the shopper's address, the key of the mail that began the thread, and what that was about."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    begun = query.get("In-Reply-To", [""])[0].strip("<>").partition("@")[0]
    return unquote(parts.path), begun, query.get("Subject", [""])[0].removeprefix("Re: ")
