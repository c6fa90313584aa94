"""The helpdesks that can be connected: how a merchant lets us in, and which adapter speaks to the account."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from requests.auth import HTTPBasicAuth

from domain.errors import CredentialsRejected, InvalidRequest
from domain.handoff.connecting import Connected, HelpdeskSecrets
from domain.knowledge.help_centres import address_of
from domain.ports import Helpdesk
from integrations.gorgias import oauth as gorgias_oauth
from integrations.gorgias.helpdesk import GorgiasHelpdesk
from integrations.gorgias.setting_up import check_key
from integrations.oauth import HelpdeskTokens, OAuthClient
from integrations.remote import BearerAuth
from integrations.zendesk import oauth as zendesk_oauth
from integrations.zendesk.help_centre import ZendeskHelpCentre
from integrations.zendesk.setting_up import WRONG_CLIENT
from runtime.settings import OAuthKeys

if TYPE_CHECKING:
    from integrations.zendesk.helpdesk import ZendeskHelpdesk

NEVER = datetime(9999, 1, 1, tzinfo=UTC)  # when an API key expires


class Account(Helpdesk, Protocol):
    """A merchant's account with what is needed to settle in there."""

    def own_user(self) -> str:
        """Return whom our token acts as, in the words of the vendor: an id or an address."""

    def install_webhook(self, url: str) -> str:
        """Have the helpdesk tell `url` what happens to our tickets; return the secret it signs with."""

    def remove_webhook(self, url: str) -> None:
        """Have the helpdesk tell this store nothing any more, wherever the app stood."""

    def end_token(self) -> None:
        """Have the helpdesk forget the token we hold, and its refresh token, where it offers that."""


@runtime_checkable
class Furnished(Protocol):
    """An account in which we fill custom fields, and which can try out whether it reaches us."""

    def prepare_fields(self) -> dict[str, int]:
        """Return the ids of the custom fields we fill, by title, made where they are missing and may be made."""

    def try_webhook(self, url: str) -> str:
        """Have a test event sent to `url`; return the sentence that helps where it did not arrive, else ""."""


@runtime_checkable
class Addressed(Protocol):
    """An account to which tickets are written as e-mails."""

    def support_address(self) -> str:
        """Return the merchant's own address there. Raises RemoteError where there is none."""


@dataclass(frozen=True)
class OurAddresses:
    """Where a store's account finds us: what it tells, and the page on which staff read "{conversation}"."""

    webhook_url: str
    conversation_page: str


class Vendor(Protocol):
    """One vendor's way in. `verifier` is the secret half of PKCE, or a nonce where PKCE is not known."""

    @property
    def keys(self) -> OAuthKeys | None: ...

    @property
    def redirect_uri(self) -> str: ...

    def parse_account(self, text: str) -> str: ...

    def authorize_url(self, account: str, state: str, verifier: str, own: OAuthKeys | None = None) -> str:
        """Return where the merchant lets us in; `own` is a client that they made in their account, used for ours."""

    def exchange(self, account: str, code: str, verifier: str, own: OAuthKeys | None = None) -> HelpdeskSecrets: ...

    def refresh(self, account: str, held: HelpdeskSecrets) -> HelpdeskTokens: ...

    def direct(self, account: str, login: str, key: str) -> HelpdeskSecrets:
        """Enter without a browser. Raises InvalidRequest or RemoteError."""

    def account(self, connected: Connected, token: Callable[[], str], ours: OurAddresses) -> Account: ...


@dataclass(frozen=True)
class Registration:
    """Our app as a vendor knows it. `origin` is a template such as "https://{account}.zendesk.com"."""

    keys: OAuthKeys | None
    origin: str
    redirect_uri: str

    def at(self, account: str) -> str:
        return self.origin.replace("{account}", account)

    def client(self) -> OAuthClient:
        """Raises InvalidRequest while the vendor is not set up."""
        if self.keys is None:
            raise InvalidRequest("This helpdesk is not set up on this server.")
        return OAuthClient(self.keys.id, self.keys.secret, self.redirect_uri)


