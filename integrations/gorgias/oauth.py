"""Connecting a Gorgias account. Source: developers.gorgias.com, OAuth2 for public apps."""

from integrations import oauth
from integrations.oauth import HelpdeskTokens, OAuthClient, OAuthEndpoints

# `offline` is what makes Gorgias give a refresh token.
SCOPE = (
    "openid email profile offline users:read customers:read customers:write "
    "tickets:read tickets:write events:read integrations:read integrations:write"
)


def parse_account(text: str) -> str:
    return oauth.parse_account(text, "gorgias.com")


def authorization_url(origin: str, client: OAuthClient, state: str, nonce: str) -> str:
    """Return where to send the merchant. `origin` is the account's; Gorgias knows no PKCE, but asks for a nonce."""
    return oauth.authorization_url(_endpoints(origin), client, state, nonce=nonce)


def exchange_code(origin: str, client: OAuthClient, code: str) -> HelpdeskTokens:
    """Trade the code for tokens: access for 24 hours, refresh without an end. Raises as `oauth.exchange_code`."""
    return oauth.exchange_code(_endpoints(origin), client, code)


def refresh(origin: str, client: OAuthClient, refresh_token: str) -> HelpdeskTokens:
    return oauth.refresh(_endpoints(origin), client, refresh_token)


def _endpoints(origin: str) -> OAuthEndpoints:
    return OAuthEndpoints(
        system="gorgias",
        authorization=f"{origin}/oauth/authorize",
        token=f"{origin}/oauth/token",
        scope=SCOPE,
        client_auth="client_secret_basic",
    )
