"""What a merchant chose for handing over."""

from dataclasses import dataclass

from domain.handoff.tickets import HandoffMethod


@dataclass(frozen=True)
class HandoffSettings:
    """`email` is where EMAIL sends to; `message` is what MESSAGE says."""

    method: HandoffMethod = HandoffMethod.INBOX
    email: str = ""
    message: str = ""
