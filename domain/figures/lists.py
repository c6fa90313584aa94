"""Lists of conversations: what a merchant looks for, and what is told of each that is found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from domain.agent.intents import Intent
from domain.conversations import ConversationState
from domain.figures.endings import Ending
from domain.figures.periods import Period
from domain.language.languages import Language
from domain.stores import Store

Place = tuple[datetime, UUID]  # of a conversation in the list: its last message, and its id


class Rating(StrEnum):
    """LIKED: a thumb up in it; DISLIKED: a thumb down; UNRATED: neither."""

    LIKED = "liked"
    DISLIKED = "disliked"
    UNRATED = "unrated"


@dataclass(frozen=True)
class Wanted:
    """What is not named is not asked for. `words` are said in it, an e-mail address or an order's name; `period` is
    when it began; `before` is the last one of the page before."""

    words: str = ""
    ending: Ending | None = None
    intent: Intent | None = None
    language: Language | None = None
    rating: Rating | None = None
    period: Period | None = None
    before: Place | None = None


@dataclass(frozen=True)
class Listed:
    """`opening` is what the shopper said first; `language` the code of what is spoken."""

    id: UUID
    state: ConversationState
    started_at: datetime
    last_at: datetime
    language: str
    signed_in: bool
    ending: Ending
    messages: int
    liked: int
    disliked: int
    opening: str

    @property
    def place(self) -> Place:
        return self.last_at, self.id


@dataclass(frozen=True)
class ExportedMessage:
    """A message as it is taken along; `outcome` is "" where it is no answer of the agent's."""

    author: str
    at: datetime
    text: str
    outcome: str


class ListShelf(Protocol):
    def found(self, store: Store, wanted: Wanted, limit: int) -> list[Listed]:
        """Return the newest first."""

    def messages(self, store: Store, found: Sequence[Listed]) -> Mapping[UUID, Sequence[ExportedMessage]]:
        """Return what was said in each, oldest first."""
