"""Choosing where a store hands conversations over."""

from typing import Protocol

from domain.errors import InvalidRequest, NotConnected
from domain.handoff.connecting import Connected
from domain.handoff.settings import OFFERED, Channel, HandoffSettings
from domain.handoff.tickets import HELPDESKS, HandoffMethod
from domain.stores import Store


class HandoffShelf(Protocol):
    def connected(self, store: Store, kind: HandoffMethod) -> Connected | None: ...

    def choose(self, store: Store, settings: HandoffSettings, channel: Channel) -> None: ...


class Shelves(Protocol):
    @property
    def handoffs(self) -> HandoffShelf: ...


def choose_handoff(
    store: Store, settings: HandoffSettings, shelves: Shelves, channel: Channel = Channel.WEB_CHAT
) -> None:
    """Keep the merchant's choice. Raises InvalidRequest for one that could not work, NotConnected for one not yet."""
    if settings.method is HandoffMethod.EMAIL:
        raise InvalidRequest("Handing over by e-mail needs an outgoing mail server, which is not there yet.")
    if settings.method is HandoffMethod.MESSAGE and not settings.message:
        raise InvalidRequest("A message needs words for shoppers to read.")
    if settings.method in HELPDESKS and shelves.handoffs.connected(store, settings.method) is None:
        raise NotConnected(settings.method.value)
    if channel not in OFFERED:
        raise InvalidRequest(f"Only {', '.join(OFFERED)} can be chosen for: nothing else is answered yet.")
    shelves.handoffs.choose(store, settings, channel)
