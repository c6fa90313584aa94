"""Helpdesk accounts as ports: which adapter, with which tokens, renewed when needed."""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from requests.auth import HTTPBasicAuth

from domain.errors import CredentialsRejected, InvalidRequest
from domain.handoff.connecting import RECONNECT, Connected, HelpdeskSecrets, helpdesk_token
from domain.handoff.tickets import HandoffMethod
from domain.ports import Helpdesk
from domain.stores import Store
from integrations.gorgias import oauth as gorgias_oauth
from integrations.gorgias.helpdesk import GorgiasHelpdesk
from integrations.oauth import HelpdeskTokens, OAuthClient
from integrations.remote import BearerAuth
from integrations.zendesk import oauth as zendesk_oauth
from integrations.zendesk.helpdesk import ZendeskHelpdesk
from runtime.settings import OAuthKeys, Settings
from storage.work import Work

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class Vendor(Protocol):
    """One vendor's way in. `verifier` is the secret half of PKCE, or a nonce where PKCE is not known."""

    @property
    def keys(self) -> OAuthKeys | None: ...

    def parse_account(self, text: str) -> str: ...

    def authorize_url(self, account: str, state: str, verifier: str) -> str: ...

    def exchange(self, account: str, code: str, verifier: str) -> HelpdeskTokens: ...

    def refresh(self, account: str, refresh_token: str) -> HelpdeskTokens: ...

    def direct(self, account: str, login: str, key: str) -> HelpdeskSecrets:
        """Enter without a browser. Raises InvalidRequest or RemoteError."""

    def helpdesk(self, connected: Connected, token: Callable[[], str]) -> Helpdesk: ...

    def settle_in(self, connected: Connected, token: Callable[[], str], webhook_url: str) -> HelpdeskSecrets:
        """Install our webhook and learn who we are there; return the secrets completed."""


def client_of(vendor: "ZendeskVendor | GorgiasVendor") -> OAuthClient:
    if vendor.keys is None:
        raise InvalidRequest("This helpdesk is not set up on this server.")
    return OAuthClient(vendor.keys.id, vendor.keys.secret, vendor.redirect_uri)


@dataclass(frozen=True)
class ZendeskVendor:
    keys: OAuthKeys | None
    origin: str
    redirect_uri: str

    def at(self, account: str) -> str:
        return self.origin.replace("{account}", account)

    def parse_account(self, text: str) -> str:
        return zendesk_oauth.parse_account(text)

    def authorize_url(self, account: str, state: str, verifier: str) -> str:
        return zendesk_oauth.authorization_url(self.at(account), client_of(self), state, verifier)

    def exchange(self, account: str, code: str, verifier: str) -> HelpdeskTokens:
        return zendesk_oauth.exchange_code(self.at(account), client_of(self), code, verifier)

    def refresh(self, account: str, refresh_token: str) -> HelpdeskTokens:
        if not refresh_token:
            return zendesk_oauth.client_credentials(self.at(account), client_of(self))
        return zendesk_oauth.refresh(self.at(account), client_of(self), refresh_token)

    def direct(self, account: str, login: str, key: str) -> HelpdeskSecrets:
        """Enter by the client's own credentials: Zendesk gives out no keys any more."""
        return keep(None, zendesk_oauth.client_credentials(self.at(account), client_of(self)))

    def helpdesk(self, connected: Connected, token: Callable[[], str]) -> ZendeskHelpdesk:
        return ZendeskHelpdesk(
            connected.account,
            self.origin,
            token,
            webhook_secret=connected.secrets.webhook,
            own_user_id=connected.secrets.own_user,
        )

    def settle_in(self, connected: Connected, token: Callable[[], str], webhook_url: str) -> HelpdeskSecrets:
        helpdesk = self.helpdesk(connected, token)
        own_user = helpdesk.own_user_id()
        return replace(connected.secrets, own_user=own_user, webhook=helpdesk.install_webhook(webhook_url))


