"""People taking a conversation and giving it back: by a helpdesk's ticket, or in the house's own inbox."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from domain.agent.phrases import say
from domain.conversations import Author, Conversation, ConversationState, Message
from domain.handoff.gathering import gather, requester_of, typed_requester
from domain.handoff.machine import Happening, Moved, move, moved_by_others
from domain.handoff.notes import TAKEN_OVER
from domain.handoff.rendering import render_ticket
from domain.handoff.rounds import Round
from domain.handoff.shelves import Shelves
from domain.handoff.tickets import HandoffMethod
from domain.handoff.words import Word
from domain.language.languages import of_locale
from domain.stores import Store


def take_over(store: Store, conversation: Conversation, now: datetime, shelves: Shelves) -> Round:
    """Have a person of the staff answer from here on. Where nobody was asked for, that begins a round of its own.

    The conversation must be locked; one that was closed goes on.
    """
    is_closed = conversation.state is ConversationState.CLOSED
    moved = move(conversation.state, Happening.REOPENED if is_closed else Happening.TAKEN_OVER)
    shelves.conversations.change(store, conversation, moved=moved)
    running = [one for one in shelves.rounds.all(store, conversation.id) if one.runs]
    return running[-1] if running else join(store, conversation, now, shelves)


def join(store: Store, conversation: Conversation, now: datetime, shelves: Shelves) -> Round:
    """Begin a round of the house's own inbox for which nobody asked, with its ticket, and tell the shopper."""
    one = shelves.rounds.begin(store, conversation.id, HandoffMethod.INBOX, now)
    requester = requester_of(store, conversation, None, shelves) or typed_requester(conversation, "")
    agreed = shelves.conversations.agreement(store, conversation.id)
    kept = replace(agreed, reason=TAKEN_OVER, consent="", method=one.method)
    shelves.conversations.change(store, conversation, agreement=kept)
    told = say(of_locale(conversation.locale), Word.JOINED)
    rules = shelves.handoffs.settings(store).rules
    ticket = render_ticket(gather(store, conversation, one, told, requester, now, shelves, rules))
    shelves.outbox.put(store, one, 0, ticket, now)
    tell(store, conversation, Word.JOINED, now, shelves)
    return one


def give_back(store: Store, conversation: Conversation, now: datetime, shelves: Shelves) -> None:
    """Have the agent answer again, and tell the shopper. Raises ImpossibleMove where people do not have it."""
    moved = move(conversation.state, Happening.GIVEN_BACK)
    end_newest(store, conversation, now, shelves)
    tell(store, conversation, Word.GIVEN_BACK, now, shelves, moved=moved)


def end_newest(store: Store, conversation: Conversation, now: datetime, shelves: Shelves) -> None:
    for one in shelves.rounds.all(store, conversation.id)[-1:]:
        shelves.rounds.change(store, one, told_at=one.told_at, ended_at=now)
    settle(store, conversation, shelves)


def end(
    store: Store,
    conversation: Conversation,
    one: Round,
    happening: Happening,
    word: Word,
    at: datetime,
    event_id: str,
    shelves: Shelves,
) -> bool:
    """End a round as others tell it, with a line for the shopper. Return False where that changes nothing."""
    moved = moved_by_others(conversation.state, happening)
    if moved and not tell(store, conversation, word, at, shelves, moved=moved, event_id=event_id):
        return False
    shelves.rounds.change(store, one, told_at=at, ended_at=one.ended_at or at)
    if moved:
        settle(store, conversation, shelves)
    return moved is not None


def settle(store: Store, conversation: Conversation, shelves: Shelves) -> None:
    """Forget what was agreed for the round, but for its matter, which is not offered again straight away."""
    agreed = shelves.conversations.agreement(store, conversation.id)
    shelves.conversations.change(store, conversation, agreement=agreed.closed())


def tell(
    store: Store,
    conversation: Conversation,
    word: Word,
    at: datetime,
    shelves: Shelves,
    *,
    moved: Moved | None = None,
    event_id: str | None = None,
    **values: str,
) -> bool:
    """Say one line in the shopper's language. Return False where that event was told before."""
    words = say(of_locale(conversation.locale), word, **values)
    message = Message(uuid4(), Author.SYSTEM, words, at)
    return shelves.conversations.add(store, conversation, message, event_id=event_id, moved=moved)
