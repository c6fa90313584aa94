"""Helpdesk accounts as ports: which adapter, with which tokens, renewed when needed."""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from domain.errors import CredentialsRejected, InvalidRequest
from domain.handoff.connecting import RECONNECT, Connected, HelpdeskSecrets, helpdesk_token
from domain.handoff.tickets import HandoffMethod
from domain.ports import Helpdesk, Watched
from domain.stores import Store
from runtime.settings import Settings
from runtime.vendors import GorgiasVendor, Vendor, ZendeskVendor, renewed, secrets_of
from storage.work import Work


class Helpdesks:
    """The helpdesks this server can speak with."""

    def __init__(
        self, settings: Settings, begin: Callable[[], AbstractContextManager[Work]], now: Callable[[], datetime]
    ) -> None:
        self.app_url = settings.app_url
        self.begin = begin
        self.now = now
        callback = f"{settings.app_url}/connect/{{}}/callback"
        self.vendors: dict[HandoffMethod, Vendor] = {
            HandoffMethod.ZENDESK: ZendeskVendor(settings.zendesk, settings.zendesk_origin, callback.format("zendesk")),
            HandoffMethod.GORGIAS: GorgiasVendor(settings.gorgias, settings.gorgias_origin, callback.format("gorgias")),
        }

    def available(self, kind: HandoffMethod) -> bool:
        return kind in self.vendors and self.vendors[kind].keys is not None

    def of_store(self, store: Store, connected: Connected) -> Helpdesk:
        """Return the store's account as a port; its token is renewed under the store's lock."""
        vendor = self.vendors[connected.kind]

        def refresh(held: Connected) -> HelpdeskSecrets:
            return renewed(held.secrets, vendor.refresh(held.account, held.secrets.refresh))

        def token() -> str:
            return helpdesk_token(store, connected.kind, self.begin, refresh, self.now)

        return vendor.account(connected, token)

    def required(self, store: Store, kind: HandoffMethod, connected: Connected | None) -> Helpdesk:
        """Raise CredentialsRejected where the merchant has disconnected it meanwhile."""
        # An API key is the merchant's own and needs no registration of ours.
        if connected is None or not (self.available(kind) or connected.secrets.login):
            raise CredentialsRejected(kind.value, "not connected", RECONNECT.format(kind=kind.value.title()))
        return self.of_store(store, connected)

    def watched(self, store: Store, connected: Connected) -> Watched:
        """Return the account as one that can be asked what changed. Raises CredentialsRejected as `required`."""
        desk = self.required(store, connected.kind, connected)
        if not isinstance(desk, Watched):
            raise TypeError(f"{connected.kind.value} cannot be asked what changed")
        return desk

    def connect(self, store: Store, kind: HandoffMethod, account: str, code: str, verifier: str) -> Connected:
        """Trade `code` for tokens, install our webhook, and keep the account. Raises RemoteError."""
        tokens = self.vendors[kind].exchange(account, code, verifier)
        return self.settle_in(store, Connected(kind, account, secrets_of(tokens)))

    def connect_directly(self, store: Store, kind: HandoffMethod, account: str, login: str, key: str) -> Connected:
        """Connect without a browser: by client credentials or an API key. Raises InvalidRequest or RemoteError."""
        if kind not in self.vendors:
            raise InvalidRequest("Only zendesk and gorgias have accounts.")
        vendor = self.vendors[kind]
        name = vendor.parse_account(account)
        return self.settle_in(store, Connected(kind, name, vendor.direct(name, login, key)))

    def settle_in(self, store: Store, fresh: Connected) -> Connected:
        """Learn who we are at the account, install our webhook there, and keep it."""
        account = self.vendors[fresh.kind].account(fresh, lambda: fresh.secrets.access)
        own_user = account.own_user()
        webhook = account.install_webhook(f"{self.app_url}/webhooks/{fresh.kind.value}/{store.key}")
        connected = replace(fresh, secrets=replace(fresh.secrets, own_user=own_user, webhook=webhook))
        with self.begin() as work:
            work.handoffs.connect(store, connected, self.now())
            work.outbox.hurry(store, connected.kind, self.now())
        return connected


def new_verifier() -> str:
    """Return a PKCE verifier: 86 characters of randomness."""
    return secrets.token_urlsafe(64)
