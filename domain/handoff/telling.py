"""Telling the shopper what became of a handoff: that the ticket is there, or, once a round, that it is delayed."""

from datetime import datetime

from domain.conversations import AGENT_MAY_SPEAK
from domain.handoff.delivering import Delivered, OutgoingState
from domain.handoff.people import tell
from domain.handoff.shelves import Shelves
from domain.handoff.words import Word
from domain.stores import Store


def tell_delivered(store: Store, delivered: Delivered, now: datetime, shelves: Shelves) -> None:
    outgoing = delivered.outgoing
    if delivered.opened is None and not delivered.failed:
        return
    if delivered.failed and outgoing.state is OutgoingState.OPENED:
        return  # the ticket is there; what its note lacks is between the merchant and their helpdesk
    conversation = shelves.conversations.conversation(
        store, outgoing.conversation_id, newest=0, lock=True, in_line=False
    )
    if conversation is None:
        return
    if delivered.failed:
        once = f"outbox:{outgoing.external_id}:failed"
        tell(store, conversation, Word.DELAYED, now, shelves, event_id=once)
    elif delivered.opened and conversation.state not in AGENT_MAY_SPEAK:
        once = f"outbox:{outgoing.id}:opened"
        tell(store, conversation, Word.OPENED, now, shelves, event_id=once, ticket=delivered.opened.id)
