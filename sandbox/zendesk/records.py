"""What a Zendesk account holds."""

import threading
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sandbox.helpdesks.grants import Client, Grants


class Role(StrEnum):
    END_USER = "end-user"
    AGENT = "agent"
    ADMIN = "admin"


@dataclass(frozen=True)
class User:
    id: int
    name: str
    email: str | None
    role: str
    external_id: str | None
    created_at: datetime
    updated_at: datetime
    locale: str = "en-US"

    @property
    def is_staff(self) -> bool:
        return self.role != Role.END_USER


@dataclass(frozen=True)
class Attachment:
    id: int
    file_name: str
    content_type: str
    size: int
    text: str | None  # shown to a person when the file is plain text


@dataclass(frozen=True)
class Comment:
    id: int
    audit_id: int
    author_id: int
    body: str
    html_body: str
    public: bool
    created_at: datetime
    attachments: tuple[Attachment, ...] = ()
    channel: str = "api"


@dataclass(frozen=True)
class CustomValue:
    id: int
    value: str | None


@dataclass(frozen=True)
class Ticket:
    id: int
    subject: str
    requester_id: int
    submitter_id: int
    comments: tuple[Comment, ...]
    created_at: datetime
    updated_at: datetime
    status: str = "new"
    priority: str | None = None
    type: str | None = None
    tags: tuple[str, ...] = ()
    custom_fields: tuple[CustomValue, ...] = ()
    external_id: str | None = None
    assignee_id: int | None = None
    group_id: int | None = None
    channel: str = "api"

    @property
    def first_is_public(self) -> bool:
        return self.comments[0].public


@dataclass(frozen=True)
class Article:
    """One article in one language."""

    id: int
    locale: str
    title: str
    body: str
    draft: bool
    user_segment_id: int | None  # None: everybody reads it
    created_at: datetime
    updated_at: datetime

    @property
    def is_public(self) -> bool:
        return not self.draft and self.user_segment_id is None


@dataclass(frozen=True)
class Webhook:
    id: str
    name: str
    endpoint: str
    subscriptions: tuple[str, ...]
    secret: str = field(repr=False)
    status: str
    created_at: datetime


@dataclass(frozen=True)
class TicketField:
    id: int
    title: str
    type: str
    active: bool = True


@dataclass(frozen=True)
class Answered:
    """What an idempotency key stands for."""

    fingerprint: str
    body: str
    at: datetime


@dataclass(frozen=True)
class Settings:
    rate_limit: int = 700  # calls a minute, Enterprise
    update_limit: int = 100  # ticket updates a minute
    access_ttl: int = 1800  # seconds
    duplicate_every: int = 4  # every n-th webhook goes out twice; 0 never
    export_page: int = 1000  # tickets
    own_fields: int = 20  # custom fields the plan has room for


@dataclass
class Account:
    name: str
    id: int
    users: dict[int, User] = field(default_factory=dict)
    tickets: dict[int, Ticket] = field(default_factory=dict)
    fields: tuple[TicketField, ...] = ()
    webhooks: dict[str, Webhook] = field(default_factory=dict)
    uploads: dict[str, Attachment] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)  # by locale and id: "en-us/4407101"
    answered: dict[str, Answered] = field(default_factory=dict)
    grants: Grants = field(default_factory=Grants)
    own_client: Client | None = None
    token_calls: int = 0
    settings: Settings = field(default_factory=Settings)
    last_id: int = 900_100
    events: int = 0
    lock: threading.RLock = field(init=False, repr=False, default_factory=threading.RLock)

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    @property
    def owner(self) -> User:
        return next(user for user in self.users.values() if user.role == Role.ADMIN)

    @property
    def staff(self) -> list[User]:
        return [user for user in self.users.values() if user.is_staff]
