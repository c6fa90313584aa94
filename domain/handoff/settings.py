"""What a merchant chose for handing over."""

from dataclasses import dataclass
from enum import StrEnum

from domain.agent.intents import ACTIONS, TROUBLES, Intent
from domain.handoff.hours import Hours
from domain.handoff.routing import RoutingRule
from domain.handoff.tickets import HandoffMethod
from domain.stores import Store


class Channel(StrEnum):
    """Where a shopper writes. A merchant chooses for each that is answered; who answers it asks by its name."""

    WEB_CHAT = "web_chat"


TOPICS = ACTIONS | TROUBLES | {Intent.INVOICE, Intent.ORDER_REFUND}  # what a merchant may keep for people


@dataclass(frozen=True)
class HandoffSettings:
    """`email` is where EMAIL sends to; `message` is what MESSAGE says. Without `hours` nothing is said of when.

    `topics`, of TOPICS, are answered by people alone. `rules` are for their tickets, the later before the earlier.
    """

    method: HandoffMethod = HandoffMethod.INBOX
    email: str = ""
    message: str = ""
    hours: Hours | None = None
    topics: frozenset[Intent] = frozenset()
    rules: tuple[RoutingRule, ...] = ()


def address_of_team(settings: HandoffSettings, store: Store) -> str:
    """Return where the merchant's people read e-mails: what they chose, else the shop's own address."""
    return settings.email or store.contact_email
