"""A suggested reply: what the agent itself would answer the shopper now. Nobody but a person sends it."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.agent.answering import answer
from domain.agent.replies import Outcome, Source
from domain.conversations import Author, Conversation, Message, Page
from domain.handoff.transcripts import telling
from domain.ports import Reads
from domain.stores import Store

SUPPORTED = frozenset({Outcome.ANSWERED, Outcome.CLARIFY})
A_WISH = 2  # what `telling` ranks a message that says what is wanted


@dataclass(frozen=True)
class Suggestion:
    """`text` answers `question`, and rests on `sources`; all are "" and none where the records hold no answer."""

    question: str = ""
    text: str = ""
    sources: tuple[Source, ...] = ()


def suggest(store: Store, conversation: Conversation, reads: Reads, now: datetime) -> Suggestion:
    """Answer the shopper's last message that wants something, and read no more for it than they may. May raise
    RemoteError."""
    asked = last_wish(conversation)
    if asked is None:
        return Suggestion()
    until = conversation.messages[: conversation.messages.index(asked) + 1]
    reply = answer(store, replace(conversation, messages=until), asked.text, Page(), reads, now)
    if reply.outcome not in SUPPORTED:
        return Suggestion(asked.text)
    return Suggestion(asked.text, reply.text, reply.sources)


def last_wish(conversation: Conversation) -> Message | None:
    """Return the newest message of the shopper's that is more than a yes, an address or the wish for a person."""
    said = (one for one in reversed(conversation.messages) if one.author is Author.SHOPPER and one.text)
    return next((one for one in said if telling(one.text, conversation) == A_WISH), None)
