"""The team's lists: which tickets there are, and how many of each kind."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, or_, select
from sqlalchemy.sql.functions import Function

from domain.agent.understanding.mentions import find_email
from domain.conversations import Author, ConversationState
from domain.handoff.tickets import TicketStatus
from domain.language.words import split_words
from domain.stores import Store
from domain.team.helpdesk import AT_REST
from domain.team.lists import NOBODY, Counts, EarlierTalk, Listed, Wanted
from domain.team.tickets import Level
from storage.sealing import KeyedHasher
from storage.tables import conversations, messages, person_keys, team_reads, team_tickets
from storage.team import as_ticket

HEAVY = (team_tickets.c.request_html, team_tickets.c.note_html, team_tickets.c.note_text, team_tickets.c.words)
# A page of whole transcripts would be megabytes.
LONG = {column: literal("").label(column.name) for column in HEAVY}
SHOWN = [LONG.get(column, column) for column in team_tickets.c]


class TeamLists:
    def __init__(self, connection: Connection, hasher: KeyedHasher) -> None:
        self.connection = connection
        self.hasher = hasher

    def tickets(self, store: Store, member_id: str, wanted: Wanted, limit: int) -> list[Listed]:
        """Return the newest first."""
        unread, last = is_unread(), last_words(store)
        query = (
            joined(member_id, *SHOWN, conversations.c.state, unread.label("unread"), last.label("last_words"))
            .where(team_tickets.c.store_id == store.id, *self.conditions(store, wanted, unread))
            .order_by(team_tickets.c.updated_at.desc(), team_tickets.c.number.desc())
            .limit(limit)
        )
        return [
            Listed(as_ticket(row), ConversationState(row["state"]), row["unread"], row["last_words"] or "")
            for row in self.connection.execute(query).mappings()
        ]

    def conditions(self, store: Store, wanted: Wanted, unread: ColumnElement[bool]) -> list[ColumnElement[bool]]:
        nobody = wanted.assignee == NOBODY
        named = {"status": wanted.status, "level": wanted.level, "assignee": "" if nobody else wanted.assignee}
        found = [team_tickets.c[name] == value for name, value in named.items() if value]
        found += [team_tickets.c.assignee == ""] if nobody else []
        found += [team_tickets.c.tags.contains([wanted.tag])] if wanted.tag else []
        found += [unread] if wanted.unread else []
        found += [self.speaks_of(store, wanted.words)] if wanted.words else []
        if wanted.before:
            at, number = wanted.before
            earlier = team_tickets.c.updated_at == at, team_tickets.c.number < number
            found.append(or_(team_tickets.c.updated_at < at, and_(*earlier)))
        return found

    def speaks_of(self, store: Store, words: str) -> ColumnElement[bool]:
        """Whether a ticket has all the words, each as a beginning; an e-mail is looked for by its keyed hash alone."""
        if email := find_email(words):
            known = person_keys.c.store_id == store.id, person_keys.c.hash == self.hasher.email(store, email)
            return team_tickets.c.conversation_id.in_(select(person_keys.c.conversation_id).where(*known))
        beginnings = " & ".join(f"{word}:*" for word in split_words(words))
        return team_tickets.c.words.op("@@")(func.to_tsquery("simple", beginnings))

    def counts(self, store: Store, member_id: str) -> Counts:
        at_work = team_tickets.c.status.not_in(AT_REST)
        counted = {
            "open": team_tickets.c.status == TicketStatus.OPEN,
            "pending": team_tickets.c.status == TicketStatus.PENDING,
            "solved": ~at_work,
            "mine": at_work & (team_tickets.c.assignee == member_id),
            "unassigned": at_work & (team_tickets.c.assignee == ""),
            "manager": at_work & (team_tickets.c.level == Level.MANAGER),
            "unread": at_work & is_unread(),
        }
        columns = [how_many(condition).label(name) for name, condition in counted.items()]
        query = joined(member_id, *columns).where(team_tickets.c.store_id == store.id)
        return Counts(**self.connection.execute(query).mappings().one())

    def newest_change(self, store: Store) -> datetime | None:
        query = select(func.max(team_tickets.c.updated_at)).where(team_tickets.c.store_id == store.id)
        changed: datetime | None = self.connection.scalar(query)
        return changed

    def tags(self, store: Store, limit: int) -> list[str]:
        """Return the tags of what is not solved, the commonest first."""
        tag = func.unnest(team_tickets.c.tags).label("tag")
        at_work = team_tickets.c.store_id == store.id, team_tickets.c.status.not_in(AT_REST)
        used = select(tag).where(*at_work).subquery()
        query = select(used.c.tag).group_by(used.c.tag).order_by(func.count().desc(), used.c.tag)
        return list(self.connection.scalars(query.limit(limit)))

    def earlier(self, store: Store, conversation_id: UUID, limit: int) -> list[EarlierTalk]:
        """Return the other conversations of the same profile, the newest first."""
        same = select(conversations.c.profile_id).where(
            conversations.c.store_id == store.id, conversations.c.id == conversation_id
        )
        owned = conversations.c.store_id == store.id, conversations.c.profile_id == same.scalar_subquery()
        opening = (
            select(messages.c.text)
            .where(messages.c.conversation_id == conversations.c.id, messages.c.author == Author.SHOPPER)
            .order_by(messages.c.sequence)
            .limit(1)
            .scalar_subquery()
        )
        query = (
            select(conversations.c.id, conversations.c.state, conversations.c.started_at, opening.label("opening"))
            .where(*owned, conversations.c.id != conversation_id, opening.is_not(None))
            .order_by(conversations.c.started_at.desc())
        )
        found = self.connection.execute(query.limit(limit))
        return [EarlierTalk(row.id, ConversationState(row.state), row.started_at, row.opening) for row in found]


def joined(member_id: str, *columns: Any) -> Select[Any]:
    """Each ticket with its conversation, and with when this member last read that."""
    read = and_(
        team_reads.c.store_id == team_tickets.c.store_id,
        team_reads.c.conversation_id == team_tickets.c.conversation_id,
        team_reads.c.member == member_id,
    )
    spoken = conversations.c.id == team_tickets.c.conversation_id
    return select(*columns).select_from(team_tickets.join(conversations, spoken).outerjoin(team_reads, read))


def is_unread() -> ColumnElement[bool]:
    return or_(team_reads.c.read_at.is_(None), team_reads.c.read_at < team_tickets.c.updated_at)


def last_words(store: Store) -> ColumnElement[str]:
    """The beginning of what people said last."""
    said = (
        messages.c.store_id == store.id,
        messages.c.conversation_id == team_tickets.c.conversation_id,
        messages.c.author.in_((Author.SHOPPER, Author.STAFF)),
    )
    newest = select(func.left(messages.c.text, 160)).where(*said).order_by(messages.c.sequence.desc()).limit(1)
    return newest.scalar_subquery()


def how_many(condition: ColumnElement[bool]) -> Function[int]:
    return func.count().filter(condition)  # type: ignore[return-value]  # a filtered count is a count
