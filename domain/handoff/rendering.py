"""From a conversation to a ticket a person can act on, and from what is written later to a comment on it."""

from collections.abc import Sequence
from datetime import datetime

from domain.handoff.contexts import GivenAnswer, HandoffContext
from domain.handoff.markup import Block, as_html, as_text, one_line, paragraph, shortened
from domain.handoff.notes import note_blocks
from domain.handoff.redaction import redact
from domain.handoff.rounds import Round, key_of
from domain.handoff.tickets import Comment, Ticket
from domain.handoff.transcripts import clock_time, harmless_numbers, public_blocks, request, store_zone
from domain.handoff.triage import priority, tags
from domain.orders import Order
from domain.stores import Store

__all__ = ["GivenAnswer", "HandoffContext", "render_comment", "render_ticket"]

LONGEST_BODY = 60_000  # characters of HTML; no helpdesk names its limit, and this is below what any was seen to refuse
LONGEST_SUBJECT = 100  # characters of the shopper's words
LEFT_OUT = "… {count} parts of a long conversation are left out here; the store keeps all of it …"


def render_ticket(context: HandoffContext) -> Ticket:
    """Return the ticket for this handoff. The same context gives the same bytes.

    The request part holds only what the shopper wrote or read; the note is for staff. Card numbers and secrets are
    taken out of both, every text is escaped, and each part is at most 60,000 characters.
    """
    wanted = request(context)
    said = public_blocks(context, wanted)
    public = fitting(said)
    note = fitting(note_blocks(context, wanted))
    return Ticket(
        external_id=context.external_id,
        key=key_of(context.external_id),
        subject=_subject(wanted),
        requester=context.requester,
        request_html=as_html(public),
        request_text=as_text(public),
        note_html=as_html(note),
        note_text=as_text(note),
        tags=tags(context),
        priority=priority(context),
        language=context.conversation.locale,
        opened_at=context.consented_at,
        order_names=tuple(order.name for order in context.orders),
        transcript=as_text(said) if public != said else "",
    )


def render_comment(store: Store, one: Round, part: int, text: str, orders: Sequence[Order], now: datetime) -> Comment:
    """Return what the shopper wrote later, as the part of the round. Redacted and escaped as the ticket is."""
    written = f"Written in the chat, {clock_time(now, store_zone(store))}"
    blocks = fitting([paragraph(redact(text, harmless_numbers(orders))), paragraph(written)])
    return Comment(f"{one.external_id}-c{part}", as_html(blocks), as_text(blocks), now)


def fitting(blocks: list[Block]) -> list[Block]:
    return shortened(blocks, LONGEST_BODY, LEFT_OUT)


def _subject(wanted: str) -> str:
    return f"{one_line(wanted, LONGEST_SUBJECT) or 'Conversation'} (chat, handed over by AI)"
