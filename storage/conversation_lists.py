"""Lists of conversations, judged as the overview counts them, a page at a time."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, text

from domain.agent.understanding.mentions import find_email
from domain.conversations import ConversationState
from domain.figures.endings import NO_QUESTION, Ending
from domain.figures.lists import ExportedMessage, Listed, Rating, Wanted
from domain.orders import normalise_order_name
from domain.stores import Store
from storage.figure_statements import BEGAN, ENDING, JUDGED
from storage.sealing import KeyedHasher

MOST_WORDS = 6  # of a search; more would only make it slower
LONGEST_OPENING = 160  # characters
# Each conversation is asked in its turn until the page is full: OFFSET keeps PostgreSQL from reading all of them first.
SAYS = """
    EXISTS (
        SELECT FROM messages WHERE messages.store_id = :store AND messages.conversation_id = conversations.id
            AND author <> 'system' AND text ILIKE :{name} OFFSET 0
    )
"""
MEANS = """
    EXISTS (
        SELECT FROM messages WHERE messages.store_id = :store AND messages.conversation_id = conversations.id
            AND author = 'agent' AND intents @> CAST(:intent AS jsonb) OFFSET 0
    )
"""
SPEAKS_OF = """
    conversations.id IN (
        SELECT conversation_id FROM person_keys WHERE store_id = :store AND hash = ANY(CAST(:hashes AS text[]))
    )
"""
RATED = {
    Rating.LIKED: "facts.liked > 0",
    Rating.DISLIKED: "facts.disliked > 0",
    Rating.UNRATED: "facts.liked = 0 AND facts.disliked = 0",
}
LANGUAGE = "split_part(replace(lower(locale), '_', '-'), '-', 1)"
MESSAGES = """
    SELECT conversation_id, author, at, text, outcome FROM messages
    WHERE store_id = :store AND conversation_id = ANY(CAST(:ids AS uuid[])) ORDER BY conversation_id, sequence
"""
LISTED = """
    SELECT * FROM (
        SELECT conversations.id, conversations.store_id, state, started_at, last_at, {language} AS language,
            customer_id IS NOT NULL AS signed_in, {ending} AS ending, facts.messages, facts.liked, facts.disliked,
            (
                SELECT left(text, :longest) FROM messages
                WHERE messages.store_id = :store AND messages.conversation_id = conversations.id AND author = 'shopper'
                ORDER BY sequence LIMIT 1
            ) AS opening
        FROM {judged} WHERE conversations.store_id = :store AND facts.asked > 0 {wanted}
    ) AS listed {ended} ORDER BY last_at DESC, id DESC LIMIT :limit
"""


class StoredLists:
    """Implements domain.figures.lists.ListShelf."""

    def __init__(self, connection: Connection, hasher: KeyedHasher) -> None:
        self.connection = connection
        self.hasher = hasher

    def found(self, store: Store, wanted: Wanted, limit: int) -> list[Listed]:
        given = self.given(store, wanted) | {"limit": limit}
        statement = LISTED.format(
            language=LANGUAGE,
            ending=ENDING,
            judged=JUDGED,
            wanted="".join(f" AND {one}" for one in self.conditions(wanted, given)),
            ended="WHERE ending = :ending" if wanted.ending else "",
        )
        return [as_listed(row) for row in self.connection.execute(text(statement), given).mappings()]

    def messages(self, store: Store, found: Sequence[Listed]) -> Mapping[UUID, list[ExportedMessage]]:
        """Return what was said in each, oldest first."""
        given = {"store": store.id, "ids": [one.id for one in found]}
        said: dict[UUID, list[ExportedMessage]] = {one.id: [] for one in found}
        for row in self.connection.execute(text(MESSAGES), given):
            said[row.conversation_id].append(ExportedMessage(row.author, row.at, row.text, row.outcome or ""))
        return said

    def conditions(self, wanted: Wanted, given: Mapping[str, Any]) -> Iterator[str]:
        if wanted.words:
            yield speaks(given)
        if wanted.intent:
            yield MEANS
        if wanted.language:
            yield f"{LANGUAGE} = :language"
        if wanted.rating:
            yield RATED[wanted.rating]
        if wanted.period:
            yield BEGAN
        if wanted.before:
            # The first half is what the index knows.
            yield "last_at <= :before_at AND (last_at, conversations.id) < (:before_at, CAST(:before_id AS uuid))"

    def given(self, store: Store, wanted: Wanted) -> dict[str, Any]:
        values: dict[str, Any] = {
            "store": store.id,
            "no_question": json.dumps(NO_QUESTION),
            "longest": LONGEST_OPENING,
            "ending": wanted.ending,
            "intent": json.dumps([wanted.intent]),
            "language": wanted.language,
        }
        if wanted.period:
            values |= {"since": wanted.period.since, "until": wanted.period.until}
        if wanted.before:
            values |= {"before_at": wanted.before[0], "before_id": wanted.before[1]}
        return values | (self.searched(store, wanted.words) if wanted.words else {})

    def searched(self, store: Store, words: str) -> dict[str, Any]:
        """Return the keyed hashes that stand for an address or an order, and each word as a pattern."""
        email = find_email(words)
        hashes = [self.hasher.email(store, email)] if email else self.orders_named(store, words)
        patterns = {} if email else {f"word_{at}": like(one) for at, one in enumerate(words.split()[:MOST_WORDS])}
        return {"hashes": hashes, **patterns}

    def orders_named(self, store: Store, words: str) -> list[str]:
        query = text("SELECT id FROM orders WHERE store_id = :store AND name_key = :name AND name_key <> ''")
        ids = self.connection.scalars(query, {"store": store.id, "name": normalise_order_name(words)})
        return [self.hasher.digest(store, "order", str(one)) for one in ids]


def speaks(given: Mapping[str, Any]) -> str:
    """Whether all the words are said in it, or it is about the person or order that they name."""
    said = " AND ".join(SAYS.format(name=name) for name in given if name.startswith("word_"))
    either = [one for one in (said, SPEAKS_OF if given["hashes"] else "") if one]
    return f"({' OR '.join(f'({one})' for one in either)})" if either else "TRUE"


def like(word: str) -> str:
    escaped = word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    return f"%{escaped}%"


def as_listed(row: RowMapping) -> Listed:
    return Listed(
        row["id"],
        ConversationState(row["state"]),
        row["started_at"],
        row["last_at"],
        row["language"],
        row["signed_in"],
        Ending(row["ending"]),
        row["messages"],
        row["liked"],
        row["disliked"],
        row["opening"],
    )
