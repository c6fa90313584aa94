"""Conversations and messages out of their rows, and messages into theirs."""

import json
from collections.abc import Sequence

from sqlalchemy import RowMapping

from domain.conversations import Author, Conversation, ConversationState, Message, Shopper, Topic
from storage.prepared import Row
from storage.records import from_json

AUTHORS = {author.value: author for author in Author}


def as_conversation(row: Row | RowMapping, said: tuple[Message, ...]) -> Conversation:
    return Conversation(
        id=row["id"],
        state=ConversationState(row["state"]),
        shopper=Shopper(
            profile_id=row["profile_id"],
            visitor=row["visitor"],
            customer_id=row["customer_id"],
            proven_orders=frozenset(row["proven_orders"]),
            proven_email_hashes=frozenset(row["proven_email_hashes"]),
        ),
        locale=row["locale"],
        timezone=row["timezone"],
        started_at=row["started_at"],
        messages=said,
        topic=from_json(Topic, row["topic"]),
    )


def in_order(newest_first: Sequence[Row]) -> tuple[Message, ...]:
    return tuple(as_message(row) for row in reversed(newest_first))


def as_message(row: Row | RowMapping) -> Message:
    return Message(row["id"], AUTHORS[row["author"]], row["text"], row["at"], row["author_name"], row["unasked"])


def as_said(message: Message) -> Row:
    return {
        "id": message.id,
        "author": message.author,
        "author_name": message.author_name,
        "text": message.text,
        "at": message.at,
        "unasked": message.unasked,
    }


def as_heard(message: Message) -> Row:
    return {
        "heard": message.id,
        "speaker": message.author,
        "speaker_name": message.author_name,
        "words": message.text,
        "heard_at": message.at,
    }


def as_text(value: object) -> str | None:
    return None if value is None else json.dumps(value)
