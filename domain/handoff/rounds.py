"""The times a conversation was handed to people: each is a round with a ticket of its own."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.handoff.tickets import HandoffMethod
from domain.stores import Store

REQUEST_KEY = re.compile(r"(conv_[0-9a-f]{32}(?:-[0-9]+)?)-1", re.ASCII)


@dataclass(frozen=True)
class Round:
    """`number` counts from 1; `external_id` names the round at a helpdesk, and in the house's own inbox.

    `told_at` is the time of the newest status that was told of it, by the clock of whoever told it: what is older comes
    late. `ended_at` is None as long as people have the conversation.
    """

    conversation_id: UUID
    number: int
    method: HandoffMethod
    external_id: str
    began_at: datetime
    told_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def runs(self) -> bool:
        return self.ended_at is None


class RoundShelf(Protocol):
    def begin(self, store: Store, conversation_id: UUID, method: HandoffMethod, now: datetime) -> Round:
        """Begin the next one. The conversation must be locked."""

    def all(self, store: Store, conversation_id: UUID) -> list[Round]:
        """Return them in their order."""

    def of_external_id(self, store: Store, external_id: str) -> Round | None: ...

    def change(self, store: Store, one: Round, *, told_at: datetime | None, ended_at: datetime | None) -> None: ...


def external_id_of(conversation_id: UUID, number: int) -> str:
    """`conv_<hex>` of the first round, `conv_<hex>-2` of the second: what a helpdesk finds a ticket by."""
    first = f"conv_{conversation_id.hex}"
    return first if number == 1 else f"{first}-{number}"


def key_of(external_id: str) -> str:
    """Return what names the request with which the round's ticket begins, among all that a helpdesk holds."""
    return f"{external_id}-1"


def external_id_in(key: object) -> str:
    """Return the round's external id where `key`, anybody's, is one of `key_of`; else ""."""
    found = REQUEST_KEY.fullmatch(str(key))
    return found.group(1) if found else ""


def conversation_of(external_id: str) -> UUID:
    """Return whose round it is."""
    return UUID(external_id.removeprefix("conv_").partition("-")[0])