class ZendeskVendor(Registration):
    def parse_account(self, text: str) -> str:
        return zendesk_oauth.parse_account(text)

    def authorize_url(self, account: str, state: str, verifier: str, own: OAuthKeys | None = None) -> str:
        return zendesk_oauth.authorization_url(self.at(account), self.client_of(own), state, verifier)

    def exchange(self, account: str, code: str, verifier: str, own: OAuthKeys | None = None) -> HelpdeskSecrets:
        tokens = zendesk_oauth.exchange_code(self.at(account), self.client_of(own), code, verifier)
        return with_client(secrets_of(tokens), own)

    def refresh(self, account: str, held: HelpdeskSecrets) -> HelpdeskTokens:
        client = self.client_of(OAuthKeys(held.client_id, held.client_secret) if held.client_id else None)
        if not held.refresh:
            return zendesk_oauth.client_credentials(self.at(account), client)
        return zendesk_oauth.refresh(self.at(account), client, held.refresh)

    def direct(self, account: str, login: str, key: str) -> HelpdeskSecrets:
        """Enter by a confidential client's own credentials, the merchant's or ours: Zendesk gives out no keys."""
        own = own_client(login, key)
        try:
            tokens = zendesk_oauth.client_credentials(self.at(account), self.client_of(own))
        except CredentialsRejected:
            raise InvalidRequest(WRONG_CLIENT) from None
        return with_client(secrets_of(tokens), own)

    def client_of(self, own: OAuthKeys | None) -> OAuthClient:
        """Return the merchant's client where they gave one, or else ours. Raises InvalidRequest."""
        return OAuthClient(own.id, own.secret, self.redirect_uri) if own else self.client()

    def account(self, connected: Connected, token: Callable[[], str], ours: OurAddresses) -> "ZendeskHelpdesk":
        # zenpy takes ten megabytes; a web process that only takes webhooks never needs it.
        from integrations.zendesk.helpdesk import ZendeskHelpdesk

        return ZendeskHelpdesk(
            connected.account,
            self.origin,
            token,
            webhook_secret=connected.secrets.webhook,
            own_user_id=connected.secrets.own_user,
            webhook_url=ours.webhook_url,
            fields=connected.secrets.fields,
            conversation_page=ours.conversation_page,
        )

    def help_centre(self, connected: Connected, token: Callable[[], str]) -> ZendeskHelpCentre:
        return ZendeskHelpCentre(address_of(connected.account), self.at(connected.account), token)


class GorgiasVendor(Registration):
    def parse_account(self, text: str) -> str:
        return gorgias_oauth.parse_account(text)

    def authorize_url(self, account: str, state: str, verifier: str, own: OAuthKeys | None = None) -> str:
        return gorgias_oauth.authorization_url(self.at(account), self.client(), state, verifier)

    def exchange(self, account: str, code: str, verifier: str, own: OAuthKeys | None = None) -> HelpdeskSecrets:
        """Gorgias knows no PKCE, so the verifier was only a nonce; and it makes no clients for merchants."""
        return secrets_of(gorgias_oauth.exchange_code(self.at(account), self.client(), code))

    def refresh(self, account: str, held: HelpdeskSecrets) -> HelpdeskTokens:
        return gorgias_oauth.refresh(self.at(account), self.client(), held.refresh)

    def direct(self, account: str, login: str, key: str) -> HelpdeskSecrets:
        if not login or not key:
            raise InvalidRequest("Gorgias needs --login and --key.")
        check_key(self.at(account), login, key)
        return HelpdeskSecrets(access=key, refresh="", expires_at=NEVER, login=login)

    def account(self, connected: Connected, token: Callable[[], str], ours: OurAddresses) -> GorgiasHelpdesk:
        held = connected.secrets
        return GorgiasHelpdesk(
            connected.account,
            self.origin,
            HTTPBasicAuth(held.login, held.access) if held.login else BearerAuth(token),
            webhook_secret=held.webhook,
            own_email=held.own_user,
            conversation_page=ours.conversation_page,
            answers_from=held.answers_from,
        )


def own_client(login: str, key: str) -> OAuthKeys | None:
    """Return the merchant's client, None where they gave none. Raises InvalidRequest for half of one."""
    if bool(login) != bool(key):
        raise InvalidRequest("Give the identifier and the secret of the OAuth client.")
    return OAuthKeys(login, key) if login else None


def with_client(held: HelpdeskSecrets, own: OAuthKeys | None) -> HelpdeskSecrets:
    return replace(held, client_id=own.id, client_secret=own.secret) if own else held


def secrets_of(tokens: HelpdeskTokens) -> HelpdeskSecrets:
    return HelpdeskSecrets(tokens.access, tokens.refresh, tokens.expires_at)


def renewed(held: HelpdeskSecrets, tokens: HelpdeskTokens) -> HelpdeskSecrets:
    """Return `held` with the new tokens; a helpdesk that sends no new refresh token means the old one."""
    return replace(held, access=tokens.access, refresh=tokens.refresh or held.refresh, expires_at=tokens.expires_at)
