"""What becomes of an anonymous chat when its shopper signs in (docs/decisions/0054)."""

from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from domain.agent.understanding.mentions import visible
from domain.contacts import emails_in, normalise_email, normalise_phone, phones_in
from domain.conversations import Author, Conversation, ConversationState
from domain.customers import Customer
from domain.handoff.agreements import Agreement
from domain.privacy.records import Done
from domain.privacy.subjects import Subject
from domain.stores import Store

CARRIED_WITHIN = timedelta(minutes=30)  # of the last word; after that, somebody else may sit there


class ConversationShelf(Protocol):
    def conversation(
        self, store: Store, conversation_id: UUID, *, lock: bool = False, in_line: bool = True
    ) -> Conversation | None: ...

    def agreement(self, store: Store, conversation_id: UUID) -> Agreement: ...

    def carry_on(self, store: Store, conversation: Conversation, customer_id: int, now: datetime) -> Conversation: ...


class CustomerShelf(Protocol):
    def customer(self, store: Store, customer_id: int) -> Customer | None: ...


class PersonShelf(Protocol):
    def forget(self, store: Store, subject: Subject, conversation_ids: list[UUID]) -> Done: ...


class Shelves(Protocol):
    @property
    def conversations(self) -> ConversationShelf: ...

    @property
    def customers(self) -> CustomerShelf: ...

    @property
    def persons(self) -> PersonShelf: ...


def carried_on(
    store: Store, conversation_id: UUID, visitor: str, customer_id: int, now: datetime, shelves: Shelves
) -> Conversation | None:
    """Return a conversation of the customer's with all that was said in the anonymous one, which is no more.

    None where that one may be another's: it stays as it is.
    """
    found = shelves.conversations.conversation(store, conversation_id, lock=True, in_line=False)
    customer = shelves.customers.customer(store, customer_id)
    if found is None or customer is None or not _is_nobodys(found, visitor, now):
        return None
    agreed = shelves.conversations.agreement(store, conversation_id)
    if agreed.method or agreed.email or agreed.doubted or _names_somebody_else(found, customer):
        return None
    carried = shelves.conversations.carry_on(store, found, customer_id, now)
    shelves.persons.forget(store, Subject(), [conversation_id])
    return carried


def _is_nobodys(conversation: Conversation, visitor: str, now: datetime) -> bool:
    """Whether nothing is proven in it and nobody has it, and this browser said something in it just now."""
    shopper, last = conversation.shopper, conversation.messages[-1:]
    proven = shopper.customer_id or shopper.proven_orders or shopper.proven_email_hashes
    is_fresh = bool(last) and now - last[0].at <= CARRIED_WITHIN
    return not proven and conversation.state is ConversationState.OPEN and shopper.visitor == visitor and is_fresh


def _names_somebody_else(conversation: Conversation, customer: Customer) -> bool:
    """Whether an address or a phone number stands in it that is not the customer's own."""
    said = visible("\n".join(one.text for one in conversation.messages if one.author is Author.SHOPPER))
    return not (
        emails_in(said) <= {normalise_email(customer.email)} and phones_in(said) <= normalise_phone(customer.phone)
    )
