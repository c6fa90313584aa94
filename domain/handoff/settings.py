"""What a merchant chose for handing over."""

from dataclasses import dataclass
from enum import StrEnum

from domain.agent.intents import ACTIONS, TROUBLES, Intent
from domain.handoff.hours import Hours
from domain.handoff.tickets import HandoffMethod
from domain.stores import Store


class Channel(StrEnum):
    """Where a shopper writes. What is not chosen for a channel is as it is for the chat."""

    WEB_CHAT = "web_chat"
    EMAIL = "email"
    SMS = "sms"
    WHATSAPP = "whatsapp"


TOPICS = ACTIONS | TROUBLES | {Intent.INVOICE, Intent.ORDER_REFUND}  # what a merchant may keep for people
OFFERED = (Channel.WEB_CHAT,)  # those that are there today


@dataclass(frozen=True)
class HandoffSettings:
    """`email` is where EMAIL sends to; `message` is what MESSAGE says. Without `hours` nothing is said of when.

    `topics`, of TOPICS, are answered by people alone.
    """

    method: HandoffMethod = HandoffMethod.INBOX
    email: str = ""
    message: str = ""
    hours: Hours | None = None
    topics: frozenset[Intent] = frozenset()


def address_of_team(settings: HandoffSettings, store: Store) -> str:
    """Return where the merchant's people read e-mails: what they chose, else the shop's own address."""
    return settings.email or store.contact_email
