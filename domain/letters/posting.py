"""Letters on their way: kept with what they tell of, sent once that is committed, tried again until they are taken."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.delivering import EARLY, GIVE_UP_AFTER, IN_DOUBT, wait_after
from domain.letters.letters import Letter
from domain.ports import Mail
from domain.stores import Store


class LetterKind(StrEnum):
    """What a letter is. A REPLY is spared who has read it in the chat."""

    REPLY = "reply"
    TRANSCRIPT = "transcript"
    TROUBLE = "trouble"


class LetterState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    SPARED = "spared"
    FAILED = "failed"


@dataclass(frozen=True)
class Posted:
    """A letter on its way. `tried_since` None until the first try."""

    id: UUID
    store_id: UUID
    conversation_id: UUID | None
    kind: LetterKind
    letter: Letter
    attempts: int
    tried_since: datetime | None
    next_at: datetime


class LetterShelf(Protocol):
    def put(
        self,
        store: Store,
        kind: LetterKind,
        letter: Letter,
        now: datetime,
        *,
        conversation_id: UUID | None = None,
        after: timedelta = timedelta(0),
    ) -> bool:
        """Keep exactly what is to be sent. Return False where the store has a letter of that key."""

    def take(self, letter_id: UUID) -> Posted | None:
        """Return it locked to this transaction; None when another has it, or it is no longer waiting."""

    def change(self, letter_id: UUID, **values: object) -> None: ...

    def settle(self, posted: Posted, state: LetterState, advice: str = "") -> None:
        """End it, and forget its words."""


def note_try(letter_id: UUID, shelf: LetterShelf, now: datetime) -> Posted | None:
    """Count a try before it is made, in a transaction of its own. Return None when there is nothing to do yet."""
    posted = shelf.take(letter_id)
    if posted is None or posted.next_at - now > EARLY:
        return None
    next_at = now + timedelta(seconds=max(wait_after(posted.attempts + 1), IN_DOUBT))
    since = posted.tried_since or now
    shelf.change(letter_id, attempts=posted.attempts + 1, next_at=next_at, tried_since=since)
    return posted


def post(letter_id: UUID, shelf: LetterShelf, mail: Mail, now: datetime) -> LetterState | None:
    """Send it. Return how it stands; None when there was nothing to do."""
    posted = shelf.take(letter_id)
    if posted is None:
        return None
    try:
        mail.send(posted.letter)
    except RemoteError as error:
        return put_off(posted, shelf, error, now)
    shelf.settle(posted, LetterState.SENT)
    return LetterState.SENT


def put_off(posted: Posted, shelf: LetterShelf, error: RemoteError, now: datetime) -> LetterState:
    since = posted.tried_since or now
    # A server that does not let us in is mended by whoever runs this app, and the letter waits for that.
    hopeless = error.permanent and not isinstance(error, CredentialsRejected)
    if hopeless or now - since > GIVE_UP_AFTER:
        shelf.settle(posted, LetterState.FAILED, error.advice or str(error))
        return LetterState.FAILED
    wait = max(error.retry_after or 0, 0 if error.answered else IN_DOUBT, wait_after(posted.attempts))
    shelf.change(posted.id, next_at=now + timedelta(seconds=wait), advice=error.advice)
    return LetterState.WAITING
