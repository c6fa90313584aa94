"""Proving an order: what a shopper knows of it opens that order to their conversation, and nothing else."""

from dataclasses import replace
from typing import Any, Protocol

from domain.conversations import Conversation
from domain.identity import prove_order
from domain.ports import Hasher, Orders
from domain.stores import Store


class ConversationShelf(Protocol):
    def change(self, store: Store, conversation: Conversation, **values: Any) -> None: ...


class Shelves(Protocol):
    @property
    def orders(self) -> Orders: ...

    @property
    def conversations(self) -> ConversationShelf: ...


def prove(
    store: Store,
    conversation: Conversation,
    order_name: str,
    email: str | None,
    postcode: str | None,
    shelves: Shelves,
    hasher: Hasher,
) -> Conversation:
    """Return the conversation with what is proven now; unchanged, without a word of why, where nothing is."""
    proven = prove_order(shelves.orders.named(store, order_name), email, postcode)
    if proven is None:
        return conversation
    hashes = {hasher.email(store, email)} if email else set()
    shopper = replace(
        conversation.shopper,
        proven_orders=conversation.shopper.proven_orders | {proven.id},
        proven_email_hashes=conversation.shopper.proven_email_hashes | hashes,
    )
    shelves.conversations.change(
        store,
        conversation,
        proven_orders=sorted(shopper.proven_orders),
        proven_email_hashes=sorted(shopper.proven_email_hashes),
    )
    return replace(conversation, shopper=shopper)
