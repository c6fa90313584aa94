"""Proving an order: what a shopper knows of it opens that order to their conversation, and nothing else."""

from dataclasses import replace
from typing import Any, Protocol

from domain.conversations import Conversation, Shopper
from domain.identity import EITHER, Factor, Proof, is_own, prove_order
from domain.ports import Hasher, Orders
from domain.stores import Store


class ConversationShelf(Protocol):
    def change(self, store: Store, conversation: Conversation, **values: Any) -> None: ...


class Shelves(Protocol):
    @property
    def orders(self) -> Orders: ...

    @property
    def conversations(self) -> ConversationShelf: ...


class Attempts(Protocol):
    """How often an order may be tried, by one caller."""

    def begin(self, proof: Proof) -> frozenset[Factor]:
        """Count a try. Return which factors prove the order alone. Raises TooManyAttempts."""

    def succeeded(self, proof: Proof) -> None:
        """Take the try back where only wrong ones count."""


class Uncounted:
    """For callers who are no strangers: operators at their own terminal."""

    def begin(self, proof: Proof) -> frozenset[Factor]:
        return EITHER

    def succeeded(self, proof: Proof) -> None:
        pass


def in_account(store: Store, shopper: Shopper, order_name: str, orders: Orders) -> bool:
    """Whether an order of that name stands in the account of a shopper who is signed in."""
    return shopper.customer_id is not None and any(is_own(shopper, keys) for keys in orders.keys(store, order_name))


def prove(
    store: Store, conversation: Conversation, proof: Proof, shelves: Shelves, hasher: Hasher, attempts: Attempts
) -> Conversation:
    """Return the conversation with what is proven now; unchanged, without a word of why, where nothing is.

    Raises TooManyAttempts.
    """
    alone = attempts.begin(proof)
    email_hash = hasher.email(store, proof.email)
    order = prove_order(shelves.orders.keys(store, proof.order_name), email_hash, proof.postcode, alone)
    if order is None:
        return conversation
    attempts.succeeded(proof)
    # An e-mail beside the right postcode is only a claim: it opens nothing further.
    hashes = {email_hash} & {order.email_hash} - {""}
    shopper = replace(
        conversation.shopper,
        proven_orders=conversation.shopper.proven_orders | {order.id},
        proven_email_hashes=conversation.shopper.proven_email_hashes | hashes,
    )
    shelves.conversations.change(
        store,
        conversation,
        proven_orders=sorted(shopper.proven_orders),
        proven_email_hashes=sorted(shopper.proven_email_hashes),
    )
    return replace(conversation, shopper=shopper)