@dataclass(frozen=True)
class GorgiasVendor:
    keys: OAuthKeys | None
    origin: str
    redirect_uri: str

    def at(self, account: str) -> str:
        return self.origin.replace("{account}", account)

    def parse_account(self, text: str) -> str:
        return gorgias_oauth.parse_account(text)

    def authorize_url(self, account: str, state: str, verifier: str) -> str:
        return gorgias_oauth.authorization_url(self.at(account), client_of(self), state, verifier)

    def exchange(self, account: str, code: str, verifier: str) -> HelpdeskTokens:
        return gorgias_oauth.exchange_code(self.at(account), client_of(self), code)

    def refresh(self, account: str, refresh_token: str) -> HelpdeskTokens:
        return gorgias_oauth.refresh(self.at(account), client_of(self), refresh_token)

    def direct(self, account: str, login: str, key: str) -> HelpdeskSecrets:
        if not login or not key:
            raise InvalidRequest("Gorgias needs --login and --key.")
        return HelpdeskSecrets(access=key, refresh="", expires_at=NEVER, login=login)

    def helpdesk(self, connected: Connected, token: Callable[[], str]) -> GorgiasHelpdesk:
        return GorgiasHelpdesk(
            connected.account,
            self.origin,
            HTTPBasicAuth(connected.secrets.login, connected.secrets.access)
            if connected.secrets.login
            else BearerAuth(token),
            webhook_secret=connected.secrets.webhook,
            staff_email=connected.secrets.own_user,
        )

    def settle_in(self, connected: Connected, token: Callable[[], str], webhook_url: str) -> HelpdeskSecrets:
        helpdesk = self.helpdesk(connected, token)
        own_user = helpdesk.own_email()
        return replace(connected.secrets, own_user=own_user, webhook=helpdesk.install_webhook(webhook_url))


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

        def refresh(account: Connected) -> HelpdeskSecrets:
            return keep(account.secrets, vendor.refresh(account.account, account.secrets.refresh))

        def token() -> str:
            return helpdesk_token(store, connected.kind, self.begin, refresh, self.now)

        return vendor.helpdesk(connected, token)

    def required(self, store: Store, kind: HandoffMethod, connected: Connected | None) -> Helpdesk:
        """Raise CredentialsRejected where the merchant has disconnected it meanwhile."""
        if connected is None or not self.available(kind):
            raise CredentialsRejected(kind.value, "not connected", RECONNECT.format(kind=kind.value.title()))
        return self.of_store(store, connected)

    def connect(self, store: Store, kind: HandoffMethod, account: str, code: str, verifier: str) -> Connected:
        """Trade `code` for tokens, install our webhook, and keep the account. Raises RemoteError."""
        tokens = self.vendors[kind].exchange(account, code, verifier)
        return self.settle_in(store, Connected(kind, account, keep(None, tokens)))

    def connect_directly(self, store: Store, kind: HandoffMethod, account: str, login: str, key: str) -> Connected:
        """Connect without a browser: by client credentials or an API key. Raises InvalidRequest or RemoteError."""
        if kind not in self.vendors:
            raise InvalidRequest("Only zendesk and gorgias have accounts.")
        vendor = self.vendors[kind]
        name = vendor.parse_account(account)
        return self.settle_in(store, Connected(kind, name, vendor.direct(name, login, key)))

    def settle_in(self, store: Store, fresh: Connected) -> Connected:
        """Install our webhook at the account and keep it."""
        webhook_url = f"{self.app_url}/webhooks/{fresh.kind.value}/{store.key}"
        complete = self.vendors[fresh.kind].settle_in(fresh, lambda: fresh.secrets.access, webhook_url)
        connected = replace(fresh, secrets=complete)
        with self.begin() as work:
            work.handoffs.connect(store, connected, self.now())
        return connected


def keep(held: HelpdeskSecrets | None, tokens: HelpdeskTokens) -> HelpdeskSecrets:
    """Return `held` with the new tokens; a helpdesk that sends no new refresh token means the old one."""
    old_refresh = held.refresh if held else ""
    return HelpdeskSecrets(
        access=tokens.access,
        refresh=tokens.refresh or old_refresh,
        expires_at=tokens.expires_at,
        webhook=held.webhook if held else "",
        own_user=held.own_user if held else "",
        login=held.login if held else "",
    )


def new_verifier() -> str:
    """Return a PKCE verifier: 86 characters of randomness."""
    return secrets.token_urlsafe(64)
