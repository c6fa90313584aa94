"""Conversations between a shopper and the agent, later a person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ConversationState(StrEnum):
    """Where a conversation stands. The agent speaks only in the first three."""

    OPEN = "open"
    OFFERED = "offered"
    AWAITING_EMAIL = "awaiting_email"
    HANDED_OFF = "handed_off"
    WITH_HUMAN = "with_human"
    CLOSED = "closed"


AGENT_MAY_SPEAK = frozenset({ConversationState.OPEN, ConversationState.OFFERED, ConversationState.AWAITING_EMAIL})


class Author(StrEnum):
    SHOPPER = "shopper"
    AGENT = "agent"
    STAFF = "staff"
    SYSTEM = "system"


@dataclass(frozen=True)
class Shopper:
    """Who is asking, as far as it is proven.

    `customer_id` only when signed in through the app proxy. `proven_orders` holds the ids of orders proven by number
    with e-mail or postcode; `proven_email_hashes` the keyed hashes of the e-mails given with them, so that a further
    order *named by its number* with the same e-mail needs no second proof.
    """

    profile_id: UUID
    visitor: str
    customer_id: int | None = None
    proven_orders: frozenset[int] = frozenset()
    proven_email_hashes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Message:
    """`unasked` where a button or a form said it, or the agent to one: that asks nothing, and answers no message."""

    id: UUID
    author: Author
    text: str
    at: datetime
    author_name: str = ""
    unasked: bool = False


@dataclass(frozen=True)
class Page:
    """What the shopper is looking at while writing."""

    url: str = ""
    product_id: int | None = None


class About(StrEnum):
    """What the last answer told of."""

    NOTHING = ""
    GOODS = "goods"
    RULES = "rules"
    ORDERS = "orders"


@dataclass(frozen=True)
class Topic:
    """What "it" and "that order" refer to: the record last spoken of, kept with the conversation.

    `chosen` pairs options of the product with the values that were spoken of: (("Color", "Red"),). What was `asked`
    last and is answered, and the ids of products `shown` with it, complete a message that only says what is new;
    `question` is what was asked last of goods, whatever was sought before; `listed` are the names of the orders told
    last as a list. `unclear` where the last message was not understood.
    """

    product_id: int | None = None
    order_name: str = ""
    pending_question: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    about: About = About.NOTHING
    asked: str = ""
    question: str = ""
    shown: tuple[int, ...] = ()
    unclear: bool = False
    listed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conversation:
    """`messages` oldest first, as far as they were loaded; `timezone` the shopper's own, "" where it is not known."""

    id: UUID
    state: ConversationState
    shopper: Shopper
    locale: str
    started_at: datetime
    messages: tuple[Message, ...] = ()
    topic: Topic = Topic()
    timezone: str = ""
