"""A store's account at a helpdesk, and the one lock under which its tokens are renewed."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from domain.errors import CredentialsRejected
from domain.handoff.tickets import HandoffMethod
from domain.stores import Store

MARGIN = timedelta(minutes=2)  # before the end of an access token; Zendesk's live for 30 minutes
RECONNECT = "Connect {kind} again in Shopfloor's hand-over settings."


@dataclass(frozen=True)
class HelpdeskSecrets:
    """`webhook` is what the helpdesk signs its deliveries with; `own_user` the user our token acts as.

    With a `login`, `access` is that login's API key and never expires. Without `refresh`, a new access token is asked
    for by the client's own credentials: the merchant's `client_id` and `client_secret` where they gave them, or else
    ours. `fields` are the ids of the helpdesk's custom fields that we fill, by their titles. `answers_from` is the
    merchant's address there, from which answers leave, "" where it is not known; it is looked up anew once a day.
    """

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires_at: datetime
    webhook: str = field(default="", repr=False)
    own_user: str = ""
    login: str = ""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    fields: Mapping[str, int] = field(default_factory=dict)
    answers_from: str = ""

    @property
    def own_keys(self) -> bool:
        """Whether the merchant gave keys of their own, which need no registration of ours."""
        return bool(self.login or self.client_id)


@dataclass(frozen=True)
class Connected:
    """`advice` is the sentence that helps the merchant while something is wrong, else ""."""

    kind: HandoffMethod
    account: str
    secrets: HelpdeskSecrets
    advice: str = ""


class HandoffShelf(Protocol):
    def connected(self, store: Store, kind: HandoffMethod, *, lock: bool = False) -> Connected | None: ...

    def connect(self, store: Store, connected: Connected, at: datetime) -> None: ...

    def note_advice(self, store: Store, kind: HandoffMethod, advice: str) -> None: ...


class Shelves(Protocol):
    @property
    def handoffs(self) -> HandoffShelf: ...


Begin = Callable[[], AbstractContextManager[Shelves]]
Refresh = Callable[[Connected], HelpdeskSecrets]


def helpdesk_token(
    store: Store, kind: HandoffMethod, begin: Begin, refresh: Refresh, now: Callable[[], datetime]
) -> str:
    """Return an access token that is good now, renewing the pair when it is near its end.

    Raises CredentialsRejected when the merchant must connect again, RemoteError when the helpdesk cannot be asked.
    """
    try:
        with begin() as work:
            account = required(store, kind, work, lock=False)
            if fresh(account, now()):
                return account.secrets.access
        with begin() as work:
            # Whoever waited for the lock finds the pair that was renewed meanwhile.
            account = required(store, kind, work, lock=True)
            if not fresh(account, now()):
                account = replace(account, secrets=refresh(account), advice="")
                work.handoffs.connect(store, account, now())
            return account.secrets.access
    except CredentialsRejected:
        with begin() as work:
            work.handoffs.note_advice(store, kind, RECONNECT.format(kind=kind.label))
        raise


def required(store: Store, kind: HandoffMethod, work: Shelves, *, lock: bool) -> Connected:
    account = work.handoffs.connected(store, kind, lock=lock)
    if account is None:
        raise CredentialsRejected(kind.value, "not connected", RECONNECT.format(kind=kind.label))
    return account


def fresh(account: Connected, now: datetime) -> bool:
    return account.secrets.expires_at - now > MARGIN
