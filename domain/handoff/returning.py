"""What staff do with a ticket, brought back into the conversation it came from.

Events come late, twice and out of order. Words are brought in once each, whatever round they belong to; the
conversation moves only by what is told of its newest round, and by nothing older than what was told of that before.
"""

from dataclasses import dataclass
from uuid import uuid4

from domain.conversations import Author, Conversation, Message
from domain.handoff.machine import Happening, moved_by_others
from domain.handoff.people import end, tell
from domain.handoff.rounds import Round
from domain.handoff.shelves import Shelves
from domain.handoff.tickets import Fate, PublicReply, StatusChange, TicketEvent, TicketGone, TicketMoved, TicketStatus
from domain.handoff.words import Word, word_of
from domain.stores import Store

ENDED = frozenset({TicketStatus.SOLVED, TicketStatus.CLOSED})
FATES = {
    Fate.MERGED: (Happening.GIVEN_BACK, Word.ON_BY_MAIL),
    Fate.DELETED: (Happening.SOLVED, Word.SOLVED),
    Fate.SPAM: (Happening.SHUT, Word.ENDED),
}


@dataclass(frozen=True)
class Returned:
    """A locked conversation with the round that is told of."""

    store: Store
    conversation: Conversation
    round: Round
    is_newest: bool
    shelves: Shelves

    def name(self, event: TicketEvent) -> str:
        """Return what the event is kept under: at another account, another conversation's may bear the same id."""
        return f"{self.conversation.id.hex}:{event.event_id}"


def take_back(store: Store, event: TicketEvent, shelves: Shelves) -> bool:
    """Bring one event of a ticket into its conversation. Return False where it changes nothing: for a repeat, for what
    comes too late, and for tickets not ours."""
    known = shelves.rounds.of_external_id(store, event.external_id)
    if known is None:
        return False
    conversation = shelves.conversations.conversation(store, known.conversation_id, newest=0, lock=True, in_line=False)
    rounds = shelves.rounds.all(store, known.conversation_id)
    one = next((one for one in rounds if one.number == known.number), None)
    if conversation is None or one is None:
        return False
    back = Returned(store, conversation, one, one == rounds[-1], shelves)
    if isinstance(event, PublicReply):
        return add_reply(back, event)
    if isinstance(event, TicketMoved):
        return follow(back, event)
    if one.told_at is not None and event.at < one.told_at:
        return False
    return note_gone(back, event) if isinstance(event, TicketGone) else note_status(back, event)


def add_reply(back: Returned, event: PublicReply) -> bool:
    message = Message(uuid4(), Author.STAFF, event.text, event.at, event.author_name)
    moved = moved_by_others(back.conversation.state, Happening.REPLIED) if back.is_newest else None
    return back.shelves.conversations.add(
        back.store, back.conversation, message, event_id=back.name(event), moved=moved
    )


def follow(back: Returned, event: TicketMoved) -> bool:
    """Go on in the ticket that took in the round's own.

    What staff write there may be about more than the chat. Who only typed the address is sent it by e-mail, as whoever
    owns that address is, and the chat goes back to the agent.
    """
    ticket = back.shelves.outbox.parts(back.store, back.round)[0].ticket
    if ticket.requester.verified:
        back.shelves.outbox.move(back.store, back.round, event.into)
        return True
    note_gone(back, TicketGone(event.event_id, event.ticket_id, event.external_id, Fate.MERGED, event.at))
    return False


def note_status(back: Returned, event: StatusChange) -> bool:
    if event.status in ENDED:
        return ended(back, event, Happening.SOLVED, Word.SOLVED)
    if back.round.runs:
        back.shelves.rounds.change(back.store, back.round, told_at=event.at, ended_at=None)
        return False
    return reopened(back, event)


def note_gone(back: Returned, event: TicketGone) -> bool:
    return ended(back, event, *FATES[event.fate])


def ended(back: Returned, event: StatusChange | TicketGone, happening: Happening, word: Word) -> bool:
    if not back.is_newest:
        back.shelves.rounds.change(back.store, back.round, told_at=event.at, ended_at=back.round.ended_at or event.at)
        return False
    return end(back.store, back.conversation, back.round, happening, word, event.at, back.name(event), back.shelves)


def reopened(back: Returned, event: StatusChange) -> bool:
    """Give the conversation to people again, unless a newer round has it."""
    moved = moved_by_others(back.conversation.state, Happening.REOPENED) if back.is_newest else None
    # Of the same second, the end is the later: who opens a ticket again has first read it.
    if moved is None or event.at == back.round.told_at:
        return False
    word = word_of(Word.REOPENED, back.round.method)
    tell_of = back.store, back.conversation, word, event.at, back.shelves
    if not tell(*tell_of, moved=moved, event_id=back.name(event)):
        return False
    back.shelves.rounds.change(back.store, back.round, told_at=event.at, ended_at=None)
    return True
