"""What the team is shown of its tickets."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.conversations import ConversationState
from domain.team.tickets import TeamTicket

NOBODY = "nobody"


@dataclass(frozen=True)
class Wanted:
    """Which tickets: "" and False pass all. `assignee` is a member's id or "nobody"; `before` the last one seen."""

    status: str = ""
    assignee: str = ""
    level: str = ""
    tag: str = ""
    unread: bool = False
    words: str = ""
    before: tuple[datetime, int] | None = None


@dataclass(frozen=True)
class Listed:
    ticket: TeamTicket
    state: ConversationState
    unread: bool
    last_words: str


@dataclass(frozen=True)
class Counts:
    """Of what is not solved, but for `solved`."""

    open: int
    pending: int
    solved: int
    mine: int
    unassigned: int
    manager: int
    unread: int


@dataclass(frozen=True)
class EarlierTalk:
    id: UUID
    state: ConversationState
    started_at: datetime
    opening: str
