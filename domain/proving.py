"""Proving an order: what a shopper knows of it opens that order to their conversation, and nothing else."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Protocol

from domain.agent.understanding.mentions import find_order_names, visible
from domain.agent.understanding.proofs import find_proofs
from domain.conversations import Author, Conversation, Shopper
from domain.identity import EITHER, Factor, Proof, is_own, may_read_named, prove_order
from domain.orders import normalise_order_name
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

    def named_wrongly(self, email_hash: str) -> bool:
        """Count a number that opens nothing, of who has proven that e-mail. Return whether there were too many."""


class Uncounted:
    """For callers who are no strangers: operators at their own terminal."""

    def begin(self, proof: Proof) -> frozenset[Factor]:
        return EITHER

    def succeeded(self, proof: Proof) -> None:
        pass

    def named_wrongly(self, email_hash: str) -> bool:
        return False


def prove_typed(
    store: Store,
    conversation: Conversation,
    text: str,
    tried: str,
    shelves: Shelves,
    hasher: Hasher,
    attempts: Attempts,
) -> Conversation:
    """Take order numbers, e-mails and postcodes written into the chat as the proof that the form would have taken.

    What the part of a burst in `tried` proves was tried when that was heard, and counts no second time. Who is signed
    in proves no order of their account, but may one that they bought as a guest. Who guesses at numbers opens no more
    by an e-mail that is proven. Raises TooManyAttempts.
    """
    before = [one.text for one in conversation.messages[:-1] if one.author is Author.SHOPPER]
    known = set(find_proofs(tried, before[:-1], conversation.topic)) if tried else set()
    for proof in find_proofs(text, before, conversation.topic):
        if in_account(store, conversation.shopper, proof.order_name, shelves.orders):
            continue
        if proof in known:
            own = holds_own(store, conversation.shopper, proof.order_name, shelves.orders)
            conversation = speaking_of(conversation, proof.order_name) if own else conversation
            continue
        counted = Uncounted() if is_no_guess(store, conversation.shopper, proof, hasher) else attempts
        after = prove(store, conversation, proof, shelves, hasher, counted)
        conversation = conversation if after is conversation else speaking_of(after, proof.order_name)
    named = set(find_order_names(visible(text))) - set(find_order_names(visible(tried)))
    return without_guesses(store, conversation, named, shelves, attempts)


def is_no_guess(store: Store, shopper: Shopper, proof: Proof, hasher: Hasher) -> bool:
    """Whether a proof only names a further order of an e-mail that is proven. A postcode beside it is a guess."""
    return not proof.postcode and hasher.email(store, proof.email) in shopper.proven_email_hashes


def without_guesses(
    store: Store, conversation: Conversation, named: Collection[str], shelves: Shelves, attempts: Attempts
) -> Conversation:
    """Count the numbers that open nothing. After too many a proven e-mail opens no further order: numbers are counted
    up, and whoever was sent a gift knows one number and the giver's address."""
    shopper = conversation.shopper
    if not shopper.proven_email_hashes:
        return conversation
    wrong = [name for name in sorted(named) if not opens(store, shopper, name, shelves.orders)]
    hashes = sorted(shopper.proven_email_hashes)
    if not any([attempts.named_wrongly(one) for _ in wrong for one in hashes]):
        return conversation
    shelves.conversations.change(store, conversation, proven_email_hashes=[])
    return replace(conversation, shopper=replace(shopper, proven_email_hashes=frozenset()))


def opens(store: Store, shopper: Shopper, order_name: str, orders: Orders) -> bool:
    return any([may_read_named(shopper, keys) for keys in orders.keys(store, order_name)])


def speaking_of(conversation: Conversation, order_name: str) -> Conversation:
    """Turn to the order just proven, so that a message which holds no more than the proof is answered about it."""
    asked = question_about(order_name, conversation.topic.pending_question)
    return replace(conversation, topic=replace(conversation.topic, order_name=order_name, pending_question=asked))


def question_about(order_name: str, pending: str) -> str:
    """Return what was asked before the proof, unless that was about another order than the one proven."""
    wanted, named = normalise_order_name(order_name), {normalise_order_name(name) for name in find_order_names(pending)}
    asks_more = normalise_order_name(pending) not in ("", wanted)
    return pending if asks_more and named <= {wanted} else f"#{order_name.lstrip('#')}"


def in_account(store: Store, shopper: Shopper, order_name: str, orders: Orders) -> bool:
    """Whether an order of that name stands in the account of a shopper who is signed in."""
    return shopper.customer_id is not None and holds_own(store, shopper, order_name, orders)


def holds_own(store: Store, shopper: Shopper, order_name: str, orders: Orders) -> bool:
    return any(is_own(shopper, keys) for keys in orders.keys(store, order_name))


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
