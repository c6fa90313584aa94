"""OAuth 2: the client every remote system is asked for tokens with, and all of it for helpdesks."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client.oauth2_session import OAuth2ClientAuth
from authlib.oauth2.client import OAuth2Client

from domain.errors import CredentialsRejected, InvalidRequest, RemoteError
from integrations.remote import RemoteSession, RequestRefused, reading

ACCOUNT = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)  # one DNS label, so that no other host fits
NEVER = timedelta(days=3650)  # how long a token is good for where the helpdesk names no end


@dataclass(frozen=True)
class OAuthEndpoints:
    """Where a helpdesk's OAuth lives. `client_auth` is authlib's name for how the client signs in at `token`."""

    system: str
    authorization: str
    token: str
    scope: str
    client_auth: str


@dataclass(frozen=True)
class OAuthClient:
    """Our registration with a remote system."""

    id: str
    secret: str = field(repr=False)
    redirect_uri: str = ""


@dataclass(frozen=True)
class HelpdeskTokens:
    """What lets us into an account. `refresh_expires_at` None: it does not expire."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires_at: datetime
    refresh_expires_at: datetime | None


def parse_account(text: str, domain: str) -> str:
    """Return the account's name from what a merchant types: "acme", "acme.zendesk.com", "https://acme.zendesk.com/…".

    `domain` is the helpdesk's own ("zendesk.com"). Raises InvalidRequest.
    """
    host = re.sub(r"^https?://", "", text.strip().lower()).split("/")[0]
    account = host.removesuffix(f".{domain}")
    if not ACCOUNT.fullmatch(account):
        raise InvalidRequest(f"Enter the name before .{domain}, for example acme.")
    return account


def authorization_url(
    endpoints: OAuthEndpoints, client: OAuthClient, state: str, code_verifier: str = "", **extra: str
) -> str:
    """Return where to send the merchant. With `code_verifier`, PKCE (S256): keep it until the code comes back."""
    oauth = OAuth2Client(
        session=None,
        client_id=client.id,
        redirect_uri=client.redirect_uri,
        scope=endpoints.scope,
        code_challenge_method="S256",
    )
    url, _ = oauth.create_authorization_url(
        endpoints.authorization, state=state, code_verifier=code_verifier or None, **extra
    )
    return str(url)


def exchange_code(
    endpoints: OAuthEndpoints, client: OAuthClient, code: str, code_verifier: str = "", **extra: str
) -> HelpdeskTokens:
    """Trade the code for tokens. Raises CredentialsRejected where the helpdesk refuses it, RemoteError otherwise."""
    proof = {"code_verifier": code_verifier} if code_verifier else {}
    oauth = _oauth_client(endpoints, client)
    return _tokens(endpoints, lambda: oauth.fetch_token(endpoints.token, code=code, **proof, **extra))


def refresh(endpoints: OAuthEndpoints, client: OAuthClient, refresh_token: str, **extra: str) -> HelpdeskTokens:
    """Return new tokens; the old pair may be dead from here on, so hold the account's lock and keep them at once.

    Raises CredentialsRejected where the merchant must connect again, RemoteError where a later try may succeed.
    """
    oauth = _oauth_client(endpoints, client)
    return _tokens(endpoints, lambda: oauth.refresh_token(endpoints.token, refresh_token=refresh_token, **extra))


def client_credentials(endpoints: OAuthEndpoints, client: OAuthClient) -> HelpdeskTokens:
    """Return a token of the client's own, without a refresh token. Raises as `exchange_code`."""
    oauth = _oauth_client(endpoints, client)
    grant = {"grant_type": "client_credentials", "scope": endpoints.scope}
    return _tokens(endpoints, lambda: oauth.fetch_token(endpoints.token, **grant))


def token_client(system: str, client: OAuthClient, client_auth: str) -> OAuth2Client:
    """Return authlib's client on our own session. `client_auth` is authlib's name for how it signs in."""
    oauth = OAuth2Client(
        session=RemoteSession(system),
        client_id=client.id,
        client_secret=client.secret,
        redirect_uri=client.redirect_uri,
        token_endpoint_auth_method=client_auth,
    )
    oauth.client_auth_class = OAuth2ClientAuth  # the one that signs a request of the requests library
    return oauth


@contextmanager
def asking_for_tokens(system: str) -> Iterator[None]:
    """Around the request and the reading of its answer: raise CredentialsRejected where `system` refuses for good,
    RemoteError where a later try may succeed."""
    try:
        with reading(system, "token request"):
            yield
    except RequestRefused as error:
        if not error.permanent:
            raise
        raise CredentialsRejected(system, f"token request refused with {error.status}") from None
    except AuthlibBaseError:
        raise RemoteError(system, "token request answered with an error") from None


def _oauth_client(endpoints: OAuthEndpoints, client: OAuthClient) -> OAuth2Client:
    return token_client(endpoints.system, client, endpoints.client_auth)


def _tokens(endpoints: OAuthEndpoints, fetch: Callable[[], Mapping[str, object]]) -> HelpdeskTokens:
    asked_at = datetime.now(UTC)
    with asking_for_tokens(endpoints.system):
        return _parse_tokens(fetch(), asked_at)


def _parse_tokens(token: Mapping[str, object], asked_at: datetime) -> HelpdeskTokens:
    refresh_seconds = token.get("refresh_token_expires_in")
    return HelpdeskTokens(
        access=str(token["access_token"]),
        refresh=str(token.get("refresh_token") or ""),
        expires_at=asked_at + _lifetime(token.get("expires_in")),
        refresh_expires_at=asked_at + _lifetime(refresh_seconds) if refresh_seconds else None,
    )


def _lifetime(seconds: object) -> timedelta:
    return timedelta(seconds=int(str(seconds))) if seconds else NEVER
