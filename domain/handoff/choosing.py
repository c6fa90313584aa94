"""Choosing where a store hands conversations over."""

from datetime import datetime
from typing import Protocol

from domain.agent.understanding.mentions import find_email
from domain.errors import InvalidRequest, NotConnected
from domain.handoff.connecting import Connected
from domain.handoff.settings import Channel, HandoffSettings
from domain.handoff.tickets import HELPDESKS, HandoffMethod
from domain.stores import Store

NO_MAIL = "Handing over by e-mail needs a mail server: whoever runs this app sets SMTP_URL and MAIL_FROM."


class HandoffShelf(Protocol):
    def connected(self, store: Store, kind: HandoffMethod) -> Connected | None: ...

    def choose(self, store: Store, settings: HandoffSettings, channel: Channel) -> None: ...


class OutboxShelf(Protocol):
    def hurry(self, store: Store, method: HandoffMethod, now: datetime) -> None: ...


class Shelves(Protocol):
    @property
    def handoffs(self) -> HandoffShelf: ...

    @property
    def outbox(self) -> OutboxShelf: ...


def choose_handoff(
    store: Store,
    settings: HandoffSettings,
    shelves: Shelves,
    now: datetime,
    channel: Channel = Channel.WEB_CHAT,
    *,
    sends_mail: bool,
) -> None:
    """Keep the merchant's choice. Raises InvalidRequest for one that could not work, NotConnected for one not yet."""
    if settings.method is HandoffMethod.EMAIL:
        require_mail(settings, sends_mail=sends_mail)
    if settings.method is HandoffMethod.MESSAGE and not settings.message:
        raise InvalidRequest("A message needs words for shoppers to read.")
    if settings.method in HELPDESKS and shelves.handoffs.connected(store, settings.method) is None:
        raise NotConnected(settings.method.value)
    shelves.handoffs.choose(store, settings, channel)
    if settings.method is HandoffMethod.EMAIL:
        # What failed at an address before this one goes to this one.
        shelves.outbox.hurry(store, settings.method, now)


def require_mail(settings: HandoffSettings, *, sends_mail: bool) -> None:
    if not sends_mail:
        raise InvalidRequest(NO_MAIL)
    if find_email(settings.email) != settings.email:
        raise InvalidRequest("Name one e-mail address of your team that conversations are sent to.")
