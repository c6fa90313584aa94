"""Finding and forgetting people: by id, and by keyed hashes of their e-mails and phones."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, Table, delete, func, literal_column, or_, select, update

from domain.agent.understanding.mentions import visible
from domain.contacts import SHORTEST, emails_in, phones_in
from domain.customers import Customer
from domain.handoff.tickets import HandoffMethod
from domain.inbox import DeliveryState
from domain.orders import Order
from domain.privacy.records import Done, HandedOver
from domain.privacy.shelves import KeptBody
from domain.privacy.subjects import Subject
from domain.stores import Store
from storage.letters import take_back_troubles
from storage.prepared import Prepared
from storage.records import from_json
from storage.rows import among
from storage.sealing import KeyedHasher
from storage.tables import PHONE_TAIL, conversations, customers, inbox, messages, orders, outbox, person_keys, profiles

HELD_BODIES = (DeliveryState.WAITING, DeliveryState.EARLY, DeliveryState.SET_ASIDE)
AT_ONCE = 100  # bodies read into memory together
FORGOTTEN = "The person it was about has been forgotten."
NOTE = Prepared(
    """
    INSERT INTO person_keys (store_id, conversation_id, hash)
    SELECT CAST(:store AS uuid), CAST(:conversation AS uuid), unnest(CAST(:hashes AS text[])) ON CONFLICT DO NOTHING
    """
)


class StoredPersons:
    """Implements domain.privacy.shelves.PersonShelf."""

    def __init__(self, connection: Connection, hasher: KeyedHasher) -> None:
        self.connection = connection
        self.hasher = hasher

    def note_said(self, store: Store, conversation_id: UUID, words: Iterable[str], order_ids: Iterable[int]) -> None:
        """Remember whose e-mails and phones stand in what is kept with a conversation, and whose orders it is about."""
        text = "\n".join(words)
        seen = visible(text)  # of "tom at example dot com" what the chat reads in it
        emails = emails_in(text) | (emails_in(seen) if seen != text else frozenset())
        contacts = self.contact_keys(store, emails, phones_in(text))
        self.note(store, conversation_id, contacts | self.order_keys(store, order_ids))

    def note(self, store: Store, conversation_id: UUID, hashes: Collection[str]) -> None:
        if hashes:
            NOTE.later(self.connection, store=store.id, conversation=conversation_id, hashes=sorted(hashes))

    def keys(self, store: Store, subject: Subject) -> frozenset[str]:
        ids = {self.hasher.digest(store, "customer", str(one)) for one in subject.customer_ids}
        return self.contact_keys(store, subject.emails, subject.phones) | ids

    def contact_keys(self, store: Store, emails: Iterable[str], phones: Iterable[str]) -> frozenset[str]:
        hashed = {self.hasher.email(store, one) for one in emails}
        return frozenset(hashed | {self.hasher.digest(store, "phone", form) for form in phones})

    def order_keys(self, store: Store, order_ids: Iterable[int]) -> frozenset[str]:
        return frozenset(self.hasher.digest(store, "order", str(one)) for one in order_ids)

    def customers(self, store: Store, subject: Subject) -> list[Customer]:
        query = held(customers, store).where(
            or_(customers.c.id.in_(subject.customer_ids), *self.by_contact(customers, store, subject))
        )
        return [from_json(Customer, record) for record in self.connection.scalars(query)]

    def orders(self, store: Store, subject: Subject) -> list[Order]:
        query = held(orders, store).where(
            or_(
                among(orders.c.id, subject.order_ids),
                orders.c.customer_id.in_(subject.customer_ids),
                *self.by_contact(orders, store, subject),
            )
        )
        return [from_json(Order, record) for record in self.connection.scalars(query.order_by(orders.c.created_at))]

    def by_contact(self, table: Table, store: Store, subject: Subject) -> list[Any]:
        emails = {self.hasher.email(store, one) for one in subject.emails}
        tails = {form[-SHORTEST:] for form in subject.phones}
        has_phone = table.c.record["phone"].astext != ""
        return [table.c.email_hash.in_(emails), has_phone & literal_column(PHONE_TAIL).in_(tails)]

    def conversations(self, store: Store, subject: Subject) -> list[UUID]:
        """Return those held by the person, with their orders opened or their contacts written in them."""
        keys = self.keys(store, subject) | self.order_keys(store, subject.order_ids)
        spoken_of = select(person_keys.c.conversation_id).where(
            person_keys.c.store_id == store.id, among(person_keys.c.hash, keys)
        )
        theirs = or_(conversations.c.id.in_(spoken_of), conversations.c.customer_id.in_(subject.customer_ids))
        query = select(conversations.c.id).where(conversations.c.store_id == store.id, theirs)
        return list(self.connection.scalars(query.order_by(conversations.c.started_at)))

    def browsed_alike(self, store: Store, conversation_ids: Collection[UUID]) -> list[UUID]:
        """Return these, and all others of the nameless profiles that held them."""
        named = conversations.c.id.in_(conversation_ids)
        nameless = select(profiles.c.id).where(
            profiles.c.customer_id.is_(None),
            profiles.c.id.in_(select(conversations.c.profile_id).where(conversations.c.store_id == store.id, named)),
        )
        query = select(conversations.c.id).where(
            conversations.c.store_id == store.id, named | conversations.c.profile_id.in_(nameless)
        )
        return list(self.connection.scalars(query))

    def forget(self, store: Store, subject: Subject, conversation_ids: Collection[UUID]) -> Done:
        """Delete the conversations with all that hangs on them, and profiles that nobody is left of."""
        tickets = self.tickets(store, conversation_ids)
        take_back_troubles(self.connection, store)
        said = select(func.count()).where(
            messages.c.store_id == store.id, messages.c.conversation_id.in_(conversation_ids)
        )
        counts = {"messages": self.connection.scalar(said) or 0, "tickets": len(tickets)}
        owned = conversations.c.store_id == store.id, conversations.c.id.in_(conversation_ids)
        gone = self.connection.execute(delete(conversations).where(*owned).returning(conversations.c.profile_id))
        held_by = [row.profile_id for row in gone]
        left = select(conversations.c.id).where(conversations.c.profile_id == profiles.c.id).exists()
        empty = profiles.c.id.in_(held_by) & ~left
        nobody = delete(profiles).where(
            profiles.c.store_id == store.id, or_(profiles.c.customer_id.in_(subject.customer_ids), empty)
        )
        counts |= {"conversations": len(held_by), "profiles": self.connection.execute(nobody).rowcount}
        # A ticket of the house's own inbox goes with its conversation; the others are the merchant's to delete.
        left_there = (one for one in tickets if one.ticket_id and one.method != HandoffMethod.INBOX)
        return Done(counts, tuple(left_there))

    def tickets(self, store: Store, conversation_ids: Collection[UUID]) -> list[HandedOver]:
        # Locked: a ticket that is being opened just now must not be left out.
        query = select(outbox.c.method, outbox.c.ticket_id).where(
            outbox.c.store_id == store.id, outbox.c.conversation_id.in_(conversation_ids), outbox.c.part == 0
        )
        return [HandedOver(row.method, row.ticket_id) for row in self.connection.execute(query.with_for_update())]

    def kept_bodies(self, store: Store) -> Iterator[KeptBody]:
        query = select(inbox.c.id, inbox.c.topic, inbox.c.triggered_at, inbox.c.body).where(
            inbox.c.store_id == store.id, inbox.c.state.in_(HELD_BODIES), inbox.c.body.is_not(None)
        )
        found = self.connection.execute(query.execution_options(yield_per=AT_ONCE))
        return (KeptBody(row.id, row.topic, row.triggered_at, bytes(row.body)) for row in found)

    def drop_bodies(self, ids: Collection[int]) -> None:
        closed = {"state": DeliveryState.SKIPPED, "body": None, "reason": FORGOTTEN}
        statement = update(inbox).where(inbox.c.id.in_(ids))
        self.connection.execute(statement.values(**closed, settled_at=func.clock_timestamp()))


def held(table: Table, store: Store) -> Select[tuple[Any]]:
    return select(table.c.record).where(table.c.store_id == store.id, table.c.record.is_not(None))
