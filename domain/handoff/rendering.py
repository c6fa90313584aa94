"""From a conversation to a ticket a person can act on."""

from domain.handoff.contexts import GivenAnswer, HandoffContext
from domain.handoff.markup import Block, as_html, as_text, one_line, shortened
from domain.handoff.notes import note_blocks
from domain.handoff.tickets import Ticket
from domain.handoff.transcripts import public_blocks, request
from domain.handoff.triage import priority, tags

__all__ = ["GivenAnswer", "HandoffContext", "render_ticket"]

LONGEST_BODY = 60_000  # characters of HTML; no helpdesk names its limit, and this is below what any was seen to refuse
LONGEST_SUBJECT = 100  # characters of the shopper's words
LEFT_OUT = "… {count} parts of a long conversation are left out here; the store keeps all of it …"


def render_ticket(context: HandoffContext) -> Ticket:
    """Return the ticket for this handoff. The same context gives the same bytes.

    The request part holds only what the shopper wrote or read; the note is for staff. Card numbers and secrets are
    taken out of both, every text is escaped, and each part is at most 60,000 characters.
    """
    wanted = request(context)
    public = fitting(public_blocks(context, wanted))
    note = fitting(note_blocks(context, wanted))
    external_id = f"conv_{context.conversation.id.hex}"
    return Ticket(
        external_id=external_id,
        key=f"{external_id}-1",
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
    )


def fitting(blocks: list[Block]) -> list[Block]:
    return shortened(blocks, LONGEST_BODY, LEFT_OUT)


def _subject(wanted: str) -> str:
    return f"{one_line(wanted, LONGEST_SUBJECT) or 'Conversation'} (chat, handed over by AI)"
