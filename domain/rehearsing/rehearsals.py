"""A conversation answered as a shopper's is, and then undone: nothing of it is kept, counted or sent."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID, uuid4

from domain import turns
from domain.conversations import Conversation, Message, Page
from domain.errors import InvalidRequest
from domain.handoff.tickets import HandoffMethod, Ticket
from domain.privacy.exporting import orders_in
from domain.stores import Store
from domain.turns import Envelope, TurnContext, take_turn

MOST_QUESTIONS = 12  # of one conversation: all of it is answered anew for each that comes to it
LONGEST_QUESTION = 2000  # characters, as of a shopper's message
NO_CUSTOMER = "This customer is not, or no longer, among your store's."
NO_PRODUCT = "This product is not, or no longer, for sale in your store."
TOO_MANY = f"A conversation here ends after {MOST_QUESTIONS} questions. Begin a new one."
Receipt = Mapping[str, Any]


@dataclass(frozen=True)
class Script:
    """What is asked, in turn, by whom and on which product's page; None for nobody known and no such page.

    `locale` is that of their browser.
    """

    questions: tuple[str, ...]
    customer_id: int | None = None
    product_id: int | None = None
    locale: str = "en"


@dataclass(frozen=True)
class Exchange:
    """A question and what came back, as the chat would have it; `receipt` is {} where nothing was said."""

    question: str
    envelope: Envelope
    receipt: Receipt


@dataclass(frozen=True)
class Rehearsal:
    """`ticket` is what people would have been sent, `method` how, None of both where they would not have been.

    `order_ids` are the orders of which something was told.
    """

    exchanges: tuple[Exchange, ...]
    method: HandoffMethod | None
    ticket: Ticket | None
    order_ids: frozenset[int]


class Kept(Protocol):
    """One message of a conversation with all that is kept of it."""

    @property
    def message(self) -> Message: ...

    @property
    def receipt(self) -> dict[str, Any] | None: ...


class ConversationShelf(turns.ConversationShelf, Protocol):
    def start(
        self, store: Store, visitor: str, customer_id: int | None, locale: str, now: datetime, timezone: str = ""
    ) -> Conversation: ...

    def log(self, store: Store, conversation_id: UUID, after: UUID | None = None) -> Collection[Kept]: ...


class Shelves(turns.Shelves, Protocol):
    @property
    def conversations(self) -> ConversationShelf: ...

    def undone(self) -> AbstractContextManager[None]:
        """Undo all that is done inside, and tell nobody of it."""


def rehearse(store: Store, script: Script, shelves: Shelves, context: TurnContext) -> Rehearsal:
    """Return how the conversation would go now. A pause of the chat stops shoppers, and not this.

    Raises InvalidRequest where the customer or the product is not the store's, or too much is asked.
    """
    page, store = page_of(store, script, shelves), unpaused(store)
    with shelves.undone():
        begun, said = asked(store, script, script.questions, page, shelves, context)
        return rehearsed(store, begun, script.questions, said, shelves)


def unpaused(store: Store) -> Store:
    return replace(store, launch=replace(store.launch, paused=False))


def asked(
    store: Store, script: Script, questions: Sequence[str], page: Page, shelves: Shelves, context: TurnContext
) -> tuple[UUID, list[Envelope]]:
    """Begin the conversation and ask. Return its id and what came back."""
    if script.customer_id is not None and shelves.customers.customer(store, script.customer_id) is None:
        raise InvalidRequest(NO_CUSTOMER)
    if len(questions) > MOST_QUESTIONS:
        raise InvalidRequest(TOO_MANY)
    visitor = f"rehearsal-{uuid4().hex}"
    begun = shelves.conversations.start(store, visitor, script.customer_id, script.locale, context.now())
    return begun.id, [take_turn(store, begun.id, question, page, shelves, context) for question in questions]


def page_of(store: Store, script: Script, shelves: Shelves) -> Page:
    if script.product_id is None:
        return Page()
    product = shelves.catalogue.product(store, script.product_id)
    if product is None:
        raise InvalidRequest(NO_PRODUCT)
    return Page(product.url, product.id)


def rehearsed(
    store: Store, conversation_id: UUID, questions: Sequence[str], said: Sequence[Envelope], shelves: Shelves
) -> Rehearsal:
    """Return what is known of the conversation, before it is undone."""
    receipts = {str(one.message.id): one.receipt or {} for one in shelves.conversations.log(store, conversation_id)}
    exchanges = tuple(
        Exchange(question, envelope, receipts.get(envelope["message"]["id"], {}))
        for question, envelope in zip(questions, said, strict=True)
    )
    sent = shelves.outbox.tickets(store, conversation_id)
    told = frozenset(order_id for receipt in receipts.values() for order_id in orders_in(receipt))
    return Rehearsal(exchanges, sent[-1].method if sent else None, sent[-1].ticket if sent else None, told)
