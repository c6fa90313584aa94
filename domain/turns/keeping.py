"""What is heard and what is said back, kept together with the receipt."""

import re
from dataclasses import replace
from datetime import datetime
from functools import partial
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

from domain.agent.gaps import gap_of
from domain.agent.receipts import receipt
from domain.agent.replies import Reply
from domain.agent.understanding.spelled import in_signs
from domain.conversations import Author, Conversation, Message
from domain.errors import ConversationNotFound
from domain.handoff.agreeing import Step
from domain.handoff.machine import Happening, move
from domain.language.languages import detect, of_locale
from domain.language.runs import shortened
from domain.stores import Store
from domain.turns.contexts import Envelope, Shelves, TurnContext
from domain.voice.closing import closed

READ = 16  # messages before this one: a burst, and the shopper's last few, in which half of a proof may stand
ADDRESS = re.compile(r"(?<!\S)\S+@\S+|\w+://\S+|www\.\S+", re.IGNORECASE)


def locked(
    store: Store, conversation_id: UUID, shelves: Shelves, *, newest: int = READ, in_line: bool = True
) -> Conversation:
    """Return it for this turn alone. `in_line` says whether it answers the messages that others leave to it.

    Raises ConversationNotFound.
    """
    return required(
        conversation_id,
        shelves.conversations.conversation(store, conversation_id, newest=newest, lock=True, in_line=in_line),
    )


def taken_up(store: Store, conversation_id: UUID, message: str, shelves: Shelves, mark: str = "") -> Conversation:
    """Return it for the turn alone that answers `message`.

    Raises ConversationNotFound; with the `mark` of a store that was read before, also once the store's row is another.
    """
    return required(
        conversation_id,
        shelves.conversations.taken_up(store, conversation_id, message, newest=READ, mark=mark),
    )


def required(conversation_id: UUID, found: Conversation | None) -> Conversation:
    if found is None:
        raise ConversationNotFound(str(conversation_id))
    return found


def sent_before(conversation: Conversation, context: TurnContext) -> Message | None:
    """Return the message where it came before: a browser that heard nothing back sends it again."""
    return next((one for one in conversation.messages if one.id == context.sent_as), None)


def heard(
    store: Store, conversation: Conversation, text: str, now: datetime, sent_as: UUID | None = None
) -> Conversation:
    """Return it with what the shopper said, in the language they speak. It is kept with what is said back."""
    message = Message(sent_as or uuid4(), Author.SHOPPER, text, now)
    # The "com" of an address is no Portuguese, and the "at" of one that is said aloud no English.
    language = store.voice.spoken(detect(ADDRESS.sub(" ", in_signs(shortened(text))), conversation.locale))
    if language != of_locale(conversation.locale):
        conversation = replace(conversation, locale=language.value)
    return replace(conversation, messages=(*conversation.messages, message))


def said(
    store: Store,
    conversation: Conversation,
    question: str,
    step: Step,
    started: float,
    shelves: Shelves,
    context: TurnContext,
    heard: Message | None = None,
    unasked: bool = False,
) -> Envelope:
    """Keep what was `heard` and what is said back, with its receipt, and where the conversation stands now.

    Where nothing is said back, its text is empty, and it is not kept.
    """
    if step.happening is Happening.ACCEPTED:
        context.count_ticket()
    reply = closed(store.voice, step.reply, conversation.locale)
    message = replace(spoken(reply, context), unasked=unasked)
    moved = move(conversation.state, step.happening)
    conversation = replace(moved.on(conversation), topic=reply.topic)
    envelope = context.wrap(message, reply, conversation)
    add = partial(shelves.conversations.add, store, conversation, moved=moved, locale=conversation.locale)
    if message.text:
        proof = receipt_of(store, conversation, question, reply, started)
        add(message, heard=heard, envelope=envelope, receipt=proof, topic=reply.topic)
        note_gap(store, message, reply, shelves)
    elif heard:
        add(heard)
    return envelope


def receipt_of(store: Store, conversation: Conversation, question: str, reply: Reply, started: float) -> dict[str, Any]:
    milliseconds = (perf_counter() - started) * 1000
    return receipt(question, reply, milliseconds=milliseconds, locale=conversation.locale, timezone=store.timezone)


def note_gap(store: Store, message: Message, reply: Reply, shelves: Shelves) -> None:
    if gap := gap_of(reply):
        shelves.gaps.note(store, message.id, gap, message.at)


def spoken(reply: Reply, context: TurnContext) -> Message:
    return Message(uuid4(), Author.AGENT, reply.text, context.now())
