"""To whom the agent talks in a store: everyone, who is signed in, or a share of the visitors; or to nobody."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from domain.errors import InvalidRequest

WHOLE = 100  # percent
STEPS = 10_000  # places that visitors are spread over; a percent is a hundred of them


class Audience(StrEnum):
    EVERYONE = "everyone"
    SIGNED_IN = "signed_in"
    SHARE = "share"


@dataclass(frozen=True)
class Launch:
    """`share` is the percentage of visitors that SHARE means. While `paused`, the agent talks to nobody."""

    audience: Audience = Audience.EVERYONE
    share: int = WHOLE
    paused: bool = False

    def invites(self, store_id: UUID, visitor: str, *, signed_in: bool) -> bool:
        """Whether a conversation may begin. Who has no visitor id yet is in no share."""
        if self.paused:
            return False
        if self.audience is Audience.SIGNED_IN:
            return signed_in
        if self.is_by_visitor:
            return bool(visitor) and place_of(store_id, visitor) < self.share * STEPS // WHOLE
        return True

    @property
    def is_by_visitor(self) -> bool:
        """Whether some visitors are invited and others are not."""
        return not self.paused and self.audience is Audience.SHARE and self.share < WHOLE


def place_of(store_id: UUID, visitor: str) -> int:
    """Return a visitor's place below STEPS. It never changes, so that who is in at 5 % stays in at 100 %."""
    digest = hashlib.sha256(store_id.bytes + visitor.encode()).digest()
    return int.from_bytes(digest[:8]) % STEPS


def share_in(typed: str) -> int:
    """Return a percentage as a merchant types it. Raises InvalidRequest."""
    digits = typed.strip().removesuffix("%").strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 3 and 1 <= int(digits) <= WHOLE):
        raise InvalidRequest("Give a whole percentage from 1 to 100, for example 5.")
    return int(digits)
