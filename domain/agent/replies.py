"""What the agent may answer, as values. Only the edge of the house turns them into JSON or words on a wire."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from domain.conversations import Page, Topic
from domain.identity import Degree
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
    """`price` is the lowest price of what is shown and `most` the highest; `image` None where the product has none.

    `variant` is the id of the one that was asked for, None where that was left open; it makes no other card.
    `preorder` where the store counts none of it, and its record says that it is ordered ahead.
    """

    id: str
    handle: str
    title: str
    url: str
    image: str | None
    price: Decimal
    most: Decimal
    currency: str
    available: bool
    variant: int | None = field(default=None, compare=False)
    preorder: bool = False


@dataclass(frozen=True)
class Milestone:
    """`name` is "ordered", "shipped" or "delivered"; `at` None where it is still to come, or nobody noted when."""

    name: str
    done: bool
    at: datetime | None


@dataclass(frozen=True)
class OrderCard:
    """`status` is one of domain.agent.orders.states; `steps` are its way to the shopper, () where it is not on it."""

    name: str
    status: str
    tracking: tuple[Tracking, ...]
    steps: tuple[Milestone, ...] = ()


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
class Binding:
    """`words` of a sentence are what `field` of the record says."""

    words: str
    record: str
    version: str
    field: str


@dataclass(frozen=True)
class Checked:
    """A sentence with what binds it and what does not; it may be sent when `unbound` is empty."""

    sentence: str
    bindings: tuple[Binding, ...]
    unbound: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.unbound


@dataclass(frozen=True)
class Drafted:
    """How a model came to an answer: `lines` as they were sent, and what was `blocked`, each with what bound it not.

    `end` tells why the draft ended, `completed` that the composer's own sentences stand behind it.
    """

    model: str
    prompt: str
    end: str
    steps: int
    read_tokens: int
    written_tokens: int
    blocked: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lines: tuple[Checked, ...] = ()
    completed: bool = False


@dataclass(frozen=True)
class Setting:
    """What a message was answered in, beside its words: all that another answer may come of."""

    page: Page
    topic: Topic
    degree: Degree
    at: datetime


@dataclass(frozen=True)
class Reply:
    """One answer with all that supports it.

    `intents` are the intents it served, for tags; `topic` is what the conversation is about from here on;
    `handoff` says why a person is offered, where `outcome` is HANDOFF_OFFERED; `drafted` that a model worded it;
    `decided` that it decides a case, so that none may.
    `lines` are its sentences with what binds each, () where it was not made of checked ones.
    `language` and `timezone` are those it is written for, "" where nothing in it depends on them; `setting` is None
    for what is said without an answer to a message. `read_as` is the message written out, where it left things unsaid.
    """

    outcome: Outcome
    text: str
    intents: tuple[str, ...] = ()
    cards: tuple[ProductCard | OrderCard, ...] = ()
    sources: tuple[Source, ...] = ()
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    checks: tuple[str, ...] = ()
    lines: tuple[Checked, ...] = ()
    topic: Topic = Topic()
    handoff: HandoffReason | None = None
    decided: bool = False
    drafted: Drafted | None = None
    language: str = ""
    timezone: str = ""
    setting: Setting | None = None
    read_as: str = ""
