"""What a person is told of themselves: a document that needs nothing else to be read."""

from dataclasses import dataclass
from datetime import datetime

from domain.customers import Customer
from domain.orders import Order

FORMAT = "shopfloor.person/3"


@dataclass(frozen=True)
class SaidThen:
    author: str
    at: datetime
    text: str
    outcome: str


@dataclass(frozen=True)
class SentTicket:
    """What was handed to a helpdesk. Texts are empty where the conversation held another person's data too."""

    method: str
    id: str
    url: str
    subject: str
    opened_at: datetime
    request: str
    note: str


@dataclass(frozen=True)
class Noted:
    """What the team wrote about them in the house's own inbox; not who wrote it, for that is another person's."""

    at: datetime
    text: str


@dataclass(frozen=True)
class Talk:
    """`proven_orders` are the names of their own orders opened in it. `left_out` counts messages about other people,
    `notes_left_out` the notes of a conversation that held another person's data too."""

    id: str
    profile_id: str
    visitor: str
    started_at: datetime
    state: str
    language: str
    signed_in: bool
    proven_orders: tuple[str, ...]
    email_given: str
    messages: tuple[SaidThen, ...]
    left_out: int
    tickets: tuple[SentTicket, ...]
    notes: tuple[Noted, ...] = ()
    notes_left_out: int = 0


@dataclass(frozen=True)
class Export:
    """`orders_not_held` were asked for and are not here. `unproven` are the ids of conversations in which the person's
    contacts were written by somebody who never proved to be them: the merchant may look, and must judge."""

    shop: str
    request: str
    asked_at: datetime
    customers: tuple[Customer, ...]
    orders: tuple[Order, ...]
    orders_not_held: tuple[int, ...]
    conversations: tuple[Talk, ...]
    unproven: tuple[str, ...]
    format: str = FORMAT
