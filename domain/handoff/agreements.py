"""What is kept of agreeing on a handoff: what was offered and why, what was agreed to, and where to answer."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.handoff.tickets import HandoffMethod


@dataclass(frozen=True)
class Doubt:
    """An address that looked mistyped: `jane@gmial.com`, where `jane@gmail.com` may be meant."""

    typed: str
    meant: str


@dataclass(frozen=True)
class Settled:
    """A matter that is not offered again straight away. `at` is when the shopper declined, None where people have
    closed it."""

    reason: str
    intents: tuple[str, ...] = ()
    asked: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Agreement:
    """`reason`, why a person is offered, is "" where none is; `asked` is what the shopper had written, `consent` the
    sentence they agree to. `email` and `method` are those of the last round; `doubted` is what was asked last of an
    address.
    """

    reason: str = ""
    urgent: bool = False
    intents: tuple[str, ...] = ()
    asked: str = ""
    consent: str = ""
    page_url: str = ""
    email: str = ""
    method: HandoffMethod | None = None
    doubted: Doubt | None = None
    settled: Settled | None = None

    def declined(self, now: datetime) -> "Agreement":
        """Return what is kept after a no: the matter, which is spared in the very next answer."""
        return replace(self.lasting(), settled=self._matter(now))

    def closed(self) -> "Agreement":
        """Return what is kept when people have closed it: the matter, offered again only when it is asked anew."""
        return replace(self.lasting(), settled=self._matter(None))

    def lasting(self) -> "Agreement":
        """Return what outlives a round: an address is not asked for twice, nor doubted."""
        return Agreement(email=self.email, doubted=self.doubted) if self.email else Agreement()

    def _matter(self, at: datetime | None) -> Settled | None:
        return Settled(self.reason, self.intents, self.asked, at) if self.reason else None
