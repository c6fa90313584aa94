"""What a Gorgias account holds."""

import threading
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sandbox.helpdesks.grants import Grants

Raw = dict[str, object]  # JSON kept as the caller gave it


@dataclass(frozen=True)
class User:
    id: int
    name: str
    email: str
    role: str
    created_at: datetime


@dataclass(frozen=True)
class Customer:
    id: int
    name: str | None
    email: str | None
    external_id: str | None
    channels: tuple[Raw, ...]
    created_at: datetime
    updated_at: datetime
    language: str | None = None
    timezone: str | None = None
    note: str | None = None
    meta: Raw | None = None


@dataclass(frozen=True)
class Message:
    id: int
    channel: str
    via: str
    from_agent: bool
    public: bool
    sender_id: int  # a user's when from_agent, else a customer's
    body_text: str
    body_html: str
    created_at: datetime
    sent_at: datetime | None
    mailed: bool = False  # the helpdesk itself e-mailed it to the customer
    subject: str | None = None
    stripped_text: str | None = None
    source: Raw | None = None
    external_id: str | None = None
    message_id: str | None = None
    attachments: tuple[Raw, ...] = ()
    meta: Raw | None = None

    @property
    def is_note(self) -> bool:
        return self.channel == "internal-note" or not self.public


@dataclass(frozen=True)
class Ticket:
    id: int
    channel: str
    via: str
    from_agent: bool
    customer_id: int
    messages: tuple[Message, ...]
    created_at: datetime
    updated_at: datetime
    status: str = "open"
    priority: str = "normal"
    subject: str | None = None
    tags: tuple[str, ...] = ()
    custom_fields: tuple[Raw, ...] = ()
    external_id: str | None = None
    language: str | None = None
    spam: bool = False
    meta: Raw | None = None
    assignee_id: int | None = None
    closed_at: datetime | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True)
class Integration:
    id: int
    name: str
    type: str
    created_at: datetime
    address: str | None = None  # of a connected mailbox
    http: Raw = field(default_factory=dict)
    hmac_secret: str | None = field(default=None, repr=False)
    deactivated_at: datetime | None = None


@dataclass(frozen=True)
class Event:
    id: int
    type: str
    ticket_id: int
    user_id: int | None
    context: str
    created_at: datetime


@dataclass(frozen=True)
class Mailing:
    """An e-mail this helpdesk sent to a customer, and who made it do so."""

    ticket_id: int
    message_id: int
    to: str
    subject: str
    text: str
    by: str  # "api" or "helpdesk"
    at: datetime


class SignatureStyle(StrEnum):
    """Public code disagrees on how Gorgias signs, so each reading can be tried."""

    HEX = "hex"
    PREFIXED = "sha256="
    BASE64 = "base64"
    NONE = "none"


class TagRule(StrEnum):
    """What becomes of a tag that the account does not know: nobody tells, so each can be tried."""

    CREATED = "created"
    REFUSED = "refused"  # until it is made by a call of its own
    LOCKED = "locked"  # no call makes it


@dataclass(frozen=True)
class Settings:
    key_limit: int = 40  # calls in 20 seconds with an API key
    oauth_limit: int = 80
    access_ttl: int = 86_400  # seconds
    duplicate_every: int = 4  # every n-th webhook goes out twice; 0 never
    signature_style: str = SignatureStyle.HEX
    tag_rule: str = TagRule.CREATED
    deliver: bool = True  # webhooks; without, only the events tell
    api_email: str = "demo@shopfloor.example"
    api_key: str = field(default="demo-key", repr=False)


@dataclass
class Account:
    name: str
    id: int
    users: dict[int, User] = field(default_factory=dict)
    customers: dict[int, Customer] = field(default_factory=dict)
    tickets: dict[int, Ticket] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    integrations: dict[int, Integration] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)  # tickets that are part of others, by their ids
    events: list[Event] = field(default_factory=list)
    mailings: list[Mailing] = field(default_factory=list)
    grants: Grants = field(default_factory=Grants)
    settings: Settings = field(default_factory=Settings)
    last_id: int = 54_000
    deliveries: int = 0
    lock: threading.RLock = field(init=False, repr=False, default_factory=threading.RLock)

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def user_with(self, role: str) -> User:
        return next(user for user in self.users.values() if user.role == role)

    @property
    def people(self) -> list[User]:
        return [user for user in self.users.values() if user.role != "bot"]

    @property
    def mailbox(self) -> str:
        return next(i.address for i in self.integrations.values() if i.address is not None)
