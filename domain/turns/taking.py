"""One turn of a conversation: the shopper writes, and is answered."""

from time import perf_counter
from uuid import UUID

from domain.agent.answering import answer
from domain.bursts import Left, burst
from domain.conversations import AGENT_MAY_SPEAK, Page
from domain.handoff.agreeing import Step
from domain.stores import Store
from domain.turns.concluding import before_answering, concluded, left_to_people, next_step
from domain.turns.contexts import Envelope, Shelves, TurnContext
from domain.turns.keeping import heard, said, sent_before, taken_up


def take_turn(
    store: Store, conversation_id: UUID, text: str, page: Page, shelves: Shelves, context: TurnContext
) -> Envelope:
    """Answer `text` and keep both. Raises ConversationNotFound."""
    started, now = perf_counter(), context.now()
    conversation = heard(store, taken_up(store, conversation_id, text, shelves), text, now)
    known = before_answering(store, conversation, text, page, now, shelves, context)
    if isinstance(known, Step):
        return said(store, conversation, text, known, started, shelves, context, heard=conversation.messages[-1])
    step = next_step(store, known, text, page, now, shelves)
    return said(store, known, text, step, started, shelves, context, heard=conversation.messages[-1])


def take_turn_in_line(
    store: Store, conversation_id: UUID, text: str, page: Page, shelves: Shelves, context: TurnContext
) -> Envelope | Left:
    """Answer all that the shopper wrote in a burst, unless more of it waits: then the last of that is answered.

    Raises ConversationNotFound, also where the store's row no longer bears the mark of the context.
    """
    started, now = perf_counter(), context.now()
    found = taken_up(store, conversation_id, text, shelves, context.mark)
    if known_message := sent_before(found, context):
        return Left(known_message)
    conversation = heard(store, found, text, now, context.sent_as)
    message, question = conversation.messages[-1], burst(conversation, now)
    known = before_answering(store, conversation, question, page, now, shelves, context)
    if isinstance(known, Step):
        return said(store, conversation, question, known, started, shelves, context, heard=message)
    reply = answer(store, known, question, page, shelves, now)
    # Asked as late as can be, for the messages of a burst do not come in the same moment.
    if not shelves.conversations.alone(conversation_id):
        shelves.conversations.add(store, conversation, message, locale=conversation.locale)
        return Left(message)
    step = concluded(store, known, reply, page, now, shelves)
    return said(store, known, question, step, started, shelves, context, heard=message)


def answer_late(
    store: Store, conversation_id: UUID, left: Left, page: Page, shelves: Shelves, context: TurnContext
) -> Envelope:
    """Answer a message after all that was left to a later turn, where that did not answer it."""
    started, now = perf_counter(), context.now()
    conversation = taken_up(store, conversation_id, left.message.text, shelves)
    if told := shelves.conversations.answer_after(store, conversation_id, left.message.id):
        return told
    question = burst(conversation, now) or left.message.text
    if conversation.state not in AGENT_MAY_SPEAK:
        return said(
            store, conversation, question, left_to_people(store, conversation, shelves), started, shelves, context
        )
    step = next_step(store, conversation, question, page, now, shelves)
    return said(store, conversation, question, step, started, shelves, context)
