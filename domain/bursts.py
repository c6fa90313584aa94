"""Messages of one shopper in a burst: the last of them is answered, with all of it, and the others get that answer."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from domain.conversations import Author, Conversation, Message
from domain.language.runs import shortened
from domain.stores import Store

BURST = timedelta(seconds=30)  # between messages that are answered together
Envelope = dict[str, Any]


class ConversationShelf(Protocol):
    def alone(self, conversation_id: UUID) -> bool: ...

    def answer_after(self, store: Store, conversation_id: UUID, message_id: UUID) -> Envelope | None: ...


class Shelves(Protocol):
    @property
    def conversations(self) -> ConversationShelf: ...


@dataclass(frozen=True)
class Left:
    """A message that was kept, and whose answer is left to the turn of a later one."""

    message: Message


@dataclass(frozen=True)
class Waiting:
    """How to wait for another turn's answer, at most for `seconds`, looking `every` so many.

    `in_line` where the other turn stands in line until it has answered: once nobody does, no answer will come.
    """

    begin: Callable[[], AbstractContextManager[Shelves]]
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    seconds: float
    every: float
    in_line: bool = False


def burst(conversation: Conversation, now: datetime) -> str:
    """Return what the shopper wrote since anybody answered, as one message."""
    texts: list[str] = []
    for message in reversed([one for one in conversation.messages if not one.unasked]):
        if message.author is not Author.SHOPPER or now - message.at > BURST:
            break
        texts.append(shortened(message.text))
    return "\n".join(reversed(texts))


def begun(conversation: Conversation, now: datetime) -> str:
    """Return the part of a burst that other turns have heard, without its last message."""
    return burst(replace(conversation, messages=conversation.messages[:-1]), now)


def awaited(store: Store, conversation_id: UUID, message: Message, waiting: Waiting) -> Envelope | None:
    """Wait for the answer of the turn that took the message over; None where it does not come."""
    ends = waiting.clock() + waiting.seconds
    while waiting.clock() < ends:
        with waiting.begin() as shelves:
            # Before it is looked for: who has left the line has said what there is to say.
            nobody = waiting.in_line and shelves.conversations.alone(conversation_id)
            envelope = shelves.conversations.answer_after(store, conversation_id, message.id)
        if envelope or nobody:
            return envelope
        waiting.sleep(waiting.every)
    return None
