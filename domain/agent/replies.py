"""What the agent may answer, as values. Only the edge of the house turns them into JSON or words on a wire."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.conversations import Topic
from domain.orders import Tracking


class Outcome(StrEnum):
    ANSWERED = "answered"
    CLARIFY = "clarify"
    HANDOFF_OFFERED = "handoff_offered"
    HANDED_OFF = "handed_off"
    NOT_SUPPORTED = "not_supported"
    REFUSED = "refused"
    VERIFY_IDENTITY = "verify_identity"


@dataclass(frozen=True)
class Evidence:
    """A record that supports an answer. `fields` are the values used, by name, as text: {"price": "19.99", …}."""

    kind: str
    id: str
    title: str
    url: str
    version: str
    fields: dict[str, str]


@dataclass(frozen=True)
class ProductCard:
    """`price` is the lowest price of what is shown; `image` None where the product has none."""

    id: str
    handle: str
    title: str
    url: str
    image: str | None
    price: Decimal
    currency: str
    available: bool


@dataclass(frozen=True)
class OrderCard:
    """`status` is one of domain.agent.order_states."""

    name: str
    status: str
    tracking: tuple[Tracking, ...]


@dataclass(frozen=True)
class Source:
    kind: str
    id: str
    title: str
    url: str
    version: str


@dataclass(frozen=True)
class HandoffReason:
    """Why a person should take over: `code` for tags ("customer_request", "sensitive", "low_confidence", "policy")."""

    code: str
    urgent: bool = False


@dataclass(frozen=True)
class Reply:
    """One answer with all that supports it.

    `intents` are the intents it served, for tags; `topic` is what the conversation is about from here on;
    `handoff` says why a person is offered, where `outcome` is HANDOFF_OFFERED.
    """

    outcome: Outcome
    text: str
    intents: tuple[str, ...] = ()
    cards: tuple[ProductCard | OrderCard, ...] = ()
    sources: tuple[Source, ...] = ()
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    checks: tuple[str, ...] = ()
    topic: Topic = Topic()
    handoff: HandoffReason | None = None
