"""Deleting what has been kept for long enough, a bounded batch at a time."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Table, delete, select

from domain.inbox import DeliveryState
from domain.letters.posting import LetterState
from domain.privacy.deliveries import PRIVACY
from domain.stores import StoreState
from storage.tables import (
    access_log,
    activity_log,
    conversations,
    inbox,
    letters,
    oauth_states,
    privacy_exports,
    privacy_requests,
    profiles,
    stores,
)


class Aged:
    """Each method deletes what is older than `before`, `limit` at most, and returns how many."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def conversations(self, before: datetime, limit: int) -> int:
        return self.delete(conversations, conversations.c.id, conversations.c.last_at < before, limit)

    def profiles(self, before: datetime, limit: int) -> int:
        """Profiles that hold no conversation any more."""
        held = select(conversations.c.id).where(conversations.c.profile_id == profiles.c.id).exists()
        return self.delete(profiles, profiles.c.id, (profiles.c.created_at < before) & ~held, limit)

    def set_aside(self, before: datetime, limit: int) -> int:
        """Deliveries that nobody looked at, but for what the law asks: that waits until somebody does."""
        aside = (inbox.c.state == DeliveryState.SET_ASIDE) & inbox.c.topic.not_in(PRIVACY)
        return self.delete(inbox, inbox.c.id, aside & (inbox.c.received_at < before), limit)

    def letters(self, before: datetime, limit: int) -> int:
        """Letters that were sent or given up; their words are forgotten already."""
        settled = (letters.c.state != LetterState.WAITING) & (letters.c.created_at < before)
        return self.delete(letters, letters.c.id, settled, limit)

    def exports(self, before: datetime, limit: int) -> int:
        return self.delete(privacy_exports, privacy_exports.c.request_id, privacy_exports.c.made_at < before, limit)

    def accesses(self, before: datetime, limit: int) -> int:
        return self.delete(access_log, access_log.c.id, access_log.c.at < before, limit)

    def activity(self, before: datetime, limit: int) -> int:
        return self.delete(activity_log, activity_log.c.id, activity_log.c.at < before, limit)

    def records(self, before: datetime, limit: int) -> int:
        """The proof of requests that were done; what is not done is never forgotten."""
        done = privacy_requests.c.finished_at < before
        return self.delete(privacy_requests, privacy_requests.c.id, done, limit)

    def login_states(self, before: datetime, limit: int) -> int:
        return self.delete(oauth_states, oauth_states.c.state_hash, oauth_states.c.expires_at < before, limit)

    def left_stores(self, before: datetime, limit: int) -> list[UUID]:
        """Return the stores that the app left before then. They are erased one by one."""
        left = (stores.c.state == StoreState.UNINSTALLED) & (stores.c.uninstalled_at < before)
        return list(self.connection.scalars(select(stores.c.id).where(left).limit(limit)))

    def delete(self, table: Table, key: Column[Any], old: ColumnElement[bool], limit: int) -> int:
        # Rows that somebody works on just now are left for the next time.
        batch = select(key).where(old).limit(limit).with_for_update(skip_locked=True, of=table)
        return self.connection.execute(delete(table).where(key.in_(batch))).rowcount
